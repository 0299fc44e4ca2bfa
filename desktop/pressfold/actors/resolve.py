"""Joining: which names are one actor, within an article and over all of them, and why.

The first rule that fits wins, and every link keeps its reason: a surname goes to the fuller name in its own article;
a registry alias, handle or transliteration to the registry's actor; then to the fuller name in the collection; then
to the only leader of that surname. Two holders of a surname: no link, but an offer. A likely misprint is an actor of
its own with an offer: nothing is merged silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pressfold.actors.accounts import take_handles
from pressfold.actors.bodies import Bodies, is_long
from pressfold.actors.meaning import meant
from pressfold.actors.misprints import Misprints
from pressfold.actors.occasions import date_of
from pressfold.actors.offices import Named
from pressfold.actors.party import Parties, Party
from pressfold.actors.people import People, has_first_name
from pressfold.actors.readings import Readings
from pressfold.actors.recognise import Name
from pressfold.actors.registry import Entry, Registry
from pressfold.actors.roles import RoleReading, Roles, offered
from pressfold.actors.spelling import skeleton
from pressfold.model.actor import ActorKind, How, Mention, Offer
from pressfold.model.article import Article

#: A misprint is printed at most so often.
_RARE = 2


class Joining:
    """The names of a collection joined: `parties` are its actors, `offers` the links that are not made."""

    def __init__(
        self,
        articles: Sequence[Article],
        found: Mapping[int, Sequence[Name]],
        registry: Registry,
        readings: Readings | None = None,
    ) -> None:
        self._articles = articles
        self._registry = registry
        self._readings = readings or Readings()
        self.parties = Parties(registry)
        self.offers: list[Offer] = []
        self._people = People(self.parties)
        self._join_names(found)
        self._join_roles()
        self._offer_namesakes()
        self._offer_transliterations()

    # --- names ---

    def _join_names(self, found: Mapping[int, Sequence[Name]]) -> None:
        """Give every name its party: full and long names first, then what is short for them, then handles."""
        texts = {article.id: article.text for article in self._articles}
        dates = {article.id: date_of(article) for article in self._articles}
        bodies = Bodies(self.parties)
        surnames: list[tuple[int, Name]] = []
        short: list[tuple[int, Name]] = []
        handles: list[tuple[int, Name]] = []
        for article, named in found.items():
            for name, entry in zip(named, meant(texts[article], named, self._registry), strict=True):
                if name.how is How.HANDLE and not name.entries:
                    handles.append((article, name))
                elif name.kind is ActorKind.PERSON and (entry is None or entry.kind is ActorKind.PERSON):
                    if has_first_name(name.text):
                        self._people.take_full(article, name, entry)
                    else:
                        surnames.append((article, name))
                elif is_long(name, entry):
                    bodies.take_long(article, name, entry)
                    self._offer_claimants(article, name, entry)
                else:
                    short.append((article, name))
                    self._offer_claimants(article, name, entry)
        for article, name in surnames:
            party = self._people.take_short(article, name, dates[article])
            if party.entry is None:
                self._offer_claimants(article, name, None, party.id)
        for article, name in short:
            bodies.take_short(article, name)
        take_handles(self.parties, handles, texts)

    # --- roles ---

    def _join_roles(self) -> None:
        """Add the phrases that mean an actor without naming it, and offer what only another article explains."""
        named = self._named_by_article()
        roles = {a.id: self._roles(a, named.get(a.id, [])) for a in self._articles}
        texts = {article.id: article.text for article in self._articles}
        for article, found in roles.items():
            for link in found.links:
                self.parties.of(link.actor).add_role(article, link.span, link.span.of(texts[article]), link.why)
        for article, span, office in offered(roles):
            why = f"“{office.printed}” is {self.parties.of(office.actor).name} in another article."
            self.offers.append(Offer(article, *span, span.of(texts[article]), None, office.actor, why))

    def _roles(self, article: Article, named: Sequence[Named]) -> RoleReading:
        date = date_of(article)
        made_of = date, [(*one.span, one.actor, one.kind.value) for one in named]
        return self._readings.roles(article, made_of, lambda: Roles(article, named, self._registry, date).reading())

    def _named_by_article(self) -> dict[int, list[Named]]:
        found: dict[int, list[Named]] = defaultdict(list)
        for party in self.parties:
            for mention in party.mentions:
                found[mention.article].append(Named(mention.span, party.id, party.kind, party.entry))
        return found

    # --- offers ---

    def _offer_claimants(self, article: int, name: Name, entry: Entry | None, actor: str | None = None) -> None:
        """Offer each of several in the registry who claim a name, where nothing tells who is meant."""
        for claimant in name.entries if entry is None and len(name.entries) > 1 else ():
            why = f"{claimant.name} is called so, but not alone."
            self.offers.append(Offer(article, name.start, name.end, name.text, actor, claimant.id, why))

    def _offer_namesakes(self) -> None:
        """Offer each holder of a surname that several have, and the name that a likely misprint resembles."""
        surnames = self._people.surnames()
        misprints = Misprints(surnames)
        for party in self.parties:
            if party.entry is None and party.kind is ActorKind.PERSON and not has_first_name(party.name):
                self._offer_holders(party)
                resembled = misprints.of(skeleton(party.name)) if len(party.mentions) <= _RARE else None
                if resembled:
                    self._offer_respelled(party, self.parties.of(surnames[resembled]))

    def _offer_holders(self, party: Party) -> None:
        for mention in party.mentions:
            for other in self._people.holders(mention.article, party.name):
                if other != party.id:
                    why = f"{self.parties.of(other).name} has this surname, but not alone."
                    self._offer(mention, party, other, why)

    def _offer_respelled(self, party: Party, other: Party) -> None:
        if len(other.mentions) > 2 * len(party.mentions):
            places = "1 place" if len(party.mentions) == 1 else f"{len(party.mentions)} places"
            why = f"Printed in {places}, one letter off the surname of {other.name}."
            for mention in party.mentions:
                self._offer(mention, party, other.id, why, whole=True)

    def _offer_transliterations(self) -> None:
        """Offer full names that two transliterations may write so, the rarer one as the other."""
        for one, other in self._people.transliterations():
            ranked = sorted(map(self.parties.of, (one, other)), key=lambda p: (p.entry is not None, len(p.mentions)))
            rarer, usual = ranked
            why = f"{rarer.name} and {usual.name} sound alike: they may be one name in two transliterations."
            for mention in rarer.mentions if rarer.entry is None else ():
                if mention.text == rarer.name:
                    self._offer(mention, rarer, usual.id, why, whole=True)

    def _offer(self, mention: Mention, party: Party, other: str, why: str, *, whole: bool = False) -> None:
        self.offers.append(Offer(mention.article, *mention.span, mention.text, party.id, other, why, whole))
