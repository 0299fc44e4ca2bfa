"""Cards: described in values, measured, painted and clicked alike; a row that cannot be read is drawn as such."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pressfold.model.span import Span
from pressfold.ui import theme
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates import painting
from pressfold.ui.delegates.card import (
    Badge,
    Bar,
    Button,
    Card,
    Frame,
    Gap,
    Glyph,
    Letter,
    Line,
    Paragraph,
    When,
    Words,
)
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.painting import Look
from pressfold.ui.delegates.wrapping import wrapped, wrapped_height
from pressfold.ui.models.rows import Rows

FULL = Card(
    (
        Line(
            (Letter("A", 0), Words("27 words", "ink"), Words("in 2 articles", stretch=True)),
            (Badge("Date needed"), Glyph("pin"), Button("pin", "Pin this", "pin", when=When.ACTIVE)),
        ),
        Gap(4),
        Paragraph("Moscow has massed troops near Ukraine 🇺🇦 and sought security guarantees. " * 4, marks=(Span(0, 6),)),
        Line((Bar(0.3), Button("why", "Say why", text="why"), Button("off", "Not now", text="off", enabled=False))),
    ),
    family=0,
)


def painted(card: Card, look: Look, width: int = 300) -> QImage:
    tall = painting.height(card, width)
    image = QImage(width, tall, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painting.paint(painter, card, QRectF(0, 0, width, tall), look)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("choice", list(theme.Choice), ids=str)
def test_a_card_wears_the_theme(qapp: QApplication, choice: theme.Choice) -> None:
    theme.keeper().choose(choice)
    tokens = theme.current()
    seen = colours(painted(FULL, Look()))
    assert {tokens.paper, tokens.family(0).fill, tokens.family(0).edge} <= seen


def test_the_current_card_is_framed_in_its_familys_edge(qapp: QApplication) -> None:
    edge = theme.current().family(1).edge
    card = Card((Paragraph("Words."),), family=1)
    assert edge not in colours(painted(card, Look()))
    assert edge in colours(painted(card, Look(current=True)))


def test_the_focus_can_be_seen(qapp: QApplication) -> None:
    assert painted(FULL, Look(current=True)) != painted(FULL, Look(current=True, focused=True))


def test_buttons_appear_on_hover_and_can_be_hit(qapp: QApplication) -> None:
    rect = QRectF(0, 0, 300, painting.height(FULL, 300))
    assert painting.button_place(FULL, rect, "pin", Look()) is None
    place = painting.button_place(FULL, rect, "pin", Look(hovered=True))
    assert place is not None and place.width() >= 24 and place.height() >= 18
    hit = painting.button_at(FULL, rect, place.center(), Look(hovered=True))
    assert hit is not None and hit.name == "pin"
    assert painting.button_at(FULL, rect, QPointF(2, 2), Look(hovered=True)) is None


def test_a_disabled_button_is_not_hit(qapp: QApplication) -> None:
    rect = QRectF(0, 0, 300, painting.height(FULL, 300))
    place = painting.button_place(FULL, rect, "off", Look())
    assert place is not None
    assert painting.button_at(FULL, rect, place.center(), Look()) is None


def test_what_stretches_gives_way_from_the_right_and_nothing_leaves_the_card(qapp: QApplication) -> None:
    line = Line((Words("Outlet not stated", stretch=True), Words("28 January 2022", stretch=True)), (Words("9"),))
    box = QRectF(0, 0, 150, 20)
    places = {e.text: p for e, p in painting._placed(line, box, Look())}  # type: ignore[union-attr]  # all are words
    assert places["Outlet not stated"].right() <= places["28 January 2022"].left() + 1
    assert places["28 January 2022"].right() <= places["9"].left()
    assert places["28 January 2022"].width() < painting._width(Words("28 January 2022"))


@settings(deadline=None, max_examples=60)
@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=300),
    st.integers(min_value=40, max_value=500),
    st.integers(min_value=1, max_value=4),
)
def test_a_paragraph_never_grows_beyond_its_lines(text: str, width: int, lines: int) -> None:
    theme.keeper()
    one = wrapped(Paragraph("x", lines=1), width).height
    assert wrapped(Paragraph(text, lines=lines), width).height <= lines * one


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(("a", "Moscow", "ill", " ", "\n", "  ", "สวัสดี", "🙂", "Ukraine's", "-" * 30)), max_size=60
    ),
    st.integers(min_value=30, max_value=500),
    st.builds(
        Paragraph, st.just(""), lines=st.integers(1, 4), size=st.sampled_from((11.5, 13, 14)), fills=st.booleans()
    ),
)
def test_the_height_told_of_a_paragraph_is_the_one_it_has(words: list[str], width: int, paragraph: Paragraph) -> None:
    theme.keeper()
    for text in ("".join(words), " ".join(words)):
        made = replace(paragraph, text=text)
        assert wrapped_height(made, width) == wrapped(made, width).height


def test_a_cut_paragraph_ends_with_a_whole_word(qapp: QApplication) -> None:
    text = "Moscow has massed troops near Ukraine and sought security guarantees from the West"
    shown = wrapped(Paragraph(text, lines=1), 200)._layout.text()
    assert shown.endswith(" …")
    assert text.startswith(shown[:-2]) and text[len(shown) - 2] == " "


def test_a_paragraph_of_thousands_of_words_shows_what_its_beginning_shows(qapp: QApplication) -> None:
    words = "Moscow has massed troops near Ukraine, ill at ease. "
    for lines, width in ((1, 60), (2, 280), (4, 900)):
        long, short = (wrapped(Paragraph(words * times, lines=lines), width)._layout.text() for times in (4000, 100))
        assert long == short and long.endswith("…") and len(long) < 2_000


def test_a_row_that_cannot_be_described_is_drawn_as_such(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def describe(row: str) -> Card:
        if row == "bad":
            raise KeyError(row)
        return Card((Paragraph(row),))

    cards = shown_list(qtbot, ["good", "bad"], describe)
    with caplog.at_level(logging.ERROR):
        cards.grab()
    index = cards.rows.index(1)
    (line,) = cards.cards.card(index).parts
    assert isinstance(line, Line) and line.left[0] == Words("This row cannot be shown.", "warn")


def test_the_list_tells_what_is_chosen_opened_and_pressed(qtbot: QtBot) -> None:
    def describe(row: str) -> Card:
        return Card((Line((Words(row),), (Button("go", "Go", "pin"),)),))

    cards = shown_list(qtbot, ["one", "two"], describe)
    with qtbot.waitSignal(cards.chosen) as chosen:
        cards.choose("two")
    assert chosen.args == ["two"]
    with qtbot.waitSignal(cards.opened) as opened:
        qtbot.keyClick(cards, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == ["two", Qt.KeyboardModifier.ControlModifier]
    with qtbot.waitSignal(cards.pressed_button) as pressed:
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=cards.button_place("one", "go").center())
    assert pressed.args == ["one", "go"]
    assert cards.current_key() == "two"


def test_the_same_rows_with_other_contents_keep_the_place(qtbot: QtBot) -> None:
    cards = shown_list(qtbot, [("a", 1), ("b", 1)], lambda row: Card((Paragraph(str(row)),)), key=lambda row: row[0])
    cards.choose("b")
    with qtbot.assertNotEmitted(cards.rows.modelReset):
        cards.rows.set_rows([("a", 1), ("b", 2)])
    assert cards.current_key() == "b"
    cards.rows.set_rows([("c", 1)])
    assert cards.current_key() is None


def test_a_long_list_is_measured_once(qtbot: QtBot) -> None:
    described: list[int] = []

    def describe(row: int) -> Card:
        described.append(row)
        return Card((Paragraph(f"Row {row}"),), frame=Frame.ROW)

    cards = shown_list(qtbot, list(range(10_000)), describe)
    cards.grab()
    assert len(set(described)) < 100


def test_the_cards_of_a_list_that_surely_scrolls_are_measured_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []
    height = painting.height

    def measure(card: Card, width: float) -> int:
        measured.append(card.parts[0].text)  # type: ignore[union-attr]  # all are paragraphs
        return height(card, width)

    monkeypatch.setattr(painting, "height", measure)
    cards = shown_list(qtbot, [f"Row {nth}" for nth in range(150)], lambda row: Card((Paragraph(row),)))
    cards.setFocus()
    assert measured.count("Row 120") == 1, "it was never seen; what is seen is asked for again to be painted"
    assert cards.verticalScrollBar().isVisible()


def test_an_empty_list_says_what_to_do(qtbot: QtBot) -> None:
    cards = shown_list(qtbot, [], lambda _row: Card(()))
    before = cards.grab().toImage()
    cards.empty_text = "Drop articles here."
    assert cards.grab().toImage() != before


def shown_list(qtbot: QtBot, rows: list[Any], describe: Any, key: Any = lambda row: row) -> CardList:
    cards = CardList("Things", Rows(str, key), CardDelegate(describe))
    qtbot.addWidget(cards)
    cards.rows.setParent(cards)
    cards.resize(300, 400)
    cards.rows.set_rows(rows)
    with qtbot.waitExposed(cards):
        cards.show()
    return cards
