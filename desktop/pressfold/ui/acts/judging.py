"""Judging passages: confirm or reject a family, say where it came from, and call phrases noise. All can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from pressfold.library.deciding import Done
from pressfold.library.library import Library
from pressfold.model.passage import Family, PassageKind, Verdict
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.columns import Columns
from pressfold.ui.acts.walking import Walking
from pressfold.ui.faults import Faults
from pressfold.ui.models.choices import Choice
from pressfold.ui.phrases import joined, when
from pressfold.ui.picker import Picker
from pressfold.ui.runner import Lane, Runner


class Judging(QObject):
    """Serves the trade "judging": what the reader says of the current family goes before what was found."""

    position_told = Signal(str)

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        columns: Columns,
        walking: Walking,
        faults: Faults,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._catalogue = catalogue
        self._columns = columns
        self._walking = walking
        self._faults = faults
        self._window = window
        self._picker = Picker(self.tr("Choose the article that the passage came from"), window)
        self._picker.chosen.connect(self._on_origin)
        #: Whether the passages that are shown are stricter or looser than the stored ones: these are not judged.
        self.is_loose: Callable[[], bool] = bool
        self._asked = ""  # the family whose origin is asked for

    # --- acts --------------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Say that the current family is one text; one that was hidden is shown and counted."""
        family = self.family()
        if family is not None and (family.verdict is not Verdict.CONFIRMED or family.kind is PassageKind.STOCK):
            self._catalogue.run(self._library.passages.confirm, family.id, told=self._on_confirmed)

    def reject(self) -> None:
        """Say that the current family is none: it is hidden and never counted."""
        family = self.family()
        if family is not None and family.verdict is not Verdict.REJECTED:
            self._catalogue.run(self._library.passages.reject, family.id, told=self._on_rejected)

    def reset(self) -> None:
        """Take back what was said of the current family and of its origin."""
        family = self.family()
        if family is not None:
            self._catalogue.run(self._library.passages.reset, family.id, told=self._on_reset)

    def set_phrase(self) -> None:
        """Put the words of the current family on the noise list."""
        family = self.family()
        shown = next((m for m in family.members if m.article in self._columns.spread.texts), None) if family else None
        if shown is not None:
            words = shown.span.of(self._columns.spread.texts[shown.article])
            self._catalogue.run(self._library.passages.add_noise, words, told=self._on_set_phrase)

    def origin(self) -> None:
        """Ask from which article the current family came."""
        family = self.family()
        if family is not None:
            self._asked = family.id
            self._picker.ask([self._choice(id) for id in family.articles if id in self._catalogue.by_id])

    def noise(self) -> None:
        """Open the noise list."""
        task = self._runner.run(self._library.passages.noise, lane=Lane.READING)
        task.finished.connect(self._open_noise)
        task.failed.connect(self._faults.show)

    def judge(self, family: str, confirmed: bool) -> None:
        """Make a family the current one and confirm or reject it."""
        self._walking.choose_family(family)
        self.confirm() if confirmed else self.reject()

    # --- what follows ------------------------------------------------------------------------------------------------

    def family(self) -> Family | None:
        """The current family, None where there is none that could be judged."""
        if self.is_loose():
            self.position_told.emit(self.tr("Reset the looseness to judge passages"))
            return None
        families = self._columns.spread.families
        return next((family for family in families if family.id == self._walking.family), None)

    def _on_confirmed(self, _: Done) -> None:
        self.position_told.emit(self.tr("Confirmed: shown and counted"))

    def _on_rejected(self, _: Done) -> None:
        self.position_told.emit(self.tr("Rejected: hidden and not counted"))

    def _on_reset(self, _: Done) -> None:
        self.position_told.emit(self.tr("Taken back: as it was found"))

    def _on_set_phrase(self, _: Done) -> None:
        self.position_told.emit(self.tr("On the noise list: hidden and not counted"))

    def _on_origin_set(self, _: Done) -> None:
        self.position_told.emit(self.tr("Origin set as you said"))

    def _choice(self, id: int) -> Choice:
        row = self._catalogue.by_id[id]
        detail = joined(when(row.published), row.credit or "")
        return Choice("article", str(id), row.outlet or row.title, detail, icon="newspaper")

    def _on_origin(self, choice: Choice) -> None:
        self._catalogue.run(self._library.passages.set_origin, self._asked, int(choice.key), told=self._on_origin_set)

    def _open_noise(self, phrases: list[str]) -> None:
        from pressfold.ui.dialogs.noise import NoiseDialog

        dialog = NoiseDialog(phrases, self._window)

        def keep() -> None:
            for phrase in dialog.removed():
                self._catalogue.run(self._library.passages.remove_noise, phrase)
            for phrase in dialog.added():
                self._catalogue.run(self._library.passages.add_noise, phrase)

        dialog.accepted.connect(keep)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
