"""What a query says, as a tree: leaves that words answer to, and the operators that join them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressfold.model.span import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `word` in search form, `place` where it stands in the query."""

    word: str
    place: Span


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that starts so. `typed` where the reader is still typing it."""

    start: str
    place: Span
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Every word that fits a pattern: `*` stands for any letters, `?` for one."""

    pattern: str
    place: Span


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Every word with the same first letter in which at most one letter is wrong, missing, added or swapped."""

    word: str
    place: Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one behind the other; or, with a `distance`, in any order within so many words of each other."""

    words: tuple[str, ...]
    place: Span
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles published from `first` to `last`, both included, as yyyymmdd; `text` is the date in words."""

    first: int
    last: int
    text: str
    place: Span


@dataclass(frozen=True, slots=True)
class Kept:
    """What the library keeps about an article: `value` of a `field`, `says` in words.

    A number compared has its bounds in `least` and `most`, both included. `typed` where the reader is still typing.
    """

    field: str
    value: str
    says: str
    place: Span
    typed: bool = False
    least: float = 0.0
    most: float = float("inf")


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation of these `words` by this `speaker`; None where anybody, or anything, will do."""

    speaker: Node | None
    words: Node | None


@dataclass(frozen=True, slots=True)
class Within:
    """What a field must say: `field` names an entry of `fields.FIELDS`."""

    field: str
    part: Node


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word or phrase under any spelling of the same actor; `others` are the spellings that were not typed."""

    typed: Node
    others: tuple[Word | Phrase, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What does not answer to the part."""

    part: Node


Leaf = Word | Prefix | Wildcard | Fuzzy | Phrase | Dated | Kept
Node = Leaf | Said | Within | Spelled | All | Some | Not


def joined(kind: type[All] | type[Some], parts: list[Node]) -> Node:
    """The parts under one operator; a single part needs none, and an operator takes in parts of its own kind."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else [part])
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def looked_for(node: Node, field: str | None = None) -> Iterator[tuple[str | None, Leaf, str | None]]:
    """The leaves that a match may have, with their field and, for another spelling, its name; nothing negated."""
    match node:
        case Not():
            return
        case All(parts) | Some(parts):
            for part in parts:
                yield from looked_for(part, field)
        case Within(name, part):
            yield from looked_for(part, name)
        case Said(speaker, words):
            yield from looked_for(speaker, "speaker") if speaker else ()
            yield from looked_for(words, "quote") if words else ()
        case Spelled(typed, others, names):
            yield from looked_for(typed, field)
            for other, name in zip(others, names, strict=True):
                yield field, other, name
        case _:
            yield field, node, None


def kept_in(node: Node) -> Iterator[Kept]:
    """Whatever is asked of the library, negated or not."""
    match node:
        case Kept():
            yield node
        case All(parts) | Some(parts):
            for part in parts:
                yield from kept_in(part)
        case Not(part) | Within(_, part):
            yield from kept_in(part)
