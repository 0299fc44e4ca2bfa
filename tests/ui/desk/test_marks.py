"""Every kind of mark is one entry, finds its own places and keeps those that overlap apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ui.desk.story import article, find

from pressfold.model.briefing import AnchorState
from pressfold.model.passage import Family, Passage, PassageKind
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.ui.desk.content import ColumnContent, PinPlace, family_numbers
from pressfold.ui.desk.layers import BY_KEY, LAYERS, Layer
from pressfold.ui.desk.mark import Mark
from pressfold.ui.desk.marks import KINDS, Surroundings
from pressfold.ui.desk.only_here import only_here

TEXT = "Moscow has massed troops near Ukraine and sought guarantees from the West."


def family(name: str, *members: Passage, kind: PassageKind = PassageKind.WIRE) -> Family:
    return Family(name, kind, 12, members)


def marks(kind: str, content: ColumnContent, *, shown_stock: str | None = None) -> list[Mark]:
    around = Surroundings(family_numbers([content]), shown_stock, only_here([content]))
    return [mark for one in KINDS if one.name == kind for mark in one.find(content, around)]


def test_every_layer_has_its_own_key_and_name() -> None:
    assert [entry.layer for entry in LAYERS] == list(Layer)
    assert sorted(BY_KEY) == [str(number) for number in range(1, 9)]
    assert len({entry.name for entry in LAYERS}) == len(LAYERS)


def test_kinds_have_names_of_their_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_passages_that_overlap_lie_on_different_levels() -> None:
    families = (
        family("long", Passage(1, 0, 40)),
        family("inner", Passage(1, 10, 20)),
        family("crossing", Passage(1, 15, 60)),
        family("behind", Passage(1, 60, 70)),
    )
    found = marks("passage", ColumnContent(article(1, TEXT), families))
    assert [(mark.key, mark.level) for mark in found] == [("long", 0), ("inner", 1), ("crossing", 2), ("behind", 0)]


def test_members_in_other_articles_are_not_marked_here() -> None:
    content = ColumnContent(article(1, TEXT), (family("f", Passage(1, 0, 6), Passage(2, 30, 36)),))
    assert [mark.span for mark in marks("passage", content)] == [Span(0, 6)]


def test_a_set_phrase_is_marked_only_when_it_was_chosen() -> None:
    content = ColumnContent(article(1, TEXT), (family("stock", Passage(1, 0, 6), kind=PassageKind.STOCK),))
    assert marks("passage", content) == []
    assert [mark.key for mark in marks("passage", content, shown_stock="stock")] == ["stock"]


@pytest.mark.parametrize(
    ("kind", "tip"),
    [
        (PassageKind.WIRE, "Passage A: 12 words in 2 articles"),
        (PassageKind.QUOTE, "Shared quote A: 12 words in 2 articles"),
    ],
)
def test_a_passages_tip_says_what_it_is(kind: PassageKind, tip: str) -> None:
    content = ColumnContent(article(1, TEXT), (family("f", Passage(1, 0, 6), Passage(2, 0, 6), kind=kind),))
    assert [mark.tip for mark in marks("passage", content)] == [tip]


def test_a_split_quotation_has_a_mark_for_each_piece() -> None:
    pieces = (Span(0, 10), Span(20, 30))
    quotation = Quotation(
        "q",
        1,
        0,
        30,
        "",
        pieces,
        QuotationKind.INDIRECT,
        False,
        ("p",),
        "p",
        None,
        None,
        "said",
        "RTL radio",
        None,
        0.5,
    )
    found = marks("quotation", ColumnContent(article(1, TEXT), quotations=(quotation,)))
    assert [(mark.span, mark.key, mark.look) for mark in found] == [(piece, "q", "indirect") for piece in pieces]
    assert found[0].tip == "Indirect speech: speaker not named, RTL radio"


@pytest.mark.parametrize("state", AnchorState)
def test_a_pin_that_is_not_verified_asks_for_a_look(state: AnchorState) -> None:
    content = ColumnContent(article(1, TEXT), pins=(PinPlace("p", Span(0, 6), state),))
    assert [mark.look for mark in marks("pin", content)] == ["" if state == AnchorState.VERIFIED else "asks"]


def test_hits_that_touch_or_overlap_are_one_mark() -> None:
    content = ColumnContent(article(1, TEXT), hits=(Span(5, 9), Span(0, 6), Span(20, 25)))
    assert [mark.span for mark in marks("hit", content)] == [Span(0, 9), Span(20, 25)]


# --- words that stand only here ------------------------------------------------------------------------------------


def outlined(texts: list[str], shared: str) -> list[list[str]]:
    """What is outlined in each of some articles that share some words."""
    articles = [article(number, text) for number, text in enumerate(texts)]
    one = family("f", *(Passage(each.id, *find(each, shared)) for each in articles))
    contents = [ColumnContent(each, (one,)) for each in articles]
    of_column = only_here(contents)
    return [[only.span.of(content.article.text) for only in of_column(content)] for content in contents]


def test_a_sentence_that_goes_on_where_the_other_ends_is_outlined_from_there() -> None:
    assert outlined(
        [
            "Russia will never allow its neighbour to join. More.",
            "Russia will never allow its neighbour to join NATO now.",
        ],
        "Russia will never allow its neighbour to join",
    ) == [[], ["NATO now"]]


def test_a_sentence_that_begins_earlier_is_outlined_up_to_the_passage() -> None:
    assert outlined(["On Friday Talks went on.", "First. Talks went on."], "Talks went on") == [
        ["On Friday"],
        [],
    ]


def test_where_both_go_on_nothing_is_claimed() -> None:
    assert outlined(["The talks went on for days.", "The talks went on for hours."], "The talks went on") == [[], []]


def test_half_a_sentence_is_not_outlined() -> None:
    long = "The talks went on " + "and on and again " * 4 + "in Paris."
    assert outlined(["The talks went on.", long], "The talks went on") == [[], []]


def test_edited_words_inside_a_passage_are_told_apart_from_those_beside_it() -> None:
    one, two = article(1, "The talks went on and on."), article(2, "The long talks went on.")
    edited = family("f", Passage(1, 0, 17), Passage(2, 0, 22, (Span(4, 8),)))
    of_column = only_here([ColumnContent(one, (edited,)), ColumnContent(two, (edited,))])
    assert [(only.span.of(two.text), only.inside) for only in of_column(ColumnContent(two, (edited,)))] == [
        ("long", True)
    ]
    assert [(only.span.of(one.text), only.inside) for only in of_column(ColumnContent(one, (edited,)))] == [
        ("and on", False)
    ]


def test_a_passage_alone_on_the_desk_has_nothing_to_be_compared_with() -> None:
    assert outlined(["The talks went on and on."], "The talks went on") == [[]]


def test_set_phrases_outline_nothing() -> None:
    one, two = article(1, "The talks went on and on."), article(2, "The talks went on.")
    stock = family("f", Passage(1, 0, 17), Passage(2, 0, 17), kind=PassageKind.STOCK)
    contents = [ColumnContent(each, (stock,)) for each in (one, two)]
    assert only_here(contents)(contents[0]) == []
    assert only_here(contents)(replace(contents[0], families=(replace(stock, kind=PassageKind.WIRE),))) != []
