"""Joining: which names are one actor, within an article and over all of them, and why.

The first rule that fits wins, and every link keeps its reason: a surname goes to the fuller name in its own article;
a registry alias, handle or transliteration to the registry's actor; then to the fuller name in the collection; then
to the only leader of that surname. Two holders of a surname: no link, but an offer. A likely misprint is an actor of
its own with an offer: nothing is merged silently.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pressfold.actors.lexicon import Lexicon
from pressfold.actors.meaning import meant
from pressfold.actors.recognise import Name
from pressfold.actors.registry import Entry, Registry
from pressfold.actors.roles import Named, Roles, offered
from pressfold.actors.spelling import skeleton, slug
from pressfold.model.actor import Actor, ActorKind, How, Mention, Offer
from pressfold.model.article import Article
from pressfold.model.span import Span

_LEADERS = ("head_of_state", "head_of_government")


@dataclass
class Party:
    """An actor in the making: its names so far, each with the reason it is counted here."""

    id: str
    entry: Entry | None = None
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    sure: bool = False

    def add_role(self, article: int, span: Span, text: str, why: str) -> None:
        """Count a phrase that means this actor."""
        self.mentions.append(Mention(article, span.start, span.end, text, How.ROLE, why))

    def add(self, article: int, name: Name, why: str) -> None:
        """Count a name as this actor's."""
        self.mentions.append(Mention(article, name.start, name.end, name.text, name.how, why))
        self.kinds[name.kind] += 2 if name.sure else 1
        self.sure = self.sure or name.sure
        if name.how is How.NAME:
            self.spellings[name.text] += 1

    @property
    def kind(self) -> ActorKind:
        """The registry's kind, else the one that the mentions show most often."""
        if self.entry:
            return self.entry.kind
        return max(self.kinds, key=lambda kind: (self.kinds[kind], kind.value), default=ActorKind.PERSON)

    @property
    def name(self) -> str:
        """The registry's name, else the fullest spelling, the most frequent of several."""
        if self.entry:
            return self.entry.name
        if not self.spellings:
            return self.mentions[0].text
        return max(self.spellings, key=lambda text: (len(text.split()), self.spellings[text], text))

    def actor(self) -> Actor:
        """The finished value."""
        entry = self.entry
        known = entry.aliases if entry else ()
        aliases = dict.fromkeys([*(text for text, _ in self.spellings.most_common()), *known])
        aliases.pop(self.name, None)
        return Actor(
            id=self.id,
            name=self.name,
            kind=self.kind,
            kind_sure=entry is not None or self.sure,
            qid=entry.qid if entry else None,
            aliases=tuple(aliases),
            speaks_for=entry.speaks_for if entry else None,
            mentions=tuple(sorted(self.mentions, key=lambda m: (m.article, m.start))),
        )


@dataclass(frozen=True)
class Loose:
    """A name that is not joined yet, with the number of its article."""

    article: int
    name: Name


class Joining:
    """Joins the names of a collection; `parties` are the actors so far."""

    def __init__(self, registry: Registry, dates: Mapping[int, str | None]) -> None:
        self._registry = registry
        self._dates = dates
        self.parties: dict[str, Party] = {}
        self.offers: list[Offer] = []
        #: The full names of people by the words they end in, as skeletons: in one article, and in all.
        self._ends: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._all_ends: dict[str, set[str]] = defaultdict(set)

    def join(self, found: Mapping[int, Sequence[Name]], texts: Mapping[int, str]) -> None:
        """Give every name its actor."""
        short: list[Loose] = []
        handles: list[Loose] = []
        for article, named in found.items():
            for name, entry in zip(named, meant(texts[article], named, self._registry), strict=True):
                if name.how is How.HANDLE and not name.entries:
                    handles.append(Loose(article, name))
                elif name.kind is ActorKind.PERSON and (entry is None or entry.kind is ActorKind.PERSON):
                    if _is_full(name):
                        self._join_full(article, name, entry)
                    else:
                        short.append(Loose(article, name))
                else:
                    self._join_thing(article, name, entry)
        for loose in short:
            self._join_short(loose.article, loose.name)
        for loose in handles:
            self._join_handle(loose.article, loose.name, texts[loose.article])

    # --- people by their full names ---

    def _join_full(self, article: int, name: Name, entry: Entry | None) -> None:
        why = "registry alias"
        if entry is None:
            sounding = self._registry.sounding(name.text)
            entry = sounding[0] if len(sounding) == 1 else None
            why = "the registry's name in another spelling"
        if entry:
            party = self._party_of(entry)
        else:
            party, why = self._full_name_party(name)
        party.add(article, name, why)
        words = skeleton(name.text).split()
        for at in range(1, len(words)):
            end = " ".join(words[at:])
            self._ends[article][end].add(party.id)
            self._all_ends[end].add(party.id)

    def _full_name_party(self, name: Name) -> tuple[Party, str]:
        """The party of a full name that the registry lacks: an earlier one in another spelling, or a new one."""
        words = skeleton(name.text).split()
        for other in sorted(self._all_ends.get(words[-1], ())):
            party = self.parties[other]
            if any(_one_person(words, skeleton(spelling).split()) for spelling in party.spellings):
                return party, f"another spelling of {party.name}" if name.text not in party.spellings else "same name"
        return self._party(slug(name.text)), "full name"

    # --- people by a part of their name ---

    def _join_short(self, article: int, name: Name) -> None:
        sound = skeleton(name.text)
        here = self._ends[article].get(sound, set())
        if len(here) == 1:
            party = self.parties[next(iter(here))]
            party.add(article, name, f"surname of {party.name} in this article")
            return
        entry = name.entries[0] if len(name.entries) == 1 and not here else None
        if entry:
            self._party_of(entry).add(article, name, "registry alias")
            return
        everywhere = self._all_ends.get(sound, set()) if not here else set()
        if len(everywhere) == 1:
            party = self.parties[next(iter(everywhere))]
            party.add(article, name, f"surname of {party.name} in the collection")
            return
        leader = self._only_leader(article, name) if not here and not everywhere else None
        if leader:
            self._party_of(leader).add(article, name, "the only leader of that surname in the registry")
        else:
            self._party(slug(name.text)).add(article, name, "name by itself")

    def _only_leader(self, article: int, name: Name) -> Entry | None:
        """The one head of state or government of this surname in office on the article's date."""
        if name.text.lower() in Lexicon.core().plain_words:
            return None
        date = self._dates.get(article)
        leaders = [
            entry
            for entry in self._registry.surname(name.text)
            if any(term.kind in _LEADERS and term.held_on(date) for term in entry.offices)
        ]
        return leaders[0] if len(leaders) == 1 else None

    # --- handles, bodies, places ---

    def _join_handle(self, article: int, name: Name, text: str) -> None:
        """A handle goes to the name printed right before it, else to the one actor it spells."""
        before = self._named_before(article, name, text)
        if before:
            before.add(article, name, f"handle printed beside {before.name}")
            return
        spelled = _handle_sound(name.text)
        fitting = [party for party in self._by_age() if spelled in _handle_sounds(party)]
        if len(fitting) == 1:
            fitting[0].add(article, name, f"handle that spells {fitting[0].name}")
        else:
            self._party(slug(name.text)).add(article, name, "handle by itself")

    def _named_before(self, article: int, name: Name, text: str) -> Party | None:
        """The party whose name stands right before "(@handle)"."""
        if text[name.start - 2 : name.start] != " (":
            return None
        for party in self._by_age():
            if any(m.article == article and m.end == name.start - 2 for m in party.mentions):
                return party
        return None

    def _join_thing(self, article: int, name: Name, entry: Entry | None) -> None:
        if entry:
            self._party_of(entry).add(article, name, "registry alias")
        else:
            self._party(slug(name.text)).add(article, name, "same name")

    # --- roles and offers ---

    def take_roles(self, articles: Sequence[Article]) -> None:
        """Add the phrases that mean an actor without naming it, and offer what only another article explains."""
        named = self._named_by_article()
        roles = {article.id: Roles(article, named.get(article.id, []), self._registry) for article in articles}
        texts = {article.id: article.text for article in articles}
        for number, found in roles.items():
            for link in found.links():
                entry = self._registry.entry(link.actor)
                party = self._party_of(entry) if entry else self._party(link.actor)
                party.add_role(number, link.span, link.span.of(texts[number]), link.why)
        held = [office for found in roles.values() for office in found.held]
        for number, span, office in offered(roles, held):
            name = self.parties[office.actor].name
            why = f"“{office.printed}” is {name} in another article."
            self.offers.append(Offer(number, *span, span.of(texts[number]), None, office.actor, why))

    def _named_by_article(self) -> dict[int, list[Named]]:
        found: dict[int, list[Named]] = defaultdict(list)
        for party in self.parties.values():
            for mention in party.mentions:
                found[mention.article].append(Named(mention.span, party.id, party.kind, party.entry))
        return found

    def offer_namesakes(self) -> None:
        """Offer for a surname with several holders each of them, and for a likely misprint the name it resembles."""
        for party in list(self.parties.values()):
            if party.entry is None and party.kind is ActorKind.PERSON and not _has_first_name(party.name):
                self._offer_holders(party)
                self._offer_respelled(party)

    def _offer_holders(self, party: Party) -> None:
        for mention in party.mentions:
            holders = self._ends[mention.article].get(skeleton(party.name)) or self._all_ends.get(skeleton(party.name))
            for other in sorted(holders or ()):
                if other != party.id:
                    why = f"{self.parties[other].name} has this surname, but not alone."
                    self._offer(mention, party, other, why)

    def _offer_respelled(self, party: Party) -> None:
        """A rare name one letter off a frequent surname: "Micron" beside many "Macron"."""
        if len(party.mentions) > 2 or len(party.name) < 5:
            return
        for end, holders in sorted(self._all_ends.items()):
            if len(holders) == 1 and " " not in end and _one_edit(skeleton(party.name), end):
                other = self.parties[next(iter(holders))]
                if other is not party and len(other.mentions) >= 2 * len(party.mentions) + 1:
                    places = f"{len(other.mentions)} places" if len(other.mentions) > 1 else "1 place"
                    why = f"One letter off the surname of {other.name}, who is named in {places}."
                    self._offer(party.mentions[0], party, other.id, why)

    def _offer(self, mention: Mention, party: Party, other: str, why: str) -> None:
        self.offers.append(Offer(mention.article, mention.start, mention.end, mention.text, party.id, other, why))

    # --- parties ---

    def _by_age(self) -> Iterable[Party]:
        return list(self.parties.values())

    def _party_of(self, entry: Entry) -> Party:
        party = self._party(entry.id)
        party.entry = entry
        return party

    def _party(self, actor: str) -> Party:
        return self.parties.setdefault(actor, Party(actor))


def _is_full(name: Name) -> bool:
    return _has_first_name(name.text)


def _has_first_name(name: str) -> bool:
    """Whether a person's name has a first name: two words, and not only a surname in two words."""
    words = name.split()
    return len(words) > 1 and words[0].lower() not in Lexicon.core().links


def _one_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names of one last word may be one person: the same, with a middle name, or one letter off."""
    if list(one) == list(other):
        return True
    if one[-1] != other[-1]:
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if longer[0] == shorter[0]:
        return all(word in longer for word in shorter)
    return len(one) == len(other) and min(len(one[0]), len(other[0])) > 4 and _one_edit(one[0], other[0])


def _one_edit(one: str, other: str) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1


def _handle_sound(handle: str) -> str:
    """A handle without sign and common endings, as a skeleton: "@ZelenskyyUa" -> "zelenski"."""
    bare = handle.lstrip("@").replace("_", "")
    for ending in ("official", "Official", "press", "Press", "Ua", "UA", "MFA"):
        bare = bare.removesuffix(ending)
    return skeleton(bare)


def _handle_sounds(party: Party) -> set[str]:
    """What a handle of this actor may spell: the whole name in one word, and a person's surname."""
    sounds = {skeleton("".join(text.split())) for text in (party.name, *party.spellings)}
    if party.kind is ActorKind.PERSON:
        sounds |= {skeleton(text.split()[-1]) for text in (party.name, *party.spellings)}
    return sounds


def joined(articles: Sequence[Article], found: Mapping[int, Sequence[Name]], registry: Registry) -> Joining:
    """The joining of all names of these articles."""
    joining = Joining(registry, {article.id: article.metadata.published for article in articles})
    joining.join(found, {article.id: article.text for article in articles})
    joining.take_roles(articles)
    joining.offer_namesakes()
    return joining
