"""What a reader is, and what it hands over.

A new format is one module in readers/ with a `READER`, and one line in readers/registry.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pressfold.model.article import Block
from pressfold.model.errors import CannotRead


class NotThisFormat(Exception):
    """The bytes are not what the file's ending says."""


class Refused(Exception):
    """The bytes are of the format and cannot be read; `kind` is told of the file's name and these `details`.

    Raised it is about the whole file, handed over among the articles about the one at `part`.
    """

    def __init__(self, kind: Callable[..., CannotRead], *details: str, part: str = "") -> None:
        super().__init__(*details)
        self.kind = kind
        self.details = details
        self.part = part

    def of(self, name: str) -> CannotRead:
        """The sentence about the file of this name."""
        return self.kind(name, *self.details)


class Fact(NamedTuple):
    """The value of a metadata field that the format itself states, and where ("front matter", "JSON-LD")."""

    value: str
    how: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a reader makes of a file's bytes: one article.

    `facts` are keyed by the fields of `Metadata`. `blocks` are those whose role the format states (a heading, a
    caption), sorted; the anatomy finds the roles of all the rest. `part` says where in the file the article stands,
    as a number that counts from 1; it is empty where the file is one article.
    """

    text: str
    encoding: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    part: str = ""


#: The names of a table's columns (or an object's keys) by the fields that they fill, where the user says so.
Columns = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name with the version of what is made of it, its endings, and the two functions that read it.

    `sniff` is given the first bytes of a file and says whether they can be this format; where `sure`, they can then
    be no other, whatever the file is called. `kind` is what a file is told not to be ("a PDF document").

    `extract` is given all bytes, and the columns of a table where the user named them. It gives the articles in their
    order, a Refused for each that cannot be read, and raises NotThisFormat when the bytes turn out to be something
    else, Refused when nothing can be read any more.
    """

    name: str
    endings: frozenset[str]
    sniff: Callable[[bytes], bool]
    extract: Callable[[bytes, Columns], Iterable[Extracted | Refused]]
    sure: bool = False
    kind: str = ""


def single(extract: Callable[[bytes], Extracted]) -> Callable[[bytes, Columns], Iterable[Extracted | Refused]]:
    """The `extract` of a reader whose files are one article each."""

    def articles(content: bytes, _columns: Columns) -> Iterable[Extracted]:
        yield extract(content)

    return articles
