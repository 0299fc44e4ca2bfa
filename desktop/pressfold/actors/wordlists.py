"""Word lists in `resources/actors`: files with one list, and files with a list under each `[section]`."""

from __future__ import annotations

from functools import cache

from pressfold.resources import resource


@cache
def listed_words(name: str) -> frozenset[str]:
    """The lines of `<name>.txt`."""
    return frozenset(_text(name).splitlines())


def sections(name: str) -> dict[str, frozenset[str]]:
    """The words of each section of `<name>.txt`; lines that start with # are remarks."""
    found: dict[str, set[str]] = {}
    section = ""
    for line in _text(name).splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            found[section] = set()
        elif line and not line.startswith("#"):
            found[section].update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


def _text(name: str) -> str:
    return resource("actors", f"{name}.txt").read_text(encoding="utf-8")
