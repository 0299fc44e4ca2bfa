"""Headlines: the piece of a page that says what the page calls its article."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.ingest.pages.piece import Piece

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: So many pieces before the story at most are searched for a headline that is no heading.
_HEAD = 60
#: A headline that a page prints twice stands within so many pieces.
_TWICE = 8


def headline_of(found: Sequence[Piece], titles: Sequence[str], first: int) -> int | None:
    """The last heading before the story that says what the page calls itself, else the only h1 there."""
    said = ["".join(filter(str.isalnum, title)).casefold() for title in titles]
    before = range(min(first, len(found) - 1), -1, -1)
    headings = [at for at in before if found[at].element.tag in HEADINGS and found[at].letters]
    named = [at for at in headings if any(_same_title(found[at].letters, title) for title in said)]
    if named:
        return min(at for at in named if named[0] - at <= _TWICE and found[at].letters == found[named[0]].letters)
    near = range(min(first, len(found) - 1), max(-1, first - _HEAD), -1)
    for at in near:
        if found[at].letters and found[at].letters in said:
            return at
    tops = [at for at in headings if found[at].element.tag == "h1"]
    return tops[0] if len(tops) == 1 else None


def _same_title(letters: str, title: str) -> bool:
    """Whether a heading and a title say the same, one of them perhaps with the site's name or a rubric."""
    shorter, longer = sorted((letters, title), key=len)
    return shorter in longer and len(shorter) >= min(12, len(title)) and 2 * len(shorter) >= len(longer)
