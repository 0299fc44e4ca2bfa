"""What the reader does with a pin beyond its note: status, shortening, newer versions, where else it is used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from pressfold.briefing.edits import SetStatus
from pressfold.library.library import Library
from pressfold.model.briefing import STATUSES, Pin
from pressfold.model.dependents import PinUse
from pressfold.model.span import Span
from pressfold.ui.acts.briefing import BriefingWork
from pressfold.ui.acts.columns import Columns
from pressfold.ui.acts.walking import Walking
from pressfold.ui.dialogs.shortening import ShorteningDialog
from pressfold.ui.faults import Faults
from pressfold.ui.models.choices import Choice
from pressfold.ui.panels.briefing import BriefingPage
from pressfold.ui.phrases import count
from pressfold.ui.picker import Picker
from pressfold.ui.runner import Lane, Runner
from pressfold.ui.toasts import Toasts


class Annotating(QObject):
    """Works on the pin that is chosen in the briefing."""

    def __init__(
        self,
        library: Library,
        runner: Runner,
        work: BriefingWork,
        columns: Columns,
        walking: Walking,
        toasts: Toasts,
        faults: Faults,
        page: BriefingPage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._work = work
        self._columns = columns
        self._walking = walking
        self._toasts = toasts
        self._faults = faults
        self._page = page
        self._window = window
        self._picker = Picker(self.tr("Used in these briefings"), window)
        self._picker.chosen.connect(self._on_picked)
        page.compared.connect(self.compare_pin)

    # --- acts --------------------------------------------------------------------------------------------------------

    def status_open(self) -> None:
        self._set_status(0)

    def status_checked(self) -> None:
        self._set_status(1)

    def status_used(self) -> None:
        self._set_status(2)

    def status_aside(self) -> None:
        self._set_status(3)

    def filter(self) -> None:
        """Choose which pins are shown."""
        self._page.filter.setFocus()
        self._page.filter.showPopup()

    def shorten(self) -> None:
        """Say which words of the chosen quote are left out or stand in brackets."""
        pin = self._pin()
        if pin is None:
            return
        dialog = ShorteningDialog(pin, self._window)

        def write() -> None:
            if dialog.edit is not None:
                self._work.edit(dialog.edit)

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(write)
        dialog.open()

    def compare(self) -> None:
        """Lay the pinned version and the newest one side by side at the words."""
        pin = self._pin()
        if pin is not None:
            self.compare_pin(pin.id)

    def uses(self) -> None:
        """List the briefings that quote the chosen pin's article, or else the current one."""
        pin = self._pin()
        article = self._work.checks.articles.get(pin.id) if pin is not None else None
        article = article if article is not None else self._columns.current()
        if article is None:
            self._toasts.say(self.tr("Choose a pin, or open an article, to see where it is used."), warns=True)
            return
        task = self._runner.run(self._library.briefings.uses, article, lane=Lane.BRIEFING)
        task.finished.connect(self._on_uses)
        task.failed.connect(self._faults.show)

    # --- for the others ----------------------------------------------------------------------------------------------

    def compare_pin(self, id: str) -> None:
        """The same for the pin with this id; nothing where no newer version differs."""
        newer, article = self._work.checks.newer.get(id), self._work.checks.articles.get(id)
        briefing = self._work.briefing
        if newer is None or article is None or briefing is None or id not in briefing.pins:
            self._toasts.say(self.tr("No newer version of this article differs at the pin."))
            return
        span = briefing.pins[id].span
        self._walking.go_to_both((article, span), (newer.article, newer.anchor.span or Span(span.start, span.start)))

    # --- what follows ------------------------------------------------------------------------------------------------

    def _pin(self) -> Pin | None:
        """The chosen pin."""
        briefing, current = self._work.briefing, self._page.current()
        return briefing.pins.get(current) if briefing is not None and current is not None else None

    def _set_status(self, nth: int) -> None:
        pin = self._pin()
        if pin is not None:
            self._work.edit(SetStatus(pin.id, STATUSES[nth]))

    def _on_uses(self, uses: list[PinUse]) -> None:
        if not uses:
            self._toasts.say(self.tr("No briefing quotes this article."))
            return
        pins: dict[str, int] = {}
        for use in uses:
            pins[use.path] = pins.get(use.path, 0) + use.pins
        titles = {use.path: use.briefing for use in uses}
        self._picker.ask(
            Choice("briefing", path, titles[path], count(number, "pin", "pins"), icon="book-open")
            for path, number in pins.items()
        )

    def _on_picked(self, choice: Choice) -> None:
        opened = self._work.opened
        if opened is None or opened.path != Path(choice.key):
            self._work.open_path(Path(choice.key))
