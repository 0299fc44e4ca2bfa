"""Dating: what the reader says that words for a day mean goes before the rules. All can be undone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from pressfold.library.library import Library
from pressfold.model.dated import DatedPhrase
from pressfold.model.span import Span
from pressfold.text.sentences import sentences
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.desk.desk import Desk
from pressfold.ui.dialogs.dating import DateDialog, Said
from pressfold.ui.faults import Faults
from pressfold.ui.runner import Lane, Runner

#: The kind of mark that words for a day have.
_MARK = "date"


class Dating(QObject):
    """Serves the trade "dating": asks which date the words at the cursor mean, and remembers it."""

    position_told = Signal(str)

    def __init__(
        self, library: Library, runner: Runner, catalogue: Catalogue, desk: Desk, faults: Faults, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._catalogue = catalogue
        self._desk = desk
        self._faults = faults
        self._window = window

    def set(self) -> None:
        """Ask which date the words at the cursor mean."""
        here = self._here()
        if here is not None:
            self.ask(*here)

    def no_date(self) -> None:
        """Say that the words at the cursor mean no date."""
        here = self._here()
        if here is not None:
            self._catalogue.run(self._library.dates.no_date, *here)

    def clear(self) -> None:
        """Leave it to the rules again what the words at the cursor mean."""
        here = self._here()
        if here is not None:
            self._catalogue.run(self._library.dates.clear, *here)

    def ask(self, article: int, span: Span) -> None:
        """Ask which date these words of an article mean."""
        task = self._runner.run(_read, self._library, article, span, lane=Lane.READING)
        task.finished.connect(self._open)
        task.failed.connect(self._faults.show)

    def _here(self) -> tuple[int, Span] | None:
        """The dated words at the cursor."""
        here = self._desk.pointed_at_caret()
        marks = [mark for kind, mark in here.marks if kind.name == _MARK] if here else []
        if not here or not marks:
            self.position_told.emit(self.tr("No word for a day at the cursor"))
            return None
        return here.article, marks[0].span

    def _open(self, read: tuple[DatedPhrase, str] | None) -> None:
        if read is None:
            return
        phrase, sentence = read
        dialog = DateDialog(phrase, sentence, self._window)
        dialog.answered.connect(partial(self._on_answered, phrase))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_answered(self, phrase: DatedPhrase, said: str | Said) -> None:
        door = self._library.dates
        if said is Said.NO_DATE:
            self._catalogue.run(door.no_date, phrase.article, phrase.span)
        elif said is Said.RULES:
            self._catalogue.run(door.clear, phrase.article, phrase.span)
        else:
            self._catalogue.run(door.set, phrase.article, phrase.span, said)


def _read(library: Library, article: int, span: Span) -> tuple[DatedPhrase, str] | None:
    """The dated phrase at a span with its sentence; None where it is there no more."""
    phrase = next((one for one in library.findings.dates((article,)) if one.span == span), None)
    if phrase is None:
        return None
    found = library.articles.get(article)
    block = next((one.span for one in found.blocks if one.start <= span.start < one.end), span)
    sentence = next((one for one in sentences(found.text, *block) if one.start <= span.start < one.end), span)
    return phrase, " ".join(sentence.of(found.text).split())
