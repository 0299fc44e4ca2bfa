"""Days as pixels and back, and where the lines of the scale stand: from hours to years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from pressfold.ui import theme

#: Pixels a day, from years to hours.
STEPS = (0.08, 0.2, 0.5, 1.2, 3.0, 8.0, 20.0, 50.0, 120.0, 300.0, 720.0, 1600.0)
#: Two labels of the scale stand at least so far apart, at 100 %.
_APART = 84


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale at `x` with its label; a `strong` one begins a longer time."""

    x: float
    label: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """From `first` on, so many pixels (`step`) a day."""

    first: date
    last: date
    step: float

    @property
    def width(self) -> float:
        return ((self.last - self.first).days + 1) * self.step

    def x(self, iso: str) -> float:
        """Where a day, month or year begins."""
        padded = iso[:10] if len(iso) >= 10 else f"{iso}-01" if len(iso) == 7 else f"{iso}-01-01"
        return (date.fromisoformat(padded) - self.first).days * self.step

    def ticks(self, left: float, right: float) -> Iterator[Tick]:
        """The lines between two places."""
        if self.step * 28 < theme.px(_APART):
            yield from self._years(left, right)
        elif self.step * 6.9 < theme.px(_APART):
            yield from self._months(left, right)
        else:
            yield from self._days(left, right)

    def _years(self, left: float, right: float) -> Iterator[Tick]:
        every = next(
            (years for years in (1, 2, 5, 10, 20, 50, 100) if years * 365 * self.step >= theme.px(_APART)), 200
        )
        for year in range(self._day(left).year, self._day(right).year + 2):
            if year % every == 0 and 1 <= year <= 9999:
                yield Tick((date(year, 1, 1) - self.first).days * self.step, str(year), True)

    def _months(self, left: float, right: float) -> Iterator[Tick]:
        day, last = self._day(left).replace(day=1), self._day(right)
        while day <= last:
            label = QLocale().toString(QDate(day.year, day.month, 1), "MMM yyyy")
            yield Tick((day - self.first).days * self.step, label, day.month == 1)
            day = (day + timedelta(days=32)).replace(day=1)

    def _days(self, left: float, right: float) -> Iterator[Tick]:
        every = 7 if self.step * 2 < theme.px(_APART) else 2 if self.step < theme.px(_APART) else 1
        hours = next((hours for hours in (1, 3, 6, 12) if hours * self.step / 24 >= theme.px(_APART)), 24)
        day, last = self._day(left), self._day(right)
        day -= timedelta(days=day.toordinal() % every)
        while day <= last:
            label = QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")
            x = (day - self.first).days * self.step
            yield Tick(x, label, day.weekday() == 0)
            for hour in range(hours, 24, hours):
                yield Tick(x + hour * self.step / 24, f"{datetime(2000, 1, 1, hour):%H:%M}", False)
            day += timedelta(days=every)

    def _day(self, x: float) -> date:
        """The day at a place, inside the calendar."""
        number = self.first.toordinal() + int(x // self.step)
        return date.fromordinal(max(1, min(date.max.toordinal() - 40, number)))
