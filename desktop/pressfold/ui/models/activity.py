"""Rows of the activity list: what runs, what became of each file, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pressfold.model.listing import ImportReport, Outcome
from pressfold.ui.phrases import count, joined, number, told
from pressfold.ui.toasts import Said

#: An outcome in the reader's words, with its icon and the token of its colour.
OUTCOMES = {
    Outcome.ADDED: ("Added", "circle-check", "ok"),
    Outcome.NEW_VERSION: ("New version", "circle-check", "ok"),
    Outcome.DUPLICATE: ("In the library already", "copy", "ink_3"),
    Outcome.SKIPPED: ("Passed over", "minus", "ink_3"),
    Outcome.FAILED: ("Failed", "triangle-alert", "warn"),
}


#: Seconds before anybody is told how long the rest may take.
_SOON = 5.0


@dataclass(frozen=True, slots=True)
class RunningRow:
    """A task that runs, for so many `seconds` now; `total` is 0 where it is not known."""

    number: int
    name: str
    done: int
    total: int
    what: str
    seconds: float = 0.0

    @property
    def amount(self) -> str:
        """How much is done, and after a while how long the rest may take."""
        if not self.total:
            return told("working")
        return joined(told("%s of %s", number(self.done), number(self.total)), time_left(self))


@dataclass(frozen=True, slots=True)
class FileRow:
    """What became of a file of the last import."""

    number: int
    name: str
    outcome: Outcome
    sentence: str
    article: int | None = None


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A message from before."""

    number: int
    said: Said


@dataclass(frozen=True, slots=True)
class HeadingRow:
    text: str


Row = RunningRow | FileRow | SaidRow | HeadingRow


def time_left(row: RunningRow) -> str:
    """How long the rest may take if it goes on as until now; empty until that can be said."""
    if row.seconds < _SOON or not 0 < row.done < row.total:
        return ""
    rest = row.seconds / row.done * (row.total - row.done)
    if rest < 60:
        return told("under a minute left")
    return told("about %s left", count(round(rest / 60), "minute", "minutes"))


def file_rows(report: ImportReport) -> tuple[FileRow, ...]:
    """A row for each article of an import, and for each file that gave none."""
    return tuple(
        FileRow(at, PurePath(r.place).name, r.outcome, r.sentence, r.article) for at, r in enumerate(report.rows)
    )


def activity_rows(running: Sequence[RunningRow], files: Sequence[FileRow], said: Sequence[Said]) -> tuple[Row, ...]:
    """Everything for the list: what runs first, then the last import, then the messages, newest first."""
    rows: list[Row] = []
    if running:
        rows += [HeadingRow("Now"), *running]
    if files:
        rows.append(HeadingRow(told("Last import")))
        rows += files
    if said:
        rows.append(HeadingRow("Messages"))
        rows += [SaidRow(at, message) for at, message in reversed(list(enumerate(said)))]
    return tuple(rows)


def sentence(row: Row) -> str:
    """The row for who hears it."""
    if isinstance(row, RunningRow):
        return f"{row.name}, {row.amount}"
    if isinstance(row, FileRow):
        return f"{row.name}: {told(OUTCOMES[row.outcome][0])}. {row.sentence}"
    return row.said.text if isinstance(row, SaidRow) else row.text


def key(row: Row) -> tuple[str, int | str]:
    if isinstance(row, HeadingRow):
        return "heading", row.text
    return type(row).__name__, row.number
