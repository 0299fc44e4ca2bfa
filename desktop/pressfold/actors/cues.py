"""Cue verbs: the words that attribute what was said, and how each is built into a sentence."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pressfold.resources import resource


class Cue(NamedTuple):
    """One form of a cue verb; `ways` are the sections of `resources/actors/cues.txt` that hold it."""

    form: str
    ways: frozenset[str]
    gerund: bool
    finite: bool

    def takes(self, *ways: str) -> bool:
        """Whether the verb is built in one of these ways."""
        return not self.ways.isdisjoint(ways)

    @property
    def speech(self) -> bool:
        """Whether it tells of speech, not of belief or finding."""
        return not self.ways <= {"think", "show"}


class Cues(NamedTuple):
    """All cue verbs by form; cue phrases by their first word, longest first; and the plain forms ("say")."""

    verbs: dict[str, Cue]
    phrases: dict[str, list[tuple[str, ...]]]
    bases: frozenset[str]

    @staticmethod
    @cache
    def core() -> Cues:
        """The cues that ship with Pressfold, read once."""
        return _read(resource("actors", "cues.txt").read_text(encoding="utf-8"))


def _read(text: str) -> Cues:
    ways: dict[str, set[str]] = {}
    gerunds: set[str] = set()
    bases: set[str] = set()
    phrases: list[tuple[str, ...]] = []
    section = ""
    for line in filter(None, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "phrases":
            phrases.append(tuple(line.split()))
        elif not line.startswith("#"):
            forms = line.split()
            bases.update(forms[2:3])
            gerunds.update(form for form in forms if form.endswith("ing"))
            for form in forms:
                ways.setdefault(form, set()).add(section)
    verbs = {form: Cue(form, frozenset(held), form in gerunds, form not in gerunds) for form, held in ways.items()}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        by_first.setdefault(phrase[0], []).append(phrase)
    return Cues(verbs, by_first, frozenset(bases))
