"""A file that holds several articles: each is told, stored, listed and rebuilt as one of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pressfold.library.library import Library
from pressfold.library.originals import Originals
from pressfold.library.rebuild import rebuild
from pressfold.model.article import Reading, path_and_part, place_of
from pressfold.model.errors import CannotRead, EmptyFile
from pressfold.model.listing import Outcome
from pressfold.model.progress import Cancelled
from tests.library.shelf import reading


class ByParagraph:
    """A reader to whom each paragraph of a file is an article, and a blank one is none."""

    def readings(
        self, path: Path, shown: str | None = None, columns: Mapping[str, str] | None = None
    ) -> Iterator[Reading | CannotRead]:
        whole = path.read_text(encoding="utf-8")
        for nth, text in enumerate(whole.split("\n\n"), 1):
            part = replace(reading(text, str(path)), sha256=reading(whole).sha256, part=str(nth))
            yield part if text.strip() else EmptyFile(part.place)

    def close(self) -> None: ...


def now() -> str:
    return "2026-11-22T08:00:00+00:00"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", now=now) as opened:
        opened.intake._reader = ByParagraph()
        yield opened


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.txt"
    path.write_text("Ten first words.\n\nThen the second.\n\n \n\nAnd the fourth.", encoding="utf-8")
    return path


def articles(library: Library) -> list[tuple[str, str]]:
    return [(article.reading.part, article.text) for article in library.articles.all()]


KEPT = [("1", "Ten first words."), ("2", "Then the second."), ("4", "And the fourth.")]


def test_each_article_of_a_file_has_a_row_with_its_place(library: Library, export: Path) -> None:
    report = library.intake.run([export])
    assert [(row.part, row.outcome) for row in report.rows] == [
        ("1", Outcome.ADDED),
        ("2", Outcome.ADDED),
        ("", Outcome.FAILED),
        ("4", Outcome.ADDED),
    ]
    assert f"{export}#3" in report.rows[2].sentence
    assert articles(library) == KEPT
    assert [row.place for row in library.articles.rows()] == [f"{export}#{part}" for part, _ in KEPT]
    assert library.articles.named(f"{export}#2").text == "Then the second."


def test_the_same_file_again_is_told_as_known_article_by_article(library: Library, export: Path) -> None:
    first = library.intake.run([export]).articles()
    again = library.intake.run([export])
    assert again.articles() == first
    assert again.count(Outcome.DUPLICATE) == 3
    assert articles(library) == KEPT


def test_one_original_is_kept_and_the_database_made_anew_from_it(library: Library, export: Path) -> None:
    library.intake.run([export])
    hashes = library.originals.hashes()
    assert [library.originals.content(sha256) for sha256 in hashes] == [export.read_bytes()]
    assert library.originals.damaged(hashes) == []
    library.close()
    assert rebuild(library.folder, now).originals == 1
    with Library.open(library.folder) as anew:
        assert articles(anew) == KEPT


@pytest.mark.parametrize("torn", [b'{"part": "9", "te', b"\x00\x00\n"], ids=["torn", "overwritten"])
def test_a_record_torn_by_a_crash_costs_no_other_and_the_next_is_whole(
    library: Library, export: Path, torn: bytes
) -> None:
    library.intake.run([export])
    (place,) = library.originals.folder.glob("??/*")
    lines = (place / "articles.jsonl").read_bytes().splitlines(keepends=True)
    (place / "articles.jsonl").write_bytes(lines[0] + torn)
    assert Originals(library.originals.folder).damaged([place.name]) == [place.name]
    library.intake._originals = Originals(library.originals.folder)  # the program after the crash
    library.intake.run([export])
    assert Originals(library.originals.folder).damaged([place.name]) == []
    found = sorted(read.text for read, _ in Originals(library.originals.folder).readings())
    assert found == sorted(text for _, text in KEPT)


def test_an_import_stopped_in_the_middle_of_a_file_keeps_what_was_read(library: Library, export: Path) -> None:
    class AfterOne:
        asked = 0

        def check(self) -> None:
            self.asked += 1
            if self.asked > 2:
                raise Cancelled

    report = library.intake.run([export], cancel=AfterOne())
    assert report.cancelled
    assert articles(library) == KEPT[:2]


def test_forgetting_one_article_leaves_the_others_of_its_file(library: Library, export: Path) -> None:
    library.intake.run([export])
    (sha256,) = library.originals.hashes()
    library.originals.forget(sha256, "2")
    assert [read.part for read, _ in library.originals.readings()] == ["1", "4"]
    assert library.originals.content(sha256) is not None
    for part in ("1", "4"):
        library.originals.forget(sha256, part)
    assert library.originals.hashes() == []


def test_a_thousand_articles_of_a_file_are_recorded_once_each_in_their_order(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("\n\n".join(f"Article number {number}." for number in range(1_000)), encoding="utf-8")
    assert len(library.intake.run([path]).rows) == 1_000
    (record,) = library.originals.folder.glob("??/*/articles.jsonl")
    parts = [json.loads(line)["part"] for line in record.read_text(encoding="utf-8").splitlines()]
    assert parts == [str(number) for number in range(1, 1_001)]
    assert [read.part for read, _ in library.originals.readings()] == parts


def test_a_place_is_a_path_and_a_part_and_a_sign_in_a_files_name_is_no_part() -> None:
    assert path_and_part(place_of("a/export.csv", "17")) == ("a/export.csv", "17")
    assert path_and_part("C# news.txt") == ("C# news.txt", "")
    assert place_of("a.txt", "") == "a.txt"
