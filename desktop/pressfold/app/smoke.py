"""`pressfold --smoke`: the whole main job in one go on the starter articles, in a folder that is thrown away.

One line a step on standard output, "ok" or what went wrong, and nothing else; the exit code is 0 only when every step
went well. It runs on every build, so that an installed program can prove that all its parts are there.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from pressfold import __version__
from pressfold.app import samples
from pressfold.library.library import Library
from pressfold.model.briefing import AnchorState
from pressfold.model.listing import Outcome
from pressfold.model.passage import PassageKind
from pressfold.model.quotation import QuotationKind
from pressfold.resources import corpus
from pressfold.ui import connections, shipped

#: The endings of an export that the command line writes and that can be verified.
_EXPORTS = ("docx", "md", "html")


def run() -> int:
    """Run every step; 0 when all went well, 1 when one did not."""
    connections.watch()
    with tempfile.TemporaryDirectory(prefix="pressfold-smoke-") as folder:
        story = _Story(Path(folder))
        try:
            failed = [name for name, step in story.steps().items() if not _told(name, step)]
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
    line = " ".join(f"{name:<12} {'ok, ' if well else ''}{outcome}".splitlines())
    print(line, flush=True)
    return well


class _Story:
    """One library and one briefing, walked through the main job."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library.open(folder / "library")

    def close(self) -> None:
        self.library.close()

    def steps(self) -> dict[str, Callable[[], str]]:
        """The steps by name, in their order."""
        return {
            "build": self._build,
            "licences": self._licences,
            "formats": self._formats,
            "import": self._import,
            "analysis": self._analysis,
            "passages": self._passages,
            "actors": self._actors,
            "quotations": self._quotations,
            "dates": self._dates,
            "search": self._search,
            "pin": self._pin,
            "export": self._export,
            "verify": self._verify,
            "paint": self._paint,
            "print": self._print,
            "no socket": self._no_socket,
        }

    def _build(self) -> str:
        made = shipped.build()
        if made is None:
            return f"{__version__}, run from its source"
        return f"{__version__}, commit {made.commit}{', with changes' if made.changed else ''}"

    def _licences(self) -> str:
        parts = shipped.parts()
        if shipped.build() is not None:
            bare = [part.name for part in parts if not part.text()]
            if bare:
                return f"FAILED: no licence text for {', '.join(bare)}"
        return _counted(len(parts), 30, "licences")

    def _formats(self) -> str:
        files = samples.write(self.folder / "samples")
        with Library.open(self.folder / "formats") as library:
            rows = library.intake.run(files).rows
        read = (Outcome.ADDED, Outcome.NEW_VERSION)  # the samples are so alike that they pass for versions
        refused = [f"{Path(row.path).name}: {row.sentence}" for row in rows if row.outcome not in read]
        return f"FAILED: {'; '.join(refused)}" if refused else _counted(len(rows), len(files), "formats read")

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

    def _dates(self) -> str:
        return _counted(sum(phrase.resolved for phrase in self.library.findings.dates()), 10, "dated phrases")

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
            written = [self.library.briefings.export(opened, self.folder / f"smoke.{end}") for end in _EXPORTS]
        return _counted(sum(path.stat().st_size > 0 for path in written), len(_EXPORTS), "files written")

    def _verify(self) -> str:
        verified = 0
        for end in _EXPORTS:
            _, anchors = self.library.briefings.verify_export(self.folder / f"smoke.{end}")
            verified += sum(anchor.state is AnchorState.VERIFIED for anchor in anchors.values())
        return _counted(verified, 4 * len(_EXPORTS), "quoted lines verified")

    def _paint(self) -> str:
        if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from pressfold.app.gui import painted_colours

        return _counted(painted_colours(self.library, self.folder), 50, "colours on the window")

    def _print(self) -> str:
        """A PDF is made by Qt, which the step before has begun, and read by PDFium."""
        from pressfold.ui import pdf

        with self.library.briefings.open(self.folder / "smoke.briefing") as opened:
            printed = pdf.write(self.library.briefings.document(opened), self.folder / "smoke.pdf")
            quote = next(iter(opened.briefing.pins.values())).quote
        [row] = self.library.intake.run([printed]).rows
        if row.article is None:
            return f"FAILED: {row.sentence}"
        words = " ".join(self.library.articles.get(row.article).text.split())
        beginning = " ".join(quote.split()[:5])  # further on a line may have been broken inside a word
        return "the PDF reads as it was written" if beginning in words else f"FAILED: no “{beginning}” in {words}"

    def _no_socket(self) -> str:
        count = connections.opened()
        return f"FAILED: {count} internet sockets" if count else "none was opened"


def _counted(found: int, least: int, what: str) -> str:
    return f"{found} {what}" if found >= least else f"FAILED: {found} {what}, at least {least} wanted"
