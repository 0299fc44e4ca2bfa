"""Names for controls: every one of them can be called by whoever does not see it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Control = TypeVar("Control", bound=QWidget)


def named(control: Control, name: str, tip: str = "") -> Control:
    """The same control with this accessible name, and a tooltip where one is given."""
    control.setAccessibleName(name)
    if tip:
        control.setToolTip(tip)
    return control
