"""Bodies and places: which names are one organisation, by alias, initials, and short form in the same article."""

from __future__ import annotations

from collections import defaultdict

from pressfold.actors.lexicon import Lexicon
from pressfold.actors.party import Parties
from pressfold.actors.recognise import Name
from pressfold.actors.registry import Entry
from pressfold.actors.spelling import key, slug
from pressfold.model.actor import ActorKind

_BODIES = (ActorKind.ORGANISATION, ActorKind.GOVERNMENT, ActorKind.MEDIA)


class Bodies:
    """The organisations and places of a collection: long names are given first, then the short forms."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        #: The ids of bodies in one article by what may stand for them, initials or a first word, with the reason.
        self._short: dict[int, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))

    def take_long(self, article: int, name: Name, entry: Entry | None) -> None:
        """Join a name that the registry knows, or that has several words."""
        if entry:
            party, why = self._parties.of(entry.id), "registry alias"
        else:
            party, why = self._parties.named(slug(name.text), name.kind), "same name"
        party.add(article, name, why)
        if name.kind in _BODIES:
            for short, reason in _short_forms(name.text).items():
                self._short[article][short].setdefault(party.id, f"{reason} {name.text}")

    def take_short(self, article: int, name: Name) -> None:
        """Join a name of one word that the registry does not know."""
        meant = self._short[article].get(key(name.text), {}) if name.kind in _BODIES else {}
        if len(meant) == 1:
            actor, reason = next(iter(meant.items()))
            party, why = self._parties.of(actor), f"{reason} in this article"
        else:
            party, why = self._parties.named(slug(name.text), name.kind), "same name"
        party.add(article, name, why)


def _short_forms(name: str) -> dict[str, str]:
    """What may stand for a body of several words, by key: "OSCE", "Goldman" for "Goldman Sachs"; and why."""
    words = [word for word in name.split() if word[0].isalnum()]
    if len(words) < 2:
        return {}
    lexicon = Lexicon.core()
    found = {}
    initials = "".join(word[0] for word in words if word.lower() not in lexicon.links)
    if len(initials) > 1:
        found[key(initials)] = "initials of"
    first = key(words[0])
    if first not in lexicon.plain_words and first not in lexicon.bodies and first not in lexicon.first_names:
        found[first] = "short form of"
    return found


def is_long(name: Name, entry: Entry | None) -> bool:
    """Whether a body's name is joined before the short forms are."""
    return entry is not None or len(name.text.split()) > 1
