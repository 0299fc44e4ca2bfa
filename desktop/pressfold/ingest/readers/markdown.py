"""Markdown: the article's text is the file's text with its signs; headings, pictures and front matter have their roles.

The signs stay so that every offset is one into the reader's own file; they hold no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressfold.ingest.encoding import decoded, looks_like_text
from pressfold.ingest.reader import Extracted, Fact, Reader, single
from pressfold.model.article import Block, Role
from pressfold.text.lines import lines

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<entries>.{0,20000}?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^(?P<key>[A-Za-z_]{2,20})[ \t]*:[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*$")
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$")
#: The keys of front matter for the fields that they state.
_KEYS = {
    "title": "title",
    "author": "byline",
    "byline": "byline",
    "outlet": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "date": "published",
    "published": "published",
    "lang": "language",
    "language": "language",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$")


def extract(content: bytes) -> Extracted:
    """The text of the bytes with what its headings and front matter state. Raises NotThisFormat when it is not text."""
    text, encoding = decoded(content)
    front = _FRONT_MATTER.match(text)
    facts = dict(_facts(front["entries"])) if front else {}
    blocks = tuple(_blocks(text, front.end() if front else 0))
    title = _heading_words(text, blocks)
    if title and "title" not in facts:
        facts["title"] = Fact(title, "heading")
    return Extracted(text, encoding, facts, blocks)


def _facts(entries: str) -> Iterator[tuple[str, Fact]]:
    """The fields that front matter states; a date counts only as ISO 8601."""
    for entry in _ENTRY.finditer(entries):
        name = _KEYS.get(entry["key"].lower())
        value = entry["value"].strip("\"'")
        if name and value and (name != "published" or _DAY.match(value)):
            yield name, Fact(value, "front matter")


def _blocks(text: str, story: int) -> Iterator[Block]:
    """Front matter, headings and pictures; the first heading of the first level is the headline."""
    if story:
        yield Block(0, len(text[:story].rstrip()), Role.BOILERPLATE)
    headed = False
    for start, end in lines(text, story):
        line = text[start:end]
        heading = _HEADING.match(line)
        if heading and heading["words"]:
            yield Block(start, end, Role.CROSSHEAD if headed else Role.HEADLINE)
            headed = True
        elif _PICTURE.match(line):
            yield Block(start, end, Role.CAPTION)


def _heading_words(text: str, blocks: tuple[Block, ...]) -> str | None:
    for block in blocks:
        heading = _HEADING.match(text[block.start : block.end])
        if block.role is Role.HEADLINE and heading:
            return heading["words"].strip("*_ ")
    return None


READER = Reader("markdown 1", frozenset((".md", ".markdown")), looks_like_text, single(extract))
