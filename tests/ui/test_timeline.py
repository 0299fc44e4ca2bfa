"""The timeline in the window: lanes, filters, zoom, keys, the table beside it, checks, and what is saved."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from tests.ui.people import Person

from pressfold.model.event import Event, EventSource, Story
from pressfold.model.span import Span
from pressfold.ui import theme
from pressfold.ui.models.timeline import By, Filters, Shown
from pressfold.ui.timeline.chart import Chart
from pressfold.ui.timeline.drawing import NAMES, Drawing
from pressfold.ui.timeline.page import TimelinePage
from pressfold.ui.timeline.scale import STEPS, Scale


def event(id: str, day: str, *, kind: str = "call", article: int = 1, actors: tuple[str, ...] = ("a", "b")) -> Event:
    source = EventSource(article, Span(0, 5), "called", "on Friday", day, "past", actors)
    return Event(id, kind, kind.title(), day, None, actors, (source,), 1, False, (), "")


def shown(*events: Event, filters: Filters | None = None) -> Shown:
    names = {"a": "Ada Holm", "b": "Bo Lind", "c": "Cy Marsh"}
    return Shown(Story(events, names=names), {1: "Post", 2: "Herald"}, filters or Filters())


EVENTS = (
    event("1", "2022-01-01"),
    event("2", "2022-01-02", kind="vote", actors=("c",)),
    event("3", "2022-03-01", article=2),
)

FILTERED = {
    "nothing": (Filters(), ["1", "2", "3"]),
    "an actor": (Filters(actor="c"), ["2"]),
    "a kind": (Filters(kind="call"), ["1", "3"]),
    "an outlet": (Filters(outlet="Herald"), ["3"]),
    "all three": (Filters("c", "call", "Post"), []),
}


@pytest.mark.parametrize(("filters", "ids"), FILTERED.values(), ids=FILTERED)
def test_filters_let_through_what_they_ask_for(filters: Filters, ids: list[str]) -> None:
    assert [one.id for one in shown(*EVENTS, filters=filters).events()] == ids


def test_lanes_are_kinds_or_outlets() -> None:
    assert [(lane.name, len(lane.events)) for lane in shown(*EVENTS).lanes(By.KIND)] == [("Call", 2), ("Vote", 1)]
    assert [lane.name for lane in shown(*EVENTS).lanes(By.OUTLET)] == ["Post", "Herald"]


@pytest.mark.parametrize("step", STEPS)
def test_the_scale_has_labels_that_never_run_into_each_other(step: float) -> None:
    scale = Scale(date(2021, 1, 1), date(2022, 12, 31), step)
    ticks = list(scale.ticks(0, 3000))
    assert ticks == sorted(ticks, key=lambda tick: tick.x)
    assert all(b.x - a.x > 60 for a, b in pairwise(ticks))


@pytest.mark.usefixtures("qapp")
def test_no_two_marks_of_a_lane_lie_over_each_other() -> None:
    many = [event(str(at), f"2022-01-{1 + at % 28:02}") for at in range(60)]
    drawing = Drawing(shown(*many), shown(*many).lanes(By.KIND), 8.0)
    marks = drawing.marks()
    assert len(marks) == 60
    assert not any(a.rect.intersects(b.rect) for at, a in enumerate(marks) for b in marks[at + 1 :])


@pytest.fixture
def page(reader: Person) -> TimelinePage:
    reader.do("timeline.panel")
    found = reader.wiring.timeline.page
    reader.until(lambda: found.shown.story.events)
    reader.rest()
    return found


def test_the_timeline_lists_the_events_of_the_library_and_leads_to_the_sentence(
    reader: Person, page: TimelinePage
) -> None:
    assert page.table.rowCount() == len(page.shown.story.events) > 3
    call = next(nth for nth, one in enumerate(page.table.events) if one.kind == "call" and len(one.articles) > 1)
    page.rows.activated.emit(page.table.index(call, 0))
    source = page.table.events[call].sources[0]
    reader.until(lambda: reader.wiring.columns.current() == source.article)
    assert "Macron" in str(page.table.data(page.table.index(call, 2)))


def test_keys_go_from_event_to_event_zoom_and_open(reader: Person, page: TimelinePage) -> None:
    page.chart.setFocus()
    reader.bot.keyClick(page.chart, Qt.Key.Key_Right)
    first = page.chart.current()
    reader.bot.keyClick(page.chart, Qt.Key.Key_Right)
    assert first is not None and page.chart.current() != first
    before = page.chart._drawing.scale.step
    reader.bot.keyClick(page.chart, Qt.Key.Key_Plus)
    assert page.chart._drawing.scale.step > before
    reader.bot.keyClick(page.chart, Qt.Key.Key_Return)
    here = page.chart.current()
    assert here is not None
    reader.until(lambda: here.event.sources[0].article in reader.wiring.columns.ids)


def test_the_mouse_opens_an_event_and_the_wheel_zooms(reader: Person, page: TimelinePage) -> None:
    chart = page.chart
    mark = chart._drawing.marks()[0]
    left = theme.px(NAMES) - chart.horizontalScrollBar().value()
    at = QPointF(mark.rect.left() + left + 8, mark.rect.center().y() - chart.verticalScrollBar().value())
    reader.bot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert chart.current() == mark
    reader.until(lambda: mark.event.sources[0].article in reader.wiring.columns.ids)
    before = chart._drawing.scale.step
    held = Qt.KeyboardModifier.ControlModifier
    turn = QWheelEvent(
        at, chart.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    chart.wheelEvent(turn)
    assert chart._drawing.scale.step > before
    reader.rest()


def test_an_outlet_sifts_checks_and_unresolved_words_too(page: TimelinePage) -> None:
    everything = len(page.checks.rows.rows), len(page.unresolved.rows.rows)
    page._outlet.setCurrentIndex(1)
    page._refresh()
    chosen = page._outlet.currentData()
    assert all(row.outlet == chosen for row in page.unresolved.rows.rows)
    assert (len(page.checks.rows.rows), len(page.unresolved.rows.rows)) < everything


def test_only_what_sifts_the_shown_page_can_be_chosen(page: TimelinePage) -> None:
    boxes = (page._scope, page._lanes, page._actor, page._kind, page._outlet)
    enabled = {}
    for shown in (page.chart, page.rows, page.checks, page.ladder):
        page.tabs.setCurrentWidget(shown)
        enabled[shown] = [box.isEnabled() for box in boxes]
    assert enabled[page.chart] == [True] * 5
    assert enabled[page.rows] == [True, False, True, True, True]
    assert enabled[page.checks] == [True, False, False, False, True]
    assert enabled[page.ladder] == [True, False, False, False, False]


@pytest.mark.usefixtures("qapp")
def test_the_name_of_a_lane_stays_while_its_lane_is_in_view() -> None:
    many = [event(str(at), f"2022-01-{1 + at % 28:02}") for at in range(200)]
    chart = Chart()
    chart.resize(700, 200)
    chart.show_story(shown(*many), By.KIND)
    chart.verticalScrollBar().setValue(chart.verticalScrollBar().maximum() // 2)
    picture = chart.grab().toImage()
    names = {picture.pixel(x, y) for x in range(12, 60) for y in range(theme.px(34), theme.px(70))}
    assert len(names) > 2  # letters, not the bare ground


def test_a_check_that_is_no_problem_goes_and_comes_back_by_undo(reader: Person, page: TimelinePage) -> None:
    checks = [check.id for check in page.shown.story.checks]
    page.checks.pressed_button.emit(checks[0], "dismiss")
    reader.until(lambda: [check.id for check in page.shown.story.checks] == checks[1:])
    reader.rest()
    reader.do("history.undo")
    reader.until(lambda: [check.id for check in page.shown.story.checks] == checks)


def test_the_timeline_is_saved_as_table_and_pictures(reader: Person, page: TimelinePage, tmp_path: Path) -> None:
    for ending in ("csv", "png", "svg"):
        reader.wiring.timeline.save_as(tmp_path / f"timeline.{ending}")
    lines = (tmp_path / "timeline.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == page.table.rowCount() + 1
    assert not QImage(str(tmp_path / "timeline.png")).isNull()
    assert "<svg" in (tmp_path / "timeline.svg").read_text("utf-8")


def test_a_place_that_cannot_be_written_is_told(reader: Person, page: TimelinePage, tmp_path: Path) -> None:
    assert page is not None
    reader.wiring.timeline.save_as(tmp_path / "nowhere" / "timeline.csv")
    assert not (tmp_path / "nowhere").exists()
