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

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
