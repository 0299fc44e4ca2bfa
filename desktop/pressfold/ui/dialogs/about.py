"""What this program is, which version, and on what it stands."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from pressfold import __version__
from pressfold.ui import theme


class AboutDialog(QDialog):
    """Name, version, licence."""

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
            (self.tr("Your library: %s") % library, "secondary"),
            (self.tr("The log file, if something went wrong: %s") % log, "secondary"),
            (self.tr("Apache License 2.0. The licences of its parts are listed in THIRD_PARTY.md."), "secondary"),
        ):
            label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setProperty("kind", kind)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFixedWidth(theme.px(400))
            column.addWidget(label)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(box)
