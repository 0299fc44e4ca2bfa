"""What the index finds is what somebody would find who reads every text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.search.analyzer import search_words
from pressfold.search.index import SearchIndex
from tests.search.asked import Question, bodies, libraries, near, phrases, prefixes, questions, words
from tests.search.shelf import Shelf, entry


def _read(library: dict[int, str], question: Question) -> list[int]:
    return sorted(number for number, body in library.items() if question.answers(search_words(body)))


@settings(deadline=None, max_examples=80)
@given(libraries, questions(st.one_of(words, phrases, near, prefixes)))
def test_a_query_finds_what_reading_every_text_finds(texts: list[str], question: Question) -> None:
    library = dict(enumerate(texts))
    assert Shelf(library).find(question.typed) == _read(library, question)


@settings(deadline=None, max_examples=30)
@given(libraries, libraries, st.sets(st.integers(0, 12)), questions(st.one_of(words, phrases, near, prefixes)))
def test_so_does_an_index_that_grew_and_shrank_in_many_commits(
    first: list[str], then: list[str], gone: set[int], question: Question
) -> None:
    library = dict(enumerate(first))
    shelf = Shelf(library)
    for number, body in enumerate(then, start=4):  # some replace articles that are there
        shelf.index.add([entry(number, body)])
        library[number] = body
    shelf.index.remove(gone)
    shelf.bodies = {number: body for number, body in library.items() if number not in gone}
    assert shelf.index.ids() == shelf.bodies.keys()
    assert shelf.find(question.typed) == _read(shelf.bodies, question)


@settings(deadline=None, max_examples=40)
@given(bodies, phrases)
def test_a_phrase_is_marked_just_where_it_stands(body: str, question: Question) -> None:
    shelf = Shelf({1: body})
    found = shelf.search(question.typed).hits
    marked = [span.of(body) for hit in found for span in hit.spans]
    read = search_words(body)
    length = len(question.words)
    covered = {
        at + step
        for at in range(len(read))
        if tuple(read[at : at + length]) == question.words
        for step in range(length)
    }
    assert sum(len(search_words(text)) for text in marked) == len(covered)
    assert all(set(search_words(text)) <= set(question.words) for text in marked)


def test_in_memory_and_on_disk_answer_alike(tmp_path, starter) -> None:
    articles = [entry(int(name), text) for name, text in starter.items()]
    memory, disk = Shelf(articles), Shelf(articles, SearchIndex.open(tmp_path / "index"))
    for query in ("putin", '"security guarantees" OR minsk', "destab*", "-reuters"):
        assert memory.search(query) == disk.search(query)
    disk.index.close()
