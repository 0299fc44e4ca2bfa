"""Peeking at the window: by key and by hovering, the keys in the card, going there and coming back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from tests.ui.people import Person

from pressfold.model.span import Span
from pressfold.ui import theme
from pressfold.ui.desk.text_view import TextView
from pressfold.ui.peek.popover import Popover

#: Of 001: a passage that no actor's name begins, a name, a quotation.
PASSAGE, NAME, QUOTE = "has massed troops", "Kremlin said", "he wanted to continue"


@pytest.fixture
def two(reader: Person) -> Person:
    """001 and 000 side by side, the first with the focus."""
    reader.open("001", "000")
    reader.wiring.columns.focus(0)
    return reader


def card(reader: Person) -> Popover:
    return reader.wiring.peeking.popover


def view_of(reader: Person, number: str) -> TextView:
    return next(one for one in reader.window.desk.findChildren(TextView) if one.article.id == reader.id(number))


def put_caret(reader: Person, words: str) -> None:
    article, span = reader.place("001", words)
    reader.window.desk.reveal(article, Span(span.start + 1, span.end), flash=False)
    view_of(reader, "001").setFocus()


def peek(reader: Person, words: str) -> Popover:
    put_caret(reader, words)
    reader.press("I")
    reader.until(card(reader).isVisible)
    return card(reader)


def point(reader: Person, words: str) -> QPoint:
    """A point of the text of 001, in the middle of these words' third letter."""
    view = view_of(reader, "001")
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.places.position(reader.place("001", words)[1].start + 2))
    return view.cursorRect(cursor).center()


def move(view: TextView, at: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    there = QPointF(view.viewport().mapToGlobal(at))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), there, none, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def rest_on(reader: Person, words: str) -> TextView:
    """Let the pointer come to rest on words that are brought into view."""
    article, span = reader.place("001", words)
    reader.window.desk.reveal(article, span, flash=False)
    view = view_of(reader, "001")
    move(view, point(reader, words))
    return view


# --- by key ---------------------------------------------------------------------------------------------------------


def test_i_shows_the_card_of_the_mark_at_the_cursor_and_i_closes_it(two: Person) -> None:
    shown = peek(two, PASSAGE)
    assert shown.kept
    front = shown.card()
    assert front is not None and front.name.startswith("Passage")
    assert shown.isAncestorOf(QApplication.focusWidget())
    two.press("I")
    assert not shown.isVisible()
    assert view_of(two, "001").hasFocus()


def test_escape_closes_the_card_and_nothing_else(two: Person) -> None:
    view = view_of(two, "001")
    shown = peek(two, PASSAGE)
    view.select(two.place("001", PASSAGE)[1])
    two.press("Escape")
    assert not shown.isVisible()
    assert view.selection() is not None


def test_where_no_mark_is_the_status_says_so(two: Person) -> None:
    told: list[str] = []
    two.wiring.peeking.position_told.connect(told.append)
    put_caret(two, "weeks of personal")
    two.press("I")
    assert not card(two).isVisible()
    assert told == ["No mark at the cursor"]


def test_overlapping_marks_stand_behind_tabs_that_the_arrows_turn(two: Person) -> None:
    shown = peek(two, "Moscow has massed")
    names = [one.name for one in shown._cards]
    assert names[0] == "Moscow" and names[1].startswith("Passage")
    two.press("Right")
    front = shown.card()
    assert front is not None and front.name == names[1]
    two.press("Right")
    two.press("Left")
    front = shown.card()
    assert front is not None and front.name == names[1]


def test_arrows_choose_a_row_and_enter_goes_there_and_back_comes_home(two: Person) -> None:
    shown = peek(two, PASSAGE)
    two.press("Down")
    row = shown.row()
    assert row is not None
    two.press("Return")
    assert not shown.isVisible()
    assert two.wiring.columns.current() == row.place.article == two.id("000")
    view = view_of(two, "000")
    top, bottom = view.heights(row.place.span)
    assert view.top() <= top and bottom <= view.top() + view.viewport().height()
    assert view.caret() == row.place.span.start
    two.press("Alt+Left", two.window)
    assert two.wiring.columns.current() == two.id("001")
    two.press("Alt+Right", two.window)
    assert two.wiring.columns.current() == two.id("000")


@pytest.mark.parametrize("keys", ["Shift+Return", "Ctrl+Return"])
def test_enter_with_shift_or_control_opens_beside(two: Person, keys: str) -> None:
    shown = peek(two, "Moscow has massed")
    others = [row.place.article for row in shown.list.rows.rows if row.place.article not in two.wiring.columns.ids]
    while (row := shown.row()) is None or row.place.article != others[0]:
        two.press("Down")
    two.press(keys)
    assert len(two.wiring.columns.ids) == 3
    assert two.wiring.columns.current() == others[0]


def test_p_in_the_card_pins_the_passage_by_keys_alone(two: Person) -> None:
    shown = peek(two, PASSAGE)
    front = shown.card()
    assert front is not None and front.pins is not None
    two.press("P")
    two.until(lambda: two.wiring.work.briefing and two.briefing.pins)
    (pin,) = two.briefing.pins.values()
    assert pin.span == front.pins.span
    assert shown.isVisible()


def test_p_on_a_chosen_row_pins_the_words_of_that_outlet(two: Person) -> None:
    shown = peek(two, PASSAGE)
    two.press("Down")
    row = shown.row()
    assert row is not None
    two.press("P")
    two.until(lambda: two.wiring.work.briefing and two.briefing.pins)
    (pin,) = two.briefing.pins.values()
    assert pin.span == row.place.span
    assert pin.quote.startswith("Moscow has massed")


def test_a_click_on_a_row_goes_there(two: Person) -> None:
    shown = peek(two, PASSAGE)
    (row,) = shown.list.rows.rows
    two.click(shown.list, row.place)
    assert two.wiring.columns.current() == row.place.article
    assert not shown.isVisible()


def test_the_card_can_be_heard(two: Person) -> None:
    shown = peek(two, PASSAGE)
    interface = QAccessible.queryAccessibleInterface(shown)
    assert "27 words" in interface.text(QAccessible.Text.Name)
    assert QAccessible.queryAccessibleInterface(shown.list).text(QAccessible.Text.Name) == "The same passage elsewhere"
    index = shown.list.rows.index(0)
    assert "Moscow has massed troops" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_card_of_an_article_that_is_closed_goes_with_it(two: Person) -> None:
    shown = peek(two, PASSAGE)
    two.wiring.columns.show_articles([two.id("000")])
    two.rest()
    assert not shown.isVisible()


# --- place ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("words", [PASSAGE, NAME, QUOTE, "Putin told Macron"])
def test_the_card_lies_in_the_window_and_not_on_what_it_speaks_of(two: Person, words: str, scale: float) -> None:
    theme.keeper().set_scale(scale)
    two.rest()
    shown = peek(two, words)
    assert two.window.rect().contains(shown.geometry())
    assert not shown.geometry().intersects(two.window.statusBar().geometry())
    asked = two.wiring.peeking._asked
    assert asked is not None
    on_screen = QRect(two.window.mapToGlobal(shown.pos()), shown.size())
    assert not on_screen.intersects(asked.line)
    if scale < 2:  # there is room beside the whole mark
        assert not on_screen.intersects(asked.covered[0])


@pytest.mark.parametrize("choice", [theme.Choice.DARK, theme.Choice.HIGH_CONTRAST], ids=str)
def test_an_open_card_follows_the_theme(two: Person, choice: theme.Choice) -> None:
    shown = peek(two, PASSAGE)
    theme.keeper().choose(choice)
    QApplication.processEvents()
    image = shown.grab().toImage()
    assert image.pixelColor(image.width() // 2, 4).name() == theme.current().paper


# --- by hovering ----------------------------------------------------------------------------------------------------


def test_a_pointer_that_rests_on_a_mark_calls_the_card_and_takes_no_focus(two: Person) -> None:
    focused = QApplication.focusWidget()
    rest_on(two, PASSAGE)
    assert not card(two).isVisible()
    two.until(card(two).isVisible)
    assert not card(two).kept
    assert QApplication.focusWidget() is focused


def test_the_card_goes_when_the_pointer_leaves_the_mark(two: Person) -> None:
    view = rest_on(two, PASSAGE)
    two.until(card(two).isVisible)
    move(view, QPoint(3, 3))
    two.until(lambda: not card(two).isVisible())


def test_i_keeps_a_card_that_came_by_hovering(two: Person) -> None:
    view = rest_on(two, PASSAGE)
    two.until(card(two).isVisible)
    two.press("I")
    assert card(two).kept
    move(view, QPoint(3, 3))
    two.bot.wait(400)
    assert card(two).isVisible()


def test_without_cards_under_the_pointer_a_tooltip_tells_and_i_still_opens_the_card(two: Person) -> None:
    view = view_of(two, "001")
    at = QPointF(point(two, PASSAGE))
    assert view.told_by_cards
    two.wiring.settings.choose("hover_cards", False)
    assert not view.told_by_cards and view.tip_at(at)
    rested: list[object] = []
    two.window.desk.pointed.connect(rested.append)
    rest_on(two, PASSAGE)
    two.until(lambda: rested)
    two.rest()
    assert not card(two).isVisible()
    assert peek(two, PASSAGE).kept
    two.press("Escape")
    two.wiring.settings.choose("hover_cards", True)
    assert view.told_by_cards
    left: list[bool] = []
    two.window.desk.unpointed.connect(lambda: left.append(True))
    move(view, QPoint(3, 3))
    two.until(lambda: left)
    rest_on(two, PASSAGE)
    two.until(card(two).isVisible)


def test_a_pointer_with_a_button_held_calls_nothing(two: Person) -> None:
    view = rest_on(two, "weeks of personal")
    move(view, point(two, PASSAGE), Qt.MouseButton.LeftButton)
    two.bot.wait(500)
    assert not card(two).isVisible()


def test_scrolling_sends_a_card_away_and_calls_none(two: Person) -> None:
    view = rest_on(two, PASSAGE)
    two.until(card(two).isVisible)
    view.scroll_to(view.top() + 30)
    assert not card(two).isVisible()
    move(view, point(two, PASSAGE))
    view.scroll_to(view.top() + 30)
    two.bot.wait(500)
    assert not card(two).isVisible()


def test_what_a_card_tells_is_no_tooltip_too(two: Person) -> None:
    assert view_of(two, "001").told_by_cards >= {"passage", "actor", "quotation", "pin"}
