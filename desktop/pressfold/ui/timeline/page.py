"""The timeline's page: chart, table, what is not resolved and checks as tabs, with lanes, filters and zoom above."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.model.event import Event
from pressfold.ui import icons
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.timeline import check_card, phrase_card
from pressfold.ui.flow import Flow
from pressfold.ui.models import timeline as rows
from pressfold.ui.models.rows import Rows
from pressfold.ui.models.timeline import By, Filters, Shown
from pressfold.ui.naming import named
from pressfold.ui.phrases import count
from pressfold.ui.timeline.chart import Chart
from pressfold.ui.timeline.ladder import LadderPage
from pressfold.ui.timeline.table import EventTable, table_view

#: So many letters of what is chosen a box shows at least.
_LETTERS = 13


class TimelinePage(QWidget):
    """Shows a story; what is chosen in it is told, not done here."""

    opened = Signal(int, object)  # article and Span
    dismissed = Signal(str)  # the id of a check that is no problem
    date_asked = Signal(int, object)  # article and Span of words that mean a day
    save_asked = Signal()
    scope_changed = Signal()
    ladder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.shown = Shown()
        self.chart = Chart()
        self.table = EventTable(self)
        self.rows = table_view(self.table, self.tr("Events"))
        self.unresolved = CardList(
            self.tr("Words without a day"),
            Rows(rows.phrase_sentence, lambda row: (row.phrase.article, row.phrase.start), self),
            CardDelegate(phrase_card),
        )
        self.checks = CardList(
            self.tr("Checks"), Rows(rows.check_sentence, lambda row: row.check.id, self), CardDelegate(check_card)
        )
        self.unresolved.empty_text = self.tr("Every word for a day could be resolved.")
        self.checks.empty_text = self.tr("Nothing was found that does not add up.")
        self.ladder = LadderPage()
        self.tabs = QTabWidget(documentMode=True)
        for page in (self.chart, self.rows, self.unresolved, self.checks, self.ladder):
            self.tabs.addTab(page, "")
        self.tabs.tabBar().setAccessibleName(self.tr("Timeline"))
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scope = self._box(
            self.tr("Articles"), ((self.tr("All articles"), ""), (self.tr("Open articles"), "open"))
        )
        lanes = ((self.tr("Lanes by kind"), By.KIND.value), (self.tr("Lanes by outlet"), By.OUTLET.value))
        self._lanes = self._box(self.tr("Lanes"), lanes)
        self._actor = self._box(self.tr("Actor"), ())
        self._kind = self._box(self.tr("Kind"), ())
        self._outlet = self._box(self.tr("Outlet"), ())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 0)
        column.setSpacing(4)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addLayout(self._bar())
        column.addWidget(self.tabs)
        self._tie()
        self.show_story(self.shown)

    def show_story(self, shown: Shown) -> None:
        """Show this story under the filters that are set, as far as it has what they ask for."""
        story = shown.story
        actors = dict.fromkeys(id for event in story.events for id in event.actors)
        kinds = dict.fromkeys((event.kind, event.name) for event in story.events)
        outlets = dict.fromkeys(shown.outlet(id) for event in story.events for id in event.articles)
        by_name = sorted(((story.name(id), id) for id in actors), key=lambda pair: pair[0].casefold())
        self._fill(self._actor, self.tr("All actors"), by_name)
        self._fill(self._kind, self.tr("All kinds"), [(name, kind) for kind, name in kinds])
        self._fill(self._outlet, self.tr("All outlets"), [(name, name) for name in sorted(outlets)])
        self.shown = shown
        self._refresh()

    def of_open_articles(self) -> bool:
        """Whether only the open articles are asked for."""
        return self._scope.currentData() == "open"

    def shows_ladder(self) -> bool:
        """Whether somebody looks at the ladder."""
        return self.tabs.currentWidget() is self.ladder

    def by(self) -> By:
        return By(self._lanes.currentData())

    def _bar(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        self._title = QLabel(self.tr("Timeline"))
        self._title.setProperty("kind", "strong")
        line.addWidget(self._title)
        boxes = QWidget()
        flow = Flow(boxes)  # where they do not stand in one row, they stand in two
        for box in (self._scope, self._lanes, self._actor, self._kind, self._outlet):
            flow.addWidget(box)
        line.addWidget(boxes, 1)
        for icon, tip, act in (
            ("minus", self.tr("Further off (−)"), lambda: self.chart.zoom(-1)),
            ("plus", self.tr("Closer (+)"), lambda: self.chart.zoom(1)),
            ("locate-fixed", self.tr("Show all events"), self.chart.fit),
            ("file-down", self.tr("Save the timeline as CSV, PNG or SVG"), self.save_asked.emit),
        ):
            button = named(QToolButton(), tip)
            button.setIcon(icons.icon(icon))
            button.setToolTip(tip)
            button.clicked.connect(act)
            line.addWidget(button)
        return line

    def _tie(self) -> None:
        for box in (self._lanes, self._actor, self._kind, self._outlet):
            box.activated.connect(self._refresh)
        self._scope.activated.connect(self.scope_changed)
        self.chart.opened.connect(self._on_event)
        self.rows.activated.connect(self._on_row)
        self.rows.clicked.connect(self._on_row)
        self.tabs.currentChanged.connect(self._on_tab)
        self.ladder.opened.connect(self.opened)
        self.unresolved.opened.connect(self._on_phrase)
        self.unresolved.clicked.connect(lambda: self._on_phrase(self.unresolved.current_key(), None))
        self.unresolved.pressed_button.connect(self._on_dating)
        self.checks.opened.connect(lambda key, _keys: self._on_check(key, "go 0"))
        self.checks.pressed_button.connect(self._on_check)

    def _refresh(self) -> None:
        filters = Filters(self._actor.currentData(), self._kind.currentData(), self._outlet.currentData())
        self.shown = Shown(self.shown.story, self.shown.names, filters)
        self.chart.show_story(self.shown, self.by())
        self.table.show_story(self.shown)
        unresolved, checks = self.shown.unresolved(), self.shown.checks()
        self.unresolved.rows.set_rows(unresolved)
        self.checks.rows.set_rows(checks)
        events = len(self.table.events)
        open_checks = sum(not row.check.consistent for row in checks)
        for at, text in enumerate(
            (
                count(events, "event", "events"),
                self.tr("Table"),
                self.tr("Unresolved (%d)") % len(unresolved),
                self.tr("Checks (%d)") % open_checks,
                self.tr("On whose word"),
            )
        ):
            self.tabs.setTabText(at, text)

    def _box(self, name: str, entries: Iterable[tuple[str, str]]) -> QComboBox:
        box = named(QComboBox(), name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        for text, value in entries:
            box.addItem(text, value)
        return box

    def _fill(self, box: QComboBox, everything: str, entries: Iterable[tuple[str, str]]) -> None:
        """List these, keeping what is chosen where it is still there."""
        chosen = box.currentData()
        box.clear()
        box.addItem(everything, "")
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _on_tab(self) -> None:
        """Only what sifts the page that is shown can be chosen."""
        shown = self.tabs.currentWidget()
        events = shown in (self.chart, self.rows)
        self._lanes.setEnabled(shown is self.chart)
        for box in (self._actor, self._kind):
            box.setEnabled(events)
        self._outlet.setEnabled(shown is not self.ladder)
        if self.shows_ladder():
            self.ladder_wanted.emit()

    def _on_event(self, event: Event) -> None:
        source = event.sources[0]
        self.opened.emit(source.article, source.span)

    def _on_row(self, index: QModelIndex) -> None:
        self._on_event(self.table.events[index.row()])

    def _on_phrase(self, key: object, _keys: object) -> None:
        for row in self.shown.unresolved():
            if (row.phrase.article, row.phrase.start) == key:
                self.opened.emit(row.phrase.article, row.phrase.span)

    def _on_dating(self, key: object, _button: str) -> None:
        for row in self.shown.unresolved():
            if (row.phrase.article, row.phrase.start) == key:
                self.date_asked.emit(row.phrase.article, row.phrase.span)

    def _on_check(self, key: object, button: str) -> None:
        check = next((one for one in self.shown.story.checks if one.id == key), None)
        if check is None:
            return
        if button == "dismiss":
            self.dismissed.emit(check.id)
        else:
            reason = check.reasons[int(button.split()[1])]
            self.opened.emit(reason.article, reason.span)
