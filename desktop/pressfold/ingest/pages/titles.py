"""Titles: what an article is called, without the name of the site that pages put beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What stands between a title and the name of its site.
_PARTED = re.compile(r"\s+(?:[|•·»«›‹]|::?|[–—-]{1,2})\s+|\s*\|\s*")
#: A part with no more words may be a site's name.
_MOST_NAME_WORDS = 5


def bare_title(title: str, sites: Iterable[str]) -> str:
    """The title without a site's name at its end or beginning; `sites` are the names that this one goes by."""
    names = [_letters(site) for site in sites if _letters(site)]
    start, end = 0, len(title)
    signs = list(_PARTED.finditer(title))
    while signs and _is_site(title[signs[-1].end() : end], names):
        end = signs.pop().start()
    while signs and _is_site(title[start : signs[0].start()], names):
        start = signs.pop(0).end()
    return title[start:end].strip() or title


def _is_site(part: str, names: Iterable[str]) -> bool:
    """Whether a part of a title is a name of the site, or has it in a few words ("Politics - The Daily News")."""
    letters = _letters(part)
    if not letters or len(part.split()) > _MOST_NAME_WORDS:
        return False
    return any(
        letters in name or (len(name) > 3 and name in letters) for name in names if min(len(letters), len(name)) > 1
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
