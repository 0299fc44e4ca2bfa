"""Lists of a Word file: each is an instance of a pattern in its numbering part, and counts from its own beginning."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from pressfold.export.wordml import WORD, w
from pressfold.model.document import Paragraph, Style, Table

_BULLETS, _NUMBERS = "Pressfold bullets", "Pressfold numbers"
_VALUE = f"{{{WORD}}}val"


def lists_of(body: Iterable[Paragraph | Table], numbering: etree._Element) -> dict[int, str]:
    """The list of each paragraph that is an item of one, by its place in the body; the lists are added to the part."""
    found: dict[int, str] = {}
    before = Paragraph(Style.TEXT, ())
    for nth, block in enumerate(body):
        if isinstance(block, Paragraph) and block.style in (Style.BULLET, Style.NUMBER):
            goes_on = before.style is block.style and block.number == before.number + bool(block.number)
            found[nth] = found[nth - 1] if goes_on else _added(numbering, block.number)
        before = block if isinstance(block, Paragraph) else Paragraph(Style.TEXT, ())
    return found


def _added(numbering: etree._Element, start: int) -> str:
    """The number of a new list; it counts from `start`, or has bullets where that is 0."""
    numbers = [int(item.get(f"{{{WORD}}}numId", "0")) for item in numbering.iterfind(f"{{{WORD}}}num")]
    number = str(max(numbers, default=0) + 1)
    made = w("num", w("abstractNumId", val=_pattern(numbering, _NUMBERS if start else _BULLETS)), numId=number)
    if start:
        made.append(w("lvlOverride", w("startOverride", val=str(start)), ilvl="0"))
    lists = list(numbering.iterfind(f"{{{WORD}}}num"))
    lists[-1].addnext(made)
    return number


def _pattern(numbering: etree._Element, name: str) -> str:
    """The number of one of our patterns, whatever a template shifted it to."""
    for pattern in numbering.iterfind(f"{{{WORD}}}abstractNum"):
        called = pattern.find(f"{{{WORD}}}name")
        if called is not None and called.get(_VALUE) == name:
            return str(pattern.get(f"{{{WORD}}}abstractNumId"))
    raise AssertionError("our own numbering has both patterns")
