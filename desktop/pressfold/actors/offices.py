"""Offices: who is called president, minister or envoy of what, as the articles themselves print it.

"French Foreign Minister Jean-Yves Le Drian" and "Emmanuel Macron, the president of France," tell that two people hold
two offices. What an article prints counts before what the registry knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pressfold.actors.registry import Entry, Registry
from pressfold.actors.tokens import Token
from pressfold.model.actor import ActorKind
from pressfold.model.span import Span
from pressfold.resources import resource

#: No role phrase has more words before its country ("minister of foreign affairs").
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in an article: where, which actor, and its registry entry if it has one."""

    span: Span
    actor: str
    kind: ActorKind
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Held:
    """An office that an actor holds: the words printed, what they stand for, the country, and the proof."""

    actor: str
    words: tuple[str, ...]
    offices: frozenset[str]
    country: str | None
    printed: str


class RolePhrase(NamedTuple):
    """Words that name a role: tokens `first` to `last`, what office they stand for, and of which country."""

    first: int
    last: int
    words: tuple[str, ...]
    offices: frozenset[str]
    country: str | None


@cache
def role_words() -> dict[tuple[str, ...], frozenset[str]]:
    """The words of roles and the offices they stand for (`resources/actors/roles.txt`)."""
    found = {}
    for line in resource("actors", "roles.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words, _, offices = line.partition(" = ")
            found[tuple(words.split())] = frozenset(offices.split())
    return found


def role_phrases(tokens: Sequence[Token], registry: Registry) -> Iterator[RolePhrase]:
    """The role phrases among tokens with their countries, in order, the longest words at each place."""
    lower = [token.text.lower() for token in tokens]
    openings = _openings()
    at = 0
    while at < len(tokens):
        words = next((w for w in _from(lower, at) if w in role_words()), None) if lower[at] in openings else None
        if words is None:
            at += 1
            continue
        first, country = _country_before(tokens, lower, at, registry)
        last = at + len(words)
        if country is None:
            last, country = _country_behind(tokens, lower, last, registry)
        yield RolePhrase(first, last, words, role_words()[words], country)
        at = last


@cache
def _openings() -> frozenset[str]:
    return frozenset(words[0] for words in role_words())


def _from(lower: Sequence[str], at: int) -> Iterator[tuple[str, ...]]:
    for length in range(_LONGEST, 0, -1):
        yield tuple(lower[at : at + length])


def _country_before(
    tokens: Sequence[Token], lower: Sequence[str], at: int, registry: Registry
) -> tuple[int, str | None]:
    """Where a phrase starts with its country before the role: "French ...", "France's ...", "the US ..."."""
    first = at
    possessive = first > 0 and lower[first - 1] in ("'s", "’s", "'", "’")
    end = first - 1 if possessive else first
    for start in range(max(0, end - 2), end):
        printed = " ".join(token.text for token in tokens[start:end])
        country = None if not tokens[start].capital else registry.country_of(printed) or _place(printed, registry)
        if country:
            return start, country
    return first, None


def _country_behind(
    tokens: Sequence[Token], lower: Sequence[str], last: int, registry: Registry
) -> tuple[int, str | None]:
    """Where a phrase ends with its country behind the role: "... of Russia", "... of the Republic"."""
    if last + 1 >= len(tokens) or lower[last] != "of":
        return last, None
    start = last + 1 + (lower[last + 1] == "the")
    match = registry.longest([token.text for token in tokens[start : start + 5]], 0) if start < len(tokens) else None
    if match and match.entries[0].kind in (ActorKind.PLACE, ActorKind.ORGANISATION):
        return start + match.length, match.entries[0].id
    if start < len(tokens) and tokens[start].text in ("Republic", "State"):
        return start + 1, None
    return last, None


def _place(printed: str, registry: Registry) -> str | None:
    """The id of the country or body of this name; a capital or a leader is neither."""
    for entry in registry.named(printed):
        if entry.kind in (ActorKind.PLACE, ActorKind.ORGANISATION) and entry.country is None:
            return entry.id
    return None


def shared_offices(offices: frozenset[str], before: frozenset[str], holder: Named) -> frozenset[str]:
    """The offices printed; a counterpart holds that of the one named before, or what the registry knows."""
    if "counterpart" not in offices:
        return offices
    known = frozenset(term.kind for term in holder.entry.offices) if holder.entry else frozenset()
    return before or known or frozenset({"other"})


def fits(held: Held, phrase: RolePhrase) -> bool:
    """Whether an office printed with a name may be the one that a phrase means."""
    same_country = phrase.country is None or held.country == phrase.country
    if "counterpart" in phrase.offices:
        return same_country and phrase.country is not None and not held.offices <= {"other"}
    if held.words[-1] == "leader" != phrase.words[-1]:  # the leader of a party is no prime minister
        return False
    offices = held.offices & phrase.offices - {"other"}
    return same_country and (bool(offices) or held.words[-1] == phrase.words[-1])
