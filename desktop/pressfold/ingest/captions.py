"""Captions: lines that belong to a picture, told by the words that say whose picture it is."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from pressfold.ingest.agencies import is_agency
from pressfold.resources import resource

#: No caption has more words.
_MOST_WORDS = 80
_OPENING = re.compile(r"[(\[]?\s*(?P<words>[^\W\d_][\w -]{1,24}?)\s?(?P<sign>:|/|\sby\s)", re.IGNORECASE)
_BRACKET_AT_END = re.compile(r"[(\[](?P<inside>[^()\[\]]{3,120})[)\]][.\s]*$")
_OWNER_AT_END = re.compile(r"(?:[/,|.]|\s[–—-])\s?(?P<owner>[^/,|.]{2,24})\.?$")
#: "REUTERS/Gleb Garanich": an agency and a photographer.
_PHOTOGRAPHER = re.compile(
    r"(?:^|[.,(\s])(?P<agency>[A-Z]{2,8})(?: Photo)?/[A-Z][\w.'’-]+(?: [\w.'’-]+){0,4}(?:/[\w ]+)?\)?\.?$"
)
_END = 140


def is_caption(line: str) -> bool:
    """Whether the line says that it belongs to a picture."""
    if len(line.split(maxsplit=_MOST_WORDS)) > _MOST_WORDS:
        return False
    return _opens(line) or _credits_at_end(line)


def _opens(line: str) -> bool:
    """Whether the line opens as a picture's credit does."""
    opening = _OPENING.match(line)
    if opening is None:
        return False
    words = opening["words"].strip().lower()
    return words in _lists()[0] and (opening["sign"] != "/" or words.endswith("photo"))


def _credits_at_end(line: str) -> bool:
    """Whether whose picture it is stands at the line's end, in a bracket or behind a stroke."""
    end = line[-_END:]
    bracket = _BRACKET_AT_END.search(end)
    if bracket and (_opens(bracket["inside"]) or _owned(bracket["inside"])):
        return True
    return _owned(end)


def _owned(end: str) -> bool:
    owner = _OWNER_AT_END.search(end)
    if owner and owner["owner"].strip().lower() in _lists()[1]:
        return True
    photographer = _PHOTOGRAPHER.search(end)
    return photographer is not None and is_agency(photographer["agency"])


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """The words for pictures and the owners of pictures of captions.toml."""
    lists = tomllib.loads(resource("ingest", "captions.toml").read_text(encoding="utf-8"))
    return frozenset(lists["pictures"]), frozenset(lists["owners"])
