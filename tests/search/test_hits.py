"""The places that are marked in a text, and the excerpt that shows them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.model.span import Span, union
from pressfold.search.analyzer import search_words
from pressfold.search.hits import Hit
from pressfold.search.snippets import WIDTH, snippet
from tests.search.asked import bodies, questions, words
from tests.search.shelf import Shelf, entry


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("macron", ["Macron", "MACRON’s"]),
        ("le", ["Le"]),
        ('"le drian"', ["Le Drian"]),
        ("“vladimir putin”", ["Vladimir\nPutin"]),
        ("putin", ["Putin", "Putin"]),
        ('"vladimir putin" putin', ["Putin", "Vladimir\nPutin"]),
        ("macron -putin OR le", ["Macron", "Le", "MACRON’s"]),
        ("mac*", ["Macron", "MACRON’s"]),
        ("vlad?mir", ["Vladimir"]),
        ("vladmir~", ["Vladimir"]),
        ('"drian macron"~2', ["Le Drian"[3:], "MACRON’s"]),
        ("jean-yves", ["Jean‑Yves"]),
        ("emoji OR 🙂", ["emoji"]),
        ("title:macron", []),
        ("macron title:kiev", ["Macron", "MACRON’s"]),
    ],
)
def test_what_is_marked_is_what_matched(query: str, marked: list[str]) -> None:
    body = "🙂 Macron told Putin; Vladimir\nPutin told Jean‑Yves Le Drian of MACRON’s emoji."
    shelf = Shelf([entry(1, body, title="Macron in Kiev")])
    assert shelf.marked(query, 1) == marked
    assert shelf.hit(query).total == len(marked)


@settings(deadline=None, max_examples=30)
@given(bodies, questions(words, refusing=False))
def test_every_word_that_was_asked_for_is_marked_wherever_it_stands(body: str, question) -> None:
    shelf = Shelf({1: body})
    for hit in shelf.search(question.typed).hits:
        marked = [span.of(body) for span in hit.spans]
        assert hit.spans == tuple(sorted(hit.spans))
        asked = {word for text in marked for word in search_words(text)}
        singles = {word for word in search_words(body) if question_has(question, word)}
        assert singles <= asked


def question_has(question, word: str) -> bool:
    return question.words == (word,) or any(question_has(part, word) for part in question.parts)


@pytest.mark.parametrize("now", ["Then Macron told Putin.", "Putin!", "", "Told: Macron, Macron; told Putin 🙂"])
def test_where_the_text_is_another_than_was_indexed_its_own_words_are_marked(now: str) -> None:
    shelf = Shelf({1: "Macron told Putin, and Putin told Macron."})
    shelf.bodies[1] = now
    for query in ("putin", '"macron told"', "macron putin", '"told putin"~3', "pu*"):
        hit = shelf.hit(query)
        assert all(search_words(span.of(now))[0] in "macron told putin" for span in hit.spans)
        assert all(hit.snippet[mark.start : mark.end] in now for mark in hit.marks)


LONG = "Nothing to see here. " * 20 + "Then Macron told Putin about the talks in Kyiv. " + "And nothing more. " * 20


def test_the_excerpt_shows_the_place_where_most_conditions_meet() -> None:
    body = "macron " * 3 + LONG
    hit = Shelf({1: body}).hit("macron putin talks")
    assert "Then Macron told Putin about the talks in Kyiv" in hit.snippet
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == ["Macron", "Putin", "talks"]
    assert hit.snippet.startswith("… ") and hit.snippet.endswith(" …")
    assert len(hit.snippet) <= WIDTH + 4


def test_an_excerpt_is_cut_between_words() -> None:
    hit = Shelf({1: LONG}).hit("putin")
    inside = hit.snippet.removeprefix("… ").removesuffix(" …")
    assert f" {inside} " in LONG


def test_a_short_text_is_shown_whole_on_one_line() -> None:
    hit = Shelf({1: " Macron\n\nand\tPutin. "}).hit("putin")
    assert (hit.snippet, hit.marks) == ("Macron and Putin.", (Span(11, 16),))


def test_a_hit_in_the_title_alone_shows_the_start_of_the_text() -> None:
    hit = Shelf([entry(1, LONG, title="Sanctions")]).hit("sanctions")
    assert hit.snippet.startswith("Nothing to see here. Nothing")
    assert hit.snippet.endswith(" …")
    assert (hit.marks, hit.spans, hit.total) == ((), (), 0)


def test_an_empty_text_has_an_empty_excerpt() -> None:
    hit = Shelf([entry(1, "", title="Sanctions")]).hit("sanctions")
    assert (hit.snippet, hit.marks) == ("", ())


def test_a_hit_longer_than_the_excerpt_is_shown_whole() -> None:
    phrase = " ".join(f"word{number}" for number in range(60))
    hit = Shelf({1: f"before that {phrase} and after"}).hit(f'"{phrase}"')
    assert phrase in hit.snippet
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == [phrase]


def test_a_word_without_end_is_cut_through() -> None:
    found = snippet("a" * 1000, [])
    assert found.text == "a" * WIDTH + " …"


@settings(deadline=None, max_examples=100)
@given(
    st.text(alphabet="ab \n🙂x", max_size=120), st.lists(st.tuples(st.integers(0, 119), st.integers(1, 9))), st.data()
)
def test_marks_of_an_excerpt_cover_what_the_hits_cover(text: str, places: list[tuple[int, int]], data) -> None:
    width = data.draw(st.integers(5, 60))
    hits = [
        Hit(start, min(start + length, len(text)), at % 3, None)
        for at, (start, length) in enumerate(sorted(places))
        if start < len(text) and text[start].isalnum() and text[min(start + length, len(text)) - 1].isalnum()
    ]
    covered = [" ".join(span.of(text).split()) for span in union(Span(hit.start, hit.end) for hit in hits)]
    found = snippet(text, hits, width)
    assert found.text.strip("… ") in " ".join(text.split())
    for mark in found.marks:
        assert 0 <= mark.start < mark.end <= len(found.text)
        assert any(found.text[mark.start : mark.end] in hit_text for hit_text in covered)
    assert bool(found.marks) == bool(hits)
