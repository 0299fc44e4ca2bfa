"""`pressfold --smoke`: the whole main job in one go on the starter articles, in a folder that is thrown away.

One line a step on standard output, "ok" or what went wrong; the exit code is 0 only when every step went well. It runs
on every build, so that an installed program can prove that all its parts are there.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from pressfold.library.library import Library
from pressfold.model.briefing import AnchorState
from pressfold.model.passage import PassageKind
from pressfold.model.quotation import QuotationKind
from pressfold.resources import corpus
from pressfold.ui import connections


def run() -> int:
    """Run every step; 0 when all went well, 1 when one did not."""
    connections.watch()
    with tempfile.TemporaryDirectory(prefix="pressfold-smoke-") as folder:
        story = _Story(Path(folder))
        try:
            failed = [name for name, step in story.steps() if not _told(name, step)]
        finally:
            story.close()
    return 1 if failed else 0


def _told(name: str, step: Callable[[], str]) -> bool:
    """Run a step and print its line; whether it went well."""
    try:
        outcome = step()
    except Exception as error:  # noqa: BLE001  # whatever a broken build raises is the news of this step
        outcome = f"FAILED: {type(error).__name__}: {error}"
    well = not outcome.startswith("FAILED")
    print(f"{name:<12} {'ok, ' if well else ''}{outcome}", flush=True)
    return well


class _Story:
    """One library and one briefing, walked through the main job."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library.open(folder / "library")

    def close(self) -> None:
        self.library.close()

    def steps(self) -> list[tuple[str, Callable[[], str]]]:
        return [
            ("import", self._import),
            ("analysis", self._analysis),
            ("passages", self._passages),
            ("actors", self._actors),
            ("quotations", self._quotations),
            ("search", self._search),
            ("pin", self._pin),
            ("export", self._export),
            ("verify", self._verify),
            ("paint", self._paint),
            ("no socket", self._no_socket),
        ]

    def _import(self) -> str:
        report = self.library.intake.run([corpus()])
        return _counted(len(report.articles()), 5, "articles")

    def _analysis(self) -> str:
        self.library.analysis.run()
        return "FAILED: still due" if self.library.analysis.due() else "findings and index are up to date"

    def _passages(self) -> str:
        wires = [family for family in self.library.findings.families() if family.kind is PassageKind.WIRE]
        return _counted(len(wires), 3, "wire families")

    def _actors(self) -> str:
        return _counted(len(self.library.findings.actors()), 10, "actors")

    def _quotations(self) -> str:
        return _counted(len(self.library.findings.quotations()), 10, "quotations")

    def _search(self) -> str:
        return _counted(self.library.searches.find('"security guarantees" OR Kiev').articles, 2, "articles found")

    def _pin(self) -> str:
        direct = [q for q in self.library.findings.quotations() if q.kind is QuotationKind.DIRECT]
        with self.library.briefings.new("Smoke", self.folder / "smoke.briefing") as opened:
            for quotation in direct[:4]:
                self.library.briefings.pin(opened, quotation.article, quotation.span)
            opened.undo()
            opened.redo()
            opened.save()
            return _counted(len(opened.briefing.pins), 4, "pins")

    def _export(self) -> str:
        with self.library.briefings.open(self.folder / "smoke.briefing") as opened:
            written = [self.library.briefings.export(opened, self.folder / f"smoke.{end}") for end in ("docx", "md")]
        return _counted(sum(path.stat().st_size > 0 for path in written), 2, "files written")

    def _verify(self) -> str:
        verified = 0
        for end in ("docx", "md"):
            _, anchors = self.library.briefings.verify_export(self.folder / f"smoke.{end}")
            verified += sum(anchor.state is AnchorState.VERIFIED for anchor in anchors.values())
        return _counted(verified, 8, "quoted lines verified")

    def _paint(self) -> str:
        if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from pressfold.app.gui import painted_colours

        return _counted(painted_colours(self.library, self.folder), 50, "colours on the window")

    def _no_socket(self) -> str:
        count = connections.opened()
        return f"FAILED: {count} internet sockets" if count else "none was opened"


def _counted(found: int, least: int, what: str) -> str:
    return f"{found} {what}" if found >= least else f"FAILED: {found} {what}, at least {least} wanted"
