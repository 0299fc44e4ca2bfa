"""The reading text under the reader's hands: every mark is where its words are, every key does what it says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.desk.story import article, find

from pressfold.model.actor import Actor, ActorKind, How, Mention
from pressfold.model.article import Role
from pressfold.model.briefing import AnchorState
from pressfold.model.passage import Family, Passage, PassageKind
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.ui import theme
from pressfold.ui.desk import column as column_module
from pressfold.ui.desk import placing, strokes
from pressfold.ui.desk.content import WORDS_MIME, ColumnContent, PinPlace
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.layers import Layer
from pressfold.ui.desk.mark import Mark
from pressfold.ui.desk.marks import KINDS, Chosen, Lane, MarkKind, Surroundings
from pressfold.ui.desk.text_view import TextView

TEXTS = {
    "plain": "Moscow has massed troops near Ukraine and sought guarantees from the West again.",
    "emoji": "🙂 Moscow 👩‍🚒 has massed 🇺🇦 troops near Ukraine 🎉🎉 and sought guarantees.",
    "combining": "Cafe\u0301 nai\u0308ve Zu\u0308rich has massed troops near A\u030angstro\u0308m and sought it.",
    "hebrew": "משרד החוץ אמר שהשיחות עם הנשיא נמשכו שעה אחת בלבד ביום שישי",
    "arabic": "قالت وزارة الخارجية إن المحادثات مع الرئيس استمرت ساعة واحدة فقط يوم الجمعة",
    "mixed": "The ministry (משרד החוץ) told Reuters قالت الوزارة that talks went on for 2 hours.",
    "chinese": "外交部周五表示，与总统的会谈只持续了一个小时，双方同意保持联系。",
}


def view_of(desk: Desk, content: ColumnContent) -> TextView:
    desk.set_columns([content])
    desk.focus_column(1)
    QApplication.processEvents()
    return desk.findChild(TextView)


def everything_at(number: int, span: Span, text: str) -> ColumnContent:
    """A column in which every kind of mark stands on the same words."""
    one = article(number, text)
    words = span.of(text)
    return ColumnContent(
        one,
        (Family("f", PassageKind.WIRE, 5, (Passage(number, *span, edits=(span,)),)),),
        (
            Actor(
                "a", "Somebody", ActorKind.PERSON, True, None, (), None,
                (Mention(number, *span, words, How.NAME, "alias"),),
            ),
        ),
        (
            Quotation(
                "q", number, *span, words, (span,), QuotationKind.DIRECT, False, (), None, "he", None, "said", None,
                None, 0.9,
            ),
        ),
        pins=(PinPlace("p", span, AnchorState.VERIFIED),),
        hits=(span,),
    )  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_marks_of_every_kind_lie_on_their_own_words_in_any_script(desk: Desk, name: str) -> None:
    text = TEXTS[name]
    start, end = (text.index(" ") + 1, text.rindex(" ")) if " " in text else (4, 20)
    view = view_of(desk, everything_at(1, Span(start, end), text))
    measured = middles(view)
    assert len(measured) > len(text) / 2
    for offset, middle in measured:
        kinds = {kind.name for kind, _ in view.marks_at(middle)}
        if start <= offset < end:
            assert {"passage", "only here", "actor", "quotation", "pin", "hit"} <= kinds, (offset, text[offset])
        else:
            assert not kinds, (offset, text[offset])


def middles(view: TextView) -> list[tuple[int, QPointF]]:
    """The middle of each character that takes room, in the viewport, as Qt's own cursor measures it."""
    found = []
    for offset, char in enumerate(view.article.text):
        if char.isspace():
            continue
        one, two = QTextCursor(view.document()), QTextCursor(view.document())
        one.setPosition(view.places.position(offset))
        two.setPosition(view.places.position(offset + 1))
        left, right = view.cursorRect(one), view.cursorRect(two)
        # where directions change, the cursor jumps: such a pair says nothing about one character
        if left.top() == right.top() and 3 < abs(left.x() - right.x()) < 40:
            found.append((offset, QPointF((left.x() + right.x()) / 2, left.center().y())))
    return found


def click(qtbot: QtBot, view: TextView, words: str) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, words))


def move(view: TextView, point: QPoint, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer there; QTest's own way asks which window lies under it, and others may."""
    there = QPointF(view.viewport().mapToGlobal(point))
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), there, Qt.MouseButton.NoButton, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), event)


def point_of(view: TextView, words: str) -> QPoint:
    """A point on the third letter of these words."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.places.position(find(view.article, words).start + 2))
    return view.cursorRect(cursor).center()


def test_clicking_again_goes_down_through_the_stack_of_marks(desk: Desk, qtbot: QtBot) -> None:
    text = TEXTS["plain"]
    view = view_of(desk, everything_at(1, find(article(1, text), "massed troops"), text))
    told: list[tuple[Chosen, str]] = []
    view.mark_chosen.connect(lambda chosen, key: told.append((chosen, key)))
    for _ in range(5):
        click(qtbot, view, "massed troops")
        move(view, QPoint(5, 5))
        QApplication.processEvents()
    assert told == [
        (Chosen.PIN, "p"),
        (Chosen.ACTOR, "a"),
        (Chosen.FAMILY, "f"),
        (Chosen.QUOTATION, "q"),
        (Chosen.PIN, "p"),
    ]


def test_a_click_beside_all_marks_chooses_nothing(desk: Desk, qtbot: QtBot) -> None:
    text = TEXTS["plain"]
    view = view_of(desk, everything_at(1, find(article(1, text), "massed"), text))
    with qtbot.assertNotEmitted(view.mark_chosen):
        click(qtbot, view, "Ukraine")


def test_a_hidden_layer_cannot_be_clicked(desk: Desk, qtbot: QtBot) -> None:
    text = TEXTS["plain"]
    view = view_of(desk, everything_at(1, find(article(1, text), "massed"), text))
    desk.set_layers(frozenset({Layer.QUOTATIONS}))
    with qtbot.waitSignal(view.mark_chosen) as told:
        click(qtbot, view, "massed")
    assert told.args == [Chosen.QUOTATION, "q"]


def test_enter_chooses_the_mark_at_the_caret_as_a_click_does(desk: Desk, qtbot: QtBot) -> None:
    text = TEXTS["plain"]
    view = view_of(desk, everything_at(1, find(article(1, text), "massed"), text))
    view.place_caret(text.index("massed") + 1)
    with qtbot.waitSignal(view.mark_chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [Chosen.PIN, "p"]


def test_a_drag_over_a_mark_selects_and_chooses_nothing(desk: Desk, qtbot: QtBot) -> None:
    text = TEXTS["plain"]
    view = view_of(desk, everything_at(1, find(article(1, text), "massed troops"), text))
    start, end = point_of(view, "Ukraine"), point_of(view, "massed")
    with qtbot.assertNotEmitted(view.mark_chosen):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        move(view, end, Qt.MouseButton.LeftButton)
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.selection() is not None


def test_a_double_click_selects_a_word(desk: Desk, qtbot: QtBot) -> None:
    view = view_of(desk, ColumnContent(article(1, TEXTS["emoji"])))
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, "troops"))
    span = view.selection()
    assert span is not None
    assert span.of(TEXTS["emoji"]) == "troops"


def test_a_triple_click_selects_the_paragraph(desk: Desk, qtbot: QtBot) -> None:
    view = view_of(desk, ColumnContent(article(1, "First line.\n\nSecond line here.\n\nThird.")))
    place = point_of(view, "Second")
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    span = view.selection()
    assert span is not None
    assert span.of(view.article.text) == "Second line here."


def test_words_are_selected_by_keys_alone_and_offered_to_be_pinned(desk: Desk, qtbot: QtBot) -> None:
    text = TEXTS["emoji"]
    view = view_of(desk, ColumnContent(article(7, text)))
    view.place_caret(text.index("troops"))
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(desk.pin_asked) as asked:
        qtbot.keyClick(view, Qt.Key.Key_P)
    number, span, with_note = asked.args
    assert (number, span.of(text), with_note) == (7, "troops near Ukraine", False)


def test_d_asks_for_a_pin_with_a_note(desk: Desk, qtbot: QtBot) -> None:
    view = view_of(desk, ColumnContent(article(7, TEXTS["plain"])))
    view.select(find(view.article, "massed troops"))
    with qtbot.waitSignal(desk.pin_asked) as asked:
        qtbot.keyClick(view, Qt.Key.Key_D)
    assert asked.args[2] is True


def test_p_with_the_caret_in_a_quotation_pins_the_quotation(desk: Desk, qtbot: QtBot) -> None:
    text = TEXTS["plain"]
    span = find(article(1, text), "sought guarantees")
    view = view_of(desk, everything_at(1, span, text))
    view.place_caret(span.start + 3)
    with qtbot.waitSignal(desk.pin_asked) as asked:
        qtbot.keyClick(view, Qt.Key.Key_P)
    assert asked.args[1] == span


def test_p_in_a_split_quotation_pins_all_of_it_even_while_its_layer_is_hidden(desk: Desk, qtbot: QtBot) -> None:
    text = "“I will go,” she said on Friday, “and I will talk.” Nobody answered."
    one = article(1, text)
    pieces = find(one, "I will go,"), find(one, "and I will talk.")
    hull = Span(pieces[0].start, pieces[1].end)
    said = Quotation(
        "q", 1, *hull, hull.of(text), pieces, QuotationKind.DIRECT, False, (), None, "she", None, "said", None, None,
        0.9,
    )  # fmt: skip
    view = view_of(desk, ColumnContent(one, quotations=(said,)))
    desk.set_layers(frozenset())
    for at in (pieces[0].start, pieces[1].start + 4, pieces[1].end):
        view.place_caret(at)
        with qtbot.waitSignal(desk.pin_asked) as asked:
            qtbot.keyClick(view, Qt.Key.Key_P)
        assert asked.args[1] == hull
    view.place_caret(text.index("she"))
    with qtbot.assertNotEmitted(desk.pin_asked):
        qtbot.keyClick(view, Qt.Key.Key_P)


def test_the_caret_can_be_seen_in_the_text(desk: Desk) -> None:
    view = view_of(desk, ColumnContent(article(1, TEXTS["plain"])))
    view.place_caret(12)
    QApplication.processEvents()
    with_caret = view.viewport().grab().toImage()
    spot = view.cursorRect().center()
    view.clearFocus()
    QApplication.processEvents()
    assert with_caret.pixelColor(spot.x(), spot.y() + 2) != view.viewport().grab().toImage().pixelColor(
        spot.x(), spot.y() + 2
    )


RIGHT_TO_LEFT = "משרד החוץ אמר שהשיחות עם הנשיא נמשכו שעה אחת בלבד ביום שישי"


@pytest.mark.parametrize(
    ("text", "at_right"), [(TEXTS["plain"], False), (RIGHT_TO_LEFT, True)], ids=["left to right", "right to left"]
)
def test_the_bar_of_a_quotation_stands_where_its_lines_begin(desk: Desk, text: str, at_right: bool) -> None:
    one = article(1, text)
    said = Quotation(
        "q", 1, 4, 20, text[4:20], (Span(4, 20),), QuotationKind.DIRECT, False, (), None, None, None, None, None, None,
        0.9,
    )  # fmt: skip
    view = view_of(desk, ColumnContent(one, quotations=(said,)))
    image = view.viewport().grab().toImage()
    found = {
        x
        for x in range(image.width())
        for y in range(0, 120, 2)
        if image.pixelColor(x, y).name() == theme.current().quote
    }
    assert found
    middle = image.width() / 2
    assert all((x > middle) == at_right for x in found)


def test_a_new_kind_of_mark_is_one_entry(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def numbers(content: ColumnContent, _around: Surroundings) -> list[Mark]:
        found = re.finditer(r"[0-9]+", content.article.text)
        return [Mark(Span(*one.span()), tip=f"The number {one.group()}") for one in found]

    kind = MarkKind("number", Layer.DATES, numbers, strokes.actor, (Lane.EDGE, "warn"))
    monkeypatch.setattr(placing, "KINDS", (*KINDS, kind))
    monkeypatch.setattr(column_module, "_LASTING", (*column_module._LASTING, kind))
    view = view_of(desk, ColumnContent(article(1, "In 2022 there were 17 calls.")))
    desk.set_layers(frozenset(Layer))
    assert view.tip_at(QPointF(point_of(view, "2022"))) == "The number 2022"
    assert [mark.tip for found, mark, *_ in view.mark_heights() if found is kind] == [
        "The number 2022",
        "The number 17",
    ]
    desk.set_layers(frozenset(Layer) - {Layer.DATES})
    assert view.tip_at(QPointF(point_of(view, "2022"))) == ""


def test_p_without_words_says_what_to_do(desk: Desk, qtbot: QtBot) -> None:
    view = view_of(desk, ColumnContent(article(1, TEXTS["plain"])))
    with qtbot.assertNotEmitted(desk.pin_asked), qtbot.waitSignal(desk.position_told) as told:
        qtbot.keyClick(view, Qt.Key.Key_P)
    assert told.args == ["Select words to pin them"]


def test_single_keys_can_be_switched_off(desk: Desk, qtbot: QtBot) -> None:
    view = view_of(desk, ColumnContent(article(1, TEXTS["plain"])))
    view.select(find(view.article, "massed"))
    desk.outfit.set_single_keys(False)
    with qtbot.assertNotEmitted(desk.pin_asked), qtbot.assertNotEmitted(desk.layers_changed):
        qtbot.keyClick(view, Qt.Key.Key_P)
        qtbot.keyClick(view, Qt.Key.Key_1)


def test_the_selection_has_no_space_at_its_ends(desk: Desk) -> None:
    text = TEXTS["plain"]
    view = view_of(desk, ColumnContent(article(1, text)))
    view.select(Span(text.index(" massed"), text.index("troops")))
    assert view.selection() == find(view.article, "massed")


def test_escape_drops_the_selection(desk: Desk, qtbot: QtBot) -> None:
    view = view_of(desk, ColumnContent(article(1, TEXTS["plain"])))
    view.select(Span(0, 6))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection() is None


def test_copying_takes_the_articles_own_words_with_their_line_ends(desk: Desk) -> None:
    text = "One <b>line</b>.\n\nAnd 🙂 another."
    view = view_of(desk, ColumnContent(article(4, text)))
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.text() == text
    assert "<b>" not in data.html()
    assert data.data(WORDS_MIME).data().decode() == f"4 0 {len(text)}"


def test_the_text_cannot_be_changed(desk: Desk, qtbot: QtBot) -> None:
    view = view_of(desk, ColumnContent(article(1, TEXTS["plain"])))
    for key in (Qt.Key.Key_X, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        qtbot.keyClick(view, key)
    assert view.toPlainText() == TEXTS["plain"]


def test_markup_in_an_article_stays_words(desk: Desk) -> None:
    text = '<img src="file:///etc/passwd"><b>bold</b> &amp; more'
    view = view_of(desk, ColumnContent(article(1, text)))
    assert view.toPlainText() == text


def test_the_pointer_becomes_a_hand_over_what_can_be_chosen(desk: Desk, qtbot: QtBot) -> None:
    text = TEXTS["plain"]
    view = view_of(desk, everything_at(1, find(article(1, text), "massed"), text))
    move(view, point_of(view, "massed"))
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    move(view, point_of(view, "Ukraine"))
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_the_tooltip_names_every_mark_under_the_pointer(desk: Desk) -> None:
    text = TEXTS["plain"]
    view = view_of(desk, everything_at(1, find(article(1, text), "massed"), text))
    assert view.tip_at(QPointF(point_of(view, "massed"))).splitlines() == [
        "Pinned in the briefing: verified",
        "Somebody: person (alias)",
        "Search hit",
        "Edited: other renderings have other words",
        "Passage A: 5 words in 1 article",
        "Quote: he",
    ]
    assert view.tip_at(QPointF(point_of(view, "Ukraine"))) == ""


def test_the_context_menu_offers_the_actions_of_the_window(desk: Desk) -> None:
    view = view_of(desk, ColumnContent(article(1, TEXTS["plain"])))
    assert [action.text() for action in view.context_menu().actions()] == ["Copy"]
    pin = QAction("Pin quote", desk)
    desk.outfit.set_text_actions([pin])
    assert view.context_menu().actions() == [pin]


@pytest.mark.parametrize("role", [Role.POST, Role.BOILERPLATE])
def test_quiet_words_become_ordinary_while_their_layer_is_hidden(desk: Desk, role: Role) -> None:
    view = view_of(desk, ColumnContent(replace(article(1, "Quiet words.", role=role))))
    quiet = colour_at_start(view)
    desk.set_layers(frozenset(Layer) - {Layer.POSTS, Layer.BOILERPLATE})
    assert quiet != colour_at_start(view)
    desk.set_layers(frozenset(Layer))
    assert quiet == colour_at_start(view)


def colour_at_start(view: TextView) -> str:
    cursor = QTextCursor(view.document())
    cursor.setPosition(1)
    return cursor.charFormat().foreground().color().name()
