"""The store: tables made and guarded, damage and newer libraries refused with a sentence."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pressfold.library import migrations
from pressfold.library.article_rows import load
from pressfold.library.store import Store, remember
from pressfold.model.errors import LibraryDamaged, LibraryUnwritable


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def test_a_new_library_has_the_newest_tables_and_names_itself(place: Path) -> None:
    store = Store(place)
    assert migrations.version(store.connection) == migrations.NEWEST
    assert store.connection.execute("PRAGMA application_id").fetchone()[0] == migrations.APPLICATION_ID
    assert store.damage() == []
    store.close()


@pytest.mark.parametrize("content", [b"this is no database" * 400, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_a_file_that_is_no_database_is_called_damaged(place: Path, content: bytes) -> None:
    place.write_bytes(content)
    with pytest.raises(LibraryDamaged, match="originals beside it are safe"):
        Store(place)
    assert place.read_bytes() == content


def test_a_transaction_that_fails_leaves_nothing(place: Path) -> None:
    store = Store(place)

    def half_way() -> None:
        with store.transaction() as connection:
            remember(connection, "a", "1")
            raise KeyError("half-way")

    with pytest.raises(KeyError):
        half_way()
    assert store.fact("a") is None
    store.close()


def test_a_full_disk_is_told_as_a_sentence_and_keeps_what_was_stored(place: Path) -> None:
    store = Store(place)
    with store.transaction() as connection:
        remember(connection, "kept", "yes")
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        with store.transaction() as connection:
            remember(connection, "large", "x" * 1_000_000)

    with pytest.raises(LibraryUnwritable, match="cannot be written"):
        fill()
    assert store.fact("kept") == "yes"
    store.close()


def test_a_library_from_before_saved_pages_keeps_its_articles(place: Path) -> None:
    with sqlite3.connect(place) as raw:
        raw.executescript(migrations.SCRIPTS[0])
        raw.execute(
            "INSERT INTO article (sha256, text_sha256, form_sha256, path, text, blocks, encoding, extractor, title, "
            "suggested, provenance, words, retrieved) VALUES ('a', 'b', 'c', 'a.txt', 'Talks go on.', '[]', 'utf-8', "
            "'plain text 1', 'Talks', '{}', '{}', 3, '2022-01-28T16:00:00+00:00')"
        )
        raw.execute("PRAGMA user_version = 1")
    raw.close()
    store = Store(place)
    (article,) = load(store.connection)
    assert (article.title, article.text, article.metadata.url) == ("Talks", "Talks go on.", None)
    assert store.connection.execute("SELECT imported FROM article").fetchone()[0] == "2022-01-28T16:00:00+00:00"
    store.close()
