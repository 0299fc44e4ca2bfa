"""The window's way in: arguments, one QApplication dressed in the reader's theme, and the library it shows."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from pressfold import __version__
from pressfold.app.paths import paths
from pressfold.ui import connections, theme
from pressfold.ui.crash import start_log
from pressfold.ui.door import hand_over
from pressfold.ui.program import Program
from pressfold.ui.session import session_folder
from pressfold.ui.settings import Settings
from pressfold.ui.theme import Choice

if TYPE_CHECKING:
    from pressfold.library.library import Library

#: The name of the menu entry that packaging/ makes for Linux; desktops find the window's icon by it.
DESKTOP_ENTRY = "org.pressfold.Pressfold"
#: Milliseconds after which a window that shows nothing is taken for one that never will.
_PATIENCE = 20_000


class Application(QApplication):
    """Qt's application, that also tells which files macOS hands over: there they come as an event, not as arguments."""

    files_asked = Signal(object)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.files_asked.emit([Path(event.file())])
            return True
        return super().event(event)


def run(arguments: Sequence[str]) -> int:
    """Open the window with the command line's arguments; the exit code of the program."""
    connections.watch()
    asked = _parsed(arguments)
    places = paths()
    library = asked.library or places.library
    if not asked.quit_when_shown and hand_over(session_folder(places.state, library), asked.paths):
        print(_handed_over(len(asked.paths)))
        return 0
    log = start_log(places.state)
    settings = Settings(places.config / "settings.json")
    app = _application(settings)
    program = Program(library, settings, places.state, log)
    if isinstance(app, Application):
        app.files_asked.connect(program.take)
    return program.run(asked.paths, quit_when_shown=asked.quit_when_shown)


def _handed_over(files: int) -> str:
    """What a second start says before it ends."""
    said = "Pressfold is open on this library already, and its window was brought to the front."
    if files:
        said += f" It took {files} file{'s' if files > 1 else ''} to open there."
    return said


def painted_colours(library: Library, folder: Path) -> int:
    """How many colours the window paints with two articles side by side; `folder` is for what it remembers."""
    settings = Settings(folder / "settings.json")
    app = _application(settings)
    program = Program(library.folder, settings, folder / "state", folder / "pressfold.log", library)
    program.window.show()
    program.begin()
    shown = QEventLoop()
    program.wiring.columns.shown.connect(shown.quit)
    QTimer.singleShot(_PATIENCE, shown.quit)
    program.wiring.columns.show_articles(library.articles.ids()[:2])
    shown.exec()
    app.processEvents()
    picture = program.window.grab().toImage()
    program.window.close()
    program.close()
    return len({picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)})


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="pressfold")
    parser.add_argument("command", nargs="?", choices=["open"], help="open these articles side by side")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--library", type=Path, metavar="DIR")
    parser.add_argument("--quit-when-shown", action="store_true")
    return parser.parse_args(arguments)


def _application(settings: Settings) -> QApplication:
    """The application of this process, dressed."""
    app = QApplication.instance() or Application(["pressfold"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Pressfold")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(DESKTOP_ENTRY)
    keeper = theme.install(app, Choice(str(settings.value("theme"))))
    if settings.number("scale") != 100:
        keeper.set_scale(settings.number("scale") / 100)
    return app
