"""Passages: spans whose words stand in another article too, and the families they form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pressfold.model.span import Span


class PassageKind(StrEnum):
    """What is shared: narration, somebody's words inside quotation marks, or a set phrase."""

    WIRE = "wire"
    QUOTE = "quote"
    STOCK = "stock"


class Verdict(StrEnum):
    """What the reader said of a family: nothing, that it is one, or that it is none."""

    NONE = ""
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned passages of two articles; article `a` has the smaller id.

    `a_equal` and `b_equal` are the spans of words that both sides share (folded differences such as
    NATO/Nato are equal words); what lies between them inside the passage was edited.
    `bits` is the information of the shared words, `words` their number, `similarity` 0..1.
    """

    a: int
    a_start: int
    a_end: int
    b: int
    b_start: int
    b_end: int
    kind: PassageKind
    similarity: float
    words: int
    bits: float
    a_equal: tuple[Span, ...]
    b_equal: tuple[Span, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One member of a family: its span, and the spans inside it whose words not every rendering has."""

    article: int
    start: int
    end: int
    edits: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def edited(self) -> bool:
        return bool(self.edits)


@dataclass(frozen=True, slots=True)
class Origin:
    """The article a family likely came from, with the reasons as whole sentences, strongest first.

    `chosen` tells that the reader said so.
    """

    article: int
    reasons: tuple[str, ...]
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """All passages that are renderings of one text.

    `id` is stable: made from the words, not from the order of analysis. `words` counts the words of the
    longest run of renderings that two members share. `origins` is how many independent sources the members
    amount to: copies of one wire story are one. `why` says in a sentence why a stock family is hidden.
    A family that the reader rejected is a stock one.
    """

    id: str
    kind: PassageKind
    words: int
    members: tuple[Passage, ...]
    origins: int = 1
    likely_origin: Origin | None = None
    why: str = ""
    verdict: Verdict = Verdict.NONE

    @property
    def articles(self) -> tuple[int, ...]:
        """The ids of the articles that hold a member, each once, ascending."""
        return tuple(sorted({member.article for member in self.members}))


@dataclass(frozen=True, slots=True)
class WireShare:
    """How much of an article stands in wire passages: `counted` of `words` body words, and where they stand."""

    words: int
    counted: int
    spans: tuple[Span, ...] = ()

    @property
    def share(self) -> float:
        """0..1; 0 for an article without body words."""
        return self.counted / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """Words that differ between two aligned passages; an empty text means added or dropped."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    a_text: str
    b_text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles against each other: what both have, what only one has, what was changed.

    `moved` are words that both renderings of a passage have in other places: neither added nor dropped.
    """

    a: int
    b: int
    shared: tuple[Pair, ...]
    only_a: tuple[Span, ...]
    only_b: tuple[Span, ...]
    changed: tuple[Change, ...]
    wire_share_a: float
    wire_share_b: float
    moved: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Versus:
    """An article against a base, "the wire": what it took over, added, dropped and changed.

    `taken` are the pairs (the base is `a`), `added` spans of the article, `dropped` spans of the base; `moved` are
    words of a passage that both have in other places.
    """

    base: int
    article: int
    taken: tuple[Pair, ...]
    added: tuple[Span, ...]
    dropped: tuple[Span, ...]
    changed: tuple[Change, ...]
    moved: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Similar:
    """An article like another: how like (0..1), the words both have that tell most, as printed, and what they share.

    `shared` counts the words in passages that both have.
    """

    article: int
    likeness: float
    words: tuple[str, ...]
    shared: int = 0


@dataclass(frozen=True, slots=True)
class TwoLedes:
    """An article that tells its news twice: an earlier state of the story was left in. `why` is a whole sentence."""

    article: int
    first: Span
    second: Span
    why: str


@dataclass(frozen=True, slots=True)
class Echo:
    """What may be the same quotation in other words: an offer, no passage, never counted; `a` is the smaller id.

    `likeness` is 0..1; `why` is a whole sentence.
    """

    a: int
    a_start: int
    a_end: int
    b: int
    b_start: int
    b_end: int
    likeness: float
    why: str
