"""What a phrase means, and what decides it: the values that all rules take and give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pressfold.dates.tense import Tense
from pressfold.model.dated import Precision


@dataclass(frozen=True, slots=True)
class Meant:
    """What a phrase means: from `first` to `last`, both included, and why. No date where `first` is None."""

    first: date | None
    last: date | None
    precision: Precision
    why: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know: the day to count from (None where it is not known), the tense, the outlet's country."""

    anchor: date | None
    tense: Tense
    country: str | None = None
