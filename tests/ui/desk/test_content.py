"""Families get one number on the whole desk, and two columns know what they share."""

from __future__ import annotations

import pytest
from tests.ui.desk.story import article

from pressfold.model.passage import Family, Passage, PassageKind
from pressfold.model.span import Span
from pressfold.ui.desk.content import ColumnContent, family_numbers, letter, shared_passages


@pytest.mark.parametrize(
    ("number", "name"), [(0, "A"), (7, "H"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_a_number_is_a_letter_and_after_z_two(number: int, name: str) -> None:
    assert letter(number) == name


def family(name: str, *members: tuple[int, int, int], kind: PassageKind = PassageKind.WIRE) -> Family:
    return Family(name, kind, 10, tuple(Passage(*member) for member in members))


def columns(families: list[Family], *articles: int) -> list[ColumnContent]:
    return [
        ColumnContent(article(number, "words " * 40), tuple(one for one in families if number in one.articles))
        for number in articles
    ]


def test_families_shared_on_the_desk_come_first_and_set_phrases_last() -> None:
    families = [
        family("stock", (1, 0, 5), (2, 0, 5), kind=PassageKind.STOCK),
        family("elsewhere", (1, 6, 20), (9, 0, 9)),
        family("both", (1, 30, 50), (2, 30, 50)),
    ]
    assert family_numbers(columns(families, 1, 2)) == {"both": 0, "elsewhere": 1, "stock": 2}


def test_an_empty_desk_numbers_nothing() -> None:
    assert family_numbers([]) == {}


def test_shared_passages_stand_in_the_left_articles_order() -> None:
    families = [family("late", (1, 50, 60), (2, 0, 10)), family("early", (1, 0, 10), (2, 50, 60))]
    left, right = columns(families, 1, 2)
    assert [(shared.family, shared.left, shared.right) for shared in shared_passages(left, right)] == [
        ("early", Span(0, 10), Span(50, 60)),
        ("late", Span(50, 60), Span(0, 10)),
    ]


def test_a_rendering_too_many_stands_beside_the_last_one_of_the_other() -> None:
    left, right = columns([family("twice", (1, 0, 10), (1, 20, 30), (2, 5, 15))], 1, 2)
    assert [(shared.left.start, shared.right.start) for shared in shared_passages(left, right)] == [(0, 5), (20, 5)]


def test_set_phrases_are_not_shared() -> None:
    left, right = columns([family("stock", (1, 0, 5), (2, 0, 5), kind=PassageKind.STOCK)], 1, 2)
    assert shared_passages(left, right) == []
