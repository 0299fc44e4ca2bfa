"""Fixtures: the window on a library of its own, with the starter story in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import CORPUS
from tests.ui.people import Person

from pressfold.library.library import Library
from pressfold.ui import theme
from pressfold.ui.program import Program
from pressfold.ui.settings import Settings

Start = Callable[..., Person]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library folder that holds the five starter articles with all their findings; copy it, never open it."""
    folder = tmp_path_factory.mktemp("filled") / "library"
    with Library.open(folder) as library:
        library.intake.run(sorted(CORPUS.glob("0*.txt")))
        library.analysis.run()
    return folder


@pytest.fixture
def usual_look(qapp: QApplication) -> Iterator[None]:
    """The light theme at 100 %, before and after."""
    keeper = theme.keeper()
    keeper.choose(theme.Choice.LIGHT)
    yield
    keeper.set_scale(1.0)
    keeper.choose(theme.Choice.LIGHT)


@pytest.fixture
def start(usual_look: None, qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Start the program on a folder; all that was started is ended with the test."""
    people: list[Person] = []

    def started(folder: Path | None = None, paths: tuple[Path, ...] = (), *, opens: bool = True) -> Person:
        home = folder or tmp_path
        settings = Settings(home / "config" / "settings.json")
        program = Program(home / "library", settings, home / "state", home / "state" / "pressfold.log")
        person = Person(program, qtbot)
        people.append(person)
        program.open(paths)
        with qtbot.waitExposed(program.window):
            program.window.show()
        person.until(lambda: hasattr(program, "wiring") is opens and (opens or program.window.welcome.sentence()))
        if opens:
            person.rest()
        return person

    yield started
    for person in people:
        person.program.window.close()
        person.program.close()
        person.program.window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def reader(start: Start, filled: Path, tmp_path: Path) -> Person:
    """Somebody with the five starter articles in the library and nothing open."""
    shutil.copytree(filled, tmp_path / "library")
    return start()


@pytest.fixture
def newcomer(start: Start) -> Person:
    """Somebody with an empty library."""
    return start()
