"""A chip of the legend: shows how a layer of marks looks, says its name, and switches it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from pressfold.ui import icons, theme
from pressfold.ui.desk.layers import Layer, LayerEntry
from pressfold.ui.lettering import font, metrics

_TALL, _SIDE, _SAMPLE, _GAP = 28, 10, 14, 7


class LayerChip(QAbstractButton):
    """Switches one layer through its action; `set_narrow` leaves the sample alone."""

    def __init__(self, entry: LayerEntry, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._action = action
        self._narrow = False
        self.setCheckable(True)
        self.setText(entry.name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("%s marks") % entry.name)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        theme.keeper().changed.connect(self.updateGeometry)
        self._follow()

    def set_narrow(self, narrow: bool) -> None:
        """Show the sample without the name, or with it."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()

    def wide_hint(self) -> int:
        """The width with the name."""
        words = metrics(font(13)).horizontalAdvance(self.text())
        return round(words) + theme.px(2 * _SIDE + _SAMPLE + _GAP)

    def sizeHint(self) -> QSize:
        wide = theme.px(2 * _SIDE + _SAMPLE) if self._narrow else self.wide_hint()
        return QSize(wide, theme.px(_TALL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_pill(painter)
        side = theme.px(_SAMPLE)
        place = QRectF(theme.px(_SIDE), (self.height() - side) / 2, side, side)
        painter.setOpacity(1.0 if self.isChecked() else 0.55)
        paint_sample(painter, self._entry.layer, place)
        painter.setOpacity(1.0)
        if not self._narrow:
            painter.setFont(font(13))
            painter.setPen(QColor(tokens.ink if self.isChecked() else tokens.ink_3))
            words = QRectF(self.rect()).adjusted(place.right() + theme.px(_GAP), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self.text())
        painter.end()

    def _paint_pill(self, painter: QPainter) -> None:
        tokens = theme.current()
        focused = self.hasFocus()
        edge = tokens.accent if focused else tokens.line_strong if self.isChecked() else tokens.line
        wide = 2.0 if focused else 1.0
        ground = tokens.hover if self.underMouse() else tokens.paper if self.isChecked() else tokens.panel
        painter.setPen(QPen(QColor(edge), wide))
        painter.setBrush(QColor(ground))
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _follow(self) -> None:
        """Stand as the action stands."""
        self.setChecked(self._action.isChecked())
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.update()


def paint_sample(painter: QPainter, layer: Layer, box: QRectF) -> None:
    """Paint how a mark of this layer looks, small."""
    tokens = theme.current()
    middle, unit = box.center().y(), box.width() / _SAMPLE
    if layer is Layer.PASSAGES:
        amber = tokens.family(0)
        painter.fillRect(box.adjusted(unit, 2 * unit, -unit, -2 * unit), QColor(amber.fill))
        painter.fillRect(QRectF(box.left() + unit, box.bottom() - 3.5 * unit, 12 * unit, 2 * unit), QColor(amber.edge))
    elif layer is Layer.ACTORS:
        painter.fillRect(QRectF(box.left() + unit, middle + 3 * unit, 12 * unit, 2 * unit), QColor(tokens.actor))
    elif layer is Layer.QUOTATIONS:
        painter.fillRect(
            QRectF(box.center().x() - 1.5 * unit, box.top() + unit, 3 * unit, 12 * unit), QColor(tokens.quote)
        )
    elif layer is Layer.HITS:
        painter.fillRect(box.adjusted(unit, 3 * unit, -unit, -3 * unit), QColor(tokens.hit))
        painter.setPen(QPen(QColor(tokens.accent), unit))
        painter.drawRect(box.adjusted(1.5 * unit, 3.5 * unit, -1.5 * unit, -3.5 * unit))
    elif layer is Layer.DATES:
        painter.setPen(QPen(QColor(tokens.ink_2), 2 * unit, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(box.left() + unit, middle + 4 * unit), QPointF(box.right() - unit, middle + 4 * unit))
    elif layer is Layer.BOILERPLATE:
        painter.setPen(QPen(QColor(tokens.ink_3), 1.5 * unit, Qt.PenStyle.DotLine))
        for offset in (-3.5 * unit, 0, 3.5 * unit):
            painter.drawLine(QPointF(box.left() + unit, middle + offset), QPointF(box.right() - unit, middle + offset))
    else:
        name = "message-square" if layer is Layer.POSTS else "pin"
        ratio = painter.deviceTransform().m11()
        painter.drawPixmap(box.topLeft(), icons.pixmap(name, "ink_2", round(box.width()), ratio))
