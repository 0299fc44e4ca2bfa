"""A clause that one side cut from the end of a sentence: taken into the passage, and told as one side's alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.passages.made import WORDS, article, own_words

from pressfold.model.article import Article
from pressfold.model.departures import Departed, departures
from pressfold.model.passage import Comparison, Pair, PassageKind
from pressfold.model.span import Span
from pressfold.passages.find import find_passages
from pressfold.passages.versus import compare, versus

SENTENCE = (
    "The coast guard rescued eleven fishermen from a sinking trawler off the northern island after a distress call"
)
BEFORE = "Rescuers searched the cold waters through the night with two helicopters and a navy frigate."
QUOTED = "The captain said: “We will not leave the harbour until every one of our fishermen has come home"

#: Words that stand nowhere else in these articles.
THEIRS = ("quarrel", "pepper", "lawyer", "cousin", "velvet", "of", "the", "seven", "hardly")


def two(one: str, other: str) -> tuple[list[Article], Pair]:
    """Articles of their own words around these paragraphs, and the pair of passages that they share."""
    articles = [article(1, own_words(1), one, own_words(2)), article(2, own_words(3), other, own_words(4))]
    (pair,) = find_passages(articles).pairs
    return articles, pair


def printed(articles: list[Article], pair: Pair) -> tuple[str, str]:
    one, other = articles
    return one.text[pair.a_start : pair.a_end], other.text[pair.b_start : pair.b_end]


def only(articles: list[Article], compared: Comparison) -> tuple[list[str], list[str]]:
    """What only one side has, without the articles' own words."""
    found = ([span.of(one.text) for span in spans]
             for one, spans in zip(articles, (compared.only_a, compared.only_b), strict=True))  # fmt: skip
    one, other = ([text for text in texts if text.split()[0].lower() not in WORDS.split()] for texts in found)
    return one, other


CLAUSES = [
    pytest.param(", harbour officials said", id="who said it"),
    pytest.param(", which its Danish owner bought for two million crowns", id="a relative clause"),
    pytest.param(" – the worst since May", id="behind a dash"),
    pytest.param(" (all of them Danes)", id="in parentheses"),
    pytest.param("; nobody was hurt", id="behind a semicolon"),
]


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_that_one_side_cut_belongs_to_the_passage(clause: str) -> None:
    whole, short = f"{SENTENCE}{clause}.", f"{SENTENCE}."
    assert printed(*two(whole, short)) == (whole, short)
    assert printed(*two(short, whole)) == (short, whole)


@pytest.mark.parametrize("clause", CLAUSES)
def test_versus_says_that_one_side_alone_has_the_clause(clause: str) -> None:
    words = clause.strip(" ,;–()")
    articles, pair = two(f"{SENTENCE}{clause}.", f"{SENTENCE}.")
    there, back = compare(articles[0], articles[1], [pair]), compare(articles[1], articles[0], [pair])
    assert only(articles, there) == ([words], []) and not there.changed and not there.moved
    assert only(articles[::-1], back) == ([], [words]) and not back.changed and not back.moved
    assert there.wire_share_a > there.wire_share_b, "all words inside a passage count"


def test_what_was_dropped_and_added_stands_beside_its_own_passage() -> None:
    articles, pair = two(f"{SENTENCE}, harbour officials said.", f"{SENTENCE}.")
    (cut,) = [one for one in departures(versus(articles[0], articles[1], [pair]))
              if one.how is Departed.DROPPED and "officials" in one.base.of(articles[0].text)]  # fmt: skip
    assert cut.base.of(articles[0].text) == "harbour officials said"
    assert cut.article == Span(pair.b_end, pair.b_end)
    (more,) = [one for one in departures(versus(articles[1], articles[0], [pair]))
               if one.how is Departed.ADDED and "officials" in one.article.of(articles[0].text)]  # fmt: skip
    assert more.base == Span(pair.b_end, pair.b_end)


@pytest.mark.parametrize(
    ("whole", "short", "kept"),
    [
        pytest.param(f"{SENTENCE} late on Sunday evening.", f"{SENTENCE}.", SENTENCE, id="no mark sets it off"),
        pytest.param(f"{SENTENCE}, which its Danish owner had bought last year for two million crowns.",
                     f"{SENTENCE}.", SENTENCE, id="too long"),
        pytest.param(f"{BEFORE} Five were hurt, said the coast guard in its report.", f"{BEFORE} Five were hurt.",
                     f"{BEFORE} Five were hurt", id="longer than what both have of the sentence"),
        pytest.param(f"{QUOTED}, whatever they say.”", f"{QUOTED}.”", QUOTED,
                     id="a quotation is shown to where its renderings part"),
    ],
)  # fmt: skip
def test_other_words_that_only_one_side_has_stay_out(whole: str, short: str, kept: str) -> None:
    articles, pair = two(whole, short)
    assert printed(articles, pair)[0] == kept


def test_a_sentence_that_is_mostly_another_one_cut_nothing() -> None:
    other = (
        "Nine weeks of talks about pay, two strikes, a lawsuit and one very public quarrel between both owners ended "
        f"on an evening when {SENTENCE[0].lower()}{SENTENCE[1:]}."
    )
    articles, pair = two(f"{SENTENCE}, harbour officials said.", other)
    assert printed(articles, pair)[0] == SENTENCE


def test_where_both_sides_go_on_nothing_is_taken_in() -> None:
    articles, pair = two(f"{SENTENCE}, harbour officials said on Monday.", f"{SENTENCE}, and took them to its base.")
    assert printed(articles, pair) == (SENTENCE, SENTENCE)


def test_words_that_moved_to_the_end_are_no_cut_clause() -> None:
    articles, pair = two(f"On Friday evening {SENTENCE.lower()}.", f"{SENTENCE}, on Friday evening.")
    compared = compare(articles[0], articles[1], [pair])
    assert [change.a_text.lower() for change in compared.moved] == ["on friday evening"]
    assert not compared.changed and only(articles, compared) == ([], [])


@settings(deadline=None, max_examples=30)
@given(words=st.lists(st.sampled_from(THEIRS), min_size=1, max_size=14), turned=st.booleans())
def test_every_word_of_a_cut_clause_is_told_once(words: list[str], turned: bool) -> None:
    clause = " ".join(words)
    texts = [f"{SENTENCE}, {clause}.", f"{SENTENCE}."]
    articles, pair = two(*(texts[::-1] if turned else texts))
    assert pair.kind is PassageKind.WIRE
    compared = compare(articles[0], articles[1], [pair])
    mine, other = (compared.only_b, compared.only_a) if turned else (compared.only_a, compared.only_b)
    assert clause in [span.of(articles[turned].text) for span in mine]
    assert not any(span.of(articles[not turned].text) == clause for span in other)
    assert not compared.changed and not compared.moved
