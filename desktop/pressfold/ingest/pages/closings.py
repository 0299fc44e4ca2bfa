"""Closings: what stands behind a story in the same place: author boxes, other stories, requests for support."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache

from pressfold.ingest.pages.headlines import HEADINGS
from pressfold.ingest.pages.piece import Piece
from pressfold.resources import resource

#: The share of the story's letters that stands before its end begins.
_BEFORE = 0.75
#: The heading of a closing has no more words.
_MOST_WORDS = 9
_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")
#: A last line of fewer words without a stop leads to something that is not there.
_FEWEST_LAST_WORDS = 6


def before_closing(found: Sequence[Piece], keep: Collection[int]) -> set[int]:
    """The places of the story's pieces without those behind a closing's heading, and without headings at its end."""
    total = sum(len(found[at].letters) for at in keep)
    said = 0
    left: list[int] = []
    for at in range(min(keep, default=0), max(keep, default=-1) + 1):
        if said >= _BEFORE * total and _closes(found[at]):
            break
        if at in keep:
            said += len(found[at].letters)
            left.append(at)
    while len(left) > 1 and _leads_on(found[left[-1]]):
        left.pop()
    return set(left)


def _closes(piece: Piece) -> bool:
    """Whether a piece is the heading of a closing."""
    words = piece.text.split()
    if len(words) > _MOST_WORDS:
        return False
    said = _SIGNS.sub("", " ".join(words)).lower()
    lines, openings = _lists()
    return said in lines or said.startswith(openings)


def _leads_on(piece: Piece) -> bool:
    """Whether a last piece is a heading of something that does not follow."""
    if piece.element.tag in HEADINGS and not piece.text.endswith((".", "!", "…")):
        return True
    return len(piece.text.split()) < _FEWEST_LAST_WORDS and piece.text.endswith(":")


@cache
def _lists() -> tuple[frozenset[str], tuple[str, ...]]:
    """What closings.toml and furniture.toml know: whole lines, and how lines open."""
    own = tomllib.loads(resource("ingest", "closings.toml").read_text(encoding="utf-8"))
    furniture = tomllib.loads(resource("ingest", "furniture.toml").read_text(encoding="utf-8"))
    return frozenset((*own["lines"], *furniture["related"], *furniture["author"])), tuple(own["openings"])
