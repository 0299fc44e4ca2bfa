"""The briefing as it would be printed, to read before it is exported; built from values, never from markup."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from pressfold.model.document import Document
from pressfold.ui import theme
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.naming import named
from pressfold.ui.paper import Ink, fill

#: Paragraphs written between two breaths of the window: about 10 ms.
_AT_ONCE = 60


class PreviewDialog(QDialog):
    """One long page in the colours of the window; marks of notes lead to their notes."""

    def __init__(self, document: Document, parent: QWidget, title: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title or self.tr("Preview: %s") % document.title)
        self.page = named(QTextBrowser(openLinks=True, openExternalLinks=False), self.tr("Preview of the briefing"))
        self.page.setProperty("ground", "paper")
        self.page.document().setDocumentMargin(theme.px(36))
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.page, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        tokens = theme.current()
        colours = self.page.palette()
        colours.setColor(QPalette.ColorRole.Base, tokens.paper)
        self.page.setPalette(colours)
        ink = Ink(tokens.ink, tokens.ink_2, tokens.ok, tokens.warn, tokens.accent, tokens.line_strong)
        self._steps: Iterator[None] = fill(self.page.document(), document, ink, zoom=theme.keeper().scale * 1.1)
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._go_on)
        open_at(self, parent, 760, 860)
        self._go_on()
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self._more.start()
        self.page.setFocus()

    def whole(self) -> bool:
        """Whether all of it stands there."""
        return not self._more.isActive()

    def _go_on(self) -> None:
        if sum(1 for _ in islice(self._steps, _AT_ONCE)) < _AT_ONCE:
            self._more.stop()
