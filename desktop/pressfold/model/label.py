"""What a reader sorts articles by: collections, smart collections, and tags with a colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: The colours a tag can have; each has its look in every theme, and the name always stands beside it.
COLOURS = ("grey", "red", "orange", "yellow", "green", "teal", "blue", "purple")


class LabelKind(StrEnum):
    """A collection gathers articles on a story; a tag says something of each."""

    COLLECTION = "collection"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Label:
    """A named set of articles. Names of one kind differ in more than case.

    `look` is the colour of a tag, and the query of a smart collection, empty for any other collection.
    `articles` counts the articles that have it now; a smart collection is counted when it is asked.
    """

    kind: LabelKind
    name: str
    look: str = ""
    articles: int = 0

    @property
    def smart(self) -> bool:
        """Whether a query decides what belongs here, and not the reader article by article."""
        return self.kind is LabelKind.COLLECTION and bool(self.look)


@dataclass(frozen=True, slots=True)
class Version:
    """One stored text of an article: the newest is on the desk and in lists, older ones stay for their pins.

    `number` counts from 1, the oldest; `imported` is when it came into the library (ISO 8601, UTC).
    """

    article: int
    number: int
    newest: bool
    title: str
    imported: str
    modified: str | None
    words: int
    path: str
    text_sha256: str
