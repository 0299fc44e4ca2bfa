"""A reader's own Word file as the look of an export: its styles are found by name, ours stand in for what it lacks.

Styles, numbering, theme, page, headers and footers are taken from the file; no other text, no macro, no font inside it.
It may be a hostile one: parts are read with a limit, entities and networks stay closed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from copy import deepcopy
from functools import partial
from io import BytesIO

from lxml import etree

from pressfold.export.docx_frame import Frame, frame_of
from pressfold.export.docx_look import Look
from pressfold.export.wordml import WORD
from pressfold.model.export_errors import TemplateRefused

#: Bytes of the file and of one part; the styles of a ministry have one megabyte.
_LARGEST_FILE, _LARGEST_PART, _MOST_PARTS = 50_000_000, 20_000_000, 5_000
#: What a house calls a style that it has under a name of its own, where it has none with our name.
_OTHER_NAMES = {
    "pinned quote": ("quote", "intense quote"),
    "meta": ("subtitle",),
    "judgement": ("list number",),
}
#: What of theirs stands where our words do not fit: their tab stops carry a logo or an address.
_OUR_OWN = frozenset({"header", "footer"})
_MACROS = ("vbaproject.bin", "vbadata.xml")
_TAGS = ("basedOn", "next", "link")
_VALUE = f"{{{WORD}}}val"


def dressed(house: Look, template: bytes) -> Look:
    """The look of a reader's own file. Raises TemplateRefused for one with macros, a damaged one, or no Word file."""
    try:
        with zipfile.ZipFile(BytesIO(template)) as package:
            _refuse_unsafe(package, len(template))
            styles = _root(package, "word/styles.xml", "styles")
            numbering = _root(package, "word/numbering.xml", "numbering", needed=False)
            theme = _root(package, "word/theme/theme1.xml", "theme", needed=False)
            frame = frame_of(partial(_part, package), _parsed, house.frame)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise TemplateRefused("it is damaged or no Word document", str(error)) from error
    parts = dict(house.parts)
    ours, parts["numbering"] = _numbered(house, numbering)
    names = _merged(styles, ours)
    parts["styles"] = styles
    for paragraph_style in parts["numbering"].iter(f"{{{WORD}}}pStyle"):
        paragraph_style.set(_VALUE, names.get(paragraph_style.get(_VALUE, ""), paragraph_style.get(_VALUE, "")))
    if theme is not None:
        parts["theme"] = theme
    _fit_tabs(styles, names, frame)
    return Look(parts, names, frame)


def _fit_tabs(styles: etree._Element, names: Mapping[str, str], frame: Frame) -> None:
    """Let our own running lines end where the text of this page ends."""
    ours = {names.get(name, name) for name in ("Header", "Footer")}
    for style in styles.iterfind(f"{{{WORD}}}style"):
        if _id(style) in ours:
            for tab in style.iter(f"{{{WORD}}}tab"):
                tab.set(f"{{{WORD}}}pos", str(frame.text_width))


# --- reading ---------------------------------------------------------------------------------------------------------


def _refuse_unsafe(package: zipfile.ZipFile, size: int) -> None:
    members = package.infolist()
    if any(member.filename.lower().rsplit("/", 1)[-1] in _MACROS for member in members):
        raise TemplateRefused("it holds macros")
    if b"macroEnabled" in _bytes(package, "[Content_Types].xml"):
        raise TemplateRefused("it holds macros")
    if size > _LARGEST_FILE or len(members) > _MOST_PARTS:
        raise TemplateRefused("it is too large")


def _bytes(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        content = part.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise TemplateRefused("it is too large", name)
    return content


def _part(package: zipfile.ZipFile, name: str) -> bytes | None:
    """A part, None where it is missing."""
    return _bytes(package, name) if name in package.namelist() else None


def _parsed(content: bytes, reason: str = "its page, headers or footers are damaged") -> etree._Element:
    """The tree of a part. Raises TemplateRefused, with this reason, where it is broken or has entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise TemplateRefused(reason, str(error)) from error
    if tree.getroottree().docinfo.doctype:
        raise TemplateRefused(reason, "it has a document type")
    return tree


def _root(package: zipfile.ZipFile, name: str, tag: str, *, needed: bool = True) -> etree._Element | None:
    """The top of a part, None where it may be missing and is."""
    if not needed and name not in package.namelist():
        return None
    tree = _parsed(_bytes(package, name), "its styles are damaged")
    if etree.QName(tree).localname != tag:
        raise TemplateRefused("its styles are damaged", name)
    if tag != "theme" and etree.QName(tree).namespace != WORD:
        raise TemplateRefused("it is in the strict form of Office Open XML; save it as an ordinary Word document")
    for element in tree.iter():  # what leads to another part of the file would lead nowhere
        for attribute in [key for key in element.attrib if "officeDocument/2006/relationships" in key]:
            del element.attrib[attribute]
    return tree


# --- styles ----------------------------------------------------------------------------------------------------------


def _merged(theirs: etree._Element, ours: list[etree._Element]) -> dict[str, str]:
    """Add to `theirs` what it lacks of our styles; what each of ours is called there."""
    by_name = {_name(style): style for style in _styles(theirs)}
    taken = {_id(style) for style in _styles(theirs)}
    names: dict[str, str] = {}
    missing: list[etree._Element] = []
    for style in ours:
        found = _found(style, by_name)
        if found is not None:
            names[_id(style)] = _id(found)
            continue
        free = _id(style)
        while free in taken:
            free += "P"
        taken.add(free)
        names[_id(style)] = free
        missing.append(style)
    for style in missing:
        theirs.append(_renamed(style, names))
    return names


def _found(style: etree._Element, by_name: dict[tuple[str, str], etree._Element]) -> etree._Element | None:
    """Their style for one of ours: by the same name, or the first of the names that houses use for it."""
    kind, name = _name(style)
    if name in _OUR_OWN:
        return None
    wanted = (name, *_OTHER_NAMES.get(name, ()))
    return next((by_name[kind, other] for other in wanted if (kind, other) in by_name), None)


def _renamed(style: etree._Element, names: dict[str, str]) -> etree._Element:
    """A copy of our style with the ids that it has among theirs; it is no default any more."""
    made = deepcopy(style)
    made.set(f"{{{WORD}}}styleId", names[_id(style)])
    made.attrib.pop(f"{{{WORD}}}default", None)
    for name in made.iterfind(f"{{{WORD}}}name"):
        if _name(style)[1] in _OUR_OWN:
            name.set(_VALUE, f"Briefing {_name(style)[1]}")
    for tag in _TAGS:
        for element in made.iterfind(f"{{{WORD}}}{tag}"):
            element.set(_VALUE, names.get(element.get(_VALUE, ""), element.get(_VALUE, "")))
    return made


def _styles(tree: etree._Element) -> list[etree._Element]:
    """The styles of a part. Raises TemplateRefused where one has no name or no id."""
    styles = list(tree.iterfind(f"{{{WORD}}}style"))
    if not styles or any(not _id(style) or not _name(style)[1] for style in styles):
        raise TemplateRefused("its styles are damaged")
    if len({_id(style) for style in styles}) < len(styles):
        raise TemplateRefused("its styles are damaged", "two styles have one id")
    return styles


def _id(style: etree._Element) -> str:
    return str(style.get(f"{{{WORD}}}styleId", ""))


def _name(style: etree._Element) -> tuple[str, str]:
    """Kind and name; Word does not tell upper and lower case apart in its own names."""
    name = style.find(f"{{{WORD}}}name")
    return style.get(f"{{{WORD}}}type", "paragraph"), "" if name is None else name.get(_VALUE, "").strip().casefold()


# --- numbering -------------------------------------------------------------------------------------------------------


def _numbered(house: Look, theirs: etree._Element | None) -> tuple[list[etree._Element], etree._Element]:
    """Our styles and the numbering of both, ours under numbers that theirs leaves free."""
    styles = [deepcopy(style) for style in house.parts["styles"].iterfind(f"{{{WORD}}}style")]
    ours = deepcopy(house.parts["numbering"])
    if theirs is None:
        return styles, ours
    for picture in [*theirs.iter(f"{{{WORD}}}numPicBullet", f"{{{WORD}}}lvlPicBulletId")]:
        parent = picture.getparent()
        if parent is not None:
            parent.remove(picture)
    shift = 1 + max((_number(item) for item in theirs.iter(f"{{{WORD}}}abstractNum", f"{{{WORD}}}num")), default=0)
    patterns, lists = (list(ours.iterfind(f"{{{WORD}}}{tag}")) for tag in ("abstractNum", "num"))
    _shift([*patterns, *lists, *ours.iter(f"{{{WORD}}}abstractNumId")], shift)
    _shift([number for style in styles for number in style.iter(f"{{{WORD}}}numId")], shift)
    at = len(list(theirs.iterfind(f"{{{WORD}}}abstractNum")))  # the schema wants all patterns before all lists
    for pattern in reversed(patterns):
        theirs.insert(at, pattern)
    last = max((nth for nth, item in enumerate(theirs) if item.tag in (f"{{{WORD}}}num", patterns[0].tag)), default=0)
    for nth, item in enumerate(lists, start=last + 1):
        theirs.insert(nth, item)
    return styles, theirs


def _number(item: etree._Element) -> int:
    given = item.get(f"{{{WORD}}}numId") or item.get(f"{{{WORD}}}abstractNumId") or ""
    if not given.isdecimal():
        raise TemplateRefused("its styles are damaged", "a list has no number")
    return int(given)


def _shift(items: list[etree._Element], by: int) -> None:
    for item in items:
        for attribute in ("abstractNumId", "numId", "val"):
            given = item.get(f"{{{WORD}}}{attribute}")
            if given is not None and given.isdecimal():
                item.set(f"{{{WORD}}}{attribute}", str(int(given) + by))
