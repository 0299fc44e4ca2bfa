"""Exporting a briefing: which format, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.ui.naming import named

#: The formats in the order of the dialog: ending, name, and what it is good for.
FORMATS = (
    (".docx", "Word document (.docx)", "With real Word endnotes; opens in Word and LibreOffice."),
    (".md", "Markdown (.md)", "Plain text with [^1] notes."),
)


class ExportDialog(QDialog):
    """Asks for format and place; `path` is the answer."""

    def __init__(self, suggested: Path, facts: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export briefing"))
        self._formats = QButtonGroup(self)
        self._place = named(QLineEdit(str(suggested)), self.tr("File to write"))
        self._place.textChanged.connect(self._on_typed)
        self._warning = QLabel(wordWrap=True)
        self._warning.setProperty("kind", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._facts(facts))
        for number, (ending, name, good_for) in enumerate(FORMATS):
            self._add_format(column, number, name, good_for, checked=suggested.suffix == ending)
        column.addLayout(self._place_row())
        column.addWidget(self._warning)
        column.addSpacing(8)
        column.addWidget(self._buttons())
        self.setMinimumWidth(480)
        self._formats.idToggled.connect(self._on_format)
        self._on_typed()

    @property
    def path(self) -> Path:
        """The file to write."""
        return Path(self._place.text().strip()).expanduser()

    def _facts(self, facts: str) -> QLabel:
        label = QLabel(facts, wordWrap=True)
        label.setProperty("kind", "secondary")
        return label

    def _add_format(self, column: QVBoxLayout, number: int, name: str, good_for: str, *, checked: bool) -> None:
        button = QRadioButton(self.tr(name))
        button.setChecked(checked)
        self._formats.addButton(button, number)
        sentence = QLabel(self.tr(good_for))
        sentence.setProperty("kind", "tertiary")
        sentence.setContentsMargins(28, 0, 0, 4)
        column.addWidget(button)
        column.addWidget(sentence)

    def _place_row(self) -> QHBoxLayout:
        line = QHBoxLayout()
        choose = named(QPushButton(self.tr("Choose…")), "", self.tr("Choose another place"))
        choose.clicked.connect(self._on_choose)
        line.addWidget(self._place, 1)
        line.addWidget(choose)
        return line

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._export = QPushButton(self.tr("Export"), default=True)
        self._export.setProperty("kind", "primary")
        box.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _on_format(self, number: int, on: bool) -> None:
        if on and self.path.suffix != FORMATS[number][0]:
            self._place.setText(str(self.path.with_suffix(FORMATS[number][0])))

    def _on_typed(self) -> None:
        path = self.path
        known = [ending for ending, _, _ in FORMATS]
        if path.suffix in known:
            self._formats.button(known.index(path.suffix)).setChecked(True)
        self._warning.setText(self._complaint(path))
        self._export.setEnabled(path.suffix in known and path.parent.is_dir())

    def _complaint(self, path: Path) -> str:
        if path.suffix not in [ending for ending, _, _ in FORMATS]:
            return self.tr("The name must end in .docx or .md.")
        if not path.parent.is_dir():
            return self.tr("There is no such folder.")
        return self.tr("This file exists and will be replaced.") if path.exists() else ""

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export briefing"),
            str(self.path),
            ";;".join(f"{name} (*{ending})" for ending, name, _ in FORMATS),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self._place.setText(name)
