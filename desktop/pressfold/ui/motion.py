"""Whether the window may move by itself, and what stands still when it may not.

Nothing here slides or fades, and a jump is one step for everybody. What is left are things that come and go by the
clock: the caret, the frame around a place that was just reached, messages, and what the style animates.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QStyle

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Choice(StrEnum):
    """What the reader may choose."""

    SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


_reduced = False
_blink: int | None = None  # the system's own time of the caret's blink, in milliseconds


def reduced() -> bool:
    """Whether nothing may move, blink or vanish by the clock."""
    return _reduced


def choose(choice: Choice) -> None:
    """Move, or stand still, from now on."""
    global _reduced, _blink
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    if _blink is None:
        _blink = app.cursorFlashTime()
    _reduced = choice is Choice.REDUCED or (choice is Choice.SYSTEM and _system_asks(app))
    app.setCursorFlashTime(0 if _reduced else _blink)
    if _reduced:
        for effect in _EFFECTS:
            QApplication.setEffectEnabled(effect, False)


def _system_asks(app: QCoreApplication) -> bool:
    """Whether the system asks programs to stand still, as far as Qt 6.11 tells: by the effects of its theme."""
    if not isinstance(app, QApplication):
        return False
    return not app.style().styleHint(QStyle.StyleHint.SH_Widget_Animate)
