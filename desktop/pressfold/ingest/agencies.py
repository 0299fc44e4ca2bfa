"""News agencies under all spellings. To be asked only about words that stand where an agency may: a dateline, a byline,
a credit; "AA" or "PA" in running text are something else.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from pressfold.resources import resource


def agencies_in(words: str) -> list[str]:
    """The names of the agencies that these words name, each once, in order."""
    return list(dict.fromkeys(_names()[found] for found in _pattern().findall(words)))


def without_agencies(words: str) -> str:
    """The words with a space for each agency."""
    return _pattern().sub(" ", words)


def is_agency(words: str) -> bool:
    """Whether these words are an agency's name and nothing else."""
    return words.strip() in _names()


@cache
def _names() -> dict[str, str]:
    """The shown name for each spelling."""
    lists = tomllib.loads(resource("ingest", "agencies.toml").read_text(encoding="utf-8"))
    return {spelling: spellings[0] for spellings in lists["spellings"] for spelling in spellings}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=lambda spelling: (-len(spelling), spelling))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
