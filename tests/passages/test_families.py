"""Families by themselves: what names them and tells them apart."""

from __future__ import annotations

from tests.passages.made import article

from pressfold.model.passage import Pair, PassageKind
from pressfold.model.span import Span
from pressfold.passages.families import families, phrase_id

WORDS = "did not immediately respond to a request for comment"
WHOLE = Span(0, len(WORDS))


def pair(a: int, b: int, kind: PassageKind) -> Pair:
    return Pair(a, *WHOLE, b, *WHOLE, kind, 1.0, 9, 20.0, (WHOLE,), (WHOLE,))


def test_the_same_words_may_be_wire_copy_here_and_a_set_phrase_there() -> None:
    articles = {number: article(number, WORDS) for number in (1, 2, 3, 4)}
    phrases = {phrase_id(7): [pair(3, 4, PassageKind.STOCK)]}
    wire, stock = families([pair(1, 2, PassageKind.WIRE)], articles, phrases)
    assert (wire.articles, stock.articles) == ((1, 2), (3, 4))
    assert wire.id != stock.id
    assert families([pair(1, 2, PassageKind.WIRE)], articles) == (wire,)


def test_the_same_words_of_one_kind_are_one_family_though_nothing_else_joins_them() -> None:
    articles = {number: article(number, WORDS) for number in (1, 2, 3, 4)}
    (family,) = families([pair(3, 4, PassageKind.WIRE), pair(1, 2, PassageKind.WIRE)], articles)
    assert family.articles == (1, 2, 3, 4)
