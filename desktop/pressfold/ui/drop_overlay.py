"""What the window shows while files hang over it: how many articles would come in, and what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from pressfold.model.progress import Cancel
from pressfold.ui import theme
from pressfold.ui.phrases import count, number, told

#: Looked at before a drop; in a larger folder the rest is found by the import itself.
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Dropped:
    """What hangs over the window: readable files, others, and whether there is more than was looked at."""

    articles: int
    others: int
    more: bool

    @property
    def sentence(self) -> str:
        """ "Drop to import 5 articles, 1 unsupported."."""
        if not self.articles and not self.more:
            return told("None of these files is an article that Pressfold can read.")
        articles = count(self.articles, "article", "articles")
        said = told("Drop to import more than %s" if self.more else "Drop to import %s", articles)
        return f"{said}, {told('%s unsupported', number(self.others))}." if self.others else f"{said}."


def look(paths: Iterable[Path], *, cancel: Cancel | None = None) -> Dropped:
    """Count what these files and folders hold as an import would list it, without opening a file.

    Raises Cancelled once nobody waits.
    """
    from pressfold.ingest.readers.registry import endings  # not needed before the first drag
    from pressfold.ingest.walk import HIDDEN, Skipped, met

    kinds = endings()
    articles = others = 0
    for nth, each in enumerate(met(paths)):
        if cancel is not None:
            cancel.check()
        if nth == _MOST:
            return Dropped(articles, others, True)
        if isinstance(each, Skipped):
            others += each.why != HIDDEN
        elif each.suffix.lower() in kinds:
            articles += 1
        else:
            others += 1
    return Dropped(articles, others, False)


class DropOverlay(QFrame):
    """Lies over the whole window during a drag."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("ground", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._words.setProperty("kind", "display")
        QVBoxLayout(self).addWidget(self._words)
        self.hide()

    def come(self) -> None:
        """Cover the window; `say` follows as soon as somebody has looked into the folders."""
        self._words.setText(self.tr("Drop to import"))
        margin = theme.px(16)
        self.setGeometry(self._window.rect().adjusted(margin, margin, -margin, -margin))
        self.show()
        self.raise_()

    def say(self, dropped: Dropped) -> None:
        """Say what a drop would do."""
        self._words.setText(dropped.sentence)

    def text(self) -> str:
        """What it says."""
        return self._words.text()
