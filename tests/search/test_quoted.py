"""Searching inside quotations, and by who is quoted."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.model.search import IndexEntry, QuotedWords
from pressfold.model.span import Span
from pressfold.search.analyzer import search_words
from pressfold.search.explain import explain
from pressfold.search.query import parse
from pressfold.search.syntax import Said
from tests.search.asked import Question, phrases, questions, words
from tests.search.shelf import Shelf

SPEAKERS = ["Emmanuel Macron", "Jean-Yves Le Drian", "Vladimir Putin", ""]
spoken_words = st.lists(st.sampled_from(["the", "talks", "talk", "Kremlin", "of", "naïve"]), min_size=1, max_size=6)


@dataclass(frozen=True)
class Quoted:
    """Somebody's words, and the narration before them."""

    speaker: str
    words: tuple[str, ...]
    before: tuple[str, ...] = ()

    def says(self, question: Question) -> bool:
        return question.answers(search_words(" ".join(self.words)))


def article(number: int, quoted: list[Quoted]) -> IndexEntry:
    """An article that prints these quotations in order."""
    body, quotes = "", []
    for quote in quoted:
        body += " ".join(quote.before) + " “"
        start = len(body)
        body += " ".join(quote.words)
        quotes.append(QuotedWords((Span(start, len(body)),), (quote.speaker,) if quote.speaker else ()))
        body += "” "
    return IndexEntry(number, "", body, quotes=tuple(quotes))


quotations = st.builds(
    Quoted, st.sampled_from(SPEAKERS), spoken_words.map(tuple), st.lists(st.sampled_from(["the", "talks"])).map(tuple)
)
libraries = st.lists(st.lists(quotations, max_size=4), max_size=6)


@settings(deadline=None, max_examples=60)
@given(libraries, questions(st.one_of(words, phrases), refusing=False), st.sampled_from([*SPEAKERS, None]))
def test_a_quotation_is_found_where_reading_finds_it(
    library: list[list[Quoted]], question: Question, speaker: str | None
) -> None:
    shelf = Shelf([article(number, quoted) for number, quoted in enumerate(library)])
    by = f'speaker:"{speaker}" ' if speaker else ""
    expected = [
        number
        for number, quoted in enumerate(library)
        if any(quote.says(question) and (not speaker or quote.speaker == speaker) for quote in quoted)
    ]
    assert shelf.find(f"{by}quote:{question.typed}") == expected


@settings(deadline=None, max_examples=40)
@given(libraries, words)
def test_only_what_stands_inside_the_quotations_is_marked(library: list[list[Quoted]], question: Question) -> None:
    articles = [article(number, quoted) for number, quoted in enumerate(library)]
    for hit in Shelf(articles).search(f"quote:{question.typed}").hits:
        inside = [piece for quote in articles[hit.article].quotes for piece in quote.pieces]
        assert hit.spans
        assert all(any(piece.start <= span.start and span.end <= piece.end for piece in inside) for span in hit.spans)


PRINTED = (
    "“Nato is open,” Macron said, “and it stays so.” The Kremlin called Nato a threat. "
    "“We want guarantees,” Putin told Macron."
)


def _span(words: str) -> Span:
    start = PRINTED.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def printed() -> Shelf:
    quotes = (
        QuotedWords((_span("Nato is open,"), _span("and it stays so.")), ("Emmanuel Macron", "Macron", "Макрон")),
        QuotedWords((_span("We want guarantees,"),), ("Vladimir Putin", "Putin")),
    )
    return Shelf([IndexEntry(1, "", PRINTED, quotes=quotes)])


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("quote:nato", ["Nato"]),
        ("quote:threat", None),
        ("speaker:macron quote:nato", ["Nato"]),
        ("speaker:putin quote:nato", None),
        ("quote:guarantees speaker:putin", ["guarantees"]),
        ("speaker:macron", ["Nato is open,", "and it stays so."]),
        ("speaker:макрон quote:stays", ["stays"]),
        ('speaker:"vladimir putin"', ["We want guarantees,"]),
        ('speaker:"putin macron"', None),
        ('quote:"open and"', None),
        ('quote:"it stays so"', ["it stays so"]),
        ("quote:guar*", ["guarantees"]),
        ("quote:(open OR guarantees)", ["open", "guarantees"]),
        ("quote:nato quote:stays", ["Nato", "stays"]),
        ("quote:nato quote:guarantees", None),
        ("quote:nato AND quote:stays", ["Nato", "stays"]),
        ("kremlin speaker:putin", ["Kremlin", "We want guarantees,"]),
        ("kremlin -speaker:putin", None),
        ("-quote:threat", []),
        ("speaker:macron quote:-guarantees", None),
    ],
)
def test_what_is_asked_of_a_quotation_is_asked_of_one(printed: Shelf, query: str, marked: list[str] | None) -> None:
    assert [hit.article for hit in printed.search(query).hits] == ([] if marked is None else [1])
    if marked is not None:
        assert printed.marked(query, 1) == marked


def test_another_spelling_is_found_inside_a_quotation_and_named(printed: Shelf) -> None:
    hit = printed.hit("quote:otan", aliases=lambda name: ("Nato", "OTAN") if name == "otan" else ())
    assert hit.via == ("Nato",)


def test_a_long_quotation_is_searched_to_its_end() -> None:
    body = "“" + "word " * 3000 + "guarantees”"
    quotes = (QuotedWords((Span(1, len(body) - 1),), ("Putin",)),)
    shelf = Shelf([IndexEntry(1, "", body, quotes=quotes)])
    assert shelf.marked("speaker:putin quote:guarantees", 1) == ["guarantees"]


def test_two_speakers_of_one_article_keep_their_words_apart() -> None:
    assert explain(parse("speaker:a kremlin quote:b speaker:c")) == explain(parse("speaker:(a c) quote:b kremlin"))
    tree = parse("speaker:a OR quote:b")
    assert [type(part) for part in tree.parts] == [Said, Said]  # type: ignore[union-attr]
