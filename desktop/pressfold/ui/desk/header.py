"""The head of a column: outlet, date, share and menu in one line, the title below."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from pressfold.text.utf16 import Utf16Map
from pressfold.ui import fonts, icons, phrases, theme
from pressfold.ui.desk.asking_badge import AskingBadge
from pressfold.ui.desk.content import ColumnContent

_MOST_LINES = 3
_SPACING = 8
#: An outlet in less room than this would be an ellipsis; the list of articles says it too.
_FEWEST = 30
#: A head narrower than this has narrower margins.
_NARROW = 240
#: A date in less room than this would be a few letters and an ellipsis.
_LEAST = 112
_LEADING = 1.28
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
        self._date_needed = AskingBadge()
        self._date_needed.pressed.connect(self.date_wanted)
        self._share = Badge("badge-share")
        self._share.clicked.connect(self.share_asked)
        self._ledes = Badge("badge-warn")
        self._ledes.clicked.connect(self.lede_asked)
        self._percent = ""
        self._share_counts = False
        self._outlet_stated = False
        self.menu_button = QToolButton()
        self.menu_button.setIcon(icons.icon("ellipsis"))
        self.menu_button.setToolTip("Column menu")
        self.title = Title()
        line = QHBoxLayout()
        line.setSpacing(_SPACING)
        line.addWidget(self._base, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._outlet)
        line.addWidget(self._date_needed, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._date)
        line.addStretch(1)
        line.addWidget(self._ledes, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._share, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.menu_button)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(line)
        self._column.addWidget(self.title)
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
        self._outlet_stated = metadata.outlet is not None
        self._outlet.setText(metadata.outlet or "Outlet not stated")
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
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
        """Say less where the line is too narrow: each thing gives way in turn, the outlet's letters last."""
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self.menu_button.sizeHint().width()
        self._outlet.setVisible(True)
        self._share.setVisible(self._share_counts)
        self._share.setText(f"{self._percent} shared")
        self._date_needed.setText("Date needed")
        self._ledes.setText("Two ledes")
        if self._asked() > room:
            self._share.setText(self._percent)
        if self._asked() > room:
            self._outlet.setVisible(self._outlet_stated)
        if self._asked() > room:
            self._date_needed.setText("No date")
            self._ledes.setText("2 ledes")
        if self._asked(outlet=False) > room:  # a base says so before it says how much it shares
            self._share.setVisible(False)
        left = room - self._asked()
        outlet = self._outlet.sizeHint().width() + min(0, left)
        self._outlet.setMinimumWidth(max(0, outlet))
        if outlet < _FEWEST:
            self._outlet.setVisible(False)
        self._date.setVisible(left >= min(self._date.sizeHint().width() + _SPACING, _LEAST))

    def _asked(self, *, outlet: bool = True) -> int:
        """The width that the badges ask for, and the outlet, which can be elided."""
        said = [self._base, self._date_needed, self._ledes, self._share, *([self._outlet] if outlet else [])]
        return sum(widget.sizeHint().width() + _SPACING for widget in said if not widget.isHidden())


class Title(QWidget):
    """The title in the reading face, wrapped, at most three lines, the last one elided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def heightForWidth(self, width: int) -> int:
        return len(wrapped(self._text, _font(), width)) * _leading()

    def sizeHint(self) -> QSize:
        width = max(self.width(), 120)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(_font())
        painter.setPen(QColor(theme.current().ink))
        for at, line in enumerate(wrapped(self._text, _font(), self.width())):
            row = QRect(0, at * _leading(), self.width(), _leading())
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            lines = wrapped(self._text, _font(), self.width())
            QToolTip.showText(event.globalPos(), self._text if lines and lines[-1].endswith("…") else "", self)
            return True
        return super().event(event)


def _font() -> QFont:
    return fonts.serif(theme.px(18), QFont.Weight.DemiBold)


def _leading() -> int:
    return round(theme.px(18) * _LEADING)


@lru_cache(maxsize=64)
def wrapped(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The text cut into lines of this width in pixels, at most three; what is left over is elided."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= _MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        starts.append(Utf16Map(text).to_points(line.textStart()))
    layout.endLayout()
    lines = [text[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    if len(lines) > _MOST_LINES:
        rest = text[starts[_MOST_LINES - 1] :]
        lines[_MOST_LINES - 1 :] = [QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return tuple(lines)


class ElidedLabel(QLabel):
    """A label in one line that gives way: what does not fit is elided, and told by the tooltip."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As wide as its words; Qt's own hint is that of the scale before once a least width was set."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.sizeHint().width() > self.width() else "")


class Badge(QLabel):
    """Short words on a ground of their own that can be clicked."""

    clicked = Signal()

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The column is not dragged by it."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


def _label(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label
