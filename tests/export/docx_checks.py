"""What must be true of every DOCX: a sound zip, a closed package, notes, styles, bookmarks and numbers that exist."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: The order that the schema demands of the children of these elements (ECMA-376, part 1, 17).
_ORDER = {
    "pPr": ("pStyle", "keepNext", "keepLines", "numPr", "suppressAutoHyphens", "pBdr", "tabs", "bidi", "spacing", "ind",
            "jc", "outlineLvl"),
    "rPr": ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "vertAlign", "rtl", "lang"),
    "sectPr": ("headerReference", "footerReference", "footnotePr", "endnotePr", "pgSz", "pgMar", "cols", "titlePg"),
    "tblPr": ("tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
    "settings": ("zoom", "defaultTabStop", "characterSpacingControl", "footnotePr", "endnotePr", "compat",
                 "decimalSymbol", "listSeparator"),
    "style": ("name", "basedOn", "next", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr"),
}  # fmt: skip


def problems(content: bytes) -> list[str]:
    """Everything that is wrong with a DOCX; nothing for a sound one."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
        doubled = [name for name, times in Counter(package.namelist()).items() if times > 1]
    trees = {name: etree.fromstring(blob) for name, blob in parts.items() if name.endswith((".xml", ".rels"))}
    return [
        *(f"{name} is in the zip twice" for name in doubled),
        *_types(trees),
        *_relations(trees, set(parts)),
        *_notes(trees),
        *_styles(trees),
        *_bookmarks(trees["word/document.xml"]),
        *(problem for name, tree in trees.items() if name.startswith("word/") for problem in _order(name, tree)),
    ]


def part(content: bytes, name: str) -> etree._Element:
    """One part of a DOCX as a tree."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def texts(tree: etree._Element) -> list[str]:
    """The characters of each paragraph, breaks and tabs included."""
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    return [
        "".join(marks.get(item.tag, item.text or "") for item in paragraph.iter(f"{W}t", *marks))
        for paragraph in tree.iter(f"{W}p")
    ]


def _types(trees: dict[str, etree._Element]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    named = {item.get("PartName") for item in types if item.tag.endswith("Override")}
    endings = {item.get("Extension") for item in types if item.tag.endswith("Default")}
    for name in trees:
        if name != "[Content_Types].xml" and f"/{name}" not in named and name.rsplit(".", 1)[-1] not in endings:
            yield f"{name} has no content type"
    yield from (f"{name} has a type and does not exist" for name in named if name.lstrip("/") not in trees)


def _relations(trees: dict[str, etree._Element], parts: set[str]) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        base = posixpath.dirname(posixpath.dirname(name))
        for relation in tree:
            if relation.get("TargetMode") == "External":
                yield f"{name} leads out of the package"
                continue
            target = relation.get("Target")
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
            reached.add(target)
            if target not in parts:
                yield f"{name} leads to {target}, which is missing"
    yield from (f"nothing leads to {name}" for name in trees if name not in reached)


def _notes(trees: dict[str, etree._Element]) -> Iterator[str]:
    kinds = [kind for kind in ("endnote", "footnote") if f"word/{kind}s.xml" in trees]
    if len(kinds) != 1:
        yield f"there must be one kind of note, not {kinds}"
    kind = kinds[0]
    made = [note.get(f"{W}id") for note in trees[f"word/{kind}s.xml"]]
    marks = {"endnoteReference", "footnoteReference"} - {f"{kind}Reference"}
    yield from (f"{mark} has no part" for mark in marks if next(trees["word/document.xml"].iter(f"{W}{mark}"), None))
    used = [mark.get(f"{W}id") for mark in trees["word/document.xml"].iter(f"{W}{kind}Reference")]
    if len(set(made)) != len(made):
        yield "two notes have one number"
    if used != made[2:]:
        yield f"notes {made[2:]} are not the ones referred to, {used}"
    separators = [mark.get(f"{W}id") for mark in trees["word/settings.xml"].iter(f"{W}{kind}")]
    if separators != made[:2]:
        yield "the settings name other separators"


def _styles(trees: dict[str, etree._Element]) -> Iterator[str]:
    known = {style.get(f"{W}styleId") for style in trees["word/styles.xml"].iter(f"{W}style")}
    numbers = {number.get(f"{W}numId") for number in trees["word/numbering.xml"].iter(f"{W}num")}
    for name, tree in trees.items():
        if not name.startswith("word/"):
            continue
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            for item in tree.iter(f"{W}{tag}"):
                if item.get(f"{W}val") not in known:
                    yield f"{name} uses the style {item.get(f'{W}val')}, which does not exist"
        for item in tree.iter(f"{W}numId"):
            if item.get(f"{W}val") not in numbers:
                yield f"{name} uses a numbering that does not exist"


def _bookmarks(document: etree._Element) -> Iterator[str]:
    starts = list(document.iter(f"{W}bookmarkStart"))
    ends = [mark.get(f"{W}id") for mark in document.iter(f"{W}bookmarkEnd")]
    names = [mark.get(f"{W}name") for mark in starts]
    if sorted(mark.get(f"{W}id") for mark in starts) != sorted(ends):
        yield "bookmarks do not begin and end alike"
    if len(set(names)) != len(names) or any(len(name) > 40 for name in names):
        yield "bookmarks have bad names"
    for link in document.iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor") not in names:
            yield f"a link leads to {link.get(f'{W}anchor')}, which is missing"


def _order(name: str, tree: etree._Element) -> Iterator[str]:
    for tag, order in _ORDER.items():
        for element in tree.iter(f"{W}{tag}"):
            children = [etree.QName(child).localname for child in element if isinstance(child.tag, str)]
            unknown = [child for child in children if child not in order]
            if unknown:
                yield f"{name}: {tag} holds {unknown}"
            elif children != sorted(children, key=order.index):
                yield f"{name}: the children of {tag} stand in the order {children}"
