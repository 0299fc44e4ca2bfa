"""Which theme is on, and how the whole window comes to wear it at once.

`ThemeKeeper` follows the system or the reader's choice, sets palette, font and style sheet of the application in
one go and tells with `changed`. Whatever paints itself asks `current()` while painting and keeps no colour.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QStyleFactory

from pressfold.resources import resource
from pressfold.ui import fonts, tokens
from pressfold.ui.tokens import Tokens


class Choice(StrEnum):
    """What the reader may choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    SEPIA = "sepia"
    HIGH_CONTRAST = "high contrast"


#: The furniture's text in pixels at 100 %.
TEXT = 13
_PIXELS = re.compile(r"(?<![\w#.])(\d+(?:\.\d+)?)px")


class ThemeKeeper(QObject):
    """Holds the theme of an application and changes it for all its widgets together."""

    changed = Signal()

    def __init__(self, app: QApplication, hints: QStyleHints | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._hints = hints or app.styleHints()
        self._choice = Choice.SYSTEM
        self._scale = 1.0
        self._tokens = tokens.LIGHT
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def scale(self) -> float:
        """The size of furniture and text, 1.0 at 100 %."""
        return self._scale

    def choose(self, choice: Choice) -> None:
        """Wear this theme from now on."""
        self._choice = choice
        self._wear()

    def set_scale(self, scale: float) -> None:
        """Set the size of furniture and text, 0.8 to 2.0."""
        self._scale = min(2.0, max(0.8, scale))
        self._wear(always=True)

    def _on_system_changed(self) -> None:
        self._wear()

    def _wear(self, *, always: bool = False) -> None:
        wanted = self._wanted()
        if wanted is self._tokens and self._app.styleSheet() and not always:
            return
        self._tokens = wanted
        with _nothing_collected():
            self._app.setPalette(palette(wanted))
            self._app.setFont(fonts.sans(TEXT * self._scale))
            self._app.setStyleSheet(style_sheet(wanted, self._scale))
        self.changed.emit()

    def _wanted(self) -> Tokens:
        dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        asks_contrast = self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if self._choice == Choice.HIGH_CONTRAST or (self._choice == Choice.SYSTEM and asks_contrast):
            return tokens.CONTRAST_DARK if dark else tokens.CONTRAST_LIGHT
        if self._choice == Choice.SYSTEM:
            return tokens.DARK if dark else tokens.LIGHT
        return {Choice.LIGHT: tokens.LIGHT, Choice.DARK: tokens.DARK, Choice.SEPIA: tokens.SEPIA}[self._choice]


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python's collector still.

    Qt walks through a list of all widgets while it dresses them, and tells each. Where the collector ran meanwhile, and
    found a widget that nobody holds any more, Qt walked on to freed memory (a crash, measured with Qt 6.11).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_keeper: ThemeKeeper | None = None


def install(app: QApplication, choice: Choice = Choice.SYSTEM) -> ThemeKeeper:
    """Load the fonts and dress the application; call once, before the first widget is made."""
    global _keeper
    fonts.load()
    app.setStyle(QStyleFactory.create("Fusion"))
    _keeper = ThemeKeeper(app)
    _keeper.choose(choice)
    return _keeper


def keeper() -> ThemeKeeper:
    """The application's keeper; installs one that follows the system where nobody did."""
    if _keeper is not None:
        return _keeper
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a theme needs a QApplication")
    return install(app)


def current() -> Tokens:
    """The colours that are on now."""
    return keeper().tokens


def px(pixels: float) -> int:
    """A length of the design in pixels at the reader's scale."""
    return round(pixels * keeper().scale)


def palette(theme: Tokens) -> QPalette:
    """The theme as a palette, for whatever the style sheet does not name."""
    made = QPalette()
    role = QPalette.ColorRole
    for target, colour in {
        role.Window: theme.panel,
        role.WindowText: theme.ink,
        role.Base: theme.paper,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.PlaceholderText: theme.ink_3,
        role.Button: theme.panel,
        role.ButtonText: theme.ink,
        role.BrightText: theme.on_accent,
        role.ToolTipBase: theme.ink,
        role.ToolTipText: theme.paper,
        role.Highlight: theme.text_selection,
        role.HighlightedText: theme.ink,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.paper,
        role.Midlight: theme.line,
        role.Mid: theme.line_strong,
        role.Dark: theme.line_strong,
        role.Shadow: theme.shadow,
    }.items():
        made.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.off))
    return made


def style_sheet(theme: Tokens, scale: float = 1.0) -> str:
    """The style sheet of the whole window in the colours of a theme, its lengths at a scale."""
    source = resource("themes", "window.qss").read_text(encoding="utf-8")
    colours = {name: value for name, value in asdict(theme).items() if isinstance(value, str)}
    glyphs = resource("icons", "controls", "dark" if theme.dark else "light").as_posix()
    amber = theme.family(0)
    filled = Template(source).substitute(colours, glyphs=glyphs, amber_fill=amber.fill, amber_edge=amber.edge)
    return filled if scale == 1.0 else _PIXELS.sub(lambda found: _scaled(float(found[1]), scale), filled)


def _scaled(pixels: float, scale: float) -> str:
    """Lengths grow with the scale; hairlines of one pixel stay."""
    return f"{pixels:g}px" if pixels <= 1 else f"{round(pixels * scale)}px"
