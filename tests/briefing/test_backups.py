"""Backups: the last ten, and one a day for two weeks; the best is the newest that is whole."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from pressfold.briefing import sheet
from pressfold.briefing.backups import Backups
from pressfold.briefing.sheet import Sheet
from tests.briefing.making import briefing_with


def content(nth: int) -> bytes:
    return sheet.written(Sheet(briefing_with("one"), parent=str(nth)))


def test_ten_saves_of_a_day_are_kept(tmp_path: Path) -> None:
    backups = Backups(tmp_path / "backups")
    for nth in range(15):
        backups.keep(content(nth), revision=nth, now=f"2026-11-22T09:{nth:02}:00Z")
    assert [path.name[19:25] for path in backups.paths()] == [f"{nth:06}" for nth in range(14, 4, -1)]


def test_the_last_save_of_each_of_fourteen_days_is_kept(tmp_path: Path) -> None:
    backups = Backups(tmp_path / "backups")
    first = date(2026, 11, 1)
    for nth in range(40):
        day = (first + timedelta(days=nth // 2)).isoformat()
        backups.keep(content(nth), revision=nth, now=f"{day}T{9 + nth % 2:02}:00:00Z")
    days = sorted({path.name[:10] for path in backups.paths()})
    assert days == [(first + timedelta(days=nth)).isoformat() for nth in range(6, 20)]
    assert len(backups.paths()) == 10 + 9
    assert all(int(path.name[19:25]) % 2 for path in backups.paths()[10:])


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    backups = Backups(tmp_path / "backups")
    backups.keep(content(1), revision=1, now="2026-11-22T09:00:00Z")
    backups.keep(content(1), revision=1, now="2026-11-22T10:00:00Z")
    assert len(backups.paths()) == 1


def test_the_best_backup_is_the_newest_that_is_whole(tmp_path: Path) -> None:
    backups = Backups(tmp_path)
    assert backups.best() is None
    for nth in range(3):
        backups.keep(content(nth), revision=nth, now=f"2026-11-22T09:0{nth}:00Z")
    newest, middle, _ = backups.paths()
    newest.write_bytes(newest.read_bytes()[:100])
    assert backups.best() == middle
