"""What depends on an article, told before it is removed."""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.model.span import Span


@dataclass(frozen=True, slots=True)
class PinUse:
    """How many pins of one briefing stand in one text, and where."""

    briefing: str
    path: str
    text_sha256: str
    pins: int
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Dependents:
    """The briefings that quote some articles, with how many pins, and the collections they are in."""

    briefings: tuple[tuple[str, int], ...]
    collections: tuple[str, ...]

    @property
    def pins(self) -> int:
        return sum(pins for _, pins in self.briefings)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was deleted for good: titles, and the backups that still hold them, by path."""

    titles: tuple[str, ...]
    backups: tuple[str, ...]
