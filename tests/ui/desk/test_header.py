"""The head of a column says what is known, asks for what is not, and never cuts a word in half."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.desk.story import article

from pressfold.model.passage import WireShare
from pressfold.ui import fonts, theme
from pressfold.ui.desk.badge import Badge
from pressfold.ui.desk.content import ColumnContent
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.header import Header
from pressfold.ui.desk.title import wrapped

TEXT = "Some words of an article."


def header_of(desk: Desk, share: WireShare | None = None, **metadata: object) -> Header:
    desk.set_columns([ColumnContent(article(1, TEXT, **metadata), wire_share=share or WireShare(0, 0))])
    QApplication.processEvents()
    return desk.findChild(Header)


def words(header: Header) -> list[str]:
    """What the head says, line by line."""
    said = [label for label in header.findChildren(QLabel) if label.isVisible() and label.text()]
    said.sort(key=lambda label: (label.geometry().center().y() > header.menu_button.geometry().bottom(), label.x()))
    return [label.text() for label in said]


def test_a_dated_article_shows_outlet_date_and_agency(desk: Desk) -> None:
    header = header_of(
        desk, outlet="Alarabiya", published="2022-01-28T16:07:00+00:00", credit="Reuters", title="A title"
    )
    assert words(header) == ["Alarabiya", "28 Jan 2022, 16:07 UTC · Reuters"]
    assert header.title.text() == "A title"


def test_the_outlets_own_credit_is_not_said_twice(desk: Desk) -> None:
    assert words(header_of(desk, outlet="Reuters", credit="Reuters", published="2022-01-28")) == [
        "Reuters",
        "28 Jan 2022",
    ]


def test_a_missing_date_is_asked_for_with_what_hints_at_one(desk: Desk) -> None:
    header = header_of(desk, suggested={"published": "2022-01-28"})
    assert words(header) == ["Outlet not stated", "Date needed", "suggested 28 Jan 2022"]


def test_a_missing_date_without_a_hint_says_so(desk: Desk) -> None:
    header = header_of(desk)
    assert words(header) == ["Outlet not stated", "Date needed"]
    badge = next(label for label in header.findChildren(QLabel) if label.text() == "Date needed")
    assert badge.toolTip() == "The text does not state a date, and nothing hints at one. Click to set it."


def test_the_share_can_be_asked_why(desk: Desk) -> None:
    header = header_of(desk, WireShare(1300, 286), published="2022-01-28", outlet="Reuters")
    badge = next(label for label in header.findChildren(QLabel) if "shared" in label.text())
    assert badge.text() == "22\u202f% shared"
    assert badge.toolTip() == "286 of 1,300 body words stand in passages that other articles have too."


def test_an_article_that_shares_nothing_has_no_share(desk: Desk) -> None:
    assert not any("%" in word for word in words(header_of(desk, WireShare(400, 0))))


@pytest.mark.parametrize(
    ("width", "said"),
    [
        pytest.param(460, ["The Daily Outlet", "Date needed", "22\u202f% shared"], id="the-hint-at-a-date-goes-first"),
        pytest.param(390, ["The Daily Outlet", "Date needed", "22\u202f%"], id="then-the-share-keeps-its-number"),
        pytest.param(
            330,
            ["The Daily Outlet", "suggested 28 Jan 2022", "Date needed", "22\u202f% shared"],
            id="then-the-badges-have-a-line-of-their-own",
        ),
        pytest.param(214, ["The Daily Outlet", "Date needed", "22\u202f%"], id="and-say-less-there"),
    ],
)
def test_where_room_is_short_the_head_gives_way_step_by_step(desk: Desk, width: int, said: list[str]) -> None:
    header = header_of(desk, WireShare(100, 22), outlet="The Daily Outlet", suggested={"published": "2022-01-28"})
    desk.resize(width, 800)
    QApplication.processEvents()
    assert words(header) == said


def test_an_outlet_that_is_not_stated_is_told_in_a_narrow_head_too(desk: Desk) -> None:
    header = header_of(desk, WireShare(100, 22))
    desk.resize(340, 800)
    QApplication.processEvents()
    assert words(header) == ["No outlet", "Date needed", "22\u202f%"]
    desk.resize(280, 800)
    QApplication.processEvents()
    assert words(header) == ["Outlet not stated", "Date needed", "22\u202f% shared"]
    desk.resize(190, 800)
    QApplication.processEvents()
    assert words(header)[0] == "No outlet"


def test_titles_and_texts_are_level_when_the_badges_of_one_head_go_below(desk: Desk) -> None:
    busy = ColumnContent(article(1, TEXT, outlet="The Daily Outlet"), wire_share=WireShare(100, 22))
    desk.set_columns([busy, ColumnContent(article(2, TEXT, outlet="RTE", published="2022-01-28"))])
    placed = []
    for width in (1400, 560, 1400):
        desk.resize(width, 800)
        QApplication.processEvents()
        placed.append([(header.height(), header.title.y()) for header in desk.findChildren(Header)])
    assert all(one == other for one, other in placed)
    (low, _), (high, _), (again, _) = placed
    assert again == low < high, "one after the other: a taller head, and a title further down"


@pytest.mark.parametrize("key", ["Key_Return", "Key_Space"])
def test_the_share_is_asked_why_by_key(desk: Desk, qtbot: QtBot, key: str) -> None:
    header = header_of(desk, WireShare(1300, 286), published="2022-01-28", outlet="Reuters")
    badge = next(label for label in header.findChildren(Badge) if "shared" in label.text())
    with qtbot.waitSignal(header.share_asked):
        qtbot.keyClick(badge, Qt.Key[key])


@pytest.mark.parametrize("width", [214, 260, 320, 420, 700])
@pytest.mark.parametrize("outlet", [None, "The Daily Outlet"])
def test_no_badge_is_cut_in_a_column_of_any_width(desk: Desk, width: int, outlet: str | None) -> None:
    header = header_of(desk, WireShare(100, 22), outlet=outlet)
    desk.resize(width, 800)
    QApplication.processEvents()
    badges = [
        label for label in header.findChildren(QLabel) if label.isVisible() and label.property("kind") != "strong"
    ]
    assert any("22" in badge.text() for badge in badges)
    assert any("ate" in badge.text() for badge in badges)
    for badge in badges:
        assert badge.width() >= badge.sizeHint().width() or "badge" not in badge.property("kind")
        below = badge.geometry().top() > header.menu_button.geometry().bottom()
        assert badge.geometry().right() < (header.width() if below else header.menu_button.geometry().left())
    assert header.menu_button.geometry().right() < header.width()


@pytest.mark.parametrize("width", [300, 360, 420, 480, 540])
def test_the_outlet_is_whole_wherever_a_date_stands_beside_it(desk: Desk, width: int) -> None:
    facts = {"outlet": "The Daily Outlet", "suggested": {"published": "2022-01-28"}}
    header = header_of(desk, WireShare(100, 22), **facts)
    desk.resize(width, 800)
    QApplication.processEvents()
    outlet = next(label for label in header.findChildren(QLabel) if label.text() == "The Daily Outlet")
    if any("suggested" in word for word in words(header)):
        assert outlet.width() >= outlet.sizeHint().width()


def test_a_title_of_two_lines_is_shown_whole_in_a_wide_column(desk: Desk) -> None:
    title = "Putin told Macron he did not want to escalate Ukraine crisis – French official says on Friday"
    header = header_of(desk, title=title)
    shown = wrapped(title, fonts.serif(18, QFont.Weight.DemiBold), header.title.width())
    assert " ".join(shown) == title
    assert header.title.height() >= header.title.heightForWidth(header.title.width())


def test_the_menu_button_and_the_title_have_names(desk: Desk) -> None:
    header = header_of(desk, title="A title")
    assert header.menu_button.accessibleName() == "Menu of A title"
    assert header.title.accessibleName() == "A title"


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("abc de\u0301🙂שלום"), max_size=200), st.integers(60, 600))
def test_a_wrapped_title_has_at_most_three_lines_and_loses_only_what_it_elides(title: str, width: int) -> None:
    text = " ".join(title.split())
    lines = wrapped(text, fonts.serif(18), width)
    assert len(lines) <= 3
    if not any("…" in line for line in lines):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("title", [None, ""])
def test_an_article_without_a_title_shows_its_first_words(desk: Desk, title: str | None) -> None:
    content = ColumnContent(article(1, TEXT, title=title))
    desk.set_columns([replace(content)])
    assert desk.findChild(Header).title.text() == TEXT


def test_a_head_is_set_anew_for_a_smaller_scale(desk: Desk) -> None:
    header = header_of(desk, WireShare(100, 22), outlet="The Daily Outlet")
    before = header._outlet.width()
    theme.keeper().set_scale(2.0)
    QApplication.processEvents()
    assert header._outlet.width() > 1.5 * before
    theme.keeper().set_scale(1.0)
    QApplication.processEvents()
    assert header._outlet.width() == before
