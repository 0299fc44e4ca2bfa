"""The look of a Word file: its styles, numbering, fonts and settings, with what each style is called in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from pressfold.export.docx_footnotes import at_the_foot
from pressfold.export.docx_frame import Frame
from pressfold.export.wordml import WORD
from pressfold.resources import resource

_PARTS = ("styles", "settings", "numbering", "fontTable")
_VALUE = f"{{{WORD}}}val"


#: A4 and its margins, in twentieths of a point: 28 mm at the sides, 25 mm above and below.
OUR_FRAME = Frame(
    {"w": "11906", "h": "16838"},
    {"top": "1417", "right": "1587", "bottom": "1417", "left": "1587", "header": "680", "footer": "680", "gutter": "0"},
)


@dataclass(frozen=True, slots=True)
class Look:
    """The parts by name, as trees; `names` gives the id of each of our styles that has another one here.

    `frame` is the page with what stands at its edges.
    """

    parts: Mapping[str, etree._Element]
    names: Mapping[str, str] = field(default_factory=dict)
    frame: Frame = OUR_FRAME

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
