"""Families by themselves: what names them and tells them apart."""

from __future__ import annotations

import pytest
from tests.passages.made import article

from pressfold.model.passage import Pair, PassageKind
from pressfold.model.span import Span
from pressfold.passages.families import families

WORDS = "did not immediately respond to a request for comment"
WHOLE = Span(0, len(WORDS))


def pair(a: int, b: int, kind: PassageKind) -> Pair:
    return Pair(a, *WHOLE, b, *WHOLE, kind, 1.0, 9, 20.0, (WHOLE,), (WHOLE,))


@pytest.mark.parametrize("other", [PassageKind.STOCK, PassageKind.WIRE], ids=["of two kinds", "of one kind"])
def test_families_of_the_same_words_have_names_of_their_own(other: PassageKind) -> None:
    articles = [article(number, WORDS) for number in (1, 2, 3, 4)]
    alone = families([pair(1, 2, PassageKind.WIRE)], articles)
    found = families([pair(3, 4, other), pair(1, 2, PassageKind.WIRE)], articles)
    assert [family.articles for family in found] == [(1, 2), (3, 4)]
    assert found[0].id == alone[0].id
    assert found[1].id != found[0].id
