"""The reader's own registry in the window: entries added, changed and removed, files in and out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow

from pressfold.library.library import Library
from pressfold.library.own_registry import Imported, Kept
from pressfold.model.own_entry import Mistake, OwnEntry
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.history import Step
from pressfold.ui.dialogs.registry import EntryDialog, RegistryDialog
from pressfold.ui.faults import Faults
from pressfold.ui.models.registry import read_registry
from pressfold.ui.phrases import count
from pressfold.ui.runner import Runner
from pressfold.ui.toasts import Offer, Toasts

_FILES = "YAML (*.yaml *.yml);;CSV (*.csv);;Excel (*.xlsx)"
_ANY = "Registries (*.yaml *.yml *.csv *.xlsx)"


class Registry(QObject):
    """Serves the trade "registry". The next analysis, which begins by itself, finds what the entries name."""

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        faults: Faults,
        toasts: Toasts,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._catalogue = catalogue
        self._faults = faults
        self._toasts = toasts
        self._window = window
        self._dialog: RegistryDialog | None = None
        catalogue.listed.connect(self._on_listed)

    def show(self) -> None:
        """Open the reader's registry."""
        if self._dialog is None:
            self._dialog = RegistryDialog(self._runner, self._window)
            self._dialog.wanted.connect(self._on_wanted)
            self._dialog.pressed.connect(self._on_pressed)
            self._dialog.failed.connect(self._faults.show)
            self._dialog.finished.connect(self._on_closed)
        self._dialog.ask(partial(read_registry, self._library))
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.list.setFocus()

    def take_in(self, path: Path) -> None:
        """Add the entries of a file, and say what was wrong in it."""
        task = self._runner.run(self._library.registry.take_in, path, name=self.tr("Importing actors"))
        task.finished.connect(self._on_imported)
        task.failed.connect(self._faults.show)

    def give_out(self, path: Path) -> None:
        """Write the entries to a file."""
        task = self._runner.run(self._library.registry.give_out, path, name=self.tr("Exporting actors"))
        task.finished.connect(partial(self._on_exported, path))
        task.failed.connect(self._faults.show)

    # --- what follows ------------------------------------------------------------------------------------------------

    def _on_wanted(self, what: str) -> None:
        if what == "add":
            self._edit(None)
        elif what == "import":
            path, _ = QFileDialog.getOpenFileName(self._dialog, self.tr("Import actors"), "", _ANY)
            if path:
                self.take_in(Path(path))
        else:
            path, _ = QFileDialog.getSaveFileName(self._dialog, self.tr("Export actors"), "actors.yaml", _FILES)
            if path:
                self.give_out(Path(path))

    def _on_pressed(self, key: str, choice: str) -> None:
        id = key.removeprefix("own ")
        if choice == "remove":
            self._keep(partial(self._library.registry.remove, id), self.tr("The entry was removed."))
            return
        task = self._runner.run(self._library.registry.entries)
        task.finished.connect(partial(self._on_entries, id))
        task.failed.connect(self._faults.show)

    def _on_entries(self, id: str, entries: tuple[OwnEntry, ...]) -> None:
        self._edit(next((entry for entry in entries if entry.id == id), None))

    def _edit(self, entry: OwnEntry | None) -> None:
        dialog = EntryDialog(entry, self._dialog or self._window)
        dialog.entered.connect(self._on_entered)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_entered(self, values: Mapping[str, object]) -> None:
        task = self._runner.run(enter, self._library, values)
        task.finished.connect(self._on_put)
        task.failed.connect(self._faults.show)

    def _on_put(self, put: tuple[Kept | None, tuple[Mistake, ...]]) -> None:
        kept, mistakes = put
        if kept is not None:
            self._on_kept(self.tr("The entry was kept; the articles are looked through again."), kept)
        for mistake in mistakes:
            self._toasts.say(mistake.sentence, warns=True)

    def _on_imported(self, imported: Imported) -> None:
        said = self.tr("%s added, %d changed.") % (count(imported.added, "entry", "entries"), imported.changed)
        self._on_kept(said, imported.kept)
        for mistake in imported.read.mistakes[:3]:
            self._toasts.say(self.tr("Line %d: %s") % (mistake.line, mistake.sentence), warns=True)

    def _on_exported(self, path: Path, entries: int) -> None:
        self._toasts.say(self.tr("%s written to %s.") % (count(entries, "entry", "entries"), path.name))

    def _keep(self, act: Callable[[], Kept], said: str) -> None:
        task = self._runner.run(act)
        task.finished.connect(partial(self._on_kept, said))
        task.failed.connect(self._faults.show)

    def _on_kept(self, said: str, kept: Kept) -> None:
        if kept.before == kept.after:
            return
        registry = self._library.registry
        undo, redo = partial(self._again, registry.undo, kept), partial(self._again, registry.redo, kept)
        self._catalogue.history.add(Step(kept.name, undo, redo, "library"))
        self._toasts.say(said, Offer(self.tr("Undo"), self._catalogue.history.undo))
        self._changed()

    def _again(self, act: Callable[[Kept], Kept], kept: Kept) -> None:
        task = self._runner.run(act, kept)
        task.finished.connect(self._changed)
        task.failed.connect(self._faults.show)

    def _changed(self, _value: object = None) -> None:
        self._catalogue.refresh()
        self._catalogue.changed.emit()

    def _on_listed(self, _listing: object) -> None:
        if self._dialog is not None:
            self._dialog.ask()

    def _on_closed(self, _result: int) -> None:
        self._dialog = None


def enter(library: Library, values: Mapping[str, object]) -> tuple[Kept | None, tuple[Mistake, ...]]:
    """Keep an entry, where it can be one; what is wrong with it."""
    read = library.registry.check(values)
    kept = library.registry.put(read.entries[0]) if read.entries else None
    return kept, read.mistakes
