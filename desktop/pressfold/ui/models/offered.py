"""Rows of what is offered: links of names that are likely and not made, and quotations that may be one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pressfold.model.actor import Offer
from pressfold.model.actor_page import Offered
from pressfold.ui.models.entries import Choice, Entry, Heading, Place, Row
from pressfold.ui.models.quotes import NOBODY
from pressfold.ui.phrases import count, joined, number, percent, shortened, told

_MOST = 60


def grouped(offers: Sequence[Offer]) -> dict[str, list[Offer]]:
    """The offers that ask the same, under a key that stays the same."""
    groups: dict[str, list[Offer]] = {}
    for offer in offers:
        groups.setdefault(f"offer {offer.text}|{offer.actor}|{offer.other}", []).append(offer)
    return groups


def link_entries(offers: Sequence[Offer], names: Mapping[int, str], actors: Mapping[str, str]) -> list[Entry]:
    """ "Micron = Emmanuel Macron? 1 place", with the reason, to be accepted or dismissed."""
    made = []
    for key, group in grouped(offers).items():
        first = group[0]
        other = actors.get(first.other, first.other)
        accept = Choice("accept", told("Accept"), told("“%s” is %s; this can be undone.", first.text, other))
        dismiss = Choice("dismiss", told("Dismiss"), told("“%s” is not %s; do not ask again.", first.text, other))
        outlets = list(dict.fromkeys(names.get(offer.article, "") for offer in group))
        facts = (first.why, joined(count(len(group), "place", "places"), ", ".join(filter(None, outlets[:3]))))
        opens = Place(first.article, first.span)
        made.append(Entry(key, head=f"{first.text} = {other}?", facts=facts, opens=opens, choices=(accept, dismiss)))
    return made


def alike_entries(offered: Offered, names: Mapping[int, str]) -> list[Entry]:
    """Pairs of quotations that may be one statement, the most alike first."""
    made = []
    for one, other, pair in offered.alike[:_MOST]:
        who = [said.speaker or said.speaker_text or NOBODY for said in (one, other)]
        head = who[0] if who[0] == who[1] else f"{who[0]} / {who[1]}"
        texts = [shortened(said.text, 140) for said in (one, other)]
        places = [names.get(said.article, "") for said in (one, other)]
        accept = Choice("accept", told("One statement"), told("They render one statement; this can be undone."))
        dismiss = Choice("dismiss", told("Two statements"), told("Do not offer the two again; this can be undone."))
        choice = Choice(
            "other",
            told("Go to the second"),
            told("Go to the second of the two in %s.", places[1]),
            Place(other.article, other.span),
        )
        facts = (told("%s: %s", places[0], texts[0]), told("%s: %s", places[1], texts[1]), pair.why)
        warns = (
            told("Speakers differ: the words agree more than those who are named for them.") if pair.conflict else ""
        )
        amount = percent(pair.likeness)
        key = f"alike {one.id} {other.id}"
        opens = Place(one.article, one.span)
        made.append(Entry(key, head, amount, facts=facts, warns=warns, opens=opens, choices=(accept, dismiss, choice)))
    return made


def offer_rows(offered: Offered, names: Mapping[int, str], actors: Mapping[str, str]) -> tuple[Row, ...]:
    """All that is offered: names first, then statements."""
    links = link_entries(offered.links, names, actors)
    alike = alike_entries(offered, names)
    rows: list[Row] = []
    if links:
        rows += [Heading(told("Names"), number(len(links))), *links[:_MOST]]
    if alike:
        rows += [Heading(told("Possibly the same statement"), number(len(offered.alike))), *alike]
    return tuple(rows)
