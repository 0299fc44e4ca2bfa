"""An article: one published text, its blocks with their roles, and where each fact about it was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pressfold.model.span import Span


class Role(StrEnum):
    """What a block is in its article."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT = "credit"
    BODY = "body"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    POST = "post"
    BOILERPLATE = "boilerplate"


#: Roles whose words are the article's own story: compared, and counted by the wire share.
STORY = frozenset({Role.BODY})
#: Roles that are read for actors and quotations.
READ = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.CROSSHEAD, Role.CAPTION, Role.POST})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-sized part of an article, without the line ends around it."""

    start: int
    end: int
    role: Role

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article; `None` where nothing states it.

    `published`, `modified` and `retrieved` (when the page was saved) are ISO 8601: a date, or a date and time with its
    zone where one is stated. `section` is the part of the outlet it stood in, `url` the address of the page.
    `suggested` holds values that something hints at but nothing states (a date in an embedded post).
    `provenance` says for each field how its value was found: "headline", "first sentence", "dateline",
    "stated in the text", "credit line", "JSON-LD", "meta tag", "detected", "edited" ... (`model.provenance`).
    """

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    credit: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    standfirst: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    url: str | None = None
    section: str | None = None
    suggested: Mapping[str, str] = field(default_factory=dict)
    provenance: Mapping[str, str] = field(default_factory=dict)


#: The fields of `Metadata` that a reader may set, in the order of the inspector.
FIELDS = (
    "title", "standfirst", "outlet", "byline", "credit", "dateline", "published", "modified", "retrieved", "url",
    "section", "language",
)  # fmt: skip
#: Those of them that hold a date, or a date and time.
DATED = frozenset({"published", "modified", "retrieved"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What ingest makes of one file: the text with its blocks and metadata, and the hashes that name it.

    `sha256` is of the file's bytes, `text_sha256` of `text` in UTF-8, both lower-case hex.
    `blocks` are sorted, do not overlap, and cover every character of `text` that is not white space.
    `part` is the article's place in a file that holds several ("17", the seventeenth), empty where it is the file.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    sha256: str
    text_sha256: str
    encoding: str
    extractor: str
    part: str = ""

    @property
    def place(self) -> str:
        """The path, with the part where the file holds several articles: "export.csv#17"."""
        return place_of(self.path, self.part)


def place_of(path: str, part: str) -> str:
    """Where an article stands: the path of its file, and its part where the file holds several."""
    return f"{path}#{part}" if part else path


def path_and_part(place: str) -> tuple[str, str]:
    """A place taken apart again; a file's own name may hold the sign too, so ask for the whole name first."""
    path, sign, part = place.rpartition("#")
    return (path, part) if sign and part.isascii() and part.isdecimal() else (place, "")


@dataclass(frozen=True, slots=True)
class Article:
    """A reading with its number: the library's id, or its place among the files of one command."""

    id: int
    reading: Reading

    @property
    def text(self) -> str:
        return self.reading.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.reading.blocks

    @property
    def metadata(self) -> Metadata:
        return self.reading.metadata

    def spans(self, *roles: Role) -> list[Span]:
        """The spans of the blocks that have one of these roles, in reading order."""
        return [Span(block.start, block.end) for block in self.blocks if block.role in roles]

    @property
    def title(self) -> str:
        """The title to show: the found one, else the first words of the text, never empty."""
        return title_of(self.metadata.title, self.text)


def title_of(stated: str | None, text: str) -> str:
    """The title to show of an article whose text begins like this."""
    return stated or " ".join(text.split()[:10]) or "Untitled"
