"""Whose side a speaker is on: the country that an official speaks for, else an organisation, else the speaker alone.

What the reader said counts first; then what the registry knows of offices and houses; then what is printed before a
name or in place of one ("a French presidency official"). Every answer says how it was found.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from pressfold.actors.registry import Entry, Registry
from pressfold.model.actor import Actor, ActorKind, Mention
from pressfold.model.attribution import Side, Voice
from pressfold.model.quotation import Quotation
from pressfold.resources import resource

#: The side of those who are not named and of whom nothing tells for whom they speak.
UNNAMED = "Unnamed speakers"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.](?!s\b)[^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s\b")
#: The words right before a name, as far as no mark cuts them off; an office is not longer.
_CUT = re.compile(r"[,;:!?“”\"()]|\.\s")
_REACH = 60


@cache
def ladder_words() -> Mapping[str, tuple[str, ...]]:
    """The lists of `resources/actors/ladder.toml`."""
    lists = tomllib.loads(resource("actors", "ladder.toml").read_text(encoding="utf-8"))
    return {name: tuple(words) for name, words in lists.items()}


class WhoseSide:
    """The sides of the speakers of some articles.

    `texts` are the articles' by id; `chosen` is what the reader said: by an actor's id, the id and name of the side.
    """

    def __init__(
        self,
        actors: Sequence[Actor],
        texts: Mapping[int, str],
        registry: Registry,
        chosen: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._texts = texts
        self._registry = registry
        self._chosen = chosen or {}
        self._known: dict[tuple[str, str | None], Side] = {}
        self._described: dict[str, str | None] = {}

    def voices(self, said: Quotation, day: str | None, before: Sequence[Quotation] = ()) -> tuple[Voice, ...]:
        """Who speaks in a quotation of an article of this day (ISO).

        `before` are the quotations before it in its article, which "the official" looks back to.
        """
        printed = " ".join((said.speaker_text or "").split())
        if said.speakers:
            return tuple(Voice(self.name(id), id, self.of(id, day)) for id in said.speakers)
        if said.offered:
            side = self.of(said.offered, day)
            why = f"“{printed}” may be {self.name(said.offered)}. {side.why}"
            return (Voice(printed, "", Side(side.id, side.name, why, side.set)),)
        return (Voice(printed, "", self.of_words(printed, before)),)

    def of(self, actor: str, day: str | None) -> Side:
        """The side of an actor on a day."""
        if (actor, day) not in self._known:
            self._known[actor, day] = Side(actor, self.name(actor), "")  # whoever speaks for himself in a circle
            self._known[actor, day] = self._found(actor, day)
        return self._known[actor, day]

    def of_words(self, printed: str, before: Sequence[Quotation] = ()) -> Side:
        """The side of a speaker who is only described: by the country in the words, or in an earlier description."""
        country = self._official_of(printed)
        if country:
            return Side(country, self.name(country), self._names(printed, country))
        last = printed.lower().split()[-1:]
        for earlier in reversed(before):
            words = " ".join((earlier.speaker_text or "").split())
            country = self._official_of(words) if not earlier.speakers and words.lower().split()[-1:] == last else None
            if country:
                return Side(country, self.name(country), f"“{printed}” is “{words}” from before.")
        return Side("", UNNAMED, f"Nothing tells for whom “{printed}” speaks." if printed else "Nobody is named.")

    def name(self, actor: str) -> str:
        """What an actor is called."""
        if actor in self._actors:
            return self._actors[actor].name
        entry = self._registry.entry(actor)
        return entry.name if entry else actor

    def _found(self, actor: str, day: str | None) -> Side:
        name = self.name(actor)
        if actor in self._chosen:
            id, chosen = self._chosen[actor]
            return Side(id, chosen or self.name(id), "Set by you.", set=True)
        printed = self._printed(actor)
        if printed:
            country = self._official_of(printed) or ""
            return Side(country, self.name(country), self._names(printed, country))
        entry = self._registry.entry(actor)
        country, why = self._by_registry(entry, day) if entry else ("", "")
        if country:
            return Side(country, self.name(country), why)
        master = self._actors[actor].speaks_for if actor in self._actors else entry and entry.speaks_for
        if master and master != actor:
            side = self.of(master, day)
            return Side(side.id, side.name, f"{name} speaks for {self.name(master)}. {side.why}", side.set)
        return Side(actor, name, f"Nothing tells that {name} speaks for somebody else, so it is a side of its own.")

    def _names(self, printed: str, country: str) -> str:
        return f"“{printed}” names {self.name(country)} and an office."

    def _printed(self, actor: str) -> str | None:
        """The country and the office that are printed right before a person's name, where they are anywhere."""
        if actor not in self._described:
            found = self._actors.get(actor)
            people = found.mentions if found and found.kind is ActorKind.PERSON else ()
            described = (self._before(mention) for mention in people if mention.article in self._texts)
            self._described[actor] = next((words for words in described if words), None)
        return self._described[actor]

    def _before(self, mention: Mention) -> str:
        """ "French Foreign Minister" before a name; nothing where no country and office stand there."""
        line = self._texts[mention.article][max(0, mention.start - _REACH) : mention.start].split("\n")[-1]
        words = _WORD.findall(_POSSESSIVE.sub("", _CUT.split(line)[-1]))
        official = ladder_words()["official"]
        for at in range(len(words)):
            behind = words[at + 1 :]
            office = any(word.lower() in official for word in behind)
            if office and all(map(_in_title, behind)) and self._country(words, at):
                return " ".join(words[at:])
        return ""

    def _by_registry(self, entry: Entry, day: str | None) -> tuple[str, str]:
        """The country, or the body of many states, that an entry of the registry speaks for, and why."""
        if entry.kind is ActorKind.PLACE and entry.country is None:
            return entry.id, f"{entry.name} speaks for itself."
        if entry.kind is ActorKind.PERSON:
            held = [office for office in entry.offices if office.held_on(day)]
            if not held:
                return "", ""
            # of two offices at once the one whose country these articles speak of more
            office = max(held, key=lambda one: (self._spoken_of(one.of), one.kind.startswith("head")))
            return office.of, f"{entry.name}: {office.title or 'an office'} of {self.name(office.of)} in the registry."
        if entry.country is None or entry.kind not in (ActorKind.GOVERNMENT, ActorKind.PLACE):
            return "", ""
        if entry.kind is ActorKind.GOVERNMENT:
            return entry.country, f"{entry.name}: a government body of {self.name(entry.country)} in the registry."
        return entry.country, f"{entry.name} is in {self.name(entry.country)}: a place that speaks is its government."

    def _spoken_of(self, country: str) -> int:
        return len(self._actors[country].mentions) if country in self._actors else 0

    def _official_of(self, printed: str) -> str | None:
        """The country in words for somebody official: "a French presidency official", "France's foreign minister"."""
        words = _WORD.findall(_POSSESSIVE.sub("", printed))
        official = ladder_words()["official"]
        for at, word in enumerate(words):
            country = self._country(words, at) if word[:1].isupper() else None
            if country and any(later.lower().strip(".") in official for later in words[at + 1 :]):
                return country
        return None

    def _country(self, words: Sequence[str], at: int) -> str | None:
        """The country whose adjective or name begins at a word; two words before one ("South Korean")."""
        for length in (2, 1):
            run = " ".join(words[at : at + length])
            if len(words) - at < length or not run[:1].isupper():
                continue
            found = self._registry.country_of(run) or self._state(run)
            if found:
                return found
        return None

    def _state(self, name: str) -> str | None:
        """The country that a name stands for: its own, or its seat's ("Washington's envoy")."""
        entries = self._registry.named(name)
        country = next((e.id for e in entries if e.kind is ActorKind.PLACE and e.country is None), None)
        return country or next((e.country for e in entries if e.kind is ActorKind.GOVERNMENT), None)


def _in_title(word: str) -> bool:
    """Whether a word may stand inside a title: "Ambassador to the UN"."""
    return word.lower() in ladder_words()["official"] or word[:1].isupper() or word in ("to", "of", "for", "the")
