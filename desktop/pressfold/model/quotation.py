"""Quotations: words attributed to a speaker, and the utterances that join their renderings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pressfold.model.span import Span


class QuotationKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words attributed to a speaker, without the quotation marks around them.

    `pieces` are the parts of a split quotation in reading order; `start` and `end` are their hull.
    `speakers` are actor ids, several where several speak; `speaker_text` is the speaker as printed, None
    where nobody is named. `via` is the actor or words through which nested speech came ("the Kremlin").
    `utterance` joins renderings of the same words across articles. `confidence` is 0..1.
    `why` is one sentence for the reader.
    `fragments` are words in marks inside reported speech. `addressee` and `when` are as printed,
    `addressees` actor ids. `negated` is True where the words are denied or not said. `unnamed` is True for a speaker
    without a name ("a French presidency official"), `plural` for several ("diplomats"). `offered` is the id of the
    actor whom a speaker without a name may be or speak for, `offered_why` a whole sentence; the reader decides.
    """

    id: str
    article: int
    start: int
    end: int
    text: str
    pieces: tuple[Span, ...]
    kind: QuotationKind
    fragment: bool
    speakers: tuple[str, ...]
    speaker: str | None
    speaker_text: str | None
    via: str | None
    cue: str | None
    channel: str | None
    utterance: str | None
    confidence: float
    why: str = ""
    fragments: tuple[Span, ...] = ()
    addressee: str | None = None
    addressees: tuple[str, ...] = ()
    when: str | None = None
    negated: bool = False
    unnamed: bool = False
    plural: bool = False
    offered: str | None = None
    offered_why: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
