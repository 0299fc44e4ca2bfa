"""Dated phrases: words of an article that say when, with the date that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pressfold.model.span import Span

#: The rules of a phrase that the reader dated, or called no date.
SET, NO_DATE = "set by you", "no date, said by you"
#: Why a phrase is not resolved that would be, had the article a date.
NEEDS_DATE = "The article has no date to count from. Set its date."


class Precision(StrEnum):
    """How exactly a phrase says when."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """A span that says when, like "on Friday".

    `date` is ISO 8601, as far as `precision` reaches ("2022-01-28", "2022-02", "2014", "2022-01-28T16:00+00:00"), None
    where nothing states it. A phrase that means a stretch of time ("this week") begins on `date` and ends on `until`,
    both included. `rule` names how it was resolved or why not. `anchor` is the date that it was counted from, None
    where none was needed or there is none; `assumed` says that this anchor is itself only suggested by an embedded
    post. `why` is one sentence for the reader. `set` is True where the reader said what it means, or that it means no
    date.
    """

    article: int
    start: int
    end: int
    text: str
    date: str | None
    precision: Precision
    rule: str
    anchor: str | None
    until: str | None = None
    assumed: bool = False
    why: str = ""
    set: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def resolved(self) -> bool:
        return self.date is not None

    @property
    def open(self) -> bool:
        """Whether it says when, and no day can be said for it."""
        return self.date is None and self.rule != NO_DATE

    @property
    def asks(self) -> bool:
        """Whether nothing but the article's own date is missing to resolve it."""
        return self.why.startswith(NEEDS_DATE)
