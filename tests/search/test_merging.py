"""Segments put together answer as they did apart, while reading goes on."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.model.progress import Cancelled
from pressfold.model.search import IndexEntry
from pressfold.search import index as index_module
from pressfold.search import merging
from pressfold.search.index import SearchIndex
from tests.search.asked import bodies, near, phrases, prefixes, questions, words
from tests.search.shelf import Shelf, entry
from tests.search.test_index import StopAfter

shelves = st.lists(st.builds(lambda body, title: (body, title), bodies, bodies), min_size=2, max_size=7)


def _segments(index: SearchIndex) -> int:
    with index._reading:
        return len(index._latest().segments)


def _answers(index: SearchIndex, asked: list[str]) -> list[list[tuple[int, float]]]:
    found = (index.search(query, texts=lambda ids: dict.fromkeys(ids, ""), limit=100) for query in asked)
    return [[(hit.article, pytest.approx(hit.score, abs=1e-6)) for hit in result.hits] for result in found]


def _apart(articles: list[IndexEntry], index: SearchIndex) -> SearchIndex:
    """The index with every article in a segment of its own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(index_module, "_BATCH", 0)
        index.rebuild(articles)
    return index


@settings(deadline=None, max_examples=30)
@given(shelves, st.lists(questions(st.one_of(words, phrases, near, prefixes)), min_size=1, max_size=4))
def test_what_was_put_together_answers_as_it_did(shelf: list[tuple[str, str]], asked: list) -> None:
    articles = [entry(number, body, title=title) for number, (body, title) in enumerate(shelf)]
    index = _apart(articles, SearchIndex.in_memory())
    typed = [question.typed for question in asked]
    before = _answers(index, typed)
    index.put_together()
    assert _segments(index) == 1
    assert _answers(index, typed) == before


@settings(deadline=None, max_examples=30)
@given(shelves, st.lists(questions(st.one_of(words, phrases, near)), min_size=1, max_size=4), st.data())
def test_what_was_removed_is_gone_as_if_it_had_never_been(
    shelf: list[tuple[str, str]], asked: list, data: st.DataObject
) -> None:
    articles = [entry(number, body, title=title) for number, (body, title) in enumerate(shelf)]
    gone = data.draw(st.sets(st.sampled_from(range(len(articles)))))
    index = SearchIndex.in_memory()
    index.rebuild(articles[:3])  # a segment of which some go, and others of which all do
    for article in articles[3:]:
        index.add([article])
    index.remove(gone)
    index.put_together()
    left = SearchIndex.in_memory()
    left.rebuild([article for article in articles if article.id not in gone])
    typed = [question.typed for question in asked]
    assert index.ids() == left.ids()
    assert _answers(index, typed) == _answers(left, typed)


def test_few_large_segments_are_left_alone_and_many_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_LARGE", 1)
    index = SearchIndex.in_memory()
    for number in range(4):
        assert not index.scattered
        index.add([entry(number, "word")])
    assert index.scattered
    index.put_together()
    assert not index.scattered


def test_who_searches_meanwhile_sees_all_of_it() -> None:
    index = _apart([entry(number, "word") for number in range(5)], SearchIndex.in_memory())
    seen: list[int] = []

    def look(*_: object) -> None:
        seen.append(index.search("word", texts=lambda ids: dict.fromkeys(ids, "word")).articles)

    index.put_together(progress=look)
    assert len(seen) > 1
    assert set(seen) == {5}


def test_cancelled_it_stays_as_it_was_and_leaves_no_file_behind() -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = _apart([entry(number, "word") for number in range(4)], SearchIndex.open(Path(folder)))
        index.ids()
        for times in range(100):
            try:
                index.put_together(cancel=StopAfter(times))
            except Cancelled:
                assert _segments(index) == 4
                continue
            break
        assert times > 0
        assert _segments(index) == 1
        index.close()
        again = SearchIndex.open(Path(folder))
        assert again.ids() == {0, 1, 2, 3}
        again.close()


def test_progress_ends_with_all_words_done() -> None:
    shelf = Shelf({1: "some words", 2: "other words"})
    shelf.index.add([entry(3, "third")])
    told: list[tuple[int, int]] = []
    shelf.index.put_together(progress=lambda done, total, _: told.append((done, total)))
    assert told[-1] == (4, 4)
