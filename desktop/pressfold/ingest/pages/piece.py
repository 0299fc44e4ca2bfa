"""Pieces: the text of a page in paragraph-sized parts, each with the elements that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import html

#: Elements that never hold words of a page.
_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "audio", "video", "canvas",
    "map", "select", "option", "textarea", "button", "input", "head", "meta", "link", "title", "picture", "img",
    "datalist", "dialog",
))  # fmt: skip
#: Elements that stand inside a line of text.
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "ruby", "rb", "rt", "rp", "blink", "slot",
))  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
#: What parts cells while the words of a row are gathered; markup cannot hold it.
_CELL = "\x1f"
#: Where a browser may break a word; a page can hold thousands.
_SOFT_HYPHEN = "\u00ad"
#: No page that is an article has more pieces.
_MOST = 20_000


@dataclass(eq=False)
class Piece:
    """A part of a page: its words with single spaces, the element that holds them, how many of them are links."""

    text: str
    element: html.HtmlElement
    linked: int

    @cached_property
    def letters(self) -> str:
        """The letters and figures alone, by which two readings of a page are compared."""
        return "".join(filter(str.isalnum, self.text)).casefold()

    @property
    def linked_share(self) -> float:
        """The share of its characters that are links."""
        return self.linked / max(len(self.text), 1)

    def within(self) -> Iterator[html.HtmlElement]:
        """The element that holds it, and those around, from the inside."""
        yield self.element
        yield from self.element.iterancestors()


def pieces(tree: html.HtmlElement) -> list[Piece]:
    """The visible pieces of a page in reading order."""
    walk = _Walk()
    body = tree.find(".//body")
    walk.through(tree if body is None else body)
    return walk.found[:_MOST]


class _Walk:
    """A walk through the elements that gathers words until something ends the line."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self._words: list[str] = []
        self._linked = 0
        self._holder: html.HtmlElement | None = None
        self._breaks = 0

    def through(self, root: html.HtmlElement) -> None:
        """Visit all elements below, without recursion: pages may be nested deeply."""
        stack: list[tuple[html.HtmlElement, bool, bool]] = [(root, False, False)]
        while stack:
            element, left, linked = stack.pop()
            if left:
                self._leave(element)
                self._add(element.tail, element.getparent(), linked=linked)
                continue
            inside = linked or element.tag == "a"
            stack.append((element, True, linked))
            if not isinstance(element.tag, str) or element.tag in _SILENT:
                continue
            self._enter(element)
            self._add(element.text, element, linked=inside)
            stack.extend((child, False, inside) for child in reversed(element))
        self._end()

    def _enter(self, element: html.HtmlElement) -> None:
        if element.tag == "br":
            self._breaks += 1
            if self._breaks == 1:
                self._words.append(" ")
            else:
                self._end()
        elif element.tag in ("td", "th") and self._words and _is_cell(element):
            self._words.append(_CELL)
        elif element.tag not in _INLINE and not _is_cell(element):
            self._end()

    def _leave(self, element: html.HtmlElement) -> None:
        if (
            isinstance(element.tag, str)
            and element.tag not in _INLINE
            and element.tag != "br"
            and not _is_cell(element)
        ):
            self._end()

    def _add(self, words: str | None, holder: html.HtmlElement | None, *, linked: bool) -> None:
        if not words:
            return
        if words.strip():
            self._breaks = 0
            if self._holder is None:
                self._holder = holder
            if linked:
                self._linked += len(" ".join(words.split()))
        self._words.append(words)

    def _end(self) -> None:
        """The line is over: keep it if it says anything."""
        text = _joined("".join(self._words).replace(_SOFT_HYPHEN, ""))
        if text and self._holder is not None:
            self.found.append(Piece(text, _block_around(self._holder), self._linked))
        self._words, self._linked, self._holder, self._breaks = [], 0, None, 0


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether a page hides an element from its readers."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _joined(words: str) -> str:
    """The words as a browser shows them: white space as one space, cells parted by tabs."""
    cells = (_SPACE.sub(" ", cell).strip() for cell in words.split(_CELL))
    return "\t".join(cell for cell in cells if cell)


def _is_cell(element: html.HtmlElement) -> bool:
    """Whether an element is a cell of a table of facts: it holds a line, not a part of the page."""
    if element.tag not in ("td", "th"):
        return False
    return all(not isinstance(child.tag, str) or child.tag in _INLINE or child.tag == "br" for child in element)


def _block_around(element: html.HtmlElement) -> html.HtmlElement:
    """The nearest element that is no part of a line."""
    for each in (element, *element.iterancestors()):
        if each.tag not in _INLINE:
            return each
    return element
