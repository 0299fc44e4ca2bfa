"""The activity list: a row a file while an import runs, how long the rest may take, and the way to each article."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ui.people import Person

from pressfold.model.listing import ImportReport, ImportRow, Outcome
from pressfold.ui.activity import ActivityDialog
from pressfold.ui.models.activity import FileRow, RunningRow, activity_rows, file_rows, sentence, time_left


@pytest.mark.parametrize(
    ("seconds", "done", "total", "said"),
    [
        (4.9, 10, 100, ""),
        (10.0, 0, 100, ""),
        (10.0, 100, 100, ""),
        (10.0, 50, 100, "under a minute left"),
        (60.0, 10, 100, "about 9 minutes left"),
        (30.0, 30, 100, "about 1 minute left"),
    ],
)
def test_the_time_left_is_told_when_it_can_be(seconds: float, done: int, total: int, said: str) -> None:
    row = RunningRow(1, "Importing", done, total, "", seconds)
    assert time_left(row) == said
    assert row.amount == f"{done} of {total}" + (f" · {said}" if said else "")


def test_every_file_of_an_import_says_what_became_of_it() -> None:
    outcomes = (Outcome.ADDED, Outcome.DUPLICATE, Outcome.NEW_VERSION, Outcome.FAILED)
    report = ImportReport(tuple(ImportRow(f"in/{o}.txt", o, n, "Why.") for n, o in enumerate(outcomes)))
    said = [sentence(row) for row in activity_rows((), file_rows(report), ())[1:]]
    assert [line.split(": ")[1].split(".")[0] for line in said] == [
        "Added",
        "In the library already",
        "New version",
        "Failed",
    ]


def test_files_are_listed_while_the_import_runs_and_lead_to_their_articles(newcomer: Person, tmp_path: Path) -> None:
    told: list[int] = []
    newcomer.wiring.activity.changed.connect(lambda: told.append(len(newcomer.wiring.activity._files)))
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(70):
        (folder / f"{number:02}.txt").write_text(f"Story {number}\n\nWords of the story number {number}.\n")
    newcomer.wiring.importing.bring([folder])
    newcomer.rest()
    assert {0, 32, 64, 70} <= set(told)
    newcomer.do("window.activity")
    (dialog,) = newcomer.window.findChildren(ActivityDialog)
    row = next(row for row in dialog._list.rows.rows if isinstance(row, FileRow) and row.name == "07.txt")
    dialog._list.opened.emit(("FileRow", row.number), None)
    newcomer.rest()
    assert row.article in newcomer.window.desk.article_ids()
    dialog.close()
