"""A desk in a window, with the starter story at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.desk.story import starter_contents

from pressfold.ui import theme
from pressfold.ui.desk.content import ColumnContent
from pressfold.ui.desk.desk import Desk

Show = Callable[[QWidget], QWidget]


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    """Every test begins in the light theme at 100 %."""
    keeper = theme.keeper()
    keeper.choose(theme.Choice.LIGHT)
    yield
    keeper.set_scale(1.0)
    keeper.choose(theme.Choice.LIGHT)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show a widget as all of an active window of 1200 x 800."""

    windows: list[QWidget] = []  # qtbot only remembers them weakly

    def shown(widget: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1200, 800)
        widget.setParent(window)
        widget.setGeometry(window.rect())
        widget.show()
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return shown


@pytest.fixture
def story(corpus: Path) -> list[ColumnContent]:
    """The five starter articles as columns."""
    return starter_contents(corpus)


@pytest.fixture
def desk(show: Show) -> Desk:
    """An empty desk."""
    made = Desk()
    show(made)
    return made


@pytest.fixture
def pair(desk: Desk, story: list[ColumnContent], qtbot: QtBot) -> Desk:
    """A desk with articles 0 and 1 side by side, the first with the focus."""
    desk.set_columns(story[:2])
    desk.focus_column(1)
    qtbot.waitUntil(lambda: desk.current_article() == 0)
    return desk
