"""The window changes its theme at once and as a whole."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from pressfold.resources import resource
from pressfold.ui import fonts, icons, theme, tokens
from pressfold.ui.theme import Choice, ThemeKeeper


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[ThemeKeeper]:
    made = theme.install(qapp, Choice.LIGHT)
    yield made
    made.set_scale(1.0)
    made.choose(Choice.LIGHT)


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        (Choice.LIGHT, tokens.LIGHT),
        (Choice.DARK, tokens.DARK),
        (Choice.SEPIA, tokens.SEPIA),
        (Choice.HIGH_CONTRAST, tokens.CONTRAST_LIGHT),
    ],
    ids=str,
)
def test_a_choice_is_worn_by_palette_sheet_and_current(
    keeper: ThemeKeeper, qapp: QApplication, choice: Choice, wanted: tokens.Tokens
) -> None:
    keeper.choose(choice)
    assert theme.current() is wanted
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == wanted.paper
    assert wanted.accent in qapp.styleSheet()


class SystemHints(QObject):
    """A system whose reader flips its colour scheme and contrast."""

    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815 - Qt's own name
    contrastPreferenceChanged = Signal(Qt.ContrastPreference)  # noqa: N815 - Qt's own name

    def __init__(self) -> None:
        super().__init__()
        self._scheme = Qt.ColorScheme.Unknown
        self._contrast = Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self._contrast

    def accessibility(self) -> SystemHints:
        return self

    def flip(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self.colorSchemeChanged.emit(scheme)

    def ask_for_contrast(self) -> None:
        self._contrast = Qt.ContrastPreference.HighContrast
        self.contrastPreferenceChanged.emit(self._contrast)


def test_the_choice_system_follows_the_system_live(keeper: ThemeKeeper, qapp: QApplication) -> None:
    system = SystemHints()
    following = ThemeKeeper(qapp, system)
    following.choose(Choice.SYSTEM)
    worn: list[str] = []
    following.changed.connect(lambda: worn.append(following.tokens.name))
    system.flip(Qt.ColorScheme.Dark)
    system.flip(Qt.ColorScheme.Light)
    system.ask_for_contrast()
    assert worn == ["dark", "light", "high contrast light"]


def test_a_chosen_theme_does_not_follow_the_system(keeper: ThemeKeeper, qapp: QApplication) -> None:
    system = SystemHints()
    chosen = ThemeKeeper(qapp, system)
    chosen.choose(Choice.SEPIA)
    system.flip(Qt.ColorScheme.Dark)
    assert chosen.tokens is tokens.SEPIA


def test_choosing_what_is_worn_already_tells_nobody(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(keeper.changed):
        keeper.choose(Choice.LIGHT)


@pytest.mark.parametrize("worn", tokens.ALL, ids=lambda worn: worn.name)
def test_the_style_sheet_leaves_no_name_unfilled_and_finds_its_pictures(worn: tokens.Tokens) -> None:
    sheet = theme.style_sheet(worn)
    assert "$" not in sheet
    for path in re.findall(r"url\((.+?)\)", sheet):
        assert resource("icons", "controls", "dark" if worn.dark else "light", path.rsplit("/", 1)[1]).exists()


def test_every_picture_of_the_sheet_has_the_colour_of_its_token() -> None:
    for worn in (tokens.LIGHT, tokens.DARK):
        chevron = resource("icons", "controls", worn.name, "chevron-down.svg").read_text(encoding="utf-8")
        tick = resource("icons", "controls", worn.name, "check.svg").read_text(encoding="utf-8")
        assert worn.ink_2 in chevron
        assert worn.on_accent in tick


def test_the_scale_enlarges_text_and_lengths_but_not_hairlines(keeper: ThemeKeeper, qapp: QApplication) -> None:
    keeper.set_scale(2.0)
    assert qapp.font().pixelSize() == 26
    assert theme.px(12) == 24
    assert "padding: 8px 24px" in qapp.styleSheet()
    assert "border: 1px solid" in qapp.styleSheet()
    assert "border: 2px solid" not in qapp.styleSheet()


@pytest.mark.parametrize(("asked", "got"), [(0.1, 0.8), (9.0, 2.0), (1.25, 1.25)])
def test_the_scale_stays_between_80_and_200_per_cent(keeper: ThemeKeeper, asked: float, got: float) -> None:
    keeper.set_scale(asked)
    assert keeper.scale == got


def test_an_icon_is_tinted_anew_when_the_theme_changes(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icons.icon("pin", "ink"))
    light = _darkest(button.icon())
    keeper.choose(Choice.DARK)
    dark = _darkest(button.icon())
    assert light == tokens.LIGHT.ink
    assert dark == tokens.DARK.ink


def test_an_icon_is_sharp_on_a_screen_of_double_density(keeper: ThemeKeeper) -> None:
    made = icons.icon("pin").pixmap(QSize(16, 16), 2.0)
    assert made.size() == QSize(32, 32)
    assert made.devicePixelRatio() == 2.0


def test_an_icon_paints_itself_into_a_button_and_is_quieter_when_that_is_off(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icons.icon("pin", "ink"))
    button.resize(40, 40)
    able = {button.grab().toImage().pixelColor(x, y).name() for x in range(40) for y in range(40)}
    button.setEnabled(False)
    unable = {button.grab().toImage().pixelColor(x, y).name() for x in range(40) for y in range(40)}
    assert tokens.LIGHT.ink in able
    assert tokens.LIGHT.ink not in unable
    assert tokens.LIGHT.line_strong in unable


def test_the_programs_mark_can_be_drawn(keeper: ThemeKeeper) -> None:
    assert not icons.logo().pixmap(QSize(64, 64)).isNull()
    small, large = icons.mark(20).toImage(), icons.mark(20, 3.0).toImage()
    assert (small.width(), large.width(), icons.mark(20, 3.0).devicePixelRatio()) == (20, 60, 3.0)
    outlined = [image.pixelColor(image.width() // 12, image.height() // 2) for image in (small, large)]
    assert outlined[0].lightness() < outlined[1].lightness(), "the heavy outline is for small sizes alone"


def test_a_hand_painted_icon_has_the_size_and_colour_asked_for(keeper: ThemeKeeper) -> None:
    made = icons.pixmap("pin", "ok", 13, 2.0)
    assert (made.width(), made.devicePixelRatio()) == (26, 2.0)


def test_a_copied_icon_lives_on_after_its_engine_was_cloned(keeper: ThemeKeeper) -> None:
    copy = QIcon(icons.icon("pin", "ink"))
    copy.setIsMask(True)  # makes Qt clone the engine
    assert _darkest(copy) == tokens.LIGHT.ink


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_every_outline_is_drawn_at_the_same_stroke_and_takes_a_tint() -> None:
    for path in resource("icons").glob("*.svg"):
        if path.stem != "pressfold":
            drawn = path.read_text(encoding="utf-8")
            assert 'stroke-width="1.75"' in drawn
            assert 'stroke="currentColor"' in drawn


def test_the_shipped_families_are_known_to_qt(keeper: ThemeKeeper) -> None:
    fonts.load_italic(fonts.SERIF)
    assert {fonts.SANS, fonts.SERIF} <= set(QFontDatabase.families())
    assert QFontDatabase.italic(fonts.SERIF, "Italic")


def test_a_focused_button_shows_it_in_both_themes(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    for choice in (Choice.LIGHT, Choice.DARK):
        keeper.choose(choice)
        window = QWidget()
        window.resize(200, 80)
        qtbot.addWidget(window)
        button = QPushButton("Import…", window)
        window.show()
        button.resize(100, 30)
        resting = button.grab().toImage()
        window.activateWindow()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(button.hasFocus)
        focused = button.grab().toImage()
        assert focused.pixelColor(1, 15).name() == theme.current().accent
        assert resting.pixelColor(1, 15).name() != theme.current().accent


def _darkest(icon: QIcon) -> str:
    """The colour of the icon's fully opaque pixels."""
    image = icon.pixmap(QSize(48, 48), 1.0).toImage()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert len(solid) == 1
    return solid.pop()


def test_an_icon_without_room_is_nothing_to_paint(keeper: ThemeKeeper) -> None:
    assert icons.icon("pin").pixmap(QSize(0, 16)).isNull()


def test_no_widget_is_collected_while_all_of_them_are_dressed(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    """Qt keeps a list of them meanwhile; one that the collector took away ended the program."""

    class Dressed(QWidget):
        collected: ClassVar[list[bool]] = []

        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.StyleChange:
                self.collected.append(gc.isenabled())
            super().changeEvent(event)

    dressed = Dressed()
    qtbot.addWidget(dressed)
    dressed.show()
    keeper.set_scale(1.5)
    assert dressed.collected and not any(dressed.collected)
    assert gc.isenabled()
