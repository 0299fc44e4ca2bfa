"""Exporting a briefing: which format, in which manner, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pressfold.export.formats import FORMATS, Format, Kind, ending_of
from pressfold.model.briefing import Briefing
from pressfold.model.manner import Manner
from pressfold.resources import resource
from pressfold.ui import theme
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.naming import named
from pressfold.ui.settings import Settings

#: Each format under the first of its endings, in the order of the dialog.
OFFERED: dict[str, Format] = {
    ending: format
    for kind in Kind
    for ending, format in FORMATS.items()
    if format.kind is kind and ending not in (".markdown", ".htm")
}
_HEADS = {Kind.DOCUMENT: "The briefing", Kind.REFERENCES: "Its sources", Kind.SHEET: "Its pins"}
#: The format that can have notes at the foot of a page, and a look of the reader's own.
_WORD = ".docx"


class ExportDialog(QDialog):
    """Asks for format, manner and place; `path`, `manner`, `author` and `handling` are the answers."""

    preview_asked = Signal()

    def __init__(self, briefing: Briefing, suggested: Path, facts: str, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export briefing"))
        self._settings = settings
        self._formats = QButtonGroup(self)
        self._place = named(QLineEdit(str(suggested)), self.tr("File to write"))
        self._place.textChanged.connect(self._on_typed)
        self._warning = QLabel(wordWrap=True)
        self._warning.setProperty("kind", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(_quiet(f"{briefing.title}: {facts}", "secondary"))
        column.addWidget(self._sheet(briefing), 1)
        column.addLayout(self._place_row())
        column.addWidget(self._warning)
        column.addWidget(self._buttons())
        open_at(self, parent, 600, 720)
        self._formats.idToggled.connect(self._on_format)
        self._on_typed()

    # --- the answers -------------------------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The file to write."""
        return Path(self._place.text().strip()).expanduser()

    @property
    def manner(self) -> Manner:
        """How to write it."""
        word = ending_of(self.path) == _WORD
        template = self._template.text().strip()
        return Manner(
            str(self._style.currentData()),
            word and bool(self._notes.currentData()),
            Path(template).expanduser() if word and template else None,
            self._bare.isChecked(),
        )

    @property
    def author(self) -> str:
        return self._author.text().strip()

    @property
    def handling(self) -> str:
        """The handling line, empty for none."""
        return self._handling.currentText().strip()

    def remember(self) -> None:
        """Keep the choices for the next export."""
        ending = ending_of(self.path)
        if ending in OFFERED:
            self._settings.choose("export_format", ending)
        self._settings.choose("citation_style", str(self._style.currentData()))
        self._settings.choose("export_notes", "footnotes" if self._notes.currentData() else "endnotes")
        self._settings.choose("export_template", self._template.text().strip())

    # --- from top to bottom ------------------------------------------------------------------------------------------

    def _sheet(self, briefing: Briefing) -> QScrollArea:
        """Formats and manner, in an area that scrolls where the window is small."""
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, theme.px(12), 0)
        rows.setSpacing(theme.px(14))
        rows.addLayout(self._format_rows())
        rows.addLayout(self._manner_rows(briefing))
        rows.addStretch()
        area = named(QScrollArea(widgetResizable=True), self.tr("Format and manner"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        return area

    def _format_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        kind = None
        for number, (ending, format) in enumerate(OFFERED.items()):
            if format.kind is not kind:
                kind = format.kind
                grid.addWidget(_quiet(self.tr(_HEADS[kind]), "secondary"), grid.rowCount(), 0, 1, 2)
            button = QRadioButton(f"{self.tr(format.name)}")
            button.setAccessibleDescription(self.tr(format.good_for))
            button.setToolTip(f"{format.good_for} ({ending})")
            self._formats.addButton(button, number)
            row = grid.rowCount()
            grid.addWidget(button, row, 0)
            sentence = _quiet(self.tr(format.good_for), "tertiary")
            sentence.setWordWrap(True)
            grid.addWidget(sentence, row, 1)
        return grid

    def _manner_rows(self, briefing: Briefing) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        self._style = _choice(self._settings, "citation_style", self.tr("Citation style"))
        self._notes = named(QComboBox(), self.tr("Notes"))
        self._notes.addItem(self.tr("At the end (endnotes)"), False)
        self._notes.addItem(self.tr("On each page (footnotes)"), True)
        self._notes.setCurrentIndex(int(self._settings.value("export_notes") == "footnotes"))
        self._author = named(QLineEdit(briefing.author), self.tr("Author"))
        self._author.setPlaceholderText(self.tr("Nobody is named"))
        self._handling = named(QComboBox(editable=True), self.tr("Handling line"))
        self._handling.addItems(["", *handling_lines()])
        self._handling.setCurrentText(briefing.handling)
        line = self._handling.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("None; choose a TLP label or type a line"))
        self._template = named(QLineEdit(str(self._settings.value("export_template"))), self.tr("Word template"))
        self._template.setPlaceholderText(self.tr("Pressfold’s own look"))
        self._bare = QCheckBox(self.tr("Leave out what tells of you"))
        self._bare.setToolTip(self.tr("No author, no file names, no records in the file; it cannot be verified later."))
        for words, control in (
            (self.tr("Citations:"), self._style),
            (self.tr("Notes:"), self._notes),
            (self.tr("Author:"), self._author),
            (self.tr("Handling:"), self._handling),
        ):
            form.addRow(words, control)
        form.addRow(self.tr("Template:"), self._with_button(self._template, self._on_choose_template))
        form.addRow("", self._bare)
        return form

    def _place_row(self) -> QHBoxLayout:
        return self._with_button(self._place, self._on_choose)

    def _with_button(self, field: QLineEdit, act: object) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        choose = named(QPushButton(self.tr("Choose…")), self.tr("Choose: %s") % field.accessibleName())
        choose.clicked.connect(act)
        line.addWidget(field, 1)
        line.addWidget(choose)
        return line

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._export = QPushButton(self.tr("Export"), default=True)
        self._export.setProperty("kind", "primary")
        self._preview = QPushButton(self.tr("Preview…"), autoDefault=False)
        self._preview.clicked.connect(self.preview_asked)
        box.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self._preview, QDialogButtonBox.ButtonRole.ActionRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    # --- what follows ------------------------------------------------------------------------------------------------

    def _on_format(self, number: int, on: bool) -> None:
        wanted, has = list(OFFERED)[number], ending_of(self.path)
        if on and (has is None or FORMATS[has] is not FORMATS[wanted]):
            name = self.path.name.removesuffix(self.path.name[-len(has) :] if has else self.path.suffix)
            self._place.setText(str(self.path.with_name(name + wanted)))

    def _on_typed(self) -> None:
        path, ending = self.path, ending_of(self.path)
        asked = FORMATS[ending] if ending else None
        for number, offered in enumerate(OFFERED.values()):
            if offered is asked:
                self._formats.button(number).setChecked(True)
        document = asked is not None and asked.kind is Kind.DOCUMENT
        for control in (self._style, self._author, self._handling, self._bare, self._preview):
            control.setEnabled(document)
        for control in (self._notes, self._template):
            control.setEnabled(ending == _WORD)
        self._warning.setText(self._complaint(path))
        self._warning.setVisible(bool(self._warning.text()))
        self._export.setEnabled(asked is not None and path.parent.is_dir())

    def _complaint(self, path: Path) -> str:
        if ending_of(path) is None:
            return self.tr("The name must end in one of %s.") % ", ".join(OFFERED)
        if not path.parent.is_dir():
            return self.tr("There is no such folder.")
        return self.tr("This file exists and will be replaced.") if path.exists() else ""

    def _on_choose(self) -> None:
        kinds = ";;".join(f"{format.name} (*{ending})" for ending, format in OFFERED.items())
        options = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export briefing"), str(self.path), kinds, options=options)
        if name:
            self._place.setText(name)

    def _on_choose_template(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Word file whose styles give the look"), self._template.text(), self.tr("Word files (*.docx)")
        )
        if name:
            self._template.setText(name)


def handling_lines() -> list[str]:
    """The handling lines to choose from."""
    words = resource("briefing", "handling.txt").read_text(encoding="utf-8")
    return [line for line in words.splitlines() if line and not line.startswith("#")]


def _quiet(words: str, kind: str) -> QLabel:
    label = QLabel(words, wordWrap=kind == "secondary")
    label.setProperty("kind", kind)
    return label


def _choice(settings: Settings, key: str, name: str) -> QComboBox:
    """A choice as the settings list has it, at its chosen value."""
    box = named(QComboBox(), name)
    for word, label in settings.setting(key).choices:
        box.addItem(label, word)
    box.setCurrentIndex(box.findData(settings.value(key)))
    return box
