"""Rows of the activity list: what runs, what became of each file, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pressfold.model.listing import ImportReport, Outcome
from pressfold.ui.phrases import number, told
from pressfold.ui.toasts import Said

#: An outcome in the reader's words, with its icon and the token of its colour.
OUTCOMES = {
    Outcome.ADDED: ("Added", "circle-check", "ok"),
    Outcome.NEW_VERSION: ("New version", "circle-check", "ok"),
    Outcome.DUPLICATE: ("In the library already", "copy", "ink_3"),
    Outcome.SKIPPED: ("Passed over", "minus", "ink_3"),
    Outcome.FAILED: ("Failed", "triangle-alert", "warn"),
}


@dataclass(frozen=True, slots=True)
class RunningRow:
    """A task that runs; `total` is 0 where it is not known."""

    number: int
    name: str
    done: int
    total: int
    what: str

    @property
    def amount(self) -> str:
        return told("%s of %s", number(self.done), number(self.total)) if self.total else told("working")


@dataclass(frozen=True, slots=True)
class FileRow:
    """What became of a file of the last import."""

    number: int
    name: str
    outcome: Outcome
    sentence: str


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A message from before."""

    number: int
    said: Said


@dataclass(frozen=True, slots=True)
class HeadingRow:
    text: str


Row = RunningRow | FileRow | SaidRow | HeadingRow


def activity_rows(running: Sequence[RunningRow], report: ImportReport | None, said: Sequence[Said]) -> tuple[Row, ...]:
    """Everything for the list: what runs first, then the last import, then the messages, newest first."""
    rows: list[Row] = []
    if running:
        rows += [HeadingRow("Now"), *running]
    if report is not None:
        rows.append(HeadingRow(told("Last import")))
        rows += [FileRow(at, PurePath(r.place).name, r.outcome, r.sentence) for at, r in enumerate(report.rows)]
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
