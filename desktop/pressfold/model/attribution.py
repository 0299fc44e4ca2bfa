"""Attribution: on whose word each sentence stands, and how much of what is told comes from which side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pressfold.model.span import Span


class Rung(StrEnum):
    """A rung of the ladder: how a sentence vouches for what it says, the surest first.

    direct        somebody's own words, in quotation marks or in a post
    indirect      somebody's words as the paper puts them
    named         something that somebody named did with words ("confirmed the visit", "according to the ministry")
    alleged       somebody's word, or nobody's, for which the paper does not vouch ("accuse", "reportedly")
    unattributed  the paper's own word
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    NAMED = "named"
    ALLEGED = "alleged"
    UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True)
class Side:
    """Whom somebody speaks for: a country with its officials, an organisation, a medium, or a person alone.

    `id` is an actor's, empty for speakers who are not named. `why` is one sentence on how it was decided; `set` is
    True where the reader decided.
    """

    id: str
    name: str
    why: str
    set: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """Who vouches in a sentence: the actor's name, or as printed where nobody is named; its id or ""; and its side."""

    name: str
    actor: str
    side: Side


@dataclass(frozen=True, slots=True)
class Attributed:
    """A sentence with its rung; `voices` are those on whose word it stands, `words` how many it has.

    `why` is one sentence for the reader.
    """

    article: int
    start: int
    end: int
    words: int
    rung: Rung
    voices: tuple[Voice, ...]
    why: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def sides(self) -> tuple[str, ...]:
        """The ids of the sides on whose word it stands, each once."""
        return tuple(dict.fromkeys(voice.side.id for voice in self.voices))


@dataclass(frozen=True, slots=True)
class SideShare:
    """What stands on the word of one side: sentences, their words, and `share`, their part of all words (0..1).

    `rungs` counts its sentences by rung. `voices` are those who speak for it, each once.
    """

    side: Side
    sentences: int
    words: int
    share: float
    rungs: Mapping[Rung, int]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The sentences of some articles with their rungs, and the share of each side, the largest first.

    `words` counts all sentences; `attributed` those that stand on somebody's word. A sentence of two sides counts for
    both.
    """

    sentences: tuple[Attributed, ...] = ()
    sides: tuple[SideShare, ...] = ()
    words: int = 0
    attributed: int = 0

    @property
    def share(self) -> float:
        """The part of all words that stands on somebody's word, 0..1."""
        return self.attributed / self.words if self.words else 0.0
