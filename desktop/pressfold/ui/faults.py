"""The one place where a failure reaches the reader: what happened, what is safe, what to do, "Copy details"."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from functools import partial

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication

from pressfold import __version__
from pressfold.model.errors import LibraryDamaged, PressfoldError
from pressfold.model.progress import Cancelled
from pressfold.ui.toasts import Offer, Toasts

_LOG = logging.getLogger(__name__)
UNEXPECTED = (
    "Something went wrong that Pressfold did not expect. Your library and briefings are safe: everything is saved as "
    "you work. Try again; the details help whoever mends it."
)


class Faults(QObject):
    """Tells the reader of a failure; one that was asked for (Cancelled) is none."""

    mending_asked = Signal(object)  # the LibraryDamaged that shall be mended

    def __init__(self, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
        self._toasts = toasts
        self._details = ""

    def show(self, error: BaseException) -> None:
        """Say what happened, and keep the details at hand."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, PressfoldError):
            _LOG.warning("%s %s", error.sentence, error.details)
            ways = (Offer(self.tr("Mend it…"), partial(self.mending_asked.emit, error)),)
            self._say(error.sentence, error.details, ways if isinstance(error, LibraryDamaged) else ())
        else:
            _LOG.error("unexpected", exc_info=error)
            self._say(self.tr(UNEXPECTED), details(error))

    def _say(self, sentence: str, more: str, ways: tuple[Offer, ...] = ()) -> None:
        self._details = more
        offers = (*ways, Offer(self.tr("Copy details"), self.copy_details)) if more else ways
        self._toasts.say(sentence, *offers, warns=True)

    def copy_details(self) -> None:
        """Put the details of the last failure on the clipboard."""
        QGuiApplication.clipboard().setText(self._details)
        self._toasts.say(self.tr("The details are on the clipboard."))


def details(error: BaseException) -> str:
    """Versions and traceback: what somebody who mends it needs; no text of an article."""
    system = f"{platform.system()} {platform.release()}, Python {sys.version.split()[0]}, Qt {qVersion()}"
    trace = "".join(traceback.format_exception(error))
    return f"Pressfold {__version__}, {system}\n{trace}"
