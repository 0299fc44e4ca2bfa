"""The settings, drawn from the one list of them; every choice takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from pressfold.ui import theme
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.dialogs.folder_field import FolderField
from pressfold.ui.naming import named
from pressfold.ui.settings import SETTINGS, Setting, Settings


class SettingsDialog(QDialog):
    """One row a setting: its name, its control, its sentence."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._controls: dict[str, QWidget] = {}
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, theme.px(16), 0)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(16))
        form.setVerticalSpacing(theme.px(12))
        rows.addLayout(form)
        rows.addStretch(1)  # else the sentences would share what is left of the height, each as it likes
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for setting in SETTINGS:
            self._add_row(form, setting)
        area = named(QScrollArea(widgetResizable=True), self.tr("Settings"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(area, 1)
        column.addWidget(self._buttons())
        open_at(self, parent, 560, 116 + 62 * len(SETTINGS))

    def control(self, key: str) -> QWidget:
        """The control of a setting."""
        return self._controls[key]

    def _add_row(self, form: QFormLayout, setting: Setting) -> None:
        control = self._control(setting)
        control.setObjectName(setting.key)
        control.setAccessibleName(setting.label)
        control.setAccessibleDescription(setting.sentence)
        self._controls[setting.key] = control
        sentence = QLabel(setting.sentence, wordWrap=True)
        sentence.setProperty("kind", "tertiary")
        label = QLabel(f"{setting.label}:")
        label.setBuddy(control)
        cell = QVBoxLayout()
        cell.setSpacing(theme.px(3))
        cell.addWidget(control)
        cell.addWidget(sentence)
        form.addRow(label, cell)

    def _control(self, setting: Setting) -> QWidget:
        value = self._settings.value(setting.key)
        if isinstance(setting.default, bool):
            box = QCheckBox(self.tr("On"))
            box.setChecked(bool(value))
            box.toggled.connect(self._on_value)
            return box
        if setting.choices:
            choice = QComboBox()
            for word, label in setting.choices:
                choice.addItem(self.tr(label), word)
            choice.setCurrentIndex(choice.findData(value))
            choice.activated.connect(self._on_chosen)
            return choice
        if isinstance(setting.default, str):
            if setting.unit == "file":
                line = QLineEdit(str(value))
                line.editingFinished.connect(self._on_written)
                return line
            folder = FolderField(str(value), self)
            folder.chosen.connect(self._on_folder)
            return folder
        number = QSpinBox(minimum=setting.least, maximum=setting.most, suffix=f" {setting.unit}")
        number.setValue(int(value))
        number.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        number.setFixedHeight(theme.px(28))  # unpolished it asks for more than it needs, and the sheet for a scroll bar
        number.setKeyboardTracking(False)
        number.valueChanged.connect(self._on_value)
        return number

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        defaults = QPushButton(self.tr("Restore defaults"))
        box.addButton(defaults, QDialogButtonBox.ButtonRole.ResetRole)
        defaults.clicked.connect(self._on_defaults)
        box.rejected.connect(self.reject)
        return box

    def _on_value(self, value: int | bool) -> None:
        self._settings.choose(self.sender().objectName(), value)

    def _on_chosen(self) -> None:
        combo = self.sender()
        assert isinstance(combo, QComboBox)
        self._settings.choose(combo.objectName(), combo.currentData())

    def _on_folder(self, path: str) -> None:
        field = self.sender()
        assert isinstance(field, FolderField)
        self._settings.choose(field.objectName(), path)

    def _on_written(self) -> None:
        line = self.sender()
        assert isinstance(line, QLineEdit)
        self._settings.choose(line.objectName(), line.text().strip())

    def _on_defaults(self) -> None:
        for setting in SETTINGS:
            self._settings.choose(setting.key, setting.default)
            self._show(setting)

    def _show(self, setting: Setting) -> None:
        control = self._controls[setting.key]
        if isinstance(control, QCheckBox):
            control.setChecked(bool(setting.default))
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(control.findData(setting.default))
        elif isinstance(control, FolderField):
            control.set_path(str(setting.default))
        elif isinstance(control, QSpinBox):
            control.setValue(int(setting.default))
        elif isinstance(control, QLineEdit):
            control.setText(str(setting.default))
