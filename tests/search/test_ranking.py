"""Which answers come first, how many there are, and what limits and fields do to them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.search import expansion
from tests.search.shelf import Shelf, entry

NEWS = [
    entry(
        1, "Talks went on in Moscow.", title="Macron calls Putin", outlet="The Guardian", credit="Reuters",
        language="en", published=20220128, actors=("Emmanuel Macron", "Макрон", "Vladimir Putin"),
    ),
    entry(2, "Macron spoke of Moscow.", title="Talks", outlet="BBC News", language="en", published=20220207),
    entry(3, "Macron, Macron and Macron.", outlet="France 24", language="fr", published=20211231),
    entry(4, "Moscow said no.", outlet="The Moscow Times", language="en-GB"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("macron", [1, 2, 3]),
        ("title:macron", [1]),
        ('title:"calls putin"', [1]),
        ('"putin talks"', []),
        ("-title:macron macron", [2, 3]),
        ("outlet:guardian", [1]),
        ('outlet:"moscow times"', [4]),
        ("outlet:the", [1, 4]),
        ("outlet:guardian OR outlet:bbc", [1, 2]),
        ("moscow -outlet:moscow", [1, 2]),
        ("macron (outlet:bbc OR outlet:france)", [2, 3]),
        ("moscow OR outlet:france", [1, 2, 3, 4]),
        ("credit:reuters", [1]),
        ("lang:en", [1, 2, 4]),
        ("lang:en-gb", [4]),
        ("lang:FR", [3]),
        ("actor:putin", [1]),
        ("actor:макрон", [1]),
        ('actor:"macron макрон"', []),
        ("date:2022-01-28", [1]),
        ("date:2022", [1, 2]),
        ("after:2022-01-28", [1, 2]),
        ("before:2022-01-28", [3]),
        ("date:..2022", [1, 2, 3]),
        ("date:2021-12..2022-01", [1, 3]),
        ("-date:2022", [3, 4]),
        ("macron after:2022-02", [2]),
        ("macron -outlet:bbc after:2022", [1]),
    ],
)
def test_fields_admit_and_refuse(query: str, found: list[int]) -> None:
    assert Shelf(NEWS).find(query) == found


def test_a_word_in_the_title_counts_and_so_does_saying_it_often() -> None:
    shelf = Shelf(
        [entry(1, "Macron spoke."), entry(2, "Macron spoke.", title="Macron"), entry(3, "Macron, Macron spoke.")]
    )
    ranked = [hit.article for hit in shelf.search("macron").hits]
    assert ranked == [2, 3, 1]


def test_what_only_admits_has_no_say_in_the_score() -> None:
    shelf = Shelf(NEWS)
    assert shelf.hit("macron outlet:bbc").score == shelf.hit("macron", within=[2]).score
    assert {hit.score for hit in shelf.search("lang:en").hits} == {1.0}


def test_equal_articles_are_ordered_by_id_whenever_they_came() -> None:
    shelf = Shelf({5: "word", 3: "word"})
    for number in (9, 1, 4, 3):
        shelf.index.add([entry(number, "word")])
        shelf.bodies[number] = "word"
    assert [hit.article for hit in shelf.search("word").hits] == [1, 3, 4, 5, 9]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(["word", "word word x", "word y"]), min_size=1, max_size=12), st.integers(1, 12))
def test_a_limit_cuts_the_same_list(bodies: list[str], limit: int) -> None:
    shelf = Shelf(dict(enumerate(bodies)))
    whole, cut = shelf.search("word"), shelf.search("word", limit=limit)
    assert cut.hits == whole.hits[:limit]
    assert cut.articles == whole.articles == len(bodies)
    assert [hit.score for hit in whole.hits] == sorted((hit.score for hit in whole.hits), reverse=True)


def test_a_limit_of_none_only_counts() -> None:
    result = Shelf(NEWS).search("macron", limit=0)
    assert (result.hits, result.articles) == ((), 3)


@pytest.mark.parametrize("within", [[2, 3, 99], {2, 3}, (3, 2), frozenset({2, 3})], ids=type)
def test_only_articles_within_are_looked_at(within) -> None:
    result = Shelf(NEWS).search("macron", within=within)
    assert ({hit.article for hit in result.hits}, result.articles) == ({2, 3}, 2)


def test_within_nothing_nothing_is_found() -> None:
    assert Shelf(NEWS).search("-xyz", within=()).articles == 0


def test_a_prefix_that_fits_too_many_words_says_at_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expansion, "MOST_WORDS", 3)
    shelf = Shelf({number: f"prefix{number} prefix{number // 2}" for number in range(8)})
    few, many = shelf.search("prefix7*"), shelf.search("prefix*")
    assert (few.articles, few.at_least) == (1, False)
    assert many.at_least
    assert 0 < many.articles < 8


def test_a_prefix_looks_for_the_most_frequent_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expansion, "MOST_WORDS", 1)
    assert Shelf({1: "prefixb", 2: "prefixa", 3: "prefixb"}).find("prefix*") == [1, 3]


@pytest.mark.parametrize(
    ("query", "typing", "found"),
    [
        ("mos", True, [1, 2, 4]),
        ("mos", False, []),
        ("mos ", True, []),
        ("macron mosc", True, [1, 2]),
        ("macron -mosc", True, [1, 2, 3]),
        ("“spoke of mo", True, [2]),
        ("outlet:gua", True, [1]),
        ("title:mac", True, [1]),
        ("m", True, []),
    ],
)
def test_results_come_while_the_reader_types(query: str, typing: bool, found: list[int]) -> None:
    assert Shelf(NEWS).find(query, typing=typing) == found


def test_while_typing_whole_words_come_before_longer_ones() -> None:
    shelf = Shelf({1: "talking now here", 2: "talk now here", 3: "talks now here"})
    assert shelf.hit("talk", typing=True).article == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"b a"~1', [1]),
        ('"a c"~1', []),
        ('"a c"~2', [1]),
        ('"c a"~2', [1]),
        ('"a b c"~2', [1]),
        ('"a b c"~1', []),
        ('"c b a"~5', [1, 2]),
        ('"a a"~3', [1, 2]),
    ],
)
def test_near_means_within_so_many_words_in_any_order(query: str, found: list[int]) -> None:
    assert Shelf({1: "a b c", 2: "c x x a x b", 3: "b x c"}).find(query) == found
