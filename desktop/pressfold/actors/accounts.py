"""Accounts: whose a handle is ("@ZelenskyyUa"): by the name printed before it, else by what it spells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pressfold.actors.party import Parties, Party
from pressfold.actors.recognise import Name
from pressfold.actors.spelling import skeleton, slug
from pressfold.model.actor import ActorKind

#: What people and offices put behind their names in a handle.
_ENDINGS = ("official", "Official", "press", "Press", "Ua", "UA", "MFA", "_E", "real", "Real")


def take_handles(parties: Parties, handles: Sequence[tuple[int, Name]], texts: dict[int, str]) -> None:
    """Join the handles that the registry does not know."""
    if not handles:
        return
    named = {(m.article, m.end): party for party in parties for m in party.mentions}
    spelled = _spellings(parties)
    for article, name in handles:
        before = named.get((article, name.start - 2)) if texts[article][name.start - 2 : name.start] == " (" else None
        fitting = spelled.get(_sound(name.text), {})
        if before:
            before.add(article, name, f"handle printed beside {before.name}")
        elif len(fitting) == 1:
            party = next(iter(fitting.values()))
            party.add(article, name, f"handle that spells {party.name}")
        else:
            parties.of(f"account-{slug(name.text)}").add(article, name, "handle by itself")


def _spellings(parties: Parties) -> dict[str, dict[str, Party]]:
    """The parties by what a handle of theirs may spell: the whole name in one word, and a person's surname."""
    found: dict[str, dict[str, Party]] = defaultdict(dict)
    for party in parties:
        for text in (party.name, *party.spellings):
            found[skeleton("".join(text.split()))][party.id] = party
            if party.kind is ActorKind.PERSON:
                found[skeleton(text.split()[-1])][party.id] = party
    return found


def _sound(handle: str) -> str:
    """A handle without sign and common endings, as a skeleton: "@ZelenskyyUa" -> "zelenski"."""
    bare = handle.lstrip("@")
    for ending in _ENDINGS:
        bare = bare.removesuffix(ending)
    return skeleton(bare.replace("_", ""))
