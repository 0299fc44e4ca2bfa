"""The bar across the window: name, search, the legend that switches the marks, and three buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QToolButton, QWidget

from pressfold.ui import icons, theme
from pressfold.ui.actions import Actions, plain
from pressfold.ui.desk.layers import LAYERS, Layer
from pressfold.ui.layer_chip import LayerChip
from pressfold.ui.lettering import Weight, font
from pressfold.ui.search_field import SearchField

#: The chips that lose their words first when the bar grows narrow; the sample and the tooltip stay.
_QUIET = (
    Layer.BOILERPLATE, Layer.HITS, Layer.POSTS, Layer.PINS, Layer.DATES, Layer.QUOTATIONS, Layer.ACTORS, Layer.PASSAGES,
)  # fmt: skip
_BUTTONS = ("columns.linked", "columns.add", "window.settings")
#: The field begins where the library ends.
_BRAND = 240
#: Narrower than this the name is left out, and the mark stands alone in so much.
_NAMED, _MARK = 114, 30
#: The mark is so wide and high.
_SIDE = 20
_FIELD_LEAST, _FIELD_MOST = 110, 500
#: Chips keep their words as long as the field is at least this wide.
_FIELD_USUAL = 300


class TopBar(QToolBar):
    """Name, search field, legend, buttons; left to right as the eye reads."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setWindowTitle(self.tr("Search and marks"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.field = SearchField()
        self.field.set_hint(actions.keys("searching.quick_open"))
        self._brand = Brand()
        self._chips = {entry.layer: LayerChip(entry, actions[f"layers.{entry.layer}"], self) for entry in LAYERS}
        self._buttons = [_button(actions, name) for name in _BUTTONS]
        self.addWidget(self._row())

    def _row(self) -> QWidget:
        row = QWidget()
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(row)
        line.setContentsMargins(4, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._brand)
        line.addWidget(self.field, 1)
        line.addStretch()
        for chip in self._chips.values():
            line.addWidget(chip)
        line.addSpacing(theme.px(4))
        for button in self._buttons:
            line.addWidget(button)
        self.field.setMinimumWidth(theme.px(_FIELD_LEAST))
        self.field.setMaximumWidth(theme.px(_FIELD_MOST))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Take the words from as many chips as needed for the rest to fit."""
        fixed = theme.px(_FIELD_USUAL + _NAMED + 40 + 3 * 38)
        narrow = theme.px(34 + 6)
        wide = {layer: chip.wide_hint() + 6 for layer, chip in self._chips.items()}
        room = self.width() - fixed - sum(wide.values())
        self._brand.set_narrow(room < theme.px(_BRAND - _NAMED))
        for layer in _QUIET:
            chip = self._chips[layer]
            chip.set_narrow(room < 0)
            if room < 0:
                room += wide[layer] - narrow


class Brand(QWidget):
    """The program's mark and name."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Pressfold")
        self._narrow = False

    def set_narrow(self, narrow: bool) -> None:
        """Take no more room than the name needs, or as much as the library below."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_NAMED if self._narrow else _BRAND), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_MARK), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        side = theme.px(_SIDE)
        left = theme.px(4)
        painter.drawPixmap(left, (self.height() - side) // 2, icons.mark(side, self.devicePixelRatioF()))
        if self.width() < theme.px(_NAMED):
            painter.end()
            return
        painter.setFont(font(17, Weight.BOLD, serif=True))
        painter.setPen(QColor(tokens.ink))
        words = QRectF(self.rect()).adjusted(left + side + theme.px(8), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, "Pressfold")
        painter.end()


def _button(actions: Actions, name: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(actions[name])
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(plain(actions[name].text()))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("kind", "bar")
    return button
