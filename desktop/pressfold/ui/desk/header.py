"""The head of a column: outlet, date, share and menu in one line, the title below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.ui import icons, phrases, theme
from pressfold.ui.desk.badge import Badge
from pressfold.ui.desk.content import ColumnContent
from pressfold.ui.desk.title import Title
from pressfold.ui.elided_label import ElidedLabel

_SPACING = 8
#: An outlet in less room than this would be an ellipsis; the list of articles says it too.
_FEWEST = 30
#: A head narrower than this has narrower margins, and one still narrower a line less of its title.
_NARROW, _CRAMPED = 240, 190
_LINES, _CRAMPED_LINES = 3, 2
#: What gives the second line its height where no badge does, and holds the badges to the left.
_STRUT = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
#: What is said in a narrow head of an article that names no outlet.
_NOT_STATED = "No outlet"
#: A date in less room than this would be a few letters and an ellipsis.
_LEAST = 112
#: Of the counted words a tooltip says so many places, each with so many characters.
_SPANS, _QUOTED = 8, 90


class Header(QWidget):
    """Says whose article it is, of when, and how much of it stands elsewhere too; the column is dragged by it."""

    pressed = Signal()
    dragged = Signal(object)  # the pointer's place on the screen, as is `dropped`
    dropped = Signal(object)
    drag_left = Signal()
    date_wanted = Signal()
    share_asked = Signal()
    lede_asked = Signal()
    stacked = Signal()  # the badges have no room in one line any more, or have it again: the row gets another height

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self.setToolTip("Drag the head to move the column")
        self._base = _label("badge-base")
        self._base.setText("Base")
        self._base.setToolTip("The other columns are compared with this one")
        self._base.hide()
        self._outlet = ElidedLabel("strong")
        self._date = ElidedLabel("tertiary")
        self._date_needed = Badge("badge-warn")
        self._date_needed.setAccessibleName(self.tr("Date needed: set the article's date"))
        self._date_needed.pressed.connect(self.date_wanted)
        self._share = Badge("badge-share")
        self._share.pressed.connect(self.share_asked)
        self._ledes = Badge("badge-warn")
        self._ledes.pressed.connect(self.lede_asked)
        self._percent = ""
        self._share_counts = False
        self._stated = ""  # the outlet, empty where the article states none
        self.menu_button = QToolButton()
        self.menu_button.setIcon(icons.icon("ellipsis"))
        self.menu_button.setToolTip("Column menu")
        self.title = Title()
        self._line = QHBoxLayout()
        self._second = QHBoxLayout()
        for line in (self._line, self._second):
            line.setSpacing(_SPACING)
        self._line.addWidget(self._base, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._outlet)
        self._line.addWidget(self._date)
        self._line.addStretch(1)
        self._line.addWidget(self.menu_button)
        self._strut = QSpacerItem(0, 0, *_STRUT)
        self._second.addItem(self._strut)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(self._line)
        self._column.addLayout(self._second)
        self._column.addWidget(self.title)
        #: Whether the badges of this head need a line of their own, and whether those of another beside it do.
        self.needs_two_lines = self._beside_two = False
        self._is_stacked = True
        self._stack(False)
        self._column.addStretch(1)
        # The head asks for no width: it says less instead.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_sides(0)
        theme.keeper().changed.connect(self._fit)

    def set_sides(self, side: int) -> None:
        """Stand this much further in on both sides, as the text below does."""
        px = theme.px
        left = 20 if self.width() > px(_NARROW) else 12
        self._column.setContentsMargins(side + px(left), px(12), side + px(min(left, 12)), px(12))
        self._fit()

    def show_content(self, content: ColumnContent) -> None:
        """Say what is known about this article."""
        metadata = content.article.metadata
        self._stated = metadata.outlet or ""
        self._date.setText(self._dated(content))
        suggested = metadata.suggested.get("published")
        self._date_needed.setVisible(metadata.published is None)
        self._date_needed.setToolTip(
            f"The text does not state a date. Suggested: {phrases.when(suggested)}. Click to set it."
            if suggested
            else "The text does not state a date, and nothing hints at one. Click to set it."
        )
        self._ledes.setVisible(content.two_ledes is not None)
        if content.two_ledes is not None:
            self._ledes.setToolTip(f"{content.two_ledes.why} Click to go to the second one.")
            self._ledes.setAccessibleName(f"Two ledes. {content.two_ledes.why}")
        self._show_share(content)
        self._fit()
        self.title.set_text(content.article.title)
        self.menu_button.setAccessibleName(f"Menu of {content.article.title}")

    def share_place(self) -> QRect:
        """Where the badge stands on the screen, or the head itself where there is no room for it."""
        shown = self._share if self._share.isVisible() else self
        return QRect(shown.mapToGlobal(QPoint(0, 0)), shown.size())

    def set_base(self, on: bool) -> None:
        """Say that the other columns are compared with this one, or not."""
        self._base.setVisible(on)
        self._fit()

    def stand_beside(self, two_lines: bool) -> None:
        """Keep a second line for the badges where another head of the row needs one: the titles stand in one line."""
        if two_lines != self._beside_two:
            self._beside_two = two_lines
            self._fit()

    def _dated(self, content: ColumnContent) -> str:
        metadata = content.article.metadata
        if metadata.published is None:
            suggested = metadata.suggested.get("published")
            return f"suggested {phrases.when(suggested)}" if suggested else ""
        credit = metadata.credit if metadata.credit != metadata.outlet else None
        return phrases.joined(phrases.when(metadata.published), credit or "")

    def _show_share(self, content: ColumnContent) -> None:
        share = content.wire_share
        self._percent = phrases.percent(share.share)
        self._share_counts = share.counted > 0
        said = f"{share.counted:,} of {share.words:,} body words stand in passages that other articles have too."
        words = [f"“{phrases.shortened(span.of(content.article.text), _QUOTED)}”" for span in share.spans[:_SPANS]]
        left = len(share.spans) - _SPANS
        more = [f"and {phrases.count(left, 'place', 'places')} more"] if left > 0 else []
        self._share.setToolTip("\n".join([said, *words, *more]))
        self._share.setAccessibleName(f"{self._percent} shared. {said}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    # --- dragging ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if not self._dragging and way >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.grabKeyboard()  # Escape must reach the head: the focus is in the text
        if self._dragging:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._end_drag():
            self.dropped.emit(event.globalPosition().toPoint())
        self._pressed_at = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._end_drag():
            self._pressed_at = None
            self.drag_left.emit()
        else:
            super().keyPressEvent(event)

    def _end_drag(self) -> bool:
        """End a drag; whether one was on."""
        was, self._dragging = self._dragging, False
        if was:
            self.releaseKeyboard()
            self.unsetCursor()
        return was

    # --- room ----------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Say it all in one line where there is room, else the badges in a line of their own, where need be short."""
        if not self.isVisible():
            return  # a new column is moved a dozen times before it is shown
        margins = self._column.contentsMargins()
        whole = self.width() - margins.left() - margins.right()
        beside = whole - self.menu_button.sizeHint().width()
        needed, self.needs_two_lines = self.needs_two_lines, not self._fits_one_line(beside)
        self._stack(self.needs_two_lines or self._beside_two)
        if self._is_stacked:
            self._say_all()
            self._shorten(whole)
        self._keep_line()
        names = beside - (self._taken(self._base) if self._is_stacked else self._taken(self._base, *self._badges()))
        if not self._stated and self._outlet.sizeHint().width() > names:
            self._outlet.setText(_NOT_STATED)
        self._outlet.setVisible(names >= min(_FEWEST, self._outlet.sizeHint().width()))
        self._outlet.setMinimumWidth(max(0, min(names, self._outlet.sizeHint().width())))
        left = names - self._taken(self._outlet)
        self._date.setVisible(left >= min(self._date.sizeHint().width() + _SPACING, _LEAST))
        self.title.set_most(_CRAMPED_LINES if self.width() < theme.px(_CRAMPED) else _LINES)
        if self.needs_two_lines != needed:
            self.stacked.emit()

    def _keep_line(self) -> None:
        """Give the second line its height where it has no badge too: a layout of nothing has no gap below it either."""
        gap = self._column.spacing() if all(badge.isHidden() for badge in self._badges()) else 0
        self._strut.changeSize(0, self._share.sizeHint().height() + gap if self._is_stacked else 0, *_STRUT)
        self._second.invalidate()

    def _badges(self) -> tuple[Badge, Badge, Badge]:
        return self._date_needed, self._ledes, self._share

    def _fits_one_line(self, room: int) -> bool:
        """Whether all but the date has so much room in one line, where need be with a share and no outlet in short."""
        self._say_all()
        everything = (self._base, self._outlet, *self._badges())
        self._outlet.setVisible(True)
        if self._taken(*everything) > room:
            self._share.setText(self._percent)
        if self._taken(*everything) > room:
            self._outlet.setText(self._stated or _NOT_STATED)
        return self._taken(*everything) <= room

    def _say_all(self) -> None:
        self._outlet.setText(self._stated or "Outlet not stated")
        self._date_needed.setText("Date needed")
        self._ledes.setText("Two ledes")
        self._share.setText(f"{self._percent} shared")
        self._share.setVisible(self._share_counts)

    def _shorten(self, room: int) -> None:
        """Say the badges in fewer words until they have room in a line of their own."""
        for badge, words in (
            (self._share, self._percent),
            (self._ledes, "2 ledes"),
            (self._date_needed, "No date"),
        ):
            if self._taken(*self._badges()) - _SPACING > room:
                badge.setText(words)
        if self._taken(*self._badges()) - _SPACING > room:
            self._share.setVisible(False)

    def _taken(self, *widgets: QWidget) -> int:
        """The width that these ask for, each with the gap behind it; what is hidden asks for none."""
        return sum(widget.sizeHint().width() + _SPACING for widget in widgets if not widget.isHidden())

    def _stack(self, on: bool) -> None:
        """Set the badges in a line of their own, or into the first."""
        if on == self._is_stacked:
            return
        self._is_stacked = on
        for badge in self._badges():
            (self._line if on else self._second).removeWidget(badge)
        middle = Qt.AlignmentFlag.AlignVCenter
        if on:
            for at, badge in enumerate(self._badges()):
                self._second.insertWidget(at, badge, 0, middle)
        else:
            self._line.insertWidget(2, self._date_needed, 0, middle)
            self._line.insertWidget(self._line.count() - 1, self._ledes, 0, middle)
            self._line.insertWidget(self._line.count() - 1, self._share, 0, middle)


def _label(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label
