"""Misprints: words one letter off a name that the article prints more often ("Micron" beside many "Macron").

Found by deletions: two words are one edit apart only if deleting at most one letter from each makes them equal
(the index of SymSpell), so that the work stays linear in the number of names and words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

#: Shorter names have too many neighbours that are names of their own.
SHORTEST = 5


class Misprints:
    """The names that a word may be a misprint of."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_part: dict[str, list[str]] = defaultdict(list)
        self._names = frozenset(name for name in names if len(name) >= SHORTEST)
        for name in sorted(self._names):
            for part in {name.lower(), *deletions(name.lower())}:
                self._by_part[part].append(name)

    def of(self, word: str) -> str | None:
        """The one name that the word is one edit from, its first letter kept; None where it is a name, or two fit."""
        if len(word) < SHORTEST or word in self._names:
            return None
        lower = word.lower()
        near = {name for part in {lower, *deletions(lower)} for name in self._by_part.get(part, ())}
        likely = [name for name in sorted(near) if name[0] == word[0] and lower != name.lower() + "s"]
        fitting = [name for name in likely if one_edit(name.lower(), lower)]
        return fitting[0] if len(fitting) == 1 else None


def deletions(word: str) -> Iterator[str]:
    """The words that are left when one letter is left out."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def one_edit(one: str, other: str) -> bool:
    """Whether two words differ by one letter put in, left out, changed, or by two neighbours swapped."""
    from rapidfuzz.distance import DamerauLevenshtein  # C code, loaded with the first article

    return DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1
