"""Makes the pictures of the desk in docs/: every view once, from the starter articles, without a screen.

    python tools/desk_pictures.py [--out docs] [--only NAME]

A picture that grows over 300 KB is refused: they travel with every clone.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "desktop"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from pressfold.ui.program import Program

_MOST = 300_000
#: Turns of the event loop until what one layout asks of another is settled.
_BREATHS = 20
#: Pixels of one colour that are no more than a soft edge.
_SPECK = 12
#: Seconds until something that should happen has not.
_PATIENCE = 120


def main() -> int:
    """Make the pictures; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    parser.add_argument("--only", default="", help="pictures whose name holds this")
    parser.add_argument("--every", action="store_true", help="also those that are only looked at and not kept")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, (look, scale, size, view) in PICTURES.items():
        if asked.only in name and (asked.every or name not in _LOOKED_AT):
            with tempfile.TemporaryDirectory() as home:
                _take(asked.out / f"desk-{name}.png", Path(home), look, scale, size, view)
    return 0


def _take(out: Path, home: Path, look: str, scale: int, size: tuple[int, int], view: Callable[[Desk], QWidget]) -> None:
    desk = Desk(home, look, scale, size)
    try:
        taken = view(desk).grab().toImage()
        for colours in (256, 96, 48):
            _lean(taken, colours).save(str(out), "PNG", 1)  # the lower, the smaller; nothing is lost
            if out.stat().st_size <= _MOST:
                break
    finally:
        desk.end()
    if out.stat().st_size > _MOST:
        out.unlink()
        raise SystemExit(f"{out.name} is larger than {_MOST // 1000} KB; take a smaller window for it")
    print(f"{out.name}: {taken.width()} x {taken.height()}, {size[0]} wide at {scale} %")


def _lean(picture: QImage, most: int) -> QImage:
    """The picture in its commonest colours (256 at most), every other one as the nearest of them: fewer bytes."""
    import numpy as np
    from PySide6.QtGui import QImage

    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    wide, tall = plain.width(), plain.height()
    pixels = np.frombuffer(plain.constBits(), np.uint32).reshape(tall, plain.bytesPerLine() // 4)[:, :wide] & 0xFFFFFF
    colours, places, times = np.unique(pixels, return_inverse=True, return_counts=True)
    channels = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1).astype(np.int32)
    common = np.argsort(-times, kind="stable")
    chosen = list(common[: most * 3 // 4])
    seldom = common[times[common] > _SPECK]  # a small sign in a colour of its own keeps it
    away = np.min([((channels[seldom] - channels[one]) ** 2).sum(axis=1) for one in chosen], axis=0)
    while len(chosen) < most and len(seldom) and away.max() > 0:
        chosen.append(seldom[int(away.argmax())])
        away = np.minimum(away, ((channels[seldom] - channels[chosen[-1]]) ** 2).sum(axis=1))
    kept = colours[chosen]
    ours = np.stack([kept >> 16, kept >> 8 & 255, kept & 255], axis=1).astype(np.int32)
    nearest = np.array([np.argmin(((ours - channel) ** 2).sum(axis=1)) for channel in channels], np.uint8)
    made = QImage(wide, tall, QImage.Format.Format_Indexed8)
    made.setColorTable([int(colour) | 0xFF000000 for colour in kept])
    lines = np.frombuffer(made.bits(), np.uint8).reshape(tall, made.bytesPerLine())
    lines[:, :wide] = nearest[places].reshape(tall, wide)
    return made


class Desk:
    """A window on a library of its own, dressed and sized."""

    def __init__(self, home: Path, look: str, scale: int, size: tuple[int, int]) -> None:
        from PySide6.QtWidgets import QApplication

        from pressfold.ui import theme
        from pressfold.ui.program import Program
        from pressfold.ui.settings import Settings

        self.app = QApplication.instance() or QApplication(["pressfold"])
        assert isinstance(self.app, QApplication)
        settings = Settings(home / "settings.json")
        settings.choose("theme", look)
        settings.choose("scale", scale)
        theme.install(self.app, theme.Choice(look)).set_scale(scale / 100)
        self.program: Program = Program(home / "library", settings, home / "state", home / "pressfold.log")
        self.window = self.program.window
        self.program.open()
        self.window.resize(*size)
        self.window.show()
        self.until(lambda: hasattr(self.program, "wiring"))
        self.rest()

    def until(self, so: Callable[[], object]) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + _PATIENCE
        while not so():
            if time.monotonic() > end:
                raise SystemExit("the window did not come to rest")
            self.app.processEvents()

    def rest(self) -> None:
        """Let all work end, and all of it be painted."""
        self.until(lambda: not self.program.wiring.runner.busy())
        for _ in range(_BREATHS):
            self.app.processEvents()

    def fill(self, *numbers: str) -> None:
        """Bring the starter articles in and lay these side by side."""
        wiring = self.program.wiring
        wiring.importing.starter()
        self.until(lambda: len(wiring.catalogue.listing.rows) == 5 and not wiring.runner.busy())
        ids = {Path(row.path).name[:3]: row.id for row in wiring.catalogue.listing.rows}
        wiring.columns.show_articles([ids[number] for number in numbers])
        self.rest()
        for toast in self.window.toasts.shown():
            toast.close_quietly()
        self.window.activateWindow()
        wiring.columns.focus(0)
        self.rest()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        from PySide6.QtTest import QTest

        QTest.keyClicks(self.app.focusWidget(), text)
        self.rest()

    def do(self, name: str) -> None:
        """Do an act of the menus."""
        self.window.acts[name].trigger()
        self.rest()

    def dialog(self) -> QWidget:
        """The dialog that stands open."""
        from PySide6.QtWidgets import QDialog

        opened = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        return opened[-1]

    def end(self) -> None:
        """Close everything."""
        self.window.close()
        self.program.close()
        self.window.deleteLater()
        self.app.processEvents()


# --- the views ------------------------------------------------------------------------------------------------------


def empty(desk: Desk) -> QWidget:
    return desk.window


def two(desk: Desk) -> QWidget:
    desk.fill("001", "000")
    return desk.window


def four(desk: Desk) -> QWidget:
    desk.fill("001", "000", "002", "003")
    return desk.window


def find(desk: Desk) -> QWidget:
    desk.fill("001", "000")
    desk.do("finding.everywhere")
    desk.do("finding.find")
    desk.type("Putin")
    desk.do("finding.next")
    return desk.window


def palette(desk: Desk) -> QWidget:
    desk.fill("001", "000")
    desk.do("window.palette")
    desk.type("col")
    return desk.window


def settings(desk: Desk) -> QWidget:
    desk.do("window.settings")
    return desk.dialog()


def keys(desk: Desk) -> QWidget:
    desk.do("window.keys")
    return desk.dialog()


def activity(desk: Desk) -> QWidget:
    desk.fill("001", "000")
    desk.do("window.activity")
    return desk.dialog()


def error(desk: Desk) -> QWidget:
    from pressfold.model.errors import NoTextInside

    desk.fill("001", "000")
    failure = NoTextInside("minutes.pdf", "3 pages")
    failure.details = "pages: 3, letters: 0"
    desk.program.wiring.faults.show(failure)
    desk.rest()
    return desk.window


def refused(desk: Desk) -> QWidget:
    from pressfold.model.errors import LibraryLocked

    desk.window.welcome.show_failure(LibraryLocked("/home/ann/Pressfold/library").sentence, "", desk.rest)
    desk.rest()
    return desk.window


_USUAL, _SMALL, _LARGE = (1440, 900), (1280, 800), (2560, 1440)
#: Each picture: theme, scale, size of the window, and what is done before it is taken.
PICTURES: dict[str, tuple[str, int, tuple[int, int], Callable[[Desk], QWidget]]] = {
    "light": ("light", 100, _USUAL, two),
    "dark": ("dark", 100, _USUAL, two),
    "contrast": ("high contrast", 100, _USUAL, two),
    "four": ("light", 100, _LARGE, four),
    "four-small": ("dark", 100, _SMALL, four),
    "double": ("light", 200, _SMALL, two),
    "double-dark": ("dark", 200, _LARGE, two),
    "small": ("light", 80, _SMALL, two),
    "empty": ("light", 100, _SMALL, empty),
    "empty-double": ("dark", 200, _SMALL, empty),
    "find": ("light", 100, _SMALL, find),
    "find-double": ("dark", 200, _SMALL, find),
    "palette": ("dark", 100, _SMALL, palette),
    "settings": ("light", 100, _SMALL, settings),
    "keys": ("light", 100, _SMALL, keys),
    "activity": ("dark", 100, _SMALL, activity),
    "error": ("light", 100, _SMALL, error),
    "refused": ("light", 100, _SMALL, refused),
}

#: Looked at whenever the desk changes; the others say the same in the documents.
_LOOKED_AT = ("four-small", "double-dark", "small", "empty-double", "find-double")

if __name__ == "__main__":
    sys.exit(main())
