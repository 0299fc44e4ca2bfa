"""How to update from a file: Pressfold never asks the network, so a newer one comes as a file from somebody."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from pressfold import __version__
from pressfold.ui import theme
from pressfold.ui.shipped import Origin, origin


def steps(came: Origin) -> tuple[str, str]:
    """What to do with the file of a newer version, and the command that shows its SHA-256."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("Updating", words)

    windows, mac = "Get-FileHash FILE", "shasum -a 256 FILE"
    return {
        Origin.WINDOWS: (
            tr("Close Pressfold and open the new “…-setup.exe”. It replaces this version where it is."),
            windows,
        ),
        Origin.MACOS: (
            tr("Close Pressfold, open the new “.dmg” and drag Pressfold onto Applications. Choose “Replace”."),
            mac,
        ),
        Origin.DEB: (
            tr("Close Pressfold and run “sudo apt install ./pressfold_NEW_amd64.deb” where the new file lies."),
            "sha256sum FILE",
        ),
        Origin.ARCHIVE: (
            tr("Close Pressfold, unpack the new “.tar.gz” and run “./install.sh” in its folder."),
            "sha256sum FILE",
        ),
        Origin.SOURCE: (
            tr("Close Pressfold, put the new source in the place of this one, and start it with “python3 run.py”."),
            "sha256sum FILE",
        ),
    }[came]


class UpdatingDialog(QDialog):
    """Says how, on this system, and what becomes of the reader's work."""

    def __init__(self, library: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Update from a file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(8)
        for text, kind in self._paragraphs(library):
            label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setProperty("kind", kind)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label.setFixedWidth(theme.px(480))
            column.addWidget(label)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(box)

    def _paragraphs(self, library: str) -> tuple[tuple[str, str], ...]:
        """What is said, and how loudly."""
        doing, checking = steps(origin())
        return (
            (
                self.tr("This is version %s. Pressfold never looks for a newer one by itself: it asks no network.")
                % __version__,
                "",
            ),
            (self.tr("1. Get the file of the newer version and its SHA-256 sum from whoever gives you Pressfold."), ""),
            (self.tr("2. Check that the file is the one that was published: “%s” must print that sum.") % checking, ""),
            (f"3. {doing}", ""),
            (
                self.tr(
                    "Your work stays: the library (%s), your briefings and your settings lie outside the program. A "
                    "newer Pressfold backs an older library up before it changes it (File, Backups)."
                )
                % library,
                "secondary",
            ),
            (
                self.tr(
                    "Going back to an older Pressfold is safe too: it opens a library that a newer one has changed "
                    "for reading only, and says so."
                ),
                "secondary",
            ),
        )
