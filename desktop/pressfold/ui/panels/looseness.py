"""The looseness of the passages: a slider from strict to loose, what it means now, and the way back to usual."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QToolButton, QWidget

from pressfold.ui.actions import Actions
from pressfold.ui.naming import named

#: The slider's steps; the one in the middle is how passages are stored.
STEPS = 10
USUAL = STEPS // 2
#: Milliseconds after which a reader is told that it takes a while.
_PATIENCE = 300


def looseness(step: int) -> float:
    """The looseness of a step, from strict (0) to loose (1)."""
    return step / STEPS


def step_name(step: int) -> str:
    """What a step is called."""
    if step == USUAL:
        return "as usual"
    names = {0: "strict", STEPS: "loose"}
    return names.get(step, "stricter than usual" if step < USUAL else "looser than usual")


class LoosenessBar(QWidget):
    """Tells which step is wanted, and shows what runs for it."""

    wanted = Signal(int)  # a step
    cancelled = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = named(QSlider(Qt.Orientation.Horizontal), self.tr("Looseness of the passages"))
        self._slider.setRange(0, STEPS)
        self._slider.setPageStep(1)
        self._slider.setValue(USUAL)
        self._slider.setToolTip(
            self.tr("Look at the open articles again, from strict (only what is certain) to loose. Nothing is stored.")
        )
        self._slider.valueChanged.connect(self._on_moved)
        self._said = QLabel(wordWrap=True)
        self._said.setProperty("kind", "tertiary")
        reset = QToolButton()
        reset.setDefaultAction(actions["loosening.usual"])
        reset.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        reset.setText(self.tr("Reset"))
        self._reset = named(reset, self.tr("Reset the looseness"))
        self._cancel = named(QToolButton(), self.tr("Stop looking"), self.tr("Stop, and show what is stored"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        self._cancel.hide()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._on_long)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 6, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for at, widget in enumerate((_end(self.tr("Strict")), self._slider, _end(self.tr("Loose")), self._reset)):
            grid.addWidget(widget, 0, at)
        grid.addWidget(self._said, 1, 0, 1, 3)
        grid.addWidget(self._cancel, 1, 3)
        grid.setColumnStretch(1, 1)
        self._say()

    def step(self) -> int:
        """The step that is wanted."""
        return self._slider.value()

    def set_step(self, step: int) -> None:
        """Want this step, as if the slider had been moved there."""
        self._slider.setValue(step)

    def show_busy(self, on: bool) -> None:
        """Say that it is being looked, once that takes a while."""
        if on:
            self._patience.start()
        else:
            self._patience.stop()
            self._cancel.hide()
            self._say()

    def _on_moved(self, step: int) -> None:
        self._say()
        self.wanted.emit(step)

    def _on_long(self) -> None:
        self._said.setText(self.tr("Looking again …"))
        self._said.show()
        self._cancel.show()

    def _say(self) -> None:
        usual = self.step() == USUAL
        said = self.tr("Shown %s, in the open articles only; nothing is stored.") % step_name(self.step())
        self._said.setText("" if usual else said)
        self._said.setVisible(not usual)
        self._reset.setVisible(not usual)
        self._slider.setAccessibleDescription(step_name(self.step()))


def _end(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "tertiary")
    return label
