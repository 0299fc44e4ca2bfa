"""Utterances: what was said once and printed several times, and the pairs that may be one and are only offered."""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.model.quotation import Quotation
from pressfold.model.span import Span


@dataclass(frozen=True, slots=True)
class Utterance:
    """Renderings of one statement: the ids of its quotations by article and place.

    `conflict` is a sentence where the same words are credited to speakers who are not one, else empty.
    `translated` is a sentence where marked words differ so that a translation is likely, else empty.
    `posted` is a sentence where a paper quotes a post otherwise than it stands embedded, else empty.
    """

    id: str
    quotations: tuple[str, ...]
    conflict: str = ""
    translated: str = ""
    posted: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two quotations (ids, in the order of articles and places) that may render one statement; the reader decides.

    `likeness` is 0..1; `why` is a whole sentence; `conflict` tells that the words agree more than the speakers do.
    """

    one: str
    other: str
    likeness: float
    why: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """Two quotations that may render one statement, with what tells it."""

    one: Quotation
    other: Quotation
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Parting:
    """Where two renderings differ: for each difference its place in either article, one side empty where words are new.

    `agree` are the places of the words before the first difference, None where they differ from the start.
    """

    one: str
    other: str
    agree: tuple[Span, Span] | None
    differences: tuple[tuple[Span, Span], ...]
