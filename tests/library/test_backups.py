"""Backups hold everything that cannot be read again, and come back whole; removal says what depends on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pressfold.library import migrations
from pressfold.library.library import Library
from pressfold.library.rebuild import rebuild
from pressfold.library.restoring import replace_damaged
from pressfold.model.backup import Reason
from pressfold.model.errors import LibraryDamaged, LibraryNewer, NoSuchArticle
from pressfold.model.keeping_errors import BackupFailed, BackupUnusable, NoBackup
from pressfold.model.label import Label, LabelKind
from pressfold.model.span import Span
from tests.library.shelf import write


class Clock:
    """A clock that goes on by a second when it is asked, and by days when it is told."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 6, tzinfo=UTC)

    def __call__(self) -> str:
        self.at += timedelta(seconds=1)
        return self.at.isoformat(timespec="seconds")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "library", now=clock) as library:
        library.intake.run(write(tmp_path / "in", a="First words.", b="Second words.", c="Third words."))
        yield library


def texts(library: Library) -> list[str]:
    return [article.text for article in library.articles.all()]


# --- backups ---------------------------------------------------------------------------------------------------------


def test_a_backup_brings_back_articles_facts_and_labels(library: Library, tmp_path: Path) -> None:
    library.labels.put(LabelKind.TAG, "Check", [1])
    library.articles.set_field(2, "outlet", "Le Monde")
    before = library.articles.rows()
    backup = library.backups.make(tmp_path / "elsewhere" / "mine.sqlite")
    assert backup.reason is Reason.ASKED and backup.size > 0

    library.articles.set_field(2, "outlet", "Reuters")
    library.labels.drop(LabelKind.TAG, "Check")
    library.removal.for_good([3])
    library.intake.run(write(tmp_path / "more", d="Fourth words."))
    preview = library.backups.preview(Path(backup.path))
    assert (preview.articles, preview.tags, preview.back, preview.gone) == (
        3,
        1,
        ("Third words",),
        ("Fourth words",),
    )
    safety = library.bring_back(Path(backup.path))
    assert library.articles.rows() == before
    assert library.labels.all(LabelKind.TAG) == [Label(LabelKind.TAG, "Check", "grey", 1)]
    library.bring_back(Path(safety.path))
    assert texts(library) == ["First words.", "Second words.", "Fourth words."]


def test_what_was_imported_after_the_backup_stays_away_from_a_rebuild_and_can_be_imported_again(
    library: Library, tmp_path: Path, clock: Clock
) -> None:
    backup = library.backups.make()
    later = write(tmp_path / "more", d="Fourth words.")
    library.intake.run(later)
    library.bring_back(Path(backup.path))
    library.close()
    rebuild(library.folder, clock)
    with Library.open(library.folder, now=clock) as again:
        assert texts(again) == ["First words.", "Second words.", "Third words."]
        again.intake.run(later)
        assert texts(again)[-1] == "Fourth words."


def test_the_index_follows_a_restore(library: Library) -> None:
    library.analysis.run()
    backup = library.backups.make()
    library.articles.remove([1])
    library.analysis.run()
    library.bring_back(Path(backup.path))
    library.analysis.run()
    assert [hit.article for hit in library.searches.find("first").hits] == [1]


def test_a_day_has_one_automatic_backup_and_old_ones_go_in_turn(library: Library, clock: Clock) -> None:
    asked = library.backups.make()
    clock.at += timedelta(days=1)
    for _ in range(12):
        assert library.backups.daily() is not None
        assert library.backups.daily() is None
        clock.at += timedelta(days=1)
    daily = [backup for backup in library.backups.all() if backup.reason is Reason.DAILY]
    assert len(daily) == 7
    assert daily[0].made > daily[-1].made
    assert asked.path in [backup.path for backup in library.backups.all()]


def test_an_empty_library_is_not_backed_up_by_itself(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        assert library.backups.daily() is None


@pytest.mark.parametrize(
    "content",
    [b"", b"this is no database" * 400, b"SQLite format 3\x00" + b"\xff" * 8000],
    ids=["empty", "text", "noise"],
)
def test_what_is_no_backup_is_refused_and_nothing_changes(library: Library, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.sqlite"
    path.write_bytes(content)
    before = library.articles.rows()
    with pytest.raises(BackupUnusable, match="was not changed"):
        library.bring_back(path)
    with pytest.raises(NoBackup):
        library.backups.preview(tmp_path / "nowhere.sqlite")
    assert library.articles.rows() == before


def test_a_backup_with_a_damaged_page_is_refused(library: Library, tmp_path: Path) -> None:
    backup = Path(library.backups.make().path)
    content = bytearray(backup.read_bytes())
    content[4096 * 2 : 4096 * 3] = b"\xa5" * 4096
    backup.write_bytes(content)
    with pytest.raises(BackupUnusable):
        library.bring_back(backup)


def test_a_backup_of_a_newer_pressfold_is_refused(library: Library) -> None:
    backup = Path(library.backups.make().path)
    raw = sqlite3.connect(backup)
    raw.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    raw.close()
    with pytest.raises(BackupUnusable, match="newer Pressfold"):
        library.backups.preview(backup)


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BackupFailed):
        library.backups.make(tmp_path / "file" / "mine.sqlite")
    assert library.backups.all() == []


def test_a_damaged_database_is_not_backed_up_over_good_ones(library: Library, clock: Clock) -> None:
    library.backups.make()
    library.store.settle()
    library.close()
    noise(library.folder / "library.sqlite")
    with Library.open(library.folder, now=clock) as damaged:
        clock.at += timedelta(days=1)
        with pytest.raises(LibraryDamaged, match="pressfold restore"):
            damaged.backups.daily()
        assert len(damaged.backups.all()) == 1


def noise(path: Path) -> None:
    """Overwrite the page where the articles begin with noise."""
    raw = sqlite3.connect(path)
    page = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'article'").fetchone()[0]
    raw.close()
    content = bytearray(path.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xa5" * 4096
    path.write_bytes(content)


def test_a_damaged_database_is_replaced_by_a_backup_and_kept_aside(library: Library, clock: Clock) -> None:
    backup = library.backups.make()
    before = library.articles.rows()
    library.store.settle()
    library.close()
    noise(library.folder / "library.sqlite")
    aside = replace_damaged(library.folder, Path(backup.path), clock)
    assert (aside / "library.sqlite").exists()
    with Library.open(library.folder, now=clock) as again:
        assert again.articles.rows() == before
        assert again.store.damage() == []


def older(folder: Path) -> None:
    """A library as the first Pressfold left it."""
    folder.mkdir()
    raw = sqlite3.connect(folder / "library.sqlite")
    raw.executescript(migrations.SCRIPTS[0])
    raw.execute(
        "INSERT INTO article (sha256, text_sha256, form_sha256, path, text, blocks, encoding, extractor, suggested, "
        "provenance, words, retrieved) VALUES ('s', 't', 'f', 'a.txt', 'Old words.', '[[0,10,\"body\"]]', 'utf-8', "
        "'x', '{}', '{}', 2, '2025-01-01T00:00:00+00:00')"
    )
    raw.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
    raw.execute("PRAGMA user_version = 1")
    raw.commit()
    raw.close()


def test_an_older_library_is_backed_up_before_it_is_changed_and_can_come_back(tmp_path: Path, clock: Clock) -> None:
    older(tmp_path / "library")
    with Library.open(tmp_path / "library", now=clock) as library:
        (row,) = library.articles.rows()
        assert (row.read, row.version) == (True, 1)
        (backup,) = library.backups.all()
        assert backup.reason is Reason.MIGRATION
        library.articles.remove([row.id])
        library.bring_back(Path(backup.path))
        assert texts(library) == ["Old words."]


# --- a newer library -------------------------------------------------------------------------------------------------


def test_a_newer_library_can_be_read_and_is_not_changed(library: Library, tmp_path: Path, clock: Clock) -> None:
    library.analysis.run()
    before = library.articles.rows()
    library.store.connection.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    library.store.settle()
    library.close()
    held = {path: path.read_bytes() for path in library.folder.rglob("*") if path.is_file() and path.stat().st_size}
    with Library.open(library.folder, state=tmp_path / "state", now=clock) as newer:
        assert isinstance(newer.refusal, LibraryNewer)
        assert newer.articles.rows() == before
        assert not newer.analysis.due() and newer.backups.daily() is None
        assert newer.searches.find("first").articles == 1
        for act in (
            lambda: newer.articles.star([1]),
            lambda: newer.removal.for_good([1]),
            lambda: newer.intake.run(write(tmp_path / "more", d="Fourth words.")),
        ):
            with pytest.raises(LibraryNewer, match="not changed"):
                act()
    assert {path: path.read_bytes() for path in held} == held


# --- removal ---------------------------------------------------------------------------------------------------------


def test_what_depends_on_an_article_is_told(library: Library) -> None:
    library.labels.put(LabelKind.COLLECTION, "Calls", [1, 2])
    with library.briefings.new("Weekly") as opened:
        library.briefings.pin(opened, 1, Span(0, 5))
        library.briefings.pin(opened, 2, Span(0, 5))
        found = library.removal.dependents([1])
    assert (found.briefings, found.pins, found.collections) == ((("Weekly", 1),), 1, ("Calls",))
    assert library.removal.dependents([3]).collections == ()


def test_removed_articles_are_listed_and_brought_back(library: Library) -> None:
    library.articles.remove([2])
    assert [row.id for row in library.removal.rows()] == [2]
    done = library.removal.bring_back([2])
    assert library.articles.ids() == [1, 2, 3]
    library.articles.undo(done)
    assert library.articles.ids() == [1, 3]


def test_deleted_for_good_leaves_no_trace_but_in_backups_that_are_named(library: Library, clock: Clock) -> None:
    library.articles.set_field(2, "title", "Hedgehogs")
    library.analysis.run()
    before = library.backups.make()
    erased = library.removal.for_good([2])
    library.analysis.run()
    assert erased.titles == ("Hedgehogs",)
    assert erased.backups == (before.path,)
    Path(before.path).unlink()
    assert library.searches.find("second").articles == 0
    library.store.settle()
    library.close()
    for word in (b"Hedgehogs", b"Second words"):
        assert [path for path in library.folder.rglob("*") if path.is_file() and word in path.read_bytes()] == []
    rebuild(library.folder, clock)
    with Library.open(library.folder) as again:
        assert texts(again) == ["First words.", "Third words."]


def test_what_is_not_there_cannot_be_deleted(library: Library) -> None:
    with pytest.raises(NoSuchArticle):
        library.removal.for_good([1, 99])
    assert len(library.articles.ids()) == 3
