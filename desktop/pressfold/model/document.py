"""A printable document: what a briefing becomes before a writer turns it into DOCX, Markdown or another format.

Writers know only this page; what a line means was decided before. All text is literal: no character of it is markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: Names the records wherever a format keeps them as XML.
RECORDS_NAMESPACE = "urn:pressfold:records:1"


class Style(StrEnum):
    """What a paragraph is; a writer maps it to its own styles."""

    TITLE = "title"
    META = "meta"
    HEADING = "heading"
    LEAD = "lead"
    TEXT = "text"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    DIFFERENCE = "difference"
    COMMENT = "comment"
    ITEM = "item"
    BULLET = "bullet"
    NUMBER = "number"
    PASSAGE = "passage"
    SMALL = "small"


class Tone(StrEnum):
    """What a run says about itself; a writer may show it as a colour, the words say it as well."""

    PLAIN = "plain"
    QUIET = "quiet"
    OK = "ok"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Run:
    """Literal characters in one manner.

    `note` is the place of a note in `Document.notes`, from 1, whose mark stands behind the characters. `link` is the
    bookmark of a paragraph that the characters lead to. `language` is a BCP 47 tag where it is not the document's.
    """

    text: str
    bold: bool = False
    italic: bool = False
    tone: Tone = Tone.PLAIN
    note: int | None = None
    link: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in one style; a line break inside a run stays one. `bookmark` names the paragraph for links.

    `number` is that of an item of a numbered list; one that is not the next after the paragraph before begins a list.
    """

    style: Style
    runs: tuple[Run, ...]
    bookmark: str = ""
    number: int = 0

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: a header row, then rows of plain text. `widths` are the shares of the columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Title, body in order, and the notes that runs refer to.

    `created` is ISO 8601 in UTC. `handling` stands on every page where it is not empty. `records` is JSON, one record
    a line, by which an export can be verified later. `footnotes` puts the notes at the foot of their pages in formats
    that have both. `template` are the bytes of a reader's own Word file whose styles give the look; empty for ours.
    """

    title: str
    language: str
    created: str
    author: str = ""
    handling: str = ""
    body: tuple[Paragraph | Table, ...] = ()
    notes: tuple[tuple[Run, ...], ...] = ()
    notes_heading: str = "Notes"
    records: str = ""
    keywords: tuple[str, ...] = ()
    footnotes: bool = False
    template: bytes = b""
