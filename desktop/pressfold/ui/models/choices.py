"""Rows of the palette and of quick open: something to choose by its name."""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.ui.models import hits
from pressfold.ui.models.hits import HitRow, PinRow


@dataclass(frozen=True, slots=True)
class Choice:
    """`kind` and `key` tell what is chosen; `detail` stands after the text, `hint` (its keys) at the right edge."""

    kind: str
    key: str
    text: str
    detail: str = ""
    hint: str = ""
    icon: str = "file-text"
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between two kinds of rows."""

    text: str


Row = Choice | HitRow | PinRow | Heading


def sentence(row: Row) -> str:
    """The row for who hears it."""
    if isinstance(row, HitRow):
        return hits.sentence(row)
    if isinstance(row, PinRow):
        return hits.pin_sentence(row)
    if isinstance(row, Heading):
        return row.text
    return ", ".join(part for part in (row.text, row.detail, row.hint) if part)


def key(row: Row) -> tuple[str, str]:
    if isinstance(row, HitRow):
        return "hit", str(row.hit.article)
    if isinstance(row, PinRow):
        return "pin", f"{row.hit.path} {row.hit.id}"
    if isinstance(row, Heading):
        return "heading", row.text
    return row.kind, row.key
