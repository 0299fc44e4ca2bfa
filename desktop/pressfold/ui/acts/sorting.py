"""Sorting articles: star, read marks, tags, collections, and what was removed. Every act can be undone but one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from pressfold.library.deciding import Done
from pressfold.library.library import Library
from pressfold.model.dependents import Erased
from pressfold.model.label import Label, LabelKind
from pressfold.ui.actions import Actions
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.faults import Faults
from pressfold.ui.models.shelves import Shelf
from pressfold.ui.panels.library import LibraryPage
from pressfold.ui.phrases import count
from pressfold.ui.runner import Lane, Latest, Runner
from pressfold.ui.toasts import Offer, Toasts

_OF_LABELS = {
    LabelKind.COLLECTION: ("sorting.rename_label", "sorting.change_query", "", "sorting.delete_label"),
    LabelKind.TAG: ("sorting.rename_label", "sorting.recolour", "", "sorting.delete_label"),
}


class Sorting(QObject):
    """What the reader does with articles in the list, beside reading them."""

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        faults: Faults,
        toasts: Toasts,
        page: LibraryPage,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._catalogue = catalogue
        self._faults = faults
        self._window = window
        self._page = page
        self._toasts = toasts
        self._actions = actions
        self._asking = Latest(runner, Lane.SEARCH, self)
        self._asking.answered.connect(self._on_smart)
        self._asking.failed.connect(faults.show)
        self._page.shelf_picked.connect(self._on_picked)
        catalogue.listed.connect(self._on_listed)
        self._page.shelves.wanted.connect(self._on_wanted)
        self._page.shelves.asked.connect(self._on_asked)
        #: The query that was searched last, for a new smart collection.
        self.query: Callable[[], str] = str

    # --- articles ----------------------------------------------------------------------------------------------------

    def star(self) -> None:
        """Star the chosen articles, or take the star from all of them where all have one."""
        ids = list(self._catalogue.chosen())
        on = not all(self._catalogue.by_id[id].starred for id in ids if id in self._catalogue.by_id)
        self._catalogue.run(self._library.articles.star, ids, on)

    def unread(self) -> None:
        """Call the chosen articles unread, or read where all are unread."""
        ids = list(self._catalogue.chosen())
        on = not any(self._catalogue.by_id[id].read for id in ids if id in self._catalogue.by_id)
        self._catalogue.run(self._library.articles.mark_read, ids, on)

    def tag(self) -> None:
        """Ask which tags the chosen articles shall have."""
        self._ask_labels(LabelKind.TAG)

    def collect(self) -> None:
        """Ask in which collections the chosen articles shall be."""
        self._ask_labels(LabelKind.COLLECTION)

    def bring_back(self) -> None:
        """Bring the chosen removed articles back."""
        self._catalogue.run(self._library.removal.bring_back, list(self._catalogue.chosen()))

    def erase(self) -> None:
        """Ask whether the chosen removed articles shall be deleted for good, and do it."""
        ids = list(self._catalogue.chosen())
        if not ids:
            return
        articles = count(len(ids), "article", "articles")
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Delete for good"), "", parent=self._window)
        box.setText(self.tr("Delete %s for good?") % articles)
        box.setInformativeText(
            self.tr(
                "The original, the text and all that was found in it are deleted, in every version. There is no way "
                "back. Pins keep their quotes; backups that were made before keep the article until they are deleted."
            )
        )
        erase = box.addButton(self.tr("Delete %s") % articles, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        erase.clicked.connect(lambda: self._erase(ids))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # --- shelves -----------------------------------------------------------------------------------------------------

    def shelves(self, on: bool) -> None:
        """Show collections, tags and the other shelves above the list, or fold them away."""
        self._page.open_shelves(on)

    def show(self, shelf: Shelf) -> None:
        """List what stands on a shelf of an earlier sitting, as soon as it is known."""
        self._page.show_shelf(shelf)

    def table(self, on: bool) -> None:
        """Show the articles as a table, or as cards."""
        self._page.show_table(on)

    def new_collection(self) -> None:
        self._ask_name(LabelKind.COLLECTION)

    def new_tag(self) -> None:
        self._ask_name(LabelKind.TAG)

    def smart_collection(self) -> None:
        """Keep the query of the last search as a collection that fills itself."""
        self._ask_name(LabelKind.COLLECTION, self.query())

    def rename_label(self) -> None:
        label = self._label()
        if label is None:
            return
        name, taken = QInputDialog.getText(
            self._window, self.tr("Rename"), self.tr("A name for “%s”:") % label.name, text=label.name
        )
        if taken and name.strip():
            self._catalogue.run(self._library.labels.rename, label.kind, label.name, name)

    def change_query(self) -> None:
        """Ask for the query of a smart collection; a collection with none is one that the reader fills."""
        label = self._label()
        if label is None:
            return
        query, taken = QInputDialog.getText(
            self._window, self.tr("Query"), self.tr("What “%s” shall hold:") % label.name, text=label.look
        )
        if taken:
            self._catalogue.run(self._library.labels.set_look, label.kind, label.name, query)

    def recolour(self) -> None:
        """Ask for the colour of a tag."""
        from pressfold.model.label import COLOURS

        label = self._label()
        if label is None:
            return
        at = COLOURS.index(label.look) if label.look in COLOURS else 0
        colour, taken = QInputDialog.getItem(
            self._window, self.tr("Colour"), self.tr("A colour for “%s”:") % label.name, list(COLOURS), at, False
        )
        if taken:
            self._catalogue.run(self._library.labels.set_look, label.kind, label.name, colour)

    def delete_label(self) -> None:
        """Delete a collection or tag; its articles stay, and Undo brings it back with them."""
        label = self._label()
        if label is not None:
            self._catalogue.run(self._library.labels.drop, label.kind, label.name, told=self._on_deleted)

    # --- what follows ------------------------------------------------------------------------------------------------

    def _label(self) -> Label | None:
        shelf = self._page.shelves.current()
        return next(
            (
                label
                for label in self._catalogue.listing.labels
                if label.kind is shelf.label and label.name == shelf.name
            ),
            None,
        )

    def _ask_labels(self, kind: LabelKind) -> None:
        from pressfold.ui.dialogs.labels import LabelsDialog

        ids = list(self._catalogue.chosen())
        if not ids:
            return
        listing = self._catalogue.listing
        labels = [label for label in listing.labels if label.kind is kind and not label.smart]
        if kind is LabelKind.TAG:
            having = [self._catalogue.by_id[id].tags for id in ids if id in self._catalogue.by_id]
        else:
            having = [listing.collections.get(id, ()) for id in ids]
        dialog = LabelsDialog(kind, labels, having, self._window)

        def keep() -> None:
            chosen = dialog.answer()
            assign = self._library.labels.assign
            self._catalogue.run(assign, kind, ids, chosen.add, chosen.remove, chosen.looks)

        dialog.accepted.connect(keep)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask_name(self, kind: LabelKind, query: str = "") -> None:
        title = self.tr("New collection") if kind is LabelKind.COLLECTION else self.tr("New tag")
        asked = self.tr("A collection of all that answers “%s”. Its name:") % query if query else self.tr("Its name:")
        name, taken = QInputDialog.getText(self._window, title, asked, text=query)
        if taken and name.strip():
            self._catalogue.run(self._library.labels.make, kind, name, query, told=self._on_made)

    def _on_made(self, _done: Done) -> None:
        self._page.open_shelves(True)

    def _on_listed(self, _listing: object) -> None:
        """What a smart collection holds may have changed with the library."""
        self._on_picked(self._page.shelf)

    def _on_deleted(self, done: Done) -> None:
        history = self._catalogue.history
        self._toasts.say(
            self.tr("“%s” was deleted; its articles stay.") % done.redo[0].value, Offer(self.tr("Undo"), history.undo)
        )

    def _on_picked(self, shelf: Shelf) -> None:
        label = next(
            (one for one in self._catalogue.listing.labels if one.kind is shelf.label and one.name == shelf.name), None
        )
        if label is not None and label.smart:
            self._asking.ask(_smart, self._library, label, stops=True)

    def _on_smart(self, answer: tuple[str, Sequence[int]]) -> None:
        self._page.show_smart(*answer)

    def _on_wanted(self, kind: LabelKind) -> None:
        self._ask_name(kind)

    def _on_asked(self, shelf: Shelf, at: QPoint) -> None:
        if shelf.label is not None:
            self._actions.pop_up(_OF_LABELS[shelf.label], self._page, at)

    def _erase(self, ids: Sequence[int]) -> None:
        task = self._runner.run(self._library.removal.for_good, tuple(ids), name=self.tr("Deleting for good"))
        task.finished.connect(self._on_erased)
        task.failed.connect(self._faults.show)

    def _on_erased(self, erased: Erased) -> None:
        said = self.tr("%s deleted for good.") % count(len(erased.titles), "article was", "articles were")
        if erased.backups:
            held = count(len(erased.backups), "backup still holds", "backups still hold")
            said += " " + self.tr("%s what was deleted.") % held
        self._toasts.say(said)
        self._catalogue.refresh()
        self._catalogue.changed.emit()


def _smart(library: Library, label: Label, *, cancel: object) -> tuple[str, list[int]]:
    return label.name, library.searches.smart(label, cancel=cancel)  # type: ignore[arg-type]  # a Task is a Cancel
