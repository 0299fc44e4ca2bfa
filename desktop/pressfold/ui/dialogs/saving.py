"""The foot of a dialog whose changes are kept by Save and dropped by Cancel."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox


def save_or_cancel(dialog: QDialog) -> QDialogButtonBox:
    """Save, which is the one act of the dialog, and Cancel; they accept and reject it."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    box.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
