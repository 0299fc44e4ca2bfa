"""Which pins of a briefing are shown: all, those of one status, those that ask for a look, those with one tag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pressfold.model.briefing import STATUSES, Briefing
from pressfold.ui.models.briefing import PinRow, Row, SectionRow
from pressfold.ui.phrases import told


class By(StrEnum):
    """What a filter looks at."""

    NOTHING = "nothing"
    LOOK = "look"
    STATUS = "status"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class PinFilter:
    """One filter; `value` is the status or the tag."""

    by: By = By.NOTHING
    value: str = ""

    @property
    def label(self) -> str:
        """What it is called in a list of filters."""
        if self.by is By.NOTHING:
            return told("All pins")
        if self.by is By.LOOK:
            return told("Needs a look")
        return told(self.value.capitalize()) if self.by is By.STATUS else told("Tag: %s", self.value)

    def takes(self, row: PinRow) -> bool:
        """Whether the filter shows a pin."""
        if self.by is By.LOOK:
            return not row.verified or row.newer is not None
        if self.by is By.STATUS:
            return row.pin.status == self.value
        return self.by is By.NOTHING or self.value in row.pin.tags


ALL = PinFilter()


def filters(briefing: Briefing) -> tuple[PinFilter, ...]:
    """The filters that make sense for a briefing, in the order of a list."""
    tags = sorted({tag for pin in briefing.ordered() for tag in pin.tags}, key=lambda tag: (tag.casefold(), tag))
    statuses = (PinFilter(By.STATUS, status) for status in STATUSES)
    return (ALL, PinFilter(By.LOOK), *statuses, *(PinFilter(By.TAG, tag) for tag in tags))


def filtered(rows: Sequence[Row], by: PinFilter) -> tuple[Row, ...]:
    """The rows that a filter shows, headings without a pin left out."""
    if by == ALL:
        return tuple(rows)
    pins = [row for row in rows if isinstance(row, PinRow) and by.takes(row)]
    homes = {row.section for row in pins}
    return tuple(row for row in rows if (row.section.id in homes if isinstance(row, SectionRow) else row in pins))
