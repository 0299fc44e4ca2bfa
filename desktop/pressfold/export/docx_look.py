"""The look of a Word file: its styles, numbering, fonts and settings, with what each style is called in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from pressfold.export.docx_footnotes import at_the_foot
from pressfold.export.wordml import WORD
from pressfold.resources import resource

_PARTS = ("styles", "settings", "numbering", "fontTable")
_VALUE = f"{{{WORD}}}val"


@dataclass(frozen=True, slots=True)
class Look:
    """The parts by name, as trees; `names` gives the id of each of our styles that has another one here."""

    parts: Mapping[str, etree._Element]
    names: Mapping[str, str] = field(default_factory=dict)

    def rename(self, tree: etree._Element) -> None:
        """Call the styles of a part as this look calls them."""
        if self.names:
            for element in tree.iter(*(f"{{{WORD}}}{tag}" for tag in ("pStyle", "rStyle", "tblStyle"))):
                element.set(_VALUE, self.names.get(element.get(_VALUE, ""), element.get(_VALUE, "")))


def house_look(language: str, *, footnotes: bool = False) -> Look:
    """Our own look (`resources/export/docx/*.xml`); `language` is that of our own words."""
    parts = {name: etree.fromstring(resource("export", "docx", f"{name}.xml").read_bytes()) for name in _PARTS}
    for tag in parts["styles"].iterfind(f".//{{{WORD}}}rPrDefault//{{{WORD}}}lang"):
        tag.set(_VALUE, language)
    if footnotes:
        for name in ("styles", "settings"):
            at_the_foot(parts[name])
    return Look(parts)
