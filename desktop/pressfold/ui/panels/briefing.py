"""The briefing page: the reader's own document as cards, to order, to annotate, to export."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.library.checking import Checks
from pressfold.model.briefing import Briefing
from pressfold.model.span import Span
from pressfold.ui import icons, theme
from pressfold.ui.action_table import Where
from pressfold.ui.actions import Actions
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.briefing_editing import BriefingDelegate
from pressfold.ui.desk.content import WORDS_MIME
from pressfold.ui.elided_label import ElidedLabel
from pressfold.ui.models import briefing as rows
from pressfold.ui.models.briefing import PinRow
from pressfold.ui.models.pin_filter import ALL, PinFilter, filtered, filters
from pressfold.ui.models.rows import Rows
from pressfold.ui.naming import named

#: What a drag of a pin carries: its id.
PIN_MIME = "application/x-pressfold-pin"
_MENU = (
    "briefing.new", "briefing.open", "briefing.rename", "briefing.save_template", "", "pinning.add_section",
    "writing.text", "briefing.verify", "verifying.hand_over", "", "docks.float_briefing",
)  # fmt: skip
_ROW_MENU = (
    "pinning.show_source", "annotating.compare", "annotating.uses", "", "pinning.edit", "writing.pin",
    "annotating.status_open", "annotating.status_checked", "annotating.status_used", "annotating.status_aside",
    "annotating.shorten", "copying.quote", "", "pinning.move_up", "pinning.move_down", "carrying.move",
    "carrying.copy", "", "pinning.remove",
)  # fmt: skip

#: A title is elided to no less than this, in pixels at 100 %; the summary beside it gives way first.
_TITLE = 120


class BriefingPage(QWidget):
    """Shows a briefing; what the reader does with a row is told, not done here."""

    pin_opened = Signal(str)
    removed = Signal(str)
    written = Signal(str, str)  # the id of a pin or section, and its new note or heading
    moved = Signal(str, str, int)  # the pin, the section it goes to, and its place there
    words_dropped = Signal(int, object, str, int)  # the article, the span, the section, and the place in it
    chosen = Signal()
    compared = Signal(str)  # a pin that a newer version differs at

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._briefing: Briefing | None = None
        self._filters: tuple[PinFilter, ...] = ()
        #: A row that is chosen as soon as it is there, empty for none.
        self.wanted = ""
        self._title = ElidedLabel("title")
        self._summary = ElidedLabel("tertiary")
        self.list = self._pin_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 8)
        column.setSpacing(8)
        column.addLayout(self._heading())
        column.addLayout(self._filter_row())
        column.addWidget(self.list, 1)
        self._checks = Checks()
        self.show_briefing(None, self._checks)

    def show_briefing(self, briefing: Briefing | None, checks: Checks) -> None:
        """Show this briefing with what the last check found; None is no briefing yet."""
        self._briefing, self._checks = briefing, checks
        self._title.setText(briefing.title if briefing else self.tr("Briefing"))
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), theme.px(_TITLE)))
        self._summary.setText(_summed(briefing, checks) if briefing else "")
        self._summary.setVisible(bool(self._summary.text()))
        self._offer_filters()
        self.list.empty_text = self.tr(
            "Select words in an article and press P to pin them here. Each pin keeps its source and proves itself."
        )
        self._show_rows()

    def _show_rows(self) -> None:
        """The rows that the filter lets through; the chosen one stays chosen."""
        kept = self.list.current_key()
        made = rows.briefing_rows(self._briefing, self._checks) if self._briefing else ()
        shown = filtered(made, self._chosen_filter())
        self.list.rows.set_rows(shown)
        pins = [sum(isinstance(row, PinRow) for row in some) for some in (shown, made)]
        self._counted.setText(self.tr("%s of %s shown") % tuple(pins) if pins[0] < pins[1] else "")
        if kept is not None and self.list.current_key() != kept:
            self.list.choose(kept)
        if self.wanted and self.list.rows.find(self.wanted).isValid():
            self.list.choose(self.wanted)
            self.wanted = ""

    def current(self) -> str | None:
        """The id of the chosen pin or section."""
        found = self.list.current_key()
        return found if isinstance(found, str) else None

    def choose(self, id: str) -> None:
        """Choose a pin or section and bring it into view; a filter that hides it is switched off."""
        if self._chosen_filter() != ALL and not self.list.rows.find(id).isValid():
            self.filter.setCurrentIndex(0)
        self.list.choose(id)

    def edit(self, id: str) -> None:
        """Open the note of a pin, or a heading, for writing."""
        self.choose(id)
        self.list.edit(self.list.currentIndex())

    def place_of(self, row: int) -> tuple[str, int]:
        """The section and the place in it that lie before a row of the list; the end of the last for none."""
        briefing = self._briefing
        if briefing is None or not briefing.sections:
            return "", 0
        above = self.list.rows.rows[:row]
        if not above:
            return briefing.sections[0].id, 0
        if isinstance(above[-1], PinRow):  # what a filter hides stands somewhere too
            return above[-1].section, briefing.section_of(above[-1].pin.id).pins.index(above[-1].pin.id) + 1
        return above[-1].section.id, 0

    def _heading(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(2, 0, 6, 0)
        line.setSpacing(8)
        line.addWidget(self._title)
        line.addWidget(self._summary)
        line.addStretch()
        line.addWidget(self._menu_button())
        line.addWidget(self._export_button())
        return line

    def _filter_row(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(2, 0, 6, 0)
        line.setSpacing(8)
        self.filter = named(QComboBox(), self.tr("Show pins"), self.tr("Show all pins, or only some (F)"))
        self.filter.currentIndexChanged.connect(self._on_filter)
        self._counted = QLabel()
        self._counted.setProperty("kind", "tertiary")
        line.addWidget(self.filter)
        line.addWidget(self._counted, 1)
        return line

    def _chosen_filter(self) -> PinFilter:
        return self._filters[self.filter.currentIndex()] if self.filter.count() else ALL

    def _offer_filters(self) -> None:
        """The filters that make sense now; the chosen one stays while it does."""
        chosen = self._chosen_filter()
        offered = filters(self._briefing) if self._briefing else ()
        self.filter.setVisible(bool(self._briefing and self._briefing.pins))
        if offered == self._filters:
            return
        self._filters = offered
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.addItems([by.label for by in offered])
        if chosen in offered:
            self.filter.setCurrentIndex(offered.index(chosen))
        self.filter.blockSignals(False)

    def _on_filter(self, _index: int) -> None:
        self._show_rows()

    def _menu_button(self) -> QToolButton:
        button = named(QToolButton(), self.tr("Briefing menu"), self.tr("New, open, rename, sections"))
        button.setIcon(icons.icon("ellipsis"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for name in _MENU:
            menu.addAction(self._actions[name]) if name else menu.addSeparator()
        button.setMenu(menu)
        return button

    def _export_button(self) -> QPushButton:
        action = self._actions["exporting.export"]
        button = QPushButton(icons.icon("file-down", "on_accent"), self.tr("Export"))
        button.setToolTip(action.toolTip())
        button.setProperty("kind", "primary")
        button.clicked.connect(action.trigger)
        self._export = button
        action.changed.connect(self._follow_export)
        self._follow_export()
        return button

    def _follow_export(self) -> None:
        self._export.setEnabled(self._actions["exporting.export"].isEnabled())

    def _pin_list(self) -> CardList:
        model = Rows(rows.sentence, rows.key, self)
        model.drags = PIN_MIME
        model.takes = (PIN_MIME, WORDS_MIME)
        model.editable = True
        model.dropped.connect(self._on_dropped)
        model.edited.connect(self._on_edited)
        made = CardList(self.tr("Pins of the briefing"), model, BriefingDelegate())
        made.setProperty("ground", "panel")
        made.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        made.setDefaultDropAction(Qt.DropAction.MoveAction)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(self._on_menu)
        made.opened.connect(self._on_opened)
        made.pressed_button.connect(self._on_pressed)
        made.chosen.connect(self.chosen)
        self._actions.hear(Where.BRIEFING, made)
        return made

    def _on_opened(self, id: str, _keys: Qt.KeyboardModifier) -> None:
        row = self.list.rows.rows[self.list.rows.find(id).row()]
        if isinstance(row, PinRow):
            self.pin_opened.emit(id)
        else:
            self.edit(id)

    def _on_pressed(self, id: str, button: str) -> None:
        if button == "remove":
            self.removed.emit(id)
        elif button == "compare":
            self.compared.emit(id)
        else:
            self.edit(id)

    def _on_edited(self, id: str, text: str) -> None:
        self.written.emit(id, text)

    def _on_dropped(self, kind: str, carried: str, before: int) -> None:
        section, at = self.place_of(before)
        if kind == PIN_MIME:
            self.moved.emit(carried, section, at)
        else:
            article, start, end = (int(number) for number in carried.split())
            self.words_dropped.emit(article, Span(start, end), section, at)

    def _on_menu(self, at: QPoint) -> None:
        place = self.list.viewport().mapToGlobal(at) if self.list.indexAt(at).isValid() else self.list.menu_place()
        self._actions.pop_up(_ROW_MENU, self, place)


def _summed(briefing: Briefing, checks: Checks) -> str:
    """The counts of a briefing; how many origins is only said when all of its pins were looked at."""
    return rows.summary(briefing, checks.anchors, checks.origins if checks.cover(briefing) else None)
