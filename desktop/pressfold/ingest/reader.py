"""What a reader is, and what it hands over.

A new format is one module in readers/ with a `READER`, and one line in readers/registry.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pressfold.model.article import Block


class NotThisFormat(Exception):
    """The bytes are not what the file's ending says."""


class Fact(NamedTuple):
    """The value of a metadata field that the format itself states, and where ("front matter", "JSON-LD")."""

    value: str
    how: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a reader makes of a file's bytes.

    `facts` are keyed by the fields of `Metadata`. `blocks` are those whose role the format states (a heading, a
    caption), sorted; the anatomy finds the roles of all the rest.
    """

    text: str
    encoding: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name with the version of what is made of it, its endings, and the two functions that read it.

    `sniff` is given the first bytes of a file and says whether they can be this format. `extract` is given all
    bytes and raises NotThisFormat when they turn out not to be.
    """

    name: str
    endings: frozenset[str]
    sniff: Callable[[bytes], bool]
    extract: Callable[[bytes], Extracted]
