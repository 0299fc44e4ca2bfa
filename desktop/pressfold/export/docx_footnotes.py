"""Footnotes of a Word file: Word keeps them as it keeps endnotes, under other names."""

from __future__ import annotations

from lxml import etree

from pressfold.export.wordml import WORD

#: The elements whose value is the name or the id of a style.
_NAMING = frozenset(f"{{{WORD}}}{tag}" for tag in ("pStyle", "rStyle", "name", "basedOn", "next"))
_VALUE = f"{{{WORD}}}val"
_STYLE_ID = f"{{{WORD}}}styleId"


def at_the_foot(tree: etree._Element) -> None:
    """Turn all endnotes of a part into footnotes, with their marks, settings and styles; words stay untouched."""
    for element in tree.iter(f"{{{WORD}}}*"):
        local = etree.QName(element).localname
        if local.startswith("endnote"):
            element.tag = f"{{{WORD}}}foot{local.removeprefix('end')}"
        elif local == "pos" and element.get(_VALUE) == "docEnd":
            element.set(_VALUE, "pageBottom")
        for attribute in (_STYLE_ID, _VALUE):
            named = element.get(attribute, "")
            if (attribute == _STYLE_ID or element.tag in _NAMING) and named[:7] in ("Endnote", "endnote"):
                element.set(attribute, f"{'Foot' if named[0] == 'E' else 'foot'}{named[3:]}")
