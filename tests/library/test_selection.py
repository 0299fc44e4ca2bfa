"""A selection answers alike for files and for what is stored, and tells families whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.library.files import Files
from pressfold.library.library import Library
from pressfold.library.selection import Selection
from pressfold.library.stored import Stored
from pressfold.model.errors import NoArticles, NoSuchArticle
from pressfold.model.span import Span


@pytest.fixture
def library(tmp_path: Path, corpus: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.intake.run([corpus])
        library.analysis.run()
        yield library


@pytest.fixture
def both(library: Library, corpus: Path) -> tuple[Selection, Selection]:
    return Files([corpus]), Stored(library)


def test_files_and_library_answer_alike(both: tuple[Selection, Selection]) -> None:
    files, stored = both
    assert [article.text for article in files.articles()] == [article.text for article in stored.articles()]
    assert files.families() == stored.families()
    assert sorted(files.pairs(), key=repr) == sorted(stored.pairs(), key=repr)
    assert {actor.id for actor in files.actors()} == {actor.id for actor in stored.actors()}
    assert files.actor_names() == stored.actor_names()
    assert sorted(files.quotations(), key=repr) == sorted(stored.quotations(), key=repr)
    assert files.wire_share(1) == stored.wire_share(1)
    assert files.compare(1, 2) == stored.compare(1, 2)
    assert [hit.article for hit in files.search("Kyiv", 9).hits] == [
        hit.article for hit in stored.search("Kyiv", 9).hits
    ]
    assert [article.id for article in files.some([3, 1])] == [article.id for article in stored.some([3, 1])] == [1, 3]
    start = files.articles()[0].text.index("It is up to Vladimir Putin")
    assert files.context(1, Span(start, start + 20)) == stored.context(1, Span(start, start + 20))


def test_some_articles_of_a_library_tell_their_families_whole(library: Library) -> None:
    one = Stored(library, [1])
    assert [article.id for article in one.articles()] == [1]
    holders = {article for family in one.families() for article in family.articles}
    assert {1, 2} <= holders
    assert {article.id for article in one.some(holders)} == holders
    assert {quotation.article for quotation in one.quotations()} == {1}
    assert {hit.article for hit in one.search("Putin", 9).hits} == {1}


def test_an_article_is_meant_by_its_name(both: tuple[Selection, Selection], corpus: Path) -> None:
    files, stored = both
    path = sorted(corpus.glob("0*.txt"))[1]
    for written in (str(path), os.path.relpath(path), f"{path.parent}/./{path.name}"):
        assert files.named(written).id == 2
    assert files.name(2) == str(path)
    assert stored.named("2").id == stored.named(str(path)).id == 2
    assert stored.name(2) == "2"
    for selected in both:
        with pytest.raises(NoSuchArticle):
            selected.named("77")


def test_what_is_not_there_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(NoSuchArticle):
        Stored(library, [1, 99])
    (tmp_path / "none").mkdir()
    with pytest.raises(NoArticles):
        Files([tmp_path / "none"])
    refused = Files([tmp_path / "missing.txt"])
    assert refused.articles() == []
    assert "was not found" in refused.refused[0].sentence
