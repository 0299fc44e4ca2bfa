"""A printable document: what a briefing becomes before a writer turns it into DOCX, Markdown or another format.

Writers know only this page; what a line means was decided before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Style(StrEnum):
    """What a paragraph is; a writer maps it to its own styles."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    COMMENT = "comment"
    ITEM = "item"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Run:
    """Literal characters, and a note they carry: `note` is the place of the note in `Document.notes`, from 1."""

    text: str
    bold: bool = False
    italic: bool = False
    note: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    style: Style
    runs: tuple[Run, ...]
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: a header row, then rows of plain text."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Title, body in order, and the notes that runs refer to. `records` is JSON by which an export can be verified."""

    title: str
    language: str
    created: str
    author: str = ""
    body: tuple[Paragraph | Table, ...] = ()
    notes: tuple[tuple[Run, ...], ...] = ()
    records: str = ""
    keywords: tuple[str, ...] = field(default_factory=tuple)
