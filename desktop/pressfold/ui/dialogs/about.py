"""What this program is, which version, and on what it stands."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from pressfold import __version__
from pressfold.ui import theme
from pressfold.ui.shipped import build


class AboutDialog(QDialog):
    """Name, version, commit, licence."""

    licences_asked = Signal()
    updating_asked = Signal()

    def __init__(self, library: str, log: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Pressfold"))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(8)
        for text, kind in (
            ("Pressfold", "display"),
            (self.tr("An offline desk for analysts who read the same story in many outlets."), ""),
            (
                self.tr("Version %s, Python %s, Qt %s") % (__version__, platform.python_version(), qVersion()),
                "secondary",
            ),
            (self._made(), "secondary"),
            (self.tr("Your library: %s") % library, "secondary"),
            (self.tr("The log file, if something went wrong: %s") % log, "secondary"),
            (self.tr("Apache License 2.0; its parts have licences of their own."), "secondary"),
        ):
            label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setProperty("kind", kind)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFixedWidth(theme.px(400))
            column.addWidget(label)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for words, asked in (
            (self.tr("&Licences…"), self.licences_asked),
            (self.tr("&Update from a file…"), self.updating_asked),
        ):
            button = box.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(asked)
        box.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(box)

    def _made(self) -> str:
        """Of which commit it was made."""
        made = build()
        if made is None:
            return self.tr("It runs from its source.")
        told = self.tr("Commit %s of %s, with changes") if made.changed else self.tr("Commit %s of %s")
        return told % (made.commit[:12], made.day)
