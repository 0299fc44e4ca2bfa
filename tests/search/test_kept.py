"""Searching for what the library keeps: tags, collections, pins, read state, numbers; and the order of the answers."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from pressfold.model.errors import BadQuery
from pressfold.search.query import parse
from pressfold.search.syntax import Kept
from tests.search.shelf import Shelf

LIBRARY = {1: "nato talks", 2: "nato", 3: "kremlin talks", 4: "talks nato talks"}
TAGS = {"urgent": {1, 3}, "two words": {2}}


def kept(asked: Kept) -> Collection[int]:
    if asked.field == "tag":
        if asked.value not in TAGS:
            raise BadQuery(f"There is no tag “{asked.value}”.", asked.place.start)
        return TAGS[asked.value]
    return {"has": {4}, "is": {1, 2}, "in": {3, 99}}[asked.field]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(LIBRARY)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tag:urgent", [1, 3]),
        ("nato tag:urgent", [1]),
        ("-tag:urgent", [2, 4]),
        ("tag:-urgent nato", [2, 4]),
        ('tag:"two words"', [2]),
        ("tag:urgent OR has:pin", [1, 3, 4]),
        ("is:unread talks", [1]),
        ("in:story", [3]),
    ],
)
def test_what_the_library_keeps_narrows_the_answer(shelf: Shelf, query: str, found: list[int]) -> None:
    assert shelf.find(query, kept=kept) == found


def test_it_has_no_say_in_how_well_an_article_answers(shelf: Shelf) -> None:
    scores = {hit.article: hit.score for hit in shelf.search("nato").hits}
    assert shelf.hit("nato has:pin", kept=kept).score == scores[4]


def test_a_tag_that_there_is_not_is_told_with_its_place(shelf: Shelf) -> None:
    with pytest.raises(BadQuery) as failure:
        shelf.search("nato tag:gone", kept=kept)
    assert failure.value.position == len("nato tag:")


@pytest.mark.parametrize(
    ("query", "least", "most"),
    [("wire:50%", 50, 50), ("wire:>=50", 50, float("inf")), ("wire:20..60%", 20, 60), ("words:<=300", 0, 300)],
)
def test_a_number_is_compared_with_both_bounds(query: str, least: float, most: float) -> None:
    node = parse(query)
    assert isinstance(node, Kept)
    assert (node.least, node.most) == (least, most)


def test_more_than_a_number_leaves_the_number_out() -> None:
    above, below = parse("wire:>50%"), parse("words:<300")
    assert isinstance(above, Kept) and isinstance(below, Kept)
    assert 50 < above.least < 50.0001
    assert 299.9999 < below.most < 300


@pytest.mark.parametrize(
    ("query", "position", "says"),
    [
        ("has:pins", 4, "has:pin"),
        ("nato is:red", 8, "is:unread"),
        ("wire:much", 5, "wire:>50%"),
        ("words:", 0, "needs something behind it"),
        ("tag:(a b)", 0, "one word"),
    ],
)
def test_what_cannot_be_kept_is_explained_with_its_place(query: str, position: int, says: str) -> None:
    with pytest.raises(BadQuery) as failure:
        parse(query)
    assert failure.value.position == position
    assert says in str(failure.value)


def test_while_typing_the_start_of_a_word_will_do() -> None:
    pin = parse("has:pi", typing=True)
    assert isinstance(pin, Kept) and pin.value == "pin"
    tag = parse("tag:urg", typing=True)
    assert isinstance(tag, Kept) and tag.typed


def test_all_ids_that_match_are_told_beyond_the_page(shelf: Shelf) -> None:
    result = shelf.search("nato", limit=1)
    assert (len(result.hits), result.articles, result.ids) == (1, 3, (1, 2, 4))


def test_answers_come_in_the_order_asked_for_and_the_rest_behind(shelf: Shelf) -> None:
    assert [hit.article for hit in shelf.search("nato", order=[3, 4, 1]).hits] == [4, 1, 2]
    assert [hit.article for hit in shelf.search("nato", order=[3, 4, 1], limit=2).hits] == [4, 1]
    assert [hit.article for hit in shelf.search("nato", order=[]).hits] == [1, 2, 4]
