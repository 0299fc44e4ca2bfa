"""A library that cannot be opened: what is wrong, and the ways to bring it back, run behind a window that says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from pressfold.model.errors import LibraryDamaged, PressfoldError
from pressfold.ui.faults import details
from pressfold.ui.phrases import when
from pressfold.ui.runner import Runner
from pressfold.ui.welcome import Welcome


class Mending(QObject):
    """Offers to restore a damaged library or to make it anew; `again` opens it when that is done."""

    def __init__(self, folder: Path, welcome: Welcome, again: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._welcome = welcome
        self._again = again
        self._runner = Runner(self)
        self._error: PressfoldError | None = None

    def show(self, error: PressfoldError) -> None:
        """Say why the library cannot be opened, and what can be done."""
        self._error = error
        more = error.details or details(error)
        self._welcome.show_failure(error.sentence, more, self._again, self._offers(error))

    def close(self) -> None:
        """End the work."""
        self._runner.close()

    def _offers(self, error: PressfoldError) -> list[tuple[str, Callable[[], None]]]:
        if not isinstance(error, LibraryDamaged):
            return []
        from pressfold.library.backups import latest

        offers: list[tuple[str, Callable[[], None]]] = []
        backup = latest(self._folder)
        if backup is not None:
            words = self.tr("Restore the backup of %s") % when(backup.made)
            offers.append((words, lambda: self._restore(Path(backup.path))))
        if (self._folder / "originals").is_dir():
            offers.append((self.tr("Make it anew from the originals"), self._rebuild))
        return offers

    def _restore(self, path: Path) -> None:
        from pressfold.library.library import utc_now
        from pressfold.library.restoring import replace_damaged

        self._run(
            self.tr("The backup is being brought back. The damaged database is put aside."),
            replace_damaged,
            self._folder,
            path,
            utc_now,
        )

    def _rebuild(self) -> None:
        from pressfold.library.library import utc_now
        from pressfold.library.rebuild import rebuild

        said = self.tr("The library is being made anew from its originals, with everything you decided.")
        self._run(said, rebuild, self._folder, utc_now, reports=True)

    def _run(self, said: str, act: Callable[..., Any], *values: object, reports: bool = False) -> None:
        self._welcome.show_work(said)
        task = self._runner.run(act, *values, reports=reports)
        task.progressed.connect(self._on_progressed)
        task.finished.connect(self._on_mended)
        task.failed.connect(self._on_failed)

    def _on_progressed(self, done: int, total: int, _what: str) -> None:
        self._welcome.show_amount(self.tr("%d of %d articles") % (done, total))

    def _on_mended(self, _value: object) -> None:
        self._again()

    def _on_failed(self, error: BaseException) -> None:
        """Say what went wrong now; the ways that are left are those of before."""
        before = self._error
        assert before is not None
        said = error.sentence if isinstance(error, PressfoldError) else before.sentence
        self._welcome.show_failure(said, details(error), self._again, self._offers(before))
