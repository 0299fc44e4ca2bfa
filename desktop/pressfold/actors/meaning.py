"""Which of the registry's entries a name means where it stands.

A capital is a city after "in", "near", "to" or before a date, and a government where it says, wants, denies or is dealt
with. A body that many states have ("Foreign Ministry") is the one of the state named right before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pressfold.actors.lexicon import Lexicon
from pressfold.actors.recognise import Name
from pressfold.actors.registry import Entry, Registry
from pressfold.actors.spelling import key
from pressfold.model.actor import ActorKind

_BEFORE = re.compile(r"([\w.'’-]+)[ \u00a0]+(?:the[ \u00a0]+)?$", re.I)
_TWO_BEFORE = re.compile(r"(\w+)[ \u00a0]+(\w+)[ \u00a0]+$")
_AFTER = re.compile(r"[ \u00a0]*([,(]|['’]s\b|[\w’']+)(?:[ \u00a0]+(\w+))?(?:[ \u00a0]+(\w+))?")
#: "France's Foreign Ministry", "the French Foreign Ministry": the state right before a body.
_STATE_BEFORE = re.compile(r"((?:[A-Z][\w.-]+[ \u00a0]){0,2}[A-Z][\w.-]*\w)(?:['’]s?)?[ \u00a0]$")
_REACH = 40


def meant(text: str, named: Sequence[Name], registry: Registry) -> list[Entry | None]:
    """The entry that each name of one article means, None where no claim or more than one holds."""
    votes: dict[str, Counter[ActorKind]] = {}
    chosen: list[Entry | None] = []
    for name in named:
        if len(name.entries) > 1 and _is_capital(name.entries):
            kind = seat_kind(text, name)
            if kind:
                votes.setdefault(key(name.text), Counter())[kind] += 1
            chosen.append(_of_kind(name.entries, kind) if kind else None)
        elif len(name.entries) > 1:
            chosen.append(_alone_in_kind(name) or _named_otherwise(name, named))
        else:
            whose = None if name.entries and name.entries[0].country else of_state(text, name, registry)
            chosen.append(whose or (name.entries[0] if name.entries else None))
    return [_by_majority(name, entry, votes) for name, entry in zip(named, chosen, strict=True)]


def _is_capital(entries: Sequence[Entry]) -> bool:
    return {entry.kind for entry in entries} == {ActorKind.PLACE, ActorKind.GOVERNMENT}


def seat_kind(text: str, name: Name) -> ActorKind | None:
    """Whether a capital's name stands for the city or for its government; None where nothing tells."""
    lexicon = Lexicon.core()
    before = text[max(0, name.start - _REACH) : name.start].split("\n")[-1]
    behind = text[name.end : name.end + _REACH].split("\n")[0]
    two = _TWO_BEFORE.search(before)
    if (two and two.groups() == ("According", "to")) or (two and two.groups() == ("according", "to")):
        return ActorKind.GOVERNMENT
    last = _BEFORE.search(before)
    word = last.group(1).lower() if last else ""
    if word in lexicon.city_before:
        return ActorKind.PLACE
    after = _AFTER.match(behind)
    following = [part.lower() for part in after.groups() if part] if after else []
    if following[:1] and (following[0] in lexicon.state_after or following[0] in ("'s", "’s")):
        return ActorKind.GOVERNMENT
    if following[:1] == ["and"] and following[2:] and following[2] in lexicon.state_after:
        return ActorKind.GOVERNMENT
    return ActorKind.GOVERNMENT if word in lexicon.state_before else None


def _of_kind(entries: Sequence[Entry], kind: ActorKind) -> Entry | None:
    return next((entry for entry in entries if entry.kind is kind), None)


def _alone_in_kind(name: Name) -> Entry | None:
    """The only entry of the kind that the name seems to be; two of a kind are nobody."""
    fitting = [entry for entry in name.entries if entry.kind is name.kind]
    return fitting[0] if len(fitting) == 1 else None


def _named_otherwise(name: Name, named: Sequence[Name]) -> Entry | None:
    """The only claimant whom the article also names in a way that nobody else claims ("Kinshasa's" Congo)."""
    surely = {other.entries[0].id for other in named if len(other.entries) == 1}
    fitting = [entry for entry in name.entries if entry.id in surely]
    return fitting[0] if len(fitting) == 1 else None


def _by_majority(name: Name, entry: Entry | None, votes: dict[str, Counter[ActorKind]]) -> Entry | None:
    """For a capital that nothing told about, what it is elsewhere in the article; else the city."""
    if entry is not None or not (len(name.entries) > 1 and _is_capital(name.entries)):
        return entry
    seen = votes.get(key(name.text), Counter())
    most = ActorKind.GOVERNMENT if seen[ActorKind.GOVERNMENT] >= max(1, seen[ActorKind.PLACE]) else ActorKind.PLACE
    return _of_kind(name.entries, most)


def of_state(text: str, name: Name, registry: Registry) -> Entry | None:
    """The registry's entry for a body with the state before it: "Foreign Ministry" after "France's"."""
    if name.kind not in (ActorKind.ORGANISATION, ActorKind.GOVERNMENT):
        return None
    country = state_before(text, name, registry)
    adjective = registry.adjective(country) if country else None
    found = registry.named(f"{adjective} {name.text}") if adjective else ()
    return found[0] if len(found) == 1 else None


def state_before(text: str, name: Name, registry: Registry) -> str | None:
    """The id of the country named or meant right before a name: "France's ...", "the French ..."."""
    match = _STATE_BEFORE.search(text[max(0, name.start - _REACH) : name.start].split("\n")[-1])
    if not match:
        return None
    words = match.group(1).split()
    for start in range(len(words)):
        printed = " ".join(words[start:])
        country = registry.country_of(printed)
        if country:
            return country
        named = [entry for entry in registry.named(printed) if entry.kind is ActorKind.PLACE]
        if named:
            return named[0].id
    return None
