"""Page: one saved page becomes a text with the roles that the markup states, and the facts that the page states."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pressfold.ingest.pages.about import About, Saved
from pressfold.ingest.pages.facts import facts
from pressfold.ingest.pages.markup import decoded_page, tree_of
from pressfold.ingest.pages.story import Part, story
from pressfold.ingest.reader import Extracted
from pressfold.model.article import Block, Role

#: SingleFile's note at the head of a page, and the one of browsers that save "Web Page, complete".
_SINGLEFILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<when>[^\n]{5,80})", re.IGNORECASE
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(?P<url>\S+)")
#: "Tue Nov 22 2022 10:00:00 GMT+0100 (Central European Standard Time)", as JavaScript writes a moment.
_SCRIPTED = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d{2}) (?P<year>\d{4}) (?P<time>[\d:]{8}) GMT(?P<zone>[+-]\d{4})"
)
#: How much of a page is searched for such a note.
_SEARCHED = 5_000


def extracted(content: bytes, *, told: str | None = None, saved: Saved | None = None) -> Extracted:
    """What a saved page holds; `told` is an encoding and `saved` an address that came with it.

    Raises NotThisFormat when the bytes are no text.
    """
    markup, encoding = decoded_page(content, told)
    about = About(tree_of(markup), saved or _saved(markup))
    found = story(about.tree, about.titles, about.summary)
    text, blocks = _assembled(found.parts)
    return Extracted(text, encoding, facts(about, found), blocks)


def _saved(markup: str) -> Saved:
    """What the program that saved a page noted in it."""
    beginning = markup[:_SEARCHED]
    single = _SINGLEFILE.search(beginning)
    if single:
        return Saved(single["url"], _plain_moment(single["when"]))
    note = _SAVED_FROM.search(beginning)
    return Saved(note["url"] if note else None)


def _plain_moment(when: str) -> str:
    found = _SCRIPTED.search(when)
    return f"{found['day']} {found['month']} {found['year']} {found['time']} {found['zone']}" if found else when.strip()


def _assembled(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """The parts as one text, and the blocks of those whose role is known.

    A blank line stands between two parts; the pieces of a byline are one line.
    """
    text = ""
    blocks: list[Block] = []
    before: Role | None = None
    for part in parts:
        goes_on = part.role is Role.BYLINE is before
        if text:
            text += " " if goes_on else "\n\n"
        start = blocks.pop().start if goes_on else len(text)
        text += part.piece.text
        if part.role:
            blocks.append(Block(start, len(text), part.role))
        before = part.role
    return text, tuple(blocks)
