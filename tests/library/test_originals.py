"""Originals outlive the database: damaged ones are told, mended, and never stand in the way of the others."""

from __future__ import annotations

import json
import sqlite3
from itertools import count
from pathlib import Path

import pytest

from pressfold.library import migrations
from pressfold.library.library import Library, is_library
from pressfold.library.originals import Originals
from pressfold.library.rebuild import rebuild
from pressfold.model.errors import LibraryLocked, LibraryNewer, LibraryUnwritable, NoLibrary
from pressfold.model.progress import Cancelled
from tests.library.shelf import reading, write


def now() -> str:
    return "2026-11-22T06:00:00+00:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of three articles, closed."""
    clock = count()
    with Library.open(tmp_path / "library", now=lambda: f"2026-11-22T06:00:{next(clock):02}+00:00") as library:
        library.intake.run(write(tmp_path / "in", a="First words.", b="Second words.", c="Third words."))
    return tmp_path / "library"


def texts(folder: Path) -> list[str]:
    with Library.open(folder) as library:
        return [article.text for article in library.articles.all()]


def places(folder: Path) -> dict[str, Path]:
    originals = Originals(folder / "originals")
    return {(originals.content(sha256) or b"").decode(): originals.place(sha256) for sha256 in originals.hashes()}


@pytest.mark.parametrize(
    "record",
    [b"", b"[]", b"{}", b"nonsense", json.dumps({"text": "other"}).encode()],
    ids=["empty", "a list", "no keys", "no JSON", "keys missing"],
)
def test_an_article_whose_record_is_damaged_is_read_from_its_original(folder: Path, record: bytes) -> None:
    (places(folder)["Second words."] / "article.json").write_bytes(record)
    made = rebuild(folder, now)
    assert (made.originals, made.lost) == (3, ())
    assert sorted(texts(folder)) == ["First words.", "Second words.", "Third words."]


def test_a_record_whose_text_was_changed_is_not_believed(folder: Path) -> None:
    place = places(folder)["Second words."] / "article.json"
    place.write_text(place.read_text(encoding="utf-8").replace("Second words.", "Sekond words."), encoding="utf-8")
    rebuild(folder, now)
    assert "Second words." in texts(folder)


def test_an_article_whose_bytes_are_damaged_comes_back_from_its_record(folder: Path) -> None:
    (places(folder)["Second words."] / "original").write_bytes(b"Torn")
    assert rebuild(folder, now).originals == 3
    assert "Second words." in texts(folder)


def test_what_is_damaged_altogether_is_named_and_the_others_come_back(folder: Path) -> None:
    place = places(folder)["Second words."]
    for name in ("original", "article.json"):
        (place / name).write_bytes(b"\x00")
    made = rebuild(folder, now)
    assert (made.originals, made.lost) == (2, (place.name,))
    assert texts(folder) == ["First words.", "Third words."]


def test_importing_the_file_again_mends_its_original(folder: Path, tmp_path: Path) -> None:
    found = places(folder)
    (found["First words."] / "original").write_bytes(b"Torn")
    (found["Third words."] / "article.json").unlink()
    with Library.open(folder) as library:
        hashes = [row.sha256 for row in library.articles.rows()]
        assert library.originals.damaged(hashes) == sorted([found["First words."].name, found["Third words."].name])
        library.intake.run([tmp_path / "in"])
        assert library.originals.damaged(hashes) == []
        assert len(library.articles.rows()) == 3


def test_an_original_can_be_forgotten(folder: Path) -> None:
    originals, place = Originals(folder / "originals"), places(folder)["First words."]
    originals.forget(place.name)
    assert originals.content(place.name) is None
    assert not place.exists()
    originals.forget(place.name)


@pytest.mark.parametrize("number", range(4))
def test_of_two_forms_of_a_text_a_rebuild_keeps_the_one_that_came_first(tmp_path: Path, number: int) -> None:
    words = f"The same words, number {number}."
    with Library.open(tmp_path / "library", now=now) as library:
        library.intake.run(write(tmp_path / "in", a=words.replace(" ", "  "), b=words))
    rebuild(tmp_path / "library", now)
    assert texts(tmp_path / "library") == [words.replace(" ", "  ")]


def test_a_removed_article_stays_removed_also_where_it_was_imported_in_two_forms(tmp_path: Path) -> None:
    paths = write(tmp_path / "in", a="The same  words.", b="The same words.")
    with Library.open(tmp_path / "library") as library:
        ids = library.intake.run(paths).articles()
        library.articles.remove(ids)
    rebuild(tmp_path / "library", now)
    assert texts(tmp_path / "library") == []


def test_an_article_brought_back_by_another_form_of_its_file_is_there_after_a_rebuild(tmp_path: Path) -> None:
    first, other = write(tmp_path / "in", a="The same  words.", b="The same words.")
    clock = count()
    with Library.open(tmp_path / "library", now=lambda: f"2026-11-22T06:00:{next(clock):02}+00:00") as library:
        library.articles.remove(library.intake.run([first]).articles())
        library.intake.run([other])
        assert len(library.articles.rows()) == 1
    rebuild(tmp_path / "library", now)
    assert texts(tmp_path / "library") == ["The same  words."]


def test_a_rebuild_that_is_stopped_puts_the_old_database_back(folder: Path) -> None:
    before = (folder / "library.sqlite").read_bytes()

    class AtOnce:
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        rebuild(folder, now, cancel=AtOnce())
    assert (folder / "library.sqlite").read_bytes() == before
    assert not list(folder.glob("before-rebuild*"))


def test_an_older_database_put_aside_is_never_overwritten(folder: Path) -> None:
    asides = [rebuild(folder, now).aside for _ in range(3)]
    assert len(set(asides)) == 3
    assert all((aside / "library.sqlite").exists() for aside in asides)


def test_a_rebuild_is_refused_with_a_sentence(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoLibrary):
        rebuild(tmp_path / "nowhere", now)
    with Library.open(folder), pytest.raises(LibraryLocked):
        rebuild(folder, now)
    with monkeypatch.context() as patch, pytest.raises(LibraryUnwritable, match="Read-only"):
        patch.setattr(Path, "replace", _refuse)
        rebuild(folder, now)
    raw = sqlite3.connect(folder / "library.sqlite")
    raw.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    raw.close()
    with pytest.raises(LibraryNewer):
        rebuild(folder, now)


def _refuse(self: Path, target: Path) -> None:
    raise OSError(30, "Read-only file system")


def test_a_database_that_is_gone_can_be_made_anew(folder: Path) -> None:
    for path in folder.glob("library.sqlite*"):
        path.unlink()
    assert not is_library(folder)
    assert rebuild(folder, now).originals == 3
    assert is_library(folder)


def test_a_text_with_half_a_character_is_recorded(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    odd = reading("Words and \ud83d more.".encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    originals.keep(odd.text.encode("utf-8"), odd.sha256)
    originals.record([(odd, 0)], now())
    assert [found.text for found, _ in originals.readings()] == [odd.text]
