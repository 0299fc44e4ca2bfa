"""Roles: phrases that mean an actor without a name: "the Russian leader", "the minister", "Putin's office".

Who is meant is told by the same article first (a title printed before a name, a presidency named nearby), then by the
registry's dates. A phrase that only another article explains is offered, not linked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressfold.actors.grammar import Grammar
from pressfold.actors.offices import Held, Named, RolePhrase, fits, role_phrases, shared_offices
from pressfold.actors.registry import Registry
from pressfold.actors.tokens import Token, tokens
from pressfold.model.actor import ActorKind
from pressfold.model.article import READ, Article
from pressfold.model.span import Span

#: A title belongs to a name that follows within so many tokens ("US Ambassador to the UN Linda ...").
_REACH = 4
#: A role without a country means somebody who was named within so many code points before it.
_NEAR = 1000
_UNNAMED = frozenset(
    {"a", "an", "any", "another", "next", "former", "ex", "no", "every", "each", "new", "future", "then"}
)
_MANY = frozenset({"both", "two", "all", "several"})


@dataclass(frozen=True, slots=True)
class RoleLink:
    """A phrase that means an actor, and why."""

    span: Span
    actor: str
    why: str


@dataclass(frozen=True, slots=True)
class RoleReading:
    """What the role phrases of one article tell: links, the offices it prints, and phrases left unexplained."""

    links: tuple[RoleLink, ...]
    held: tuple[Held, ...]
    unexplained: tuple[tuple[Span, RolePhrase], ...]


class Roles:
    """The roles of one article: what it prints about offices, and which phrases mean whom."""

    def __init__(self, article: Article, named: Sequence[Named], registry: Registry, date: str | None) -> None:
        self._text = article.text
        self._registry = registry
        self._named = sorted(named, key=lambda n: n.span)
        self._starts = {n.span.start: n for n in self._named}
        self._ends = {n.span.end: n for n in self._named}
        self._entries = {n.actor: n.entry for n in self._named if n.entry}
        self._date = date
        self._blocks = [list(tokens(article.text, *block.span)) for block in article.blocks if block.role in READ]
        self._phrases = [list(role_phrases(block, registry)) for block in self._blocks]
        #: Each office once, however often it is printed.
        self.held = list(dict.fromkeys(held for nth in range(len(self._blocks)) for held in self._printed(nth)))

    # --- what the article prints ---

    def _printed(self, nth: int) -> Iterator[Held]:
        block = self._blocks[nth]
        offices: frozenset[str] = frozenset()
        for phrase in self._phrases[nth]:
            holder = self._holder(block, phrase)
            if holder and not self._is_unnamed(block, phrase):
                printed = self._text[block[phrase.first].start : block[phrase.last - 1].end]
                offices = shared_offices(phrase.offices, offices, holder)
                yield Held(holder.actor, phrase.words, offices, phrase.country, printed)

    def _holder(self, block: Sequence[Token], phrase: RolePhrase) -> Named | None:
        """The person whose name stands beside a role phrase."""
        for at in range(phrase.last, min(len(block), phrase.last + _REACH)):
            named = self._starts.get(block[at].start)
            if named and named.kind is ActorKind.PERSON:
                return named
            if block[at].text in (".", ";", ":", "'s", "’s") or (at > phrase.last and block[at].text == ","):
                break
            if not (named or block[at].text.lower() in ("to", "of", "for", "the", ",") or block[at].capital):
                break
        before = phrase.first - 1
        if before > 0 and block[before].text.lower() == "the":
            before -= 1
        if before > 0 and block[before].text == ",":
            named = self._ends.get(block[before - 1].end)
            return named if named and named.kind is ActorKind.PERSON else None
        return None

    def _is_unnamed(self, block: Sequence[Token], phrase: RolePhrase) -> bool:
        before = block[phrase.first - 1].text.lower() if phrase.first else ""
        return before in _UNNAMED or before in _MANY

    def _between(self, start: int, end: int) -> Sequence[Named]:
        """The names that reach into a span; names do not overlap."""
        first = bisect_right(self._named, start, key=lambda named: named.span.end)
        return self._named[first : bisect_left(self._named, end, key=lambda named: named.span.start)]

    # --- whom phrases mean ---

    def reading(self) -> RoleReading:
        """All that the role phrases of this article tell."""
        return RoleReading(tuple(self.links()), tuple(self.held), tuple(self.unexplained()))

    def links(self) -> Iterator[RoleLink]:
        """The phrases of this article that mean an actor, in order."""
        for nth, block in enumerate(self._blocks):
            for phrase in self._phrases[nth]:
                if self._stands_alone(block, phrase):
                    link = self._link(block, phrase)
                    if link:
                        yield link
            yield from self._offices_of_people(block)

    def unexplained(self) -> Iterator[tuple[Span, RolePhrase]]:
        """The phrases with a country that mean one person whom neither this article nor the registry tells."""
        for nth, block in enumerate(self._blocks):
            for phrase in self._phrases[nth]:
                if phrase.country and self._stands_alone(block, phrase) and self._link(block, phrase) is None:
                    yield Span(block[phrase.first].start, block[phrase.last - 1].end), phrase

    def _stands_alone(self, block: Sequence[Token], phrase: RolePhrase) -> bool:
        """Whether a phrase stands for its holder: definite, with no name beside it, and no part of another name."""
        if self._holder(block, phrase) or self._is_unnamed(block, phrase):
            return False
        start, end = block[phrase.first].start, block[phrase.last - 1].end
        if any(not named.span.within(Span(start, end)) for named in self._between(start, end)):
            return False
        before = block[phrase.first - 1].text.lower() if phrase.first else ""
        definite = before in ("the", "his", "her", "their", "its") or phrase.country is not None
        after = block[phrase.last].text.lower() if phrase.last < len(block) else ""
        return definite and after not in Grammar.core().roles and after != "-"

    def _link(self, block: Sequence[Token], phrase: RolePhrase) -> RoleLink | None:
        meant = self._in_article(block, phrase) or self._in_registry(phrase)
        if meant is None:
            return None
        actor, why = meant
        span = Span(block[phrase.first].start, block[phrase.last - 1].end)
        office = self._office_behind(block, phrase.last)
        if office is None:
            return RoleLink(span, actor, why)
        voice = self._voice_of(actor)
        return RoleLink(Span(span.start, office), voice, f"office of {self._name(actor)}") if voice else None

    def _in_article(self, block: Sequence[Token], phrase: RolePhrase) -> tuple[str, str] | None:
        """The one whom the article itself shows to hold the office."""
        fitting = [held for held in self.held if fits(held, phrase)]
        if not fitting:
            return self._present_leader(phrase) if phrase.country else None
        if phrase.country is None and len({held.actor for held in fitting} | set(self._present(phrase))) > 1:
            country = self._country_spoken_of(block)
            fitting = [held for held in fitting if country and held.country == country]
        people = {held.actor for held in fitting}
        if len(people) != 1 or not (phrase.country or self._named_near(fitting[0].actor, block[phrase.first].start)):
            return None
        return fitting[0].actor, f"“{fitting[0].printed}” in this article"

    def _named_near(self, actor: str, at: int) -> bool:
        """Whether an actor is named not long before a place: a bare "the minister" reaches no further."""
        return any(named.actor == actor for named in self._between(at - _NEAR, at))

    def _present(self, phrase: RolePhrase) -> dict[str, str]:
        """The people named in the article who held such an office, as the registry knows, with its title."""
        return {
            actor: term.title or term.kind
            for actor, entry in self._entries.items()
            for term in entry.offices
            if phrase.country in (None, term.of) and term.kind in phrase.offices and term.held_on(self._date)
        }

    def _present_leader(self, phrase: RolePhrase) -> tuple[str, str] | None:
        """The one person named in the article who held the office, as the registry knows."""
        people = self._present(phrase)
        if len(people) != 1:
            return None
        actor, title = next(iter(people.items()))
        return actor, f"held the office ({title}) as the registry knows, and is named in this article"

    def _in_registry(self, phrase: RolePhrase) -> tuple[str, str] | None:
        """The one who held the office on the article's date."""
        if phrase.country is None or self._date is None or "counterpart" in phrase.offices:
            return None
        holders = {
            entry.id
            for entry in self._registry.officers(phrase.country)
            for term in entry.offices
            if term.of == phrase.country and term.kind in phrase.offices and term.surely_held_on(self._date)
        }
        return (holders.pop(), f"held the office on {self._date}, as the registry knows") if len(holders) == 1 else None

    def _country_spoken_of(self, block: Sequence[Token]) -> str | None:
        """The country of the one government or house that the paragraph names ("the statement from Elysee Palace")."""
        countries = {
            named.entry.country
            for named in self._between(block[0].start, block[-1].end)
            if named.entry and named.kind is ActorKind.GOVERNMENT
        }
        return countries.pop() if len(countries) == 1 else None

    # --- offices and houses ---

    def _office_behind(self, block: Sequence[Token], at: int) -> int | None:
        """Where "'s office" behind a phrase ends."""
        if at + 1 < len(block) and block[at].text in ("'s", "’s") and block[at + 1].text.lower() == "office":
            return block[at + 1].end
        return None

    def _offices_of_people(self, block: Sequence[Token]) -> Iterator[RoleLink]:
        """ "Putin's office", "the Russian presidency": the house that speaks for somebody."""
        for at, token in enumerate(block):
            named = self._starts.get(token.start)
            if named and named.kind is ActorKind.PERSON:
                last = next((i for i in range(at, len(block)) if block[i].end == named.span.end), at)
                end = self._office_behind(block, last + 1)
                voice = self._voice_of(named.actor) if end else None
                if end and voice:
                    yield RoleLink(Span(token.start, end), voice, f"office of {self._name(named.actor)}")
            elif token.text.lower() in ("presidency", "ministry") and not token.capital:
                yield from self._house(block, at)

    def _house(self, block: Sequence[Token], at: int) -> Iterator[RoleLink]:
        """A presidency or a ministry in small letters, with its country before it."""
        after = block[at + 1].text.lower() if at + 1 < len(block) else ""
        if after in Grammar.core().roles or after in Grammar.core().people:
            return
        for start in range(max(0, at - 3), at):
            words = [t.text for t in block[start : at + 1] if t.text not in ("'s", "’s")]
            country = self._registry.country_of(words[0]) or next((e.id for e in self._registry.named(words[0])), None)
            adjective = self._registry.adjective(country) if country and block[start].capital else None
            found = self._registry.named(" ".join([adjective, *words[1:]]).title()) if adjective else ()
            if len(found) == 1:
                yield RoleLink(Span(block[start].start, block[at].end), found[0].id, "registry alias")
                return

    def _name(self, actor: str) -> str:
        entry = self._entries.get(actor)
        return entry.name if entry else actor

    def _voice_of(self, actor: str) -> str | None:
        """The house that speaks for a person: Putin's is the Kremlin."""
        return self._registry.voice_of(actor)


def offered(roles: Mapping[int, RoleReading]) -> Iterator[tuple[int, Span, Held]]:
    """The phrases that only another article explains: article, span, and who holds the office there."""
    held: dict[str | None, list[Held]] = defaultdict(list)
    for found in roles.values():
        for office in found.held:
            held[office.country].append(office)
    for article, found in roles.items():
        for span, phrase in found.unexplained:
            fitting = [office for office in held[phrase.country] if fits(office, phrase)]
            if len({office.actor for office in fitting}) == 1:
                yield article, span, fitting[0]
