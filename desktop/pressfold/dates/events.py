"""Joins what articles tell of into events: the same actors, the same day, the same kind."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pressfold.dates.event_words import EventKind, event_words
from pressfold.model.actor import Actor, ActorKind, Mention
from pressfold.model.event import Event, EventSource, Occurrence
from pressfold.model.passage import Family, PassageKind
from pressfold.model.span import Span

#: Who can do something; a medium only reports it.
_ACTING = (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.GOVERNMENT)
#: Behind these a country is where something happens, or whom it is about, and does nothing itself.
_PLACED = re.compile(
    r"\b(?:in|at|near|from|to|of|on|about|over|for|against|into|across|inside|off|towards?)\s+(?:the\s+)?$"
)
_BESIDE = re.compile(r"\b(?:with|and)\s+(?:the\s+)?$")
_REACH = 16
#: More actors than this are a list, not those who did it.
_MOST = 4


class Named:
    """The mentions of every article in order, to be asked for those of a span; `texts` are the articles' by id."""

    def __init__(self, actors: Iterable[Actor], texts: Mapping[int, str]) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self._texts = texts
        self._mentions: dict[int, list[tuple[int, Mention, str]]] = defaultdict(list)
        for actor in self.actors.values():
            if actor.kind is not ActorKind.MEDIA:
                for mention in actor.mentions:
                    self._mentions[mention.article].append((mention.start, mention, actor.id))
        for row in self._mentions.values():
            row.sort(key=lambda entry: (entry[0], entry[2]))

    def about(self, article: int, span: Span) -> list[tuple[Mention, str]]:
        """The mentions inside a span of an article, from left to right: whoever does something, and where."""
        row = self._mentions.get(article, [])
        found: list[tuple[Mention, str]] = []
        for start, mention, actor in row[bisect_left(row, span.start, key=lambda entry: entry[0]) :]:
            if start >= span.end:
                break
            found.append((mention, actor))
        return found

    def within(self, article: int, span: Span) -> list[tuple[Mention, str]]:
        """Those of them who can do something: a country does where nothing before it makes it a place."""
        return [(mention, actor) for mention, actor in self.about(article, span) if self._acts(article, mention, actor)]

    def _acts(self, article: int, mention: Mention, actor: str) -> bool:
        if self.actors[actor].kind in _ACTING:
            return True
        before = self._texts[article][max(0, mention.start - _REACH) : mention.start]
        return _PLACED.search(before) is None

    def takes_part(self, mention: Mention, actor: str, *, together: bool) -> bool:
        """Whether an actor behind the verb may do it as well: a country that stands there has it done to it ("invaded
        Ukraine"), but for what is done together ("met with Norland").
        """
        if self.actors[actor].kind in _ACTING:
            return True
        before = self._texts[mention.article][max(0, mention.start - _REACH) : mention.start]
        return together and _BESIDE.search(before) is not None

    def head(self, id: str) -> str:
        """Whom an actor speaks for, else the actor: the Kremlin and Putin are one."""
        speaks_for = self.actors[id].speaks_for
        return speaks_for if speaks_for and speaks_for in self.actors else id


def join(occurrences: Iterable[Occurrence], named: Named, origins: Origins, texts: Mapping[int, str]) -> list[Event]:
    """The events of these occurrences by day; those whose sentence names nobody who could do it are left out.

    `origins` tell which sentences come from one source; `texts` are the articles' by id.
    """
    by_day: dict[tuple[str, str | None], list[tuple[Occurrence, tuple[str, ...]]]] = defaultdict(list)
    for occurrence in occurrences:
        who = _who(occurrence, named)
        if occurrence.date and who:
            by_day[occurrence.date, occurrence.until].append((occurrence, who))
    found = [
        _event(group, texts, origins, named)
        for _, told in sorted(by_day.items(), key=lambda item: (item[0][0], item[0][1] or ""))
        for group in _groups(told)
    ]
    return sorted(found, key=lambda event: (event.day, event.until or "", event.kind, event.id))


def _who(occurrence: Occurrence, named: Named) -> tuple[str, ...]:
    """Who does it, those before the verb and nearest to it first; () where the kind needs more than are named."""
    inside = named.within(occurrence.article, occurrence.span)
    before = [actor for mention, actor in reversed(inside) if mention.end <= occurrence.verb.start]
    kind = event_words().kinds[occurrence.kind]
    behind = [
        actor
        for mention, actor in inside
        if mention.start >= occurrence.verb.end and named.takes_part(mention, actor, together=kind.together)
    ]
    if kind.together:
        both = _heads(dict.fromkeys((*_persons(before, named), *_persons(behind, named))), named)
        return both[:_MOST] if len(both) > 1 else ()
    doing = before or behind
    return tuple(dict.fromkeys(doing))[:1]


def _persons(ids: Sequence[str], named: Named) -> list[str]:
    """Persons first: "Putin and Macron spoke about Ukraine" is between the two."""
    return sorted(ids, key=lambda id: named.actors[id].kind is not ActorKind.PERSON)


def _heads(ids: Iterable[str], named: Named) -> tuple[str, ...]:
    """Each with whom it speaks for as one: the Kremlin and Putin are not two."""
    heads = dict.fromkeys(named.head(id) for id in ids)
    persons = [id for id in heads if named.actors[id].kind is ActorKind.PERSON]
    return tuple(persons if len(persons) > 1 else heads)


def _groups(told: Sequence[tuple[Occurrence, tuple[str, ...]]]) -> list[list[tuple[Occurrence, tuple[str, ...]]]]:
    """Those of a day that are one event: alike in kind, and with those who did it in common."""
    groups: list[list[tuple[Occurrence, tuple[str, ...]]]] = []
    of_actor: dict[str, list[int]] = defaultdict(list)
    for entry in sorted(told, key=lambda entry: (-len(entry[1]), entry[0].article, entry[0].start)):
        near = sorted({at for actor in entry[1] for at in of_actor[actor]})
        home = next((groups[at] for at in near if _same(groups[at][0], entry)), None)
        if home is None:
            for actor in entry[1]:
                of_actor[actor].append(len(groups))
            groups.append([entry])
        else:
            home.append(entry)
    return groups


def _same(one: tuple[Occurrence, tuple[str, ...]], other: tuple[Occurrence, tuple[str, ...]]) -> bool:
    kinds = event_words().kinds
    a, b = kinds[one[0].kind], kinds[other[0].kind]
    alike = a.kind == b.kind or b.kind in a.alike
    needed = 2 if a.together else 1
    return alike and len(set(one[1]) & set(other[1])) >= needed


class Origins:
    """Counts the independent sources of places: those inside one wire passage are one."""

    def __init__(self, families: Iterable[Family]) -> None:
        self._members: dict[int, list[tuple[Span, str]]] = defaultdict(list)
        for family in families:
            if family.kind is PassageKind.WIRE:
                for member in family.members:
                    self._members[member.article].append((member.span, family.id))

    def count(self, places: Iterable[tuple[int, Span]]) -> int:
        """How many there are: a family's articles are one, an article of its own is one."""
        heads: dict[str, str] = {}

        def head(name: str) -> str:
            while heads.setdefault(name, name) != name:
                name = heads[name]
            return name

        for article, span in places:
            own = head(f"article {article}")
            for member, family in self._members.get(article, ()):
                if member.overlap(span):
                    heads[own] = head(family)
                    own = head(own)
        return len({head(name) for name in list(heads) if name.startswith("article ")})


def _event(
    group: Sequence[tuple[Occurrence, tuple[str, ...]]], texts: Mapping[int, str], origins: Origins, named: Named
) -> Event:
    kinds = event_words().kinds
    told = sorted(group, key=lambda entry: (entry[0].article, entry[0].start))
    kind = kinds[_main_kind([entry[0].kind for entry in told], kinds)]
    actors = _common(told, together=kind.together)
    first = told[0][0]
    sources = tuple(_source(occurrence, who, texts) for occurrence, who in told)
    number = origins.count((one.article, one.span) for one, _ in told)
    words = {" ".join(source.phrase.lower().split()) for source in sources}
    day, until = first.date or "", first.until
    made = hashlib.sha256("|".join((kind.kind, day, until or "", *sorted(actors))).encode()).hexdigest()[:16]
    names = " and ".join(named.actors[id].name for id in actors)
    why = f"The same day, the same kind ({kind.name.lower()}) and the same actors ({names})." if len(told) > 1 else ""
    return Event(
        made, kind.kind, kind.name, day, until, actors, sources, number,
        agreed=len(words) > 1 or number > 1, differences=_differences(sources, named), why=why,
    )  # fmt: skip


def _main_kind(found: Sequence[str], kinds: Mapping[str, EventKind]) -> str:
    """The kind that says most: a call or a meeting before mere talks, else the most frequent."""
    telling = [kind for kind in found if kind != "talk"] or list(found)
    counted = Counter(telling)
    return max(counted, key=lambda kind: (counted[kind], -list(kinds).index(kind)))


def _common(told: Sequence[tuple[Occurrence, tuple[str, ...]]], *, together: bool) -> tuple[str, ...]:
    """Those whom all name, or the first ones where they do not agree."""
    first = max((who for _, who in told), key=len)
    shared = [id for id in first if all(id in who for _, who in told)]
    return tuple(shared if len(shared) >= (2 if together else 1) else first)


def _source(occurrence: Occurrence, who: tuple[str, ...], texts: Mapping[int, str]) -> EventSource:
    text = texts[occurrence.article]
    return EventSource(
        occurrence.article,
        occurrence.span,
        occurrence.verb.of(text),
        occurrence.phrase.of(text),
        occurrence.date or "",
        occurrence.tense,
        who,
    )


def _differences(sources: Sequence[EventSource], named: Named) -> tuple[str, ...]:
    """What some tell and others do not: still to come or over already, and who else was there."""
    found: list[str] = []
    if {"past", "future"} <= {source.tense for source in sources}:
        found.append("Some articles tell of it as still to come, others as over.")
    everybody = dict.fromkeys(id for source in sources for id in source.actors)
    extra = [id for id in everybody if not all(id in source.actors for source in sources)]
    if extra and len(sources) > 1:
        found.append(f"Only some name {', '.join(named.actors[id].name for id in extra)}.")
    return tuple(found)
