"""Hedges: words with which a paper does not vouch for what it prints ("allegedly", "accused of")."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from pressfold.resources import resource
from pressfold.text.words import any_of


@cache
def hedges() -> re.Pattern[str]:
    """Finds the words that hold back."""
    return any_of(_lists()["hedges"])


@cache
def unvouched() -> re.Pattern[str]:
    """The same, and words that hand it on to somebody else ("according to")."""
    return any_of((*_lists()["hedges"], *_lists()["sourced"]))


def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = tomllib.loads(resource("text", "hedges.toml").read_text(encoding="utf-8"))
    return lists
