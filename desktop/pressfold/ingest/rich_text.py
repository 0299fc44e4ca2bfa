"""Rich text: HTML that somebody chose (a clipboard, a field of an export) as paragraphs, all of it in its order.

Nothing is judged here: whole pages with their furniture are the page reader's trade.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from pressfold.ingest.draft import Paragraph
from pressfold.model.article import Role

_TAG = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|li|table|blockquote|figure|span|a|b|i|em|strong|body)\b[^<>]*>", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
#: Elements whose words stand in a paragraph of their own.
# fmt: off
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html",
        "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul",
    )
)
# fmt: on
#: Elements without words for a reader.
_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "math", "iframe", "title", "textarea"))
_ROLES = {"figcaption": Role.CAPTION, **{f"h{level}": Role.CROSSHEAD for level in range(1, 7)}}
#: Elements that are closed as they are opened, so that what they hide has an end.
_HIDING = frozenset(("div", "span", "p", "td", "tr", "table", "section"))
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
#: What a clipboard on Windows puts around the words that were chosen.
_CHOSEN = re.compile(r"<!--StartFragment-->(.*)<!--EndFragment-->", re.DOTALL | re.IGNORECASE)


def is_rich(words: str) -> bool:
    """Whether these words are HTML."""
    return _TAG.search(words) is not None


def chosen(html: str) -> str:
    """The part of a clipboard's HTML that was chosen; all of it where nothing says so."""
    found = _CHOSEN.search(html)
    return found[1] if found else html


def paragraphs(html: str) -> list[Paragraph]:
    """The paragraphs of a piece of HTML: headings are crossheads, the words below a picture its caption."""
    page = _Page()
    page.feed(html)
    page.close()
    page.end_paragraph()
    return page.found


def _is_hidden(attributes: list[tuple[str, str | None]]) -> bool:
    """Whether an element is there and not shown, as the line is that mail programs print behind a subject."""
    told = dict(attributes)
    return "hidden" in told or _NOT_SHOWN.search(told.get("style") or "") is not None


class _Page(HTMLParser):
    """Gathers words into paragraphs; a parser without a tree, so that depth costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = []
        self._words: list[str] = []
        self._role: Role | None = None
        self._silent = ""
        self._depth = 0
        self._breaks = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self._silent:
            self._depth += tag == self._silent
        elif tag in _SILENT or (tag in _HIDING and _is_hidden(attributes)):
            self._silent, self._depth = tag, 1
        elif tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self.end_paragraph()
            self._role = _ROLES.get(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._depth -= tag == self._silent
            if not self._depth:
                self._silent = ""
        elif tag in _BLOCKS:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(_SPACE.sub(" ", data))
            if data.strip():
                self._breaks = 0

    def _break(self) -> None:
        """A line end; two of them end a paragraph."""
        self._breaks += 1
        if self._breaks > 1:
            self.end_paragraph()
        else:
            self._words.append("\n")

    def end_paragraph(self) -> None:
        lines = "".join(self._words).split("\n")
        words = "\n".join(line for line in (_SPACE.sub(" ", line).strip() for line in lines) if line)
        if words:
            self.found.append(Paragraph(words, self._role))
        self._words.clear()
        self._role = None
        self._breaks = 0
