"""The backups of the library: which there are, where they lie, what a restore would change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.model.backup import Backup, Preview
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card import Card, Frame, Line, Words
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.lettering import Weight
from pressfold.ui.models import backups as rows
from pressfold.ui.models.backups import BackupRow
from pressfold.ui.models.rows import Rows

_FILTER = "Backups (*.sqlite)"


def backup_card(row: BackupRow) -> Card:
    return Card(
        (Line((Words(row.made, "ink", 13, Weight.MEDIUM), Words(row.about, "ink_2", 12, stretch=True))),), Frame.ENTRY
    )


class BackupsDialog(QDialog):
    """Lists the backups; what it is asked for is told by signals, and what it shows is handed to it."""

    backup_wanted = Signal(object)  # a path, or None for the library's own folder
    preview_wanted = Signal(object)  # a path
    restore_wanted = Signal(object)

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self._folder = folder
        self._chosen: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        told = QLabel(
            self.tr(
                "Pressfold backs the library up once a day and before every update, and keeps the last ones. A backup "
                "holds texts, facts, tags and collections; the originals lie beside it and are never changed."
            ),
            wordWrap=True,
        )
        told.setProperty("kind", "secondary")
        column.addWidget(told)
        self.list = CardList(self.tr("Backups"), Rows(rows.sentence, rows.key, self), CardDelegate(backup_card))
        self.list.setProperty("ground", "paper")
        self.list.empty_text = self.tr("No backups yet. “Back up now” makes one.")
        self.list.chosen.connect(self._on_chosen)
        column.addWidget(self.list, 1)
        self._preview = QLabel(wordWrap=True)
        self._preview.setMinimumHeight(self._preview.fontMetrics().lineSpacing() * 4)
        column.addWidget(self._preview)
        column.addLayout(self._upper_buttons())
        column.addLayout(self._lower_buttons())
        open_at(self, parent, 560, 520)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """List these backups, the newest chosen."""
        self.list.rows.set_rows(rows.backup_rows(backups))
        self.list.choose(backups[0].path if backups else None)

    def show_preview(self, preview: Preview) -> None:
        """Say what bringing the chosen one back would change."""
        if self._chosen == Path(preview.backup.path):
            self._preview.setText(rows.preview_words(preview))
            self._restore.setEnabled(True)

    def preview_text(self) -> str:
        return self._preview.text()

    def show_trouble(self, sentence: str) -> None:
        """Say why the chosen one cannot be brought back."""
        self._preview.setText(sentence)
        self._restore.setEnabled(False)

    # --- building ----------------------------------------------------------------------------------------------------

    def _upper_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for words, tip, slot in (
            (self.tr("Back up now"), self.tr("Make a backup beside the library."), self._on_now),
            (self.tr("Back up to…"), self.tr("Make a backup on another drive."), self._on_elsewhere),
            (self.tr("Show folder"), str(self._folder), self._on_folder),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            line.addWidget(button)
        line.addStretch()
        return line

    def _lower_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._restore = QPushButton(self.tr("Restore this backup"))
        self._restore.setToolTip(self.tr("Make the library what it was then. As it is now, it is backed up first."))
        self._restore.setProperty("kind", "primary")
        self._restore.setEnabled(False)
        self._restore.clicked.connect(self._on_restore)
        other = QPushButton(self.tr("Another file…"))
        other.setAutoDefault(False)
        other.clicked.connect(self._on_other)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        line.addWidget(self._restore)
        line.addWidget(other)
        line.addStretch()
        line.addWidget(box)
        return line

    # --- what happens ------------------------------------------------------------------------------------------------

    def look_at(self, path: Path) -> None:
        """Ask what bringing this backup back would change."""
        self._chosen = path
        self._restore.setEnabled(False)
        self._preview.setText(self.tr("Looking into the backup …"))
        self.preview_wanted.emit(path)

    def _on_chosen(self, key: object) -> None:
        if isinstance(key, str):
            self.look_at(Path(key))

    def _on_now(self) -> None:
        self.backup_wanted.emit(None)

    def _on_elsewhere(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Back up to"), "Pressfold.backup.sqlite", self.tr(_FILTER))
        if name:
            self.backup_wanted.emit(Path(name))

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(
            QUrl.fromLocalFile(str(self._folder if self._folder.exists() else self._folder.parent))
        )

    def _on_other(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Restore from"), "", self.tr(_FILTER))
        if name:
            self.list.choose(None)
            self.look_at(Path(name))

    def _on_restore(self) -> None:
        if self._chosen is not None:
            self.restore_wanted.emit(self._chosen)
