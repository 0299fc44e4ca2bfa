"""Journeys over the desk: comparing, walking, leveling, linking, switching, dropping."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.desk.story import WIRES, article, find

from pressfold.model.passage import Family, Passage, PassageKind
from pressfold.model.span import Span
from pressfold.ui import theme
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.content import ARTICLES_MIME, ColumnContent, Position
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.gap import Gap
from pressfold.ui.desk.heights import Heights
from pressfold.ui.desk.layers import SHOWN_AT_FIRST, Layer
from pressfold.ui.desk.text_view import TextView


def columns(desk: Desk) -> list[Column]:
    found = desk.findChildren(Column)
    return sorted((column for column in found if column.isVisible()), key=lambda column: column.x())


def height(column: Column, words: str) -> float:
    """How far below the top of the desk these words stand."""
    view = column.view
    return view.heights(find(view.article, words))[0] - view.top() + view.mapTo(column.window(), QPoint(0, 0)).y()


def heights(desk: Desk, words: str) -> list[float]:
    return [height(column, words) for column in columns(desk)]


# --- walking and leveling -------------------------------------------------------------------------------------------


def test_three_passages_are_walked_and_each_stands_at_one_height_in_both_columns(pair: Desk) -> None:
    for number, (begin, _) in enumerate(WIRES.values(), start=1):
        assert pair.walker.step_passage(1) == Position(number, 3, f"Passage {number} of 3")
        left, right = heights(pair, begin)
        assert left == right
        assert 0 < left < pair.height()


def test_the_walk_goes_round_both_ends(pair: Desk) -> None:
    assert pair.walker.step_passage(-1) == Position(3, 3, "Passage 3 of 3")
    assert pair.walker.step_passage(1) == Position(1, 3, "Passage 1 of 3")
    assert pair.walker.step_passage(-1) == Position(3, 3, "Passage 3 of 3")


def test_a_step_tells_its_place_and_the_family(pair: Desk) -> None:
    told: list[str] = []
    pair.position_told.connect(told.append)
    pair.family_chosen.connect(told.append)
    pair.walker.step_passage(1)
    assert sorted(told) == ["Passage 1 of 3", "troops"]


def test_the_walk_sets_out_from_where_the_reader_is(pair: Desk) -> None:
    column = columns(pair)[0]
    column.view.place_caret(find(column.view.article, "Throughout his five").start + 5)
    column.view.scroll_to(column.view.heights(find(column.view.article, "Throughout his five"))[0] - 50)
    assert pair.walker.step_passage(1) == Position(3, 3, "Passage 3 of 3")


def test_a_desk_without_shared_passages_says_so(desk: Desk, story: list[ColumnContent], qtbot: QtBot) -> None:
    desk.set_columns([story[2], story[3]])
    with qtbot.waitSignal(desk.position_told) as told:
        assert desk.walker.step_passage(1) is None
    assert told.args == ["No shared passages here"]


def test_an_empty_desk_takes_every_step_calmly(desk: Desk) -> None:
    assert desk.walker.step_passage(1) is None
    assert desk.walker.step_hit(1) is None
    assert desk.walker.step_mention("putin", 1) is None
    assert desk.selection() is None
    assert desk.current_article() is None
    desk.arrange([])
    desk.set_base(None)
    desk.align()
    desk.focus_column(1)
    desk.bring_level("nothing")


def test_a_click_on_a_passage_brings_it_level(pair: Desk, qtbot: QtBot) -> None:
    view = columns(pair)[0].view
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.places.position(find(view.article, "sought security").start + 2))
    with qtbot.waitSignal(pair.family_chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center())
    assert told.args == ["troops"]
    left, right = heights(pair, "Moscow has massed")
    assert left == right


def test_a_passage_at_the_top_of_one_and_the_end_of_another_comes_level(desk: Desk) -> None:
    words = "the same words stand in both of them and nowhere else"
    filler = "\n".join(f"Paragraph {number} has words of its own, and many of them." for number in range(80))
    top, end = article(1, f"{words}\n{filler}"), article(2, f"{filler}\n{words}")
    family = Family(
        "f", PassageKind.WIRE, 10,
        tuple(Passage(one.id, *find(one, words)) for one in (top, end)),
    )  # fmt: skip
    desk.set_columns([ColumnContent(top, (family,)), ColumnContent(end, (family,))])
    desk.bring_level("f")
    left, right = heights(desk, words)
    assert left == right
    assert 0 < left < desk.height()


def test_hits_are_walked_through_all_columns(desk: Desk, story: list[ColumnContent]) -> None:
    marked = [
        replace(content, hits=(find(content.article, "Macron"), find(content.article, "Putin")))
        for content in story[:2]
    ]
    desk.set_columns(marked)
    labels = [position.label for _ in range(5) if (position := desk.walker.step_hit(1)) is not None]
    assert labels == ["Hit 1 of 4", "Hit 2 of 4", "Hit 3 of 4", "Hit 4 of 4", "Hit 1 of 4"]


def test_mentions_are_walked_and_the_column_they_stand_in_becomes_current(
    pair: Desk, story: list[ColumnContent]
) -> None:
    putin = next(actor for actor in story[0].actors if actor.id == "putin")
    total = sum(mention.article in (0, 1) for mention in putin.mentions)
    seen = []
    for number in range(1, total + 1):
        assert pair.walker.step_mention("putin", 1) == Position(number, total, f"Mention {number} of {total}")
        seen.append(pair.current_article())
    assert seen == sorted(seen)  # type: ignore[type-var]  # no column is None here
    assert set(seen) == {0, 1}


# --- linked scrolling -----------------------------------------------------------------------------------------------


def test_scrolling_one_column_takes_the_other_to_the_same_passage(pair: Desk) -> None:
    left, _ = columns(pair)
    begin = find(left.view.article, "Throughout his five").start
    left.view.scroll_to(left.view.heights(Span(begin, begin + 1))[0] - left.view.viewport().height() / 3)
    one, two = heights(pair, "Throughout his five")
    assert one == pytest.approx(two, abs=1)


def test_unlinked_columns_scroll_alone(pair: Desk) -> None:
    pair.set_linked(False)
    left, right = columns(pair)
    before = right.view.top()
    left.view.scroll_to(400)
    assert right.view.top() == before


def test_going_down_and_up_again_ends_where_it_began(pair: Desk) -> None:
    left, right = columns(pair)
    left.view.scroll_to(300)
    began = right.view.top()
    for top in (*range(300, 900, 37), *range(900, 0, -53), 300):
        left.view.scroll_to(top)
    assert right.view.top() == began


def test_aligning_moves_the_others_even_when_they_are_not_linked(pair: Desk) -> None:
    pair.set_linked(False)
    left, _ = columns(pair)
    begin = find(left.view.article, "Throughout his five").start
    left.view.scroll_to(left.view.heights(Span(begin, begin + 1))[0] - left.view.viewport().height() / 3)
    pair.align()
    one, two = heights(pair, "Throughout his five")
    assert one == pytest.approx(two, abs=1)


def test_linking_is_told(pair: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pair.linked_changed) as told:
        pair.set_linked(False)
    assert told.args == [False]
    assert not pair.linked()


# --- columns --------------------------------------------------------------------------------------------------------


def test_one_to_four_articles_stand_side_by_side(desk: Desk, story: list[ColumnContent]) -> None:
    for number in (1, 2, 3, 4, 2, 0):
        desk.set_columns(story[:number])
        QApplication.processEvents()
        assert desk.article_ids() == tuple(range(number))
        widths = [column.width() for column in columns(desk)]
        assert len(widths) == number
        assert max(widths, default=0) - min(widths, default=0) <= 2


def long(number: int) -> ColumnContent:
    """An article that is long enough for its column to be made by itself."""
    return ColumnContent(article(number, "\n".join(f"Line {line} of many." for line in range(2000))))


def test_columns_of_long_articles_are_made_one_at_a_time_before_they_are_shown(desk: Desk) -> None:
    contents = [long(1), long(2), ColumnContent(article(3, "One line."))]
    assert [desk.make_next(contents) for _ in range(3)] == [True, True, False]
    assert desk.article_ids() == ()
    desk.set_columns(contents)
    assert desk.article_ids() == (1, 2, 3)
    assert not desk.make_next(contents)


def test_a_column_that_was_made_and_is_not_wanted_any_more_is_forgotten(desk: Desk) -> None:
    assert desk.make_next([long(1)])
    desk.set_columns([ColumnContent(article(2, "One line."))])
    assert desk.article_ids() == (2,)
    assert desk.make_next([long(1)]), "it has to be made anew"


def test_a_column_that_was_made_early_takes_on_the_type_that_was_chosen_since(desk: Desk) -> None:
    desk.make_next([long(1)])
    larger = replace(desk.outfit.typography, size=2 * desk.outfit.typography.size)
    desk.outfit.set_typography(larger)
    desk.set_columns([long(1)])
    (column,) = columns(desk)
    assert column.view._type.line == larger.line


def test_a_column_that_stays_keeps_its_place_on_the_page(pair: Desk, story: list[ColumnContent]) -> None:
    pair.set_linked(False)
    left, _ = columns(pair)
    at = left.view.top_offset()
    left.view.scroll_to(350)
    at = left.view.top_offset()
    pair.set_columns([story[0], story[2]])
    QApplication.processEvents()
    assert columns(pair)[0] is left
    assert left.view.top_offset() == at


def test_heads_are_of_one_height_so_that_texts_begin_on_one_line(desk: Desk) -> None:
    titles = ("Short", "A title that is much too long to stand in a single line of its narrow column " * 2)
    desk.set_columns([ColumnContent(article(number, "Words.", title=title)) for number, title in enumerate(titles)])
    QApplication.processEvents()
    short, long = columns(desk)
    assert short.header.title.heightForWidth(300) < long.header.title.heightForWidth(300)
    assert short.view.mapTo(desk, QPoint(0, 0)).y() == long.view.mapTo(desk, QPoint(0, 0)).y()


def test_exchanging_a_column_does_not_lay_out_its_neighbour(
    pair: Desk, story: list[ColumnContent], qtbot: QtBot
) -> None:
    left, _ = columns(pair)
    left.view.heights(Span(len(left.view.article.text) - 1, len(left.view.article.text)))
    QApplication.processEvents()
    with qtbot.assertNotEmitted(left.view.document().documentLayout().documentSizeChanged):
        pair.set_columns([story[0], story[2]])
        QApplication.processEvents()


def test_swapping_changes_places_and_keeps_the_pages(pair: Desk) -> None:
    left, right = columns(pair)
    pair.arrange([1, 0])
    QApplication.processEvents()
    assert pair.article_ids() == (1, 0)
    assert columns(pair) == [right, left]


def test_a_removed_column_leaves_the_others(pair: Desk, story: list[ColumnContent]) -> None:
    pair.set_columns(story[1:2])
    assert pair.article_ids() == (1,)
    assert pair.current_article() == 1


def test_columns_that_leave_together_with_the_focus_in_one_of_them_leave_nothing_behind(pair: Desk) -> None:
    pair.focus_column(1)
    pair.set_columns([])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert pair.current_article() is None
    assert pair.selection() is None


def test_the_focus_tells_which_column_is_current(pair: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pair.column_focused) as told:
        pair.focus_column(2)
    assert told.args == [1]
    assert pair.current_article() == 1


def test_a_columns_menu_borrows_the_windows_actions_for_that_column(pair: Desk, qtbot: QtBot) -> None:
    other = columns(pair)[1]
    swap = QAction("Swap", pair)
    pair.outfit.set_column_actions([swap])
    qtbot.mouseClick(other.header.menu_button, Qt.MouseButton.LeftButton)
    assert pair.current_article() == 1
    menu = other.findChild(QMenu)
    assert menu.actions() == [swap]
    menu.close()


def test_a_column_without_a_window_can_be_closed_by_its_menu(pair: Desk, qtbot: QtBot) -> None:
    other = columns(pair)[1]
    qtbot.mouseClick(other.header.menu_button, Qt.MouseButton.LeftButton)
    menu = other.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Close column"]
    with qtbot.waitSignal(pair.column_closed) as told:
        menu.actions()[-1].trigger()
    assert told.args == [1]
    menu.close()


def test_closing_is_asked_of_the_window(pair: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pair.column_closed) as told:
        columns(pair)[1].close_wanted.emit(columns(pair)[1])
    assert told.args == [1]


def test_new_findings_come_in_without_a_jump(pair: Desk, story: list[ColumnContent]) -> None:
    left, _ = columns(pair)
    left.view.scroll_to(321)
    pair.update_content(replace(story[0], hits=(find(story[0].article, "dialogue"),)))
    assert left.view.top() == 321
    assert pair.walker.step_hit(1) == Position(1, 1, "Hit 1 of 1")


def test_a_place_that_was_told_is_returned_to(pair: Desk) -> None:
    pair.set_linked(False)
    column = columns(pair)[1]
    column.view.scroll_to(555)
    place = pair.place(1)
    assert place is not None
    column.view.scroll_to(0)
    pair.return_to(1, place)
    assert pair.place(1) == place
    assert abs(column.view.top() - 555) < 30
    pair.return_to(1, 0)
    assert column.view.top() == 0
    assert pair.place(99) is None


LONG = "The two sides agreed on Monday to keep talking, officials said after the call. " * 25


def long_page(desk: Desk) -> Column:
    desk.set_columns([ColumnContent(article(9, "\n\n".join([LONG] * 150)))])
    QApplication.processEvents()
    (column,) = columns(desk)
    return column


def test_a_place_far_down_a_long_page_is_returned_to_in_breaths(desk: Desk, qtbot: QtBot) -> None:
    column = long_page(desk)
    desk.return_to(9, 250_000)
    assert column.view.top() == 0, "not laid out as far as that at once"
    assert desk.place(9) == 250_000, "but it is on its way"
    column.view.place_caret(250_000)
    qtbot.waitUntil(lambda: column.view.top() > 0)
    assert abs(column.view.top_offset() - 250_000) < 100
    assert abs(column.view.top() - column.view.heights(Span(250_000, 250_001))[0]) < 2


def test_heights_kept_while_a_page_is_laid_out_further_are_those_measured_anew(desk: Desk) -> None:
    view = long_page(desk).view
    seen = set()
    for width in (900, 500):
        desk.resize(width, 700)
        for offset in (0, 100_000, 200_000, 299_000):
            view.heights(Span(offset, offset + 1))
            QApplication.processEvents()
            kept, fresh = view._heights, Heights(view.document(), view.places, view._type)
            kept.further()  # as when Qt tells, which it does in its own time
            exact = fresh._measured() and len(fresh._exact)
            assert kept.paragraphs()[:exact] == fresh._exact[:exact]
            seen.add(exact)
    assert len(seen) > 1 and max(seen) == 150


@pytest.mark.parametrize("act", ["scroll", "reveal"])
def test_who_scrolls_a_page_meanwhile_stays_there(desk: Desk, qtbot: QtBot, act: str) -> None:
    column = long_page(desk)
    desk.return_to(9, 250_000)
    if act == "scroll":
        column.view.scroll_to(40)
    else:
        column.view.bring_into_view(Span(5, 9))
    at = column.view.top()
    assert column.view._laying.goal is None
    for _ in range(20):
        QApplication.processEvents()
    assert column.view.top() == at == (40 if act == "scroll" else 0)


def test_revealing_brings_words_into_view_and_sets_the_caret(pair: Desk) -> None:
    column = columns(pair)[1]
    span = find(column.view.article, "Did you find this article useful")
    pair.reveal(1, span)
    top, bottom = column.view.heights(span)
    assert column.view.top() <= top
    assert bottom <= column.view.top() + column.view.viewport().height()
    assert column.view.caret() == span.start
    assert pair.current_article() == 1


def test_revealing_what_is_in_view_scrolls_nothing(pair: Desk) -> None:
    column = columns(pair)[0]
    before = column.view.top()
    pair.reveal(0, find(column.view.article, "French President"))
    assert column.view.top() == before


def test_the_selection_names_its_article(pair: Desk, qtbot: QtBot) -> None:
    view = columns(pair)[1].view
    with qtbot.waitSignal(pair.selection_changed):
        view.select(find(view.article, "Kremlin"))
    assert pair.selection() == (1, find(view.article, "Kremlin"))


def test_tab_leaves_the_text(pair: Desk, qtbot: QtBot) -> None:
    view = columns(pair)[0].view
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


# --- layers, type, theme --------------------------------------------------------------------------------------------


def test_digits_toggle_layers_and_nought_shows_all(pair: Desk, qtbot: QtBot) -> None:
    view = columns(pair)[0].view
    with qtbot.waitSignal(pair.layers_changed) as told:
        qtbot.keyClick(view, Qt.Key.Key_2)
    assert told.args == [SHOWN_AT_FIRST - {Layer.ACTORS}]
    qtbot.keyClick(view, Qt.Key.Key_1)
    assert pair.layers() == SHOWN_AT_FIRST - {Layer.ACTORS, Layer.PASSAGES}
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert pair.layers() == frozenset(Layer)


def test_a_layer_toggles_without_setting_the_text_anew(pair: Desk, qtbot: QtBot) -> None:
    view = columns(pair)[0].view
    QApplication.processEvents()
    with qtbot.assertNotEmitted(view.relaid):
        pair.set_layers(frozenset({Layer.ACTORS, Layer.POSTS, Layer.BOILERPLATE}))
        QApplication.processEvents()


def test_hidden_marks_are_not_painted(pair: Desk) -> None:
    view = columns(pair)[0].view
    fill = theme.current().family(0).fill
    assert fill in colours(view)
    pair.set_layers(frozenset())
    assert fill not in colours(view)


def colours(view: TextView) -> set[str]:
    image = view.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


def test_a_larger_type_keeps_what_stands_at_the_top(pair: Desk) -> None:
    view = columns(pair)[0].view
    pair.set_linked(False)
    view.scroll_to(420)
    at = view.top_offset()
    pair.outfit.set_typography(replace(pair.outfit.typography, size=22))
    line = 60
    assert abs(view.top_offset() - at) <= line


def test_the_theme_changes_every_page_at_once(pair: Desk) -> None:
    theme.keeper().choose(theme.Choice.DARK)
    for column in columns(pair):
        seen = colours(column.view)
        assert theme.current().paper in seen
        assert theme.tokens.LIGHT.paper not in seen


def test_the_scale_enlarges_the_pages(pair: Desk) -> None:
    view = columns(pair)[0].view
    before = view.content_height()
    theme.keeper().set_scale(1.5)
    assert pair.outfit.typography.scale == 1.5
    assert view.content_height() > before * 1.4


def test_the_words_keep_their_size_over_a_change_of_scale_and_then_of_theme(pair: Desk) -> None:
    views = [column.view for column in columns(pair)]
    for scale, choice in ((2.0, theme.Choice.DARK), (1.0, theme.Choice.HIGH_CONTRAST)):
        theme.keeper().set_scale(scale)
        theme.keeper().choose(choice)
        theme.keeper().set_scale(scale)
        QApplication.processEvents()
        assert {view.document().defaultFont().pixelSize() for view in views} == {round(16 * scale)}


def test_columns_side_by_side_fit_again_when_the_scale_goes_down(pair: Desk) -> None:
    pair.resize(420, 600)
    theme.keeper().set_scale(2.0)
    QApplication.processEvents()
    theme.keeper().set_scale(1.0)
    QApplication.processEvents()
    assert [column.minimumWidth() for column in columns(pair)] == [150, 150]


def test_a_set_phrase_is_shown_only_while_it_is_current(desk: Desk) -> None:
    one = article(1, "French Foreign Minister Jean-Yves Le Drian said so.")
    stock = Family("stock", PassageKind.STOCK, 7, (Passage(1, 0, 42), Passage(2, 0, 42)))
    desk.set_columns([ColumnContent(one, (stock,))])
    view = desk.findChild(TextView)
    middle = QPointF(view.cursorRect().center())
    assert view.tip_at(middle) == ""
    desk.set_current_family("stock")
    assert view.tip_at(middle).startswith("Set phrase A")
    desk.set_current_family(None)
    assert view.tip_at(middle) == ""


# --- dropping and emptiness -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "place"), [(100, 0), (1100, 1), (5, 0), (1199, 1)], ids=["left column", "right column", "margin", "far edge"]
)
def test_articles_dropped_on_a_column_are_told_with_its_place(pair: Desk, qtbot: QtBot, x: int, place: int) -> None:
    data = QMimeData()
    data.setData(ARTICLES_MIME, b"4\n2")
    with qtbot.waitSignal(pair.articles_dropped) as told:
        drop(pair, data, x)
    assert told.args == [[4, 2], place]


def test_words_and_files_are_left_to_the_window(desk: Desk, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("only words")
    data.setUrls([QUrl.fromLocalFile("/tmp/a.txt"), QUrl("https://example.org/b.txt")])
    with qtbot.assertNotEmitted(desk.articles_dropped):
        drop(desk, data, 300)


def drop(desk: Desk, data: QMimeData, x: int) -> None:
    desk.dropEvent(
        QDropEvent(
            QPointF(x, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_drag_shows_where_it_would_land(pair: Desk) -> None:
    data = QMimeData()
    data.setData(ARTICLES_MIME, b"4")
    event = QDragEnterEvent(
        QPoint(900, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    pair.dragEnterEvent(event)
    assert event.isAccepted()
    resting = pair.grab().toImage()
    pair.dragMoveEvent(move_of(data, 900))
    over_right = pair.grab().toImage()
    pair.dragMoveEvent(move_of(data, 100))
    over_left = pair.grab().toImage()
    pair.dragLeaveEvent(QDragLeaveEvent())
    assert over_right.copy(0, 0, 500, 800) == resting.copy(0, 0, 500, 800)
    assert over_right.copy(700, 0, 500, 800) != resting.copy(700, 0, 500, 800)
    assert over_left.copy(0, 0, 500, 800) != resting.copy(0, 0, 500, 800)
    assert pair.grab().toImage() == resting


def test_a_drag_of_words_is_not_accepted(pair: Desk) -> None:
    data = QMimeData()
    data.setText("words")
    event = QDragEnterEvent(
        QPoint(900, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    pair.dragEnterEvent(event)
    assert not event.isAccepted()


def move_of(data: QMimeData, x: int) -> QDragMoveEvent:
    return QDragMoveEvent(
        QPoint(x, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )


# --- odd input ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["One line.", "", "   \n \n", "\n".join(["word"] * 3000), "🙂\u0301\u200d", "a" * 30_000],
    ids=["one line", "empty", "only space", "one-word lines", "only marks", "one endless word"],
)
def test_odd_articles_open_beside_an_ordinary_one(desk: Desk, story: list[ColumnContent], text: str) -> None:
    desk.set_columns([ColumnContent(article(77, text)), story[0]])
    QApplication.processEvents()
    desk.walker.step_passage(1)
    desk.reveal(77, Span(0, len(text)))
    assert desk.article_ids() == (77, 0)


def test_the_end_of_a_long_article_is_reached_before_qt_has_laid_it_out(desk: Desk) -> None:
    # lines much longer than the first ones, so that a guess from those falls short
    text = "\n".join(["Short."] * 50 + ["A paragraph of many words, again and again and again. " * 12] * 1500)
    desk.set_columns([ColumnContent(article(5, text))])
    view = desk.findChild(TextView)
    last = Span(len(text) - 20, len(text) - 4)
    desk.reveal(5, last)
    top, bottom = view.heights(last)
    assert view.top() <= top
    assert bottom <= view.top() + view.viewport().height()


def test_four_copies_of_one_article_scroll_as_one(desk: Desk, story: list[ColumnContent]) -> None:
    text = story[0].article.text
    whole = Family("all", PassageKind.WIRE, 300, tuple(Passage(number, 0, len(text)) for number in (11, 12, 13, 14)))
    desk.set_columns([ColumnContent(article(number, text), (whole,)) for number in (11, 12, 13, 14)])
    first = columns(desk)[0]
    first.view.scroll_to(500)
    assert {column.view.top() for column in columns(desk)} == {500}


# --- the base -------------------------------------------------------------------------------------------------------


def versions() -> list[ColumnContent]:
    """Three renderings of one sentence, with one family over all of them."""
    texts = (
        "The minister said on Friday that grain talks would go on.",
        "The minister said on Friday that talks would go on.",
        "The old minister said on Friday that talks would end.",
    )
    articles = [article(number, text, title=text) for number, text in enumerate(texts, 1)]
    family = Family("f", PassageKind.WIRE, 9, tuple(Passage(one.id, 0, len(one.text)) for one in articles))
    alone = Family("g", PassageKind.WIRE, 2, tuple(Passage(one.id, *find(one, "talks would")) for one in articles[1:]))
    return [ColumnContent(one, (family,) if one.id == 1 else (family, alone)) for one in articles]


def edited(column: Column) -> list[str]:
    """The words that are outlined in a column."""
    return [mark.span.of(column.view.article.text) for kind, mark in column.view._marks if kind.name == "only here"]


def test_with_a_base_each_column_is_compared_with_it_alone(desk: Desk) -> None:
    desk.set_columns(versions())
    first, second, third = columns(desk)
    assert [edited(column) for column in (first, second, third)] == [[], [], []]
    desk.set_base(1)
    assert (edited(first), edited(second), edited(third)) == (["grain", "go on"], [], ["old", "end"])
    desk.set_base(2)
    assert (edited(first), edited(second), edited(third)) == (["grain"], ["go on"], ["old", "end"])
    desk.set_base(None)
    assert edited(third) == []


def test_with_a_base_ribbons_and_walk_keep_to_its_passages(desk: Desk) -> None:
    desk.set_columns(versions())
    between = desk.findChildren(Gap)
    assert sum(len(gap._ribbons) for gap in between if gap.isVisible()) == 3
    desk.focus_column(3)
    assert desk.walker.step_passage(1) == Position(1, 2, "Passage 1 of 2")
    desk.set_base(1)
    assert sum(len(gap._ribbons) for gap in between if gap.isVisible()) == 2
    assert desk.walker.step_passage(1) == Position(1, 1, "Passage 1 of 1")


def test_the_base_says_so_in_its_head_in_words(pair: Desk) -> None:
    left, right = columns(pair)
    pair.set_base(1)
    assert [column.header._base.isVisible() for column in (left, right)] == [False, True]
    assert right.header._base.text() == "Base"
    assert right.accessibleName().startswith("Base: ")
    pair.set_base(None)
    assert not right.header._base.isVisible()
    assert not right.accessibleName().startswith("Base")


# --- heads that are dragged -----------------------------------------------------------------------------------------


def drag_head(column: Column, to: QPoint, qtbot: QtBot, *, drop: bool = True) -> None:
    """Take a column by its head to a point of the window."""
    there = column.header.mapFromGlobal(column.window().mapToGlobal(to))
    qtbot.mousePress(column.header, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    for at in (QPoint(60, 22), there):
        held = Qt.MouseButton.LeftButton
        place = QPointF(column.header.mapToGlobal(at))
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), place, Qt.MouseButton.NoButton, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(column.header, event)
    if drop:
        qtbot.mouseRelease(column.header, Qt.MouseButton.LeftButton, pos=there)


@pytest.mark.parametrize(
    ("taken", "x", "order"),
    [(0, 1190, (1, 2, 0)), (2, 5, (2, 0, 1)), (0, 700, (1, 0, 2)), (1, 1190, (0, 2, 1))],
    ids=["first to the end", "last to the front", "first behind the second", "second to the end"],
)
def test_a_column_is_dragged_by_its_head_between_others(
    desk: Desk, story: list[ColumnContent], qtbot: QtBot, taken: int, x: int, order: tuple[int, ...]
) -> None:
    desk.set_columns(story[:3])
    QApplication.processEvents()
    with qtbot.waitSignal(desk.order_wanted) as told:
        drag_head(columns(desk)[taken], QPoint(x, 60), qtbot, drop=False)
        assert desk._reordering._bar.isVisible()
        at = columns(desk)[taken].header.mapFromGlobal(desk.window().mapToGlobal(QPoint(x, 60)))
        qtbot.mouseRelease(columns(desk)[taken].header, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [order]
    assert not desk._reordering._bar.isVisible()


def test_a_head_that_is_put_down_where_it_stood_moves_nothing(pair: Desk, qtbot: QtBot) -> None:
    QApplication.processEvents()
    with qtbot.assertNotEmitted(pair.order_wanted):
        drag_head(columns(pair)[0], QPoint(120, 200), qtbot)


def test_escape_ends_a_drag_and_nothing_moves(pair: Desk, qtbot: QtBot) -> None:
    QApplication.processEvents()
    column = columns(pair)[0]
    with qtbot.assertNotEmitted(pair.order_wanted):
        drag_head(column, QPoint(1190, 60), qtbot, drop=False)
        qtbot.keyClick(column.header, Qt.Key.Key_Escape)
        assert not pair._reordering._bar.isVisible()
        qtbot.mouseRelease(column.header, Qt.MouseButton.LeftButton, pos=QPoint(900, 20))


def test_a_click_on_a_head_makes_its_column_current(pair: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(columns(pair)[1].header, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert pair.current_article() == 1
    assert columns(pair)[1].view.hasFocus()


# --- four copies of one article -------------------------------------------------------------------------------------


def test_four_copies_of_one_article_stand_in_four_columns_and_walk_level(
    desk: Desk, story: list[ColumnContent]
) -> None:
    text = story[1].article.text
    copies = [replace(story[1].article, id=number) for number in range(11, 15)]
    spans = [find(copies[0], begin) for begin, _ in WIRES.values()]
    families = tuple(
        Family(f"f{nth}", PassageKind.WIRE, 20, tuple(Passage(one.id, *span) for one in copies))
        for nth, span in enumerate(spans)
    )
    desk.set_columns([ColumnContent(one, families) for one in copies])
    QApplication.processEvents()
    assert len({column.view.toPlainText() for column in columns(desk)}) == 1
    for number, span in enumerate(spans, 1):
        assert desk.walker.step_passage(1) == Position(number, 3, f"Passage {number} of 3")
        assert len(set(heights(desk, span.of(text)))) == 1
    columns(desk)[3].view.scroll_to(500)
    assert {column.view.top() for column in columns(desk)} == {500}


# --- the current hit ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("choice", [theme.Choice.LIGHT, theme.Choice.DARK, theme.Choice.HIGH_CONTRAST], ids=str)
def test_the_hit_that_is_walked_to_looks_other_than_the_others(
    desk: Desk, story: list[ColumnContent], choice: theme.Choice
) -> None:
    theme.keeper().choose(choice)
    one = article(1, "Talks on grain, then talks on gas.")
    desk.set_columns([ColumnContent(one, hits=(find(one, "grain"), find(one, "gas")))])
    QApplication.processEvents()
    view = columns(desk)[0].view
    view._flash_timer.setInterval(0)
    pictures = {}
    for words in ("grain", "gas"):
        desk.reveal(1, find(one, words), flash=False)
        picture = view.viewport().grab(view.covered_by(find(one, "grain")).adjusted(-6, -4, 6, 6)).toImage()
        accent = theme.current().accent
        pictures[words] = sum(
            picture.pixelColor(x, y).name() == accent for x in range(picture.width()) for y in range(picture.height())
        )
    assert pictures["grain"] > 40 > 2 * pictures["gas"]
