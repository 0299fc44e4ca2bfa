"""How things look: theme, sizes and the setting of the articles, all by way of the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from pressfold.ui import motion, theme
from pressfold.ui.action_table import ACTS, Where
from pressfold.ui.actions import Actions
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.typography import Face, Typography
from pressfold.ui.settings import Settings
from pressfold.ui.theme import Choice

_THEMES = {
    "view.theme_system": Choice.SYSTEM,
    "view.theme_light": Choice.LIGHT,
    "view.theme_dark": Choice.DARK,
    "view.theme_sepia": Choice.SEPIA,
    "view.theme_contrast": Choice.HIGH_CONTRAST,
}
_USUAL = 16
_TYPE = ("reading_face", "reading_size", "reading_width", "line_height", "scale")


class View(QObject):
    """Wears what the settings say, and lets menu and keys change the settings."""

    def __init__(self, settings: Settings, desk: Desk, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._desk = desk
        self._actions = actions
        settings.changed.connect(self._on_changed)
        self._show_theme()
        self._set_motion()
        self._set_keys()
        self._set_type()

    # --- acts --------------------------------------------------------------------------------------------------------

    def larger(self) -> None:
        self._resize(1)

    def smaller(self) -> None:
        self._resize(-1)

    def usual(self) -> None:
        self._settings.choose("reading_size", _USUAL)

    def theme_system(self) -> None:
        self._settings.choose("theme", Choice.SYSTEM.value)
        self._show_theme()

    def theme_light(self) -> None:
        self._settings.choose("theme", Choice.LIGHT.value)
        self._show_theme()

    def theme_dark(self) -> None:
        self._settings.choose("theme", Choice.DARK.value)
        self._show_theme()

    def theme_sepia(self) -> None:
        self._settings.choose("theme", Choice.SEPIA.value)
        self._show_theme()

    def theme_contrast(self) -> None:
        self._settings.choose("theme", Choice.HIGH_CONTRAST.value)
        self._show_theme()

    # --- what follows ------------------------------------------------------------------------------------------------

    def _resize(self, by: int) -> None:
        wanted = self._settings.number("reading_size") + by
        self._settings.choose("reading_size", min(32, max(11, wanted)))

    def _on_changed(self, key: str) -> None:
        if key == "theme":
            theme.keeper().choose(Choice(str(self._settings.value("theme"))))
            self._show_theme()
        elif key == "scale":
            theme.keeper().set_scale(self._settings.number("scale") / 100)
        elif key == "motion":
            self._set_motion()
        elif key == "single_keys":
            self._set_keys()
        if key in _TYPE:
            self._set_type()

    def _show_theme(self) -> None:
        chosen = Choice(str(self._settings.value("theme")))
        for name, choice in _THEMES.items():
            self._actions.set_checked(name, choice is chosen)

    def _set_motion(self) -> None:
        motion.choose(motion.Choice(str(self._settings.value("motion"))))

    def _set_type(self) -> None:
        self._desk.outfit.set_typography(
            Typography(
                size=self._settings.number("reading_size"),
                leading=self._settings.number("line_height") / 100,
                measure=self._settings.number("reading_width"),
                face=Face(str(self._settings.value("reading_face"))),
                scale=self._settings.number("scale") / 100,
            )
        )

    def _set_keys(self) -> None:
        """Give the single keys of the articles, or take them away."""
        on = bool(self._settings.value("single_keys"))
        for act in ACTS:
            if act.where is Where.DESK:
                heard = [keys for keys in act.keys if on or len(keys.removeprefix("Shift+")) > 1]
                self._actions[act.name].setShortcuts([QKeySequence(keys) for keys in heard])
        self._desk.outfit.set_single_keys(on)
