"""Markup: the bytes of a page as a tree, whose scripts never run and whose pictures are never fetched."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from pressfold.ingest.encoding import decoded, looks_like_text
from pressfold.ingest.reader import NotThisFormat

#: How much of a page is searched for its declaration of an encoding; browsers look at as much.
_SEARCHED = 4_096
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
#: Names that the web uses for an encoding that is larger than the one they mean (WHATWG, Encoding Standard).
_MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "x-sjis": "shift_jis", "shift-jis": "shift_jis",
    "utf-16": "utf-8", "utf-16le": "utf-8", "unicode": "utf-8", "x-user-defined": "cp1252",
}  # fmt: skip
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: What XML forbids and lxml refuses.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
#: Elements nested deeper than this come from no page; walking them would take the square of their number.
_DEEPEST = 1_000


def decoded_page(content: bytes, told: str | None = None) -> tuple[str, str]:
    """The markup of a page, and the name of its encoding with how it was told; `told` is what came with the page.

    Raises NotThisFormat when the bytes are not text.
    """
    if not looks_like_text(content[:_SEARCHED]) or content.startswith(_MARKS):
        return decoded(content)
    declared = told or _declared(content)
    if declared is None or declared == "utf-8" or _is_utf_8(content):
        return decoded(content)
    try:
        return content.decode(declared).replace("\r\n", "\n"), f"{declared} (declared)"
    except (UnicodeDecodeError, LookupError):
        return decoded(content)


def tree_of(markup: str) -> html.HtmlElement:
    """The elements of a page. Raises NotThisFormat when there are none, or when they are nested without end."""
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8", remove_pis=True)
    clean = _CONTROLS.sub(" ", markup).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise NotThisFormat from error
    if _depth(tree) > _DEEPEST:
        raise NotThisFormat
    return tree


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:_SEARCHED])
    return codec(found[1].decode("ascii", "replace")) if found else None


def codec(name: str) -> str | None:
    """The encoding that a page means by this name, None when there is none."""
    name = name.strip("\"' ").lower()
    try:
        return _MEANT.get(name) or codecs.lookup(name).name
    except LookupError:
        return None


def _is_utf_8(content: bytes) -> bool:
    """Whether the bytes are UTF-8 that could be nothing else: browsers save so whatever the page declares."""
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _depth(tree: html.HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
