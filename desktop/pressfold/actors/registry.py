"""The registry: actors known beforehand, found by any of their spellings.

`resources/actors/registry.json` holds countries, capitals, leaders with the dates of their offices, bodies, offices
and outlets from open lists (`tools/make_registry.py` makes it, `resources/actors/CREDITS.md` names the sources). An
alias may be claimed by several entries (Moscow the city, Moscow the government); who is meant is for the joining to
decide. Entries are made when they are asked for: reading the file takes about 30 ms, making all would double it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pressfold.actors.spelling import key, skeleton
from pressfold.model.actor import ActorKind
from pressfold.resources import resource


class Office(NamedTuple):
    """A term in an office: "head_of_state" of "france", the title printed, ISO dates where a source states them.

    `seen` is the last day on which a source saw a term whose end it does not state.
    """

    kind: str
    of: str
    title: str
    start: str | None
    end: str | None
    seen: str | None = None

    def surely_held_on(self, date: str) -> bool:
        """Whether the term is known to cover the ISO date."""
        return self.start is not None and self.held_on(date) and (self.seen is None or date <= self.seen)

    def held_on(self, date: str | None) -> bool:
        """Whether the term may cover the ISO date; an unknown date or bound excludes nothing."""
        if date is None:
            return True
        return (self.start is None or self.start <= date) and (self.end is None or date[: len(self.end)] <= self.end)


class Entry(NamedTuple):
    """One known actor. `country` is the id of its country; `speaks_for` the id of the actor whose voice it is."""

    id: str
    name: str
    kind: ActorKind
    qid: str | None
    country: str | None
    speaks_for: str | None
    aliases: tuple[str, ...]
    handles: tuple[str, ...]
    offices: tuple[Office, ...]


class Match(NamedTuple):
    """A run of words that is an alias: how many words, who claims it, whether the words alone are proof enough."""

    length: int
    entries: tuple[Entry, ...]
    sure: bool


class Registry:
    """Known actors with lookup by spelling, handle, surname and demonym."""

    def __init__(self, stored: dict[str, Any]) -> None:
        self._rows: list[list[Any]] = stored["entries"]
        self._keys: dict[str, list[int]] = stored["keys"]
        self._surnames: dict[str, list[int]] = stored["surnames"]
        self._skeletons: dict[str, list[int]] = stored["skeletons"]
        self._exact = frozenset(stored["exact"])
        self._weak = frozenset(stored["weak"])
        self._demonyms: dict[str, str] = stored["demonyms"]
        self._made: dict[int, Entry] = {}
        self._places = {row[0]: at for at, row in enumerate(self._rows)}
        self._handles = {handle.lower(): at for at, row in enumerate(self._rows) for handle in row[7]}
        self._officers: dict[str, dict[int, None]] = {}
        self._openings = _openings(self._keys)

    @staticmethod
    @cache
    def core() -> Registry:
        """The registry that ships with Pressfold, read once."""
        return Registry(json.loads(resource("actors", "registry.json").read_text(encoding="utf-8")))

    def extended(
        self,
        entries: Sequence[Entry],
        keys: Mapping[str, Sequence[str]],
        skeletons: Mapping[str, Sequence[str]],
        surnames: Mapping[str, Sequence[str]],
        strong: Collection[str],
    ) -> Registry:
        """A registry with these entries beside its own, or in the place of those with the same id.

        `keys`, `skeletons` and `surnames` tell who is called so; of the `strong` keys the words alone are proof.
        """
        rows, places = list(self._rows), dict(self._places)
        for entry in entries:
            row = [
                *entry[:2],
                entry.kind.value,
                *entry[3:6],
                list(entry.aliases),
                list(entry.handles),
                list(entry.offices),
            ]
            if entry.id in places:
                rows[places[entry.id]] = row
            else:
                places[entry.id] = len(rows)
                rows.append(row)
        tables = (
            base | {name: [places[id] for id in dict.fromkeys(ids)] for name, ids in own.items()}
            for base, own in ((self._keys, keys), (self._surnames, surnames), (self._skeletons, skeletons))
        )
        named, called, sounding = tables
        return Registry({
            "entries": rows, "keys": named, "surnames": called, "skeletons": sounding, "demonyms": self._demonyms,
            "exact": self._exact - keys.keys(), "weak": (self._weak - keys.keys()) | (keys.keys() - set(strong)),
        })  # fmt: skip

    def __len__(self) -> int:
        return len(self._rows)

    def entry(self, actor: str) -> Entry | None:
        """The entry with this id."""
        at = self._places.get(actor)
        return None if at is None else self._entry(at)

    def named(self, name: str) -> tuple[Entry, ...]:
        """Everyone who claims this spelling; the shouted short ones ("US", "WHO") only in capitals."""
        folded = key(name)
        if folded in self._exact and not name.isupper():
            return ()
        return self._entries(self._keys.get(folded, ()))

    def longest(self, words: Sequence[str], at: int) -> Match | None:
        """The longest alias among `words` (plain text, in order) that starts at `at` and is written with capitals."""
        first = key(words[at])
        reach = min(self._openings.get(first.partition(" ")[0], 0), len(words) - at)
        if not reach or not _capital(words[at]):
            return None
        folded = [first, *(key(word) for word in words[at + 1 : at + reach])]
        for length in range(reach, 0, -1):
            name = " ".join(part for part in folded[:length] if part)
            if name in self._keys and folded[length - 1] and self._written_as(name, words[at : at + length]):
                return Match(length, self._entries(self._keys[name]), name not in self._weak)
        return None

    def _written_as(self, name: str, words: Sequence[str]) -> bool:
        return all(word.isupper() for word in words) if name in self._exact else _capital(words[-1])

    def sounding(self, name: str) -> tuple[Entry, ...]:
        """The people whose full name is this one in some transliteration."""
        return self._entries(self._skeletons.get(skeleton(name), ()))

    def handle(self, handle: str) -> Entry | None:
        """Whose account this is ("@KremlinRussia_E", with or without the sign)."""
        at = self._handles.get(handle.lstrip("@").lower())
        return None if at is None else self._entry(at)

    def surname(self, name: str) -> tuple[Entry, ...]:
        """The people in the registry who have this surname."""
        return self._entries(self._surnames.get(key(name), ()))

    def officers(self, place: str) -> tuple[Entry, ...]:
        """The people who held an office of this country or body."""
        if not self._officers:
            for at, row in enumerate(self._rows):
                for term in row[8]:
                    self._officers.setdefault(term[1], {})[at] = None
        return self._entries(tuple(self._officers.get(place, ())))

    def voice_of(self, actor: str) -> str | None:
        """The id of the house or office that speaks for a person: "vladimir-putin" -> "kremlin"."""
        return next((row[0] for row in self._rows if row[5] == actor), None)

    def country_of(self, demonym: str) -> str | None:
        """The id of the country (or body) that an adjective stands for: "French" -> "france"."""
        return self._demonyms.get(demonym.lower())

    def adjective(self, country: str) -> str | None:
        """An adjective for a country's id: "france" -> "French"."""
        for demonym, stands_for in self._demonyms.items():
            if stands_for == country:
                return " ".join(word.capitalize() for word in demonym.split())
        return None

    @property
    def demonyms(self) -> frozenset[str]:
        """All demonyms in lower case."""
        return frozenset(self._demonyms)

    def _entries(self, places: Sequence[int]) -> tuple[Entry, ...]:
        return tuple(self._entry(at) for at in places)

    def _entry(self, at: int) -> Entry:
        if at not in self._made:
            actor, name, kind, qid, country, voice, aliases, handles, offices = self._rows[at]
            terms = tuple(Office(*term) for term in offices)
            self._made[at] = Entry(
                actor, name, ActorKind(kind), qid, country, voice, tuple(aliases), tuple(handles), terms
            )
        return self._made[at]


def _openings(keys: dict[str, list[int]]) -> dict[str, int]:
    """For the first word of every key, how many words the longest key that starts with it has."""
    longest: dict[str, int] = {}
    for folded in keys:
        first, _, rest = folded.partition(" ")
        words = rest.count(" ") + 2 if rest else 1
        if words > longest.get(first, 0):
            longest[first] = words
    return longest


def _capital(word: str) -> bool:
    """Whether a word starts with a capital, a digit, or a letter of a script without case."""
    return not word[:1].islower()
