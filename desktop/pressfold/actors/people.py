"""People: which names are one person, by full name, transliteration, surname, and the registry's leaders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from pressfold.actors.lexicon import Lexicon
from pressfold.actors.misprints import SHORTEST, deletions, one_edit
from pressfold.actors.party import Parties, Party
from pressfold.actors.recognise import Name
from pressfold.actors.registry import Entry
from pressfold.actors.spelling import skeleton, slug
from pressfold.model.actor import ActorKind

#: What more people have in common tells nothing of any two of them.
_CROWD = 50
_LEADERS = ("head_of_state", "head_of_government")
_Ends = dict[str, dict[str, None]]


class People:
    """The people of a collection: full names are given first, then the parts of names."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        #: The ids of people by the words that their full names end or begin with, as skeletons.
        self._ends: dict[int, _Ends] = defaultdict(lambda: defaultdict(dict))
        self._all_ends: _Ends = defaultdict(dict)
        self._firsts: dict[int, _Ends] = defaultdict(lambda: defaultdict(dict))
        #: The same by initial and last word: where another spelling of a full name is looked for.
        self._alike: _Ends = defaultdict(dict)
        #: The words of the first full name of each, as a skeleton.
        self._full: dict[str, tuple[str, ...]] = {}

    def take_full(self, article: int, name: Name, entry: Entry | None) -> None:
        """Join a name of two words and more."""
        why = "registry alias"
        if entry is None:
            sounding = self._parties.registry.sounding(name.text)
            entry = sounding[0] if len(sounding) == 1 else None
            why = "the registry's name in another spelling"
        party, why = (self._parties.of(entry.id), why) if entry else self._respelled(name)
        party.add(article, name, why)
        self._learn(article, party, skeleton(name.text).split())

    def _learn(self, article: int, party: Party, words: Sequence[str]) -> None:
        if not words:
            return
        for at in range(1, len(words)):
            end = " ".join(words[at:])
            self._ends[article][end][party.id] = None
            self._all_ends[end][party.id] = None
        self._firsts[article][words[0]][party.id] = None
        if len(words) > 1:
            self._full.setdefault(party.id, tuple(words))
        self._alike[f"{words[0][0]} {words[-1]}"][party.id] = None

    def _respelled(self, name: Name) -> tuple[Party, str]:
        """The party of a full name that the registry lacks: an earlier one in another spelling, or a new one."""
        words = skeleton(name.text).split() or ["?"]
        for other in self._alike.get(f"{words[0][0]} {words[-1]}", ()):
            party = self._parties.of(other)
            if name.text in party.spellings:
                return party, "same name"
            if any(one_person(words, skeleton(spelling).split()) for spelling in party.spellings):
                return party, f"another spelling of {party.name}"
        return self._parties.named(slug(name.text), ActorKind.PERSON), "full name"

    def take_short(self, article: int, name: Name, date: str | None) -> Party:
        """Join a surname, or a first name by itself; whom it was joined to."""
        found = self._in_article(article, name) or self._known(article, name, date)
        if found:
            party, why = found
        else:
            party, why = self._parties.named(slug(name.text), ActorKind.PERSON), "name by itself"
        party.add(article, name, why)
        return party

    def _in_article(self, article: int, name: Name) -> tuple[Party, str] | None:
        sound = skeleton(name.text)
        here = self._ends[article].get(sound, {})
        if len(here) == 1:
            party = self._parties.of(next(iter(here)))
            return party, f"surname of {party.name} in this article"
        first = self._firsts[article].get(sound, {})
        if not here and len(first) == 1 and not name.entries:
            party = self._parties.of(next(iter(first)))
            return party, f"first name of {party.name} in this article"
        return None

    def _known(self, article: int, name: Name, date: str | None) -> tuple[Party, str] | None:
        """By the registry's alias, by a fuller name in another article, by the only leader; not for namesakes."""
        sound = skeleton(name.text)
        if len(self._ends[article].get(sound, {})) > 1:
            return None
        if len(name.entries) == 1:
            return self._parties.of(name.entries[0].id), "registry alias"
        everywhere = self._all_ends.get(sound, {})
        if len(everywhere) == 1:
            party = self._parties.of(next(iter(everywhere)))
            return party, f"surname of {party.name} in the collection"
        leader = None if everywhere else self._only_leader(name, date)
        return (self._parties.of(leader.id), "the only leader of that surname in the registry") if leader else None

    def _only_leader(self, name: Name, date: str | None) -> Entry | None:
        """The one head of state or government of this surname, in office on the article's date."""
        if name.text.lower() in Lexicon.core().plain_words:
            return None
        leaders = [
            entry
            for entry in self._parties.registry.surname(name.text)
            if any(term.kind in _LEADERS and term.held_on(date) for term in entry.offices)
        ]
        return leaders[0] if len(leaders) == 1 else None

    def holders(self, article: int, name: str) -> list[str]:
        """The ids of everyone whose full name ends in these words, in the article or else in the collection."""
        sound = skeleton(name)
        return list(self._ends[article].get(sound) or self._all_ends.get(sound) or ())

    def transliterations(self) -> list[tuple[str, str]]:
        """Pairs of people (ids) whose full names, by their sound, are one letter apart."""
        by_first: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for id, words in self._full.items():
            by_first[words[0]][id] = words
        found = []
        for same_first in by_first.values():
            parts: dict[str, dict[str, None]] = defaultdict(dict)
            for id, words in same_first.items():
                for part in (words[-1], *deletions(words[-1])):
                    parts[part][id] = None
            near = {pair for ids in parts.values() if len(ids) < _CROWD for pair in combinations(ids, 2)}
            found += [pair for pair in near if sound_alike(same_first[pair[0]], same_first[pair[1]])]
        return sorted(found)

    def surnames(self) -> dict[str, str]:
        """The surnames of one word that one person alone has, with the person's id."""
        return {end: next(iter(ids)) for end, ids in self._all_ends.items() if len(ids) == 1 and " " not in end}


def sound_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names of as many words may be two transliterations of one: one letter off in one word only."""
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and min(map(len, differing[0])) >= SHORTEST and one_edit(*differing[0])


def has_first_name(name: str) -> bool:
    """Whether a person's name has a first name: two words, and not only a surname in two words."""
    words = name.split()
    return len(words) > 1 and words[0].lower() not in Lexicon.core().links


def one_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names of one last word may be one person: the same, with a middle name, or one letter off."""
    if not one or not other or one[-1] != other[-1]:
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if longer[0] == shorter[0]:
        return all(word in longer for word in shorter)
    return len(one) == len(other) and min(len(one[0]), len(other[0])) > 4 and one_edit(one[0], other[0])
