"""Which tags or collections some articles shall have: one box each, with a third state where only some have it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pressfold.model.label import COLOURS, Label, LabelKind
from pressfold.ui import theme
from pressfold.ui.naming import named
from pressfold.ui.phrases import count
from pressfold.ui.tag_icon import tag_icon


@dataclass(frozen=True, slots=True)
class Answer:
    """The names to give and to take, and the colours of those that are new."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    looks: dict[str, str] = field(default_factory=dict)


class LabelsDialog(QDialog):
    """Asks for the labels of one kind; `having` are the names that each of the articles has."""

    def __init__(
        self, kind: LabelKind, labels: Sequence[Label], having: Sequence[Collection[str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        tags = kind is LabelKind.TAG
        self.setWindowTitle(self.tr("Tags") if tags else self.tr("Collections"))
        self._boxes: dict[str, QCheckBox] = {}
        self._before: dict[str, Qt.CheckState] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        asked = self.tr("Tags of %s:") if tags else self.tr("Collections that hold %s:")
        column.addWidget(QLabel(asked % count(len(having), "article", "articles")))
        if labels:
            column.addWidget(self._list(labels, having), 1)
        self._new = named(QLineEdit(), self.tr("A new tag") if tags else self.tr("A new collection"))
        self._new.setPlaceholderText(self.tr("New tag …") if tags else self.tr("New collection …"))
        self._colour = named(QComboBox(), self.tr("Colour of the new tag"))
        for name in COLOURS:
            self._colour.addItem(tag_icon(name), name)
        self._colour.setVisible(tags)
        line = QHBoxLayout()
        line.addWidget(self._new, 1)
        line.addWidget(self._colour)
        column.addLayout(line)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addSpacing(4)
        column.addWidget(buttons)
        self.setMinimumWidth(theme.px(340))
        (next(iter(self._boxes.values())) if self._boxes else self._new).setFocus()

    def box(self, name: str) -> QCheckBox:
        """The box of a label."""
        return self._boxes[name]

    def write_new(self, name: str, colour: str = COLOURS[0]) -> None:
        """Name a new label, as if it had been typed."""
        self._new.setText(name)
        self._colour.setCurrentText(colour)

    def answer(self) -> Answer:
        """What the reader changed."""
        now = {name: box.checkState() for name, box in self._boxes.items()}
        changed = {name: state for name, state in now.items() if state is not self._before[name]}
        new = " ".join(self._new.text().split())
        add = [name for name, state in changed.items() if state is Qt.CheckState.Checked]
        return Answer(
            (*add, *([new] if new else [])),
            tuple(name for name, state in changed.items() if state is Qt.CheckState.Unchecked),
            {new: self._colour.currentText()} if new and self._colour.isVisibleTo(self) else {},
        )

    def _list(self, labels: Sequence[Label], having: Sequence[Collection[str]]) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in labels:
            column.addWidget(self._box(label, sum(label.name in names for names in having), len(having)))
        column.addStretch()
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setMinimumHeight(min(theme.px(260), inside.sizeHint().height() + 4))
        return area

    def _box(self, label: Label, amount: int, of: int) -> QCheckBox:
        box = QCheckBox(label.name)
        if label.kind is LabelKind.TAG:
            box.setIcon(tag_icon(label.look))
        state = Qt.CheckState.Checked if amount == of else Qt.CheckState.Unchecked
        if 0 < amount < of:
            box.setTristate(True)
            state = Qt.CheckState.PartiallyChecked
            box.setToolTip(
                self.tr("%d of %d have it; they stay as they are unless you change this box.") % (amount, of)
            )
        box.setCheckState(state)
        self._boxes[label.name], self._before[label.name] = box, state
        return box
