"""The index as a resource: opened, filled, changed, rebuilt, read by one thread while another writes, closed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.model.progress import Cancelled
from pressfold.search import index as index_module
from pressfold.search.index import IndexDamaged, SearchIndex
from tests.search.shelf import Shelf, entry


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[SearchIndex]:
    index = SearchIndex.open(tmp_path / "index")
    yield index
    index.close()


class StopAfter:
    """A cancel that is pressed once it was asked so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_new_folder_needs_a_rebuild_first(opened: SearchIndex) -> None:
    assert opened.needs_rebuild
    with pytest.raises(IndexDamaged):
        opened.search("word", texts=lambda _: {})
    with pytest.raises(IndexDamaged):
        opened.add([entry(1, "word")])
    opened.rebuild([])
    assert not opened.needs_rebuild
    assert opened.ids() == frozenset()


def test_what_was_built_is_there_when_opened_again(tmp_path: Path) -> None:
    first = Shelf({1: "Macron", 2: "Putin"}, SearchIndex.open(tmp_path))
    first.index.add([entry(3, "Macron and Putin")])
    first.index.close()
    again = SearchIndex.open(tmp_path)
    assert not again.needs_rebuild
    assert again.ids() == {1, 2, 3}
    assert again.search("putin", texts=lambda _: {}).articles == 2
    again.close()


def test_an_index_that_was_closed_opens_itself_again(opened: SearchIndex) -> None:
    opened.rebuild([entry(1, "word")])
    opened.close()
    assert opened.ids() == {1}


def test_an_article_that_comes_again_takes_the_place_of_the_old_one() -> None:
    shelf = Shelf({1: "old words", 2: "old"})
    shelf.index.add([entry(1, "new words")])
    shelf.bodies[1] = "new words"
    assert shelf.find("old") == [2]
    assert shelf.find("new") == [1]
    assert shelf.index.ids() == {1, 2}


def test_of_two_articles_with_one_id_the_last_is_kept() -> None:
    shelf = Shelf({})
    shelf.index.add([entry(1, "first"), entry(1, "second")])
    shelf.bodies[1] = "second"
    assert (shelf.find("first"), shelf.find("second")) == ([], [1])


def test_what_was_removed_is_not_found_and_nothing_else_is_lost() -> None:
    shelf = Shelf({1: "word", 2: "word", 3: "word"})
    shelf.index.remove([2, 77])
    assert shelf.find("word") == [1, 3]
    assert shelf.find("-other") == [1, 3]


def test_many_small_commits_are_merged_and_all_articles_stay(opened: SearchIndex) -> None:
    opened.rebuild([])
    for number in range(40):
        opened.add([entry(number, f"word w{number}", title=f"Title {number}", published=20220101 + number % 28)])
    opened.remove(range(0, 40, 3))
    opened.add([entry(100, "word")])
    with opened._reading:
        assert len(opened._latest().segments) < 20
    left = {number for number in range(40) if number % 3} | {100}
    assert opened.ids() == left
    shelf = {hit.article for hit in opened.search("word", texts=_all_texts, limit=100).hits}
    assert shelf == left
    dated = opened.search("date:2022-01-05 title", texts=_all_texts, limit=100)
    assert {hit.article for hit in dated.hits} == {number for number in left if number % 28 == 4}


def _all_texts(ids) -> dict[int, str]:
    return dict.fromkeys(ids, "word")


def test_a_rebuild_forgets_what_is_not_in_it(tmp_path: Path) -> None:
    shelf = Shelf({1: "word", 2: "word"}, SearchIndex.open(tmp_path))
    shelf.index.rebuild([entry(3, "word")])
    assert shelf.index.ids() == {3}
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["2"]
    shelf.index.close()


def test_a_cancelled_rebuild_leaves_the_old_index_in_force(tmp_path: Path) -> None:
    shelf = Shelf({1: "word"}, SearchIndex.open(tmp_path))
    for times in (0, 1, 3, 4):
        with pytest.raises(Cancelled):
            shelf.index.rebuild([entry(2, "word"), entry(3, "word")], cancel=StopAfter(times))
    assert shelf.index.ids() == {1}
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["1"]
    shelf.index.close()


def test_a_cancelled_addition_keeps_whole_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "_BATCH", 1)  # every article is a batch of its own
    shelf = Shelf({})
    with pytest.raises(Cancelled):
        shelf.index.add([entry(number, "word") for number in range(10)], cancel=StopAfter(20))
    kept = shelf.index.ids()
    assert 0 < len(kept) < 10
    assert kept == set(range(len(kept)))


def test_a_search_stops_when_asked() -> None:
    with pytest.raises(Cancelled):
        Shelf({1: "word"}).index.search("word", texts=_all_texts, cancel=StopAfter(0))


def test_progress_ends_with_all_articles_done() -> None:
    told: list[tuple[int, int]] = []
    SearchIndex.in_memory().add(
        [entry(number, "word") for number in range(120)], progress=lambda done, total, _: told.append((done, total))
    )
    assert told == [(50, 120), (100, 120), (120, 120)]


def test_a_generator_of_articles_is_enough() -> None:
    index = SearchIndex.in_memory()
    index.rebuild(entry(number, "word") for number in range(3))
    assert index.ids() == {0, 1, 2}


def test_an_article_whose_text_is_gone_is_not_shown_but_counted() -> None:
    shelf = Shelf({1: "word", 2: "word"})
    del shelf.bodies[1]
    result = shelf.search("word")
    assert ([hit.article for hit in result.hits], result.articles) == ([2], 2)


def test_errors_of_the_caller_are_not_taken_for_damage() -> None:
    shelf = Shelf({1: "word"})

    def broken(_) -> dict[int, str]:
        raise KeyError("the store's own trouble")

    with pytest.raises(KeyError):
        shelf.index.search("word", texts=broken)
    with pytest.raises(ZeroDivisionError):
        shelf.index.add(entry(1 // number, "word") for number in (1, 0))
    assert not shelf.index.needs_rebuild


def test_reading_goes_on_while_articles_come_and_the_index_is_rebuilt(opened: SearchIndex) -> None:
    """Every search sees one commit as a whole: each adds one article with each of the two words."""
    opened.rebuild([entry(0, "left"), entry(1, "right")])
    seen: list[tuple[int, int]] = []
    failures: list[BaseException] = []
    stop = threading.Event()

    def read() -> None:
        try:
            while not stop.is_set():
                either = opened.search("left OR right", texts=_all_texts, limit=5)
                first = opened.search("left", texts=_all_texts, limit=5)
                seen.append((either.articles, first.articles))
        except BaseException as error:  # noqa: BLE001  # told to the test, which fails
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 25):
        opened.add([entry(2 * number, "left"), entry(2 * number + 1, "right")])
        if number % 8 == 0:
            opened.rebuild([entry(at, "right" if at % 2 else "left") for at in range(2 * number + 2)])
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert all(either % 2 == 0 for either, _ in seen)
    assert all(either <= 2 * first for either, first in seen)  # nothing is ever lost
    assert opened.search("left OR right", texts=_all_texts).articles == 50
