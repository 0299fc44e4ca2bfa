"""How large a dialog opens: as designed at the reader's scale, and never larger than the window it belongs to."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from pressfold.ui import theme

#: Pixels between the dialog and the edges of the window.
_MARGIN = 24


def open_at(dialog: QDialog, parent: QWidget, wide: float, tall: float) -> None:
    """Give the dialog this size of the design, in pixels at 100 %, or as much of it as the window has."""
    window = parent.window()
    most_wide, most_tall = max(window.width() - _MARGIN, 320), max(window.height() - _MARGIN, 240)
    dialog.resize(min(theme.px(wide), most_wide), min(theme.px(tall), most_tall))
