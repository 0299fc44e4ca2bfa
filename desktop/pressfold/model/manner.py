"""The manner of an export: what the reader chose about it beside format and place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Manner:
    """`style` names a citation style. `footnotes` puts the notes of a Word file at the foot of its pages.

    `template` is a Word file whose styles give the look. `bare` leaves out whatever a file tells beside its words:
    author and keywords in its properties, names of source files, and the records by which it could be verified later.
    """

    style: str = "analyst"
    footnotes: bool = False
    template: Path | None = None
    bare: bool = False


USUAL = Manner()
