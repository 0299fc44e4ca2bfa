#!/usr/bin/env python3
"""Measure the whole window: the table of what it must reach, row by row, on a large library that it makes itself.

    bench_window.py [--library FOLDER] [--articles N] [--bring N] [--repeats N] [--part NAME ...]

The library is made in FOLDER when it is not there (for 10,000 articles that takes a while: keep it). Parts, each in a
process of its own, offscreen at 1440 x 900: paint (first paint against a bare window, CPU seconds of whole processes in
pairs), desk (bench_desk.py), large (opening, list and findings of the large library), bring (an import with the desk in
use), long (opening long articles), memory. Holds are those of a pulse of 5 ms in the window's thread; see pulse.py.
Nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import figures
import newsroom

_HERE = Path(__file__).parent
_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)
app = QApplication([])
window = Bare()
window.resize(1440, 900)
window.show()
app.exec()
"""
_BARE_MEMORY = """
from PySide6.QtWidgets import QApplication, QMainWindow
import figures
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
for _ in range(20):
    app.processEvents()
print(figures.resident())
"""


def main() -> None:
    asked = _parsed()
    if asked.only:
        PARTS[asked.only](asked)
        return
    if not (asked.library / "library.sqlite").exists():
        make_library(asked.library, asked.articles)
    figures.heading()
    for part in asked.part or PARTS:
        subprocess.run([sys.executable, __file__, *sys.argv[1:], "--only", part], env=environment(), check=True)


def environment() -> dict[str, str]:
    """A reader's environment: no screen, and modules that are compiled once."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false", "PYTHONPATH": _paths()}


def _paths() -> str:
    return os.pathsep.join([str(_HERE.parent.parent / "desktop"), str(_HERE)])


def make_library(folder: Path, articles: int) -> None:
    """Import made articles with the command line, as somebody would."""
    with tempfile.TemporaryDirectory() as place:
        written = newsroom.write(Path(place), articles)
        command = [sys.executable, "-m", "pressfold", "import", "--library", str(folder), "--progress", str(written)]
        subprocess.run(command, env=environment(), check=True, stdout=subprocess.DEVNULL)


# --- parts -----------------------------------------------------------------------------------------------------------


def paint(asked: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as home:
        around = {**environment(), "PRESSFOLD_HOME": home}
        ours = [sys.executable, "-m", "pressfold", "--quit-when-shown", "--library", str(asked.library)]
        bare = [sys.executable, "-c", _BARE]
        pairs = [
            (figures.process_cpu(ours, around), figures.process_cpu(bare, around)) for _ in range(asked.repeats + 1)
        ]
    pairs = pairs[1:]  # the first one compiles
    mine, theirs = (1000 * statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    here = f"{mine:.0f} ms, bare {theirs:.0f} ms: {ratio:.2f} x"
    figures.row(f"first paint with {_size(asked.library)} articles, CPU", here, "2.5 x a bare window")


def desk(asked: argparse.Namespace) -> None:
    import bench_desk

    bench_desk.measure(asked.repeats)


def large(asked: argparse.Namespace) -> None:
    from pressfold.model.listing import Order

    with tempfile.TemporaryDirectory() as place:
        use = _use(asked.library, Path(place))
        page, pages = use.window.library, (use.window.passages, use.window.actors, use.window.quotes)
        figures.row("from the first paint until all pages stand", "; ".join(map(str, use.opening)), "100 ms a hold")
        use.held("open the large library, list there", use.settled)
        ids = use.wiring.library.articles.ids()
        figures.row("articles in the list", str(len(page.list.rows.rows)))
        use.held("open four articles of it", lambda: use.show(ids[:4]))
        for words in ("s", "said", ""):
            use.held(f"narrow the list to “{words}”", lambda words=words: page._filter.setText(words))
        for order in (Order.TITLE, Order.SHARED, Order.NEWEST):
            use.held(f"order the list: {order.value}", lambda order=order: page.set_order(order))
        use.held("scroll the list, 60 steps", lambda: use.scroll(page.list.verticalScrollBar(), 60))
        use.held("choose all, then the middle one", lambda: (page.list.selectAll(), page.choose(ids[len(ids) // 2])))
        spread = whole_spread(use.wiring.library, ids)
        for panel in pages:
            use.held(f"{panel.title}: all of the library", lambda panel=panel: panel.show_spread(spread))
            use.window.findings.bring(panel)
            use.held(f"{panel.title}: first look", use.rest)
            use.held(f"{panel.title}: scroll", lambda panel=panel: use.scroll(panel.list.verticalScrollBar(), 60))
        use.held("actors: narrow", lambda: use.window.actors._filter.setText("an"))
        use.close()


def bring(asked: argparse.Namespace) -> None:
    from pressfold.resources import corpus

    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        files = newsroom.write(home / "in", asked.bring, seed=7)
        use = _use(home / "library", home)
        use.wiring.importing.bring([corpus()], open_after=True)
        use.settled()
        use.show(use.wiring.library.articles.ids()[:4])
        use.pulse.take()
        use.wiring.importing.bring([files])
        what = f"hold of the main thread, import of {asked.bring} articles, desk in use"
        for name, holds in use.read_on():
            figures.row(f"{what}: {name.lower()}", "; ".join(map(str, holds[:3])), "100 ms")
        use.close()


def long(asked: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        use = _use(home / "library", home)
        for words in (1_600, 10_000, 30_000):
            before = set(use.wiring.library.articles.ids())
            use.wiring.importing.bring([newsroom.write_long(home / f"in-{words}", 3, words)])
            use.settled()
            ids = sorted(set(use.wiring.library.articles.ids()) - before)
            for again in ("", ", again"):
                use.show([])
                use.held(f"open three articles of {words:,} words{again}", lambda ids=ids: use.show(ids))
        use.close()


def memory(asked: argparse.Namespace) -> None:
    bare = subprocess.run([sys.executable, "-c", _BARE_MEMORY], env=environment(), check=True, capture_output=True)
    with tempfile.TemporaryDirectory() as place:
        use = _use(asked.library, Path(place))
        use.settled()
        use.show(use.wiring.library.articles.ids()[:4])
        use.settled()
        above = figures.resident() - float(bare.stdout)
        use.close()
    what = f"memory above a bare window, four articles open, {_size(asked.library)} in the library"
    figures.row(what, f"{above:.0f} MB (bare {float(bare.stdout):.0f} MB)", "150 MB")


PARTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "paint": paint, "desk": desk, "large": large, "bring": bring, "long": long, "memory": memory,
}  # fmt: skip


def _size(library: Path) -> str:
    import sqlite3

    connection = sqlite3.connect(library / "library.sqlite")
    try:
        return f"{connection.execute('SELECT count(*) FROM article').fetchone()[0]:,}"
    finally:
        connection.close()


def _use(library: Path, home: Path):  # type: ignore[no-untyped-def]  # a bench is not checked
    from reader import Reader

    return Reader(library, home)


def whole_spread(library, ids):  # type: ignore[no-untyped-def]  # a bench is not checked
    """All findings of the library, as if they stood in one open article."""
    from pressfold.ui.acts.catalogue import read_listing
    from pressfold.ui.desk.content import ColumnContent
    from pressfold.ui.spread import Spread

    found = library.findings
    families, actors, quotations = (tuple(of()) for of in (found.families, found.actors, found.quotations))
    column = ColumnContent(library.articles.get(ids[0]), families, actors, quotations)
    return Spread((column,), families, actors, quotations, read_listing(library, {}).called)


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, default=Path(tempfile.gettempdir()) / "pressfold-bench" / "library")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--bring", type=int, default=1_000)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--part", nargs="+", choices=[*PARTS])
    parser.add_argument("--only", choices=[*PARTS], help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
