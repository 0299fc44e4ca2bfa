"""The five starter articles against a truth made by reading them (`starter_truth.json`).

Names: exact spans of names and handles, and the actor each means. Roles: phrases that mean an actor. Quotations: words
(pieces), kind, speakers, and through whom they came. Utterances: quotations that render the same statement, by article
and first words. The bounds are below what is reached, so that another sensible choice does not break the build; what is
reached stands beside each.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from pressfold.actors.find import Found, find
from pressfold.actors.quotations import find_quotations, listen
from pressfold.ingest.reading import read
from pressfold.model.actor import How
from pressfold.model.article import Article
from pressfold.model.quotation import Quotation

TRUTH: dict[str, Any] = json.loads((Path(__file__).parent / "starter_truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def starters() -> list[Article]:
    folder = Path(__file__).parents[2] / "corpus"
    return [Article(int(path.name[:3]), read(path)) for path in sorted(folder.glob("0*.txt"))]


@pytest.fixture(scope="module")
def actors(starters: list[Article]) -> Found:
    return find(starters)


@pytest.fixture(scope="module")
def quoted(starters: list[Article], actors: Found) -> list[Quotation]:
    return find_quotations(starters, actors.actors)


def named(actors: Found) -> dict[tuple[int, int, str], str]:
    """Where each name and handle stands, with its actor."""
    return {
        (m.article, m.start, m.text): actor.id
        for actor in actors.actors
        for m in actor.mentions
        if m.how in (How.NAME, How.HANDLE)
    }


def known_names() -> dict[tuple[int, int, str], str]:
    return {(int(a), start, text): actor for a, rows in TRUTH["names"].items() for start, text, actor in rows}


def test_names_are_found_exactly(actors: Found) -> None:
    """Reached: precision 0.985, recall 1.0."""
    found, known = named(actors), known_names()
    hits = len(found.keys() & known.keys())
    assert hits / len(found) >= 0.97
    assert hits / len(known) >= 0.98


def test_names_are_joined_to_their_actors(actors: Found) -> None:
    """B-cubed (Bagga and Baldwin 1998) over the mentions that both have. Reached: 1.0."""
    found, known = named(actors), known_names()
    shared = sorted(found.keys() & known.keys())
    ours, theirs = clusters(found, shared), clusters(known, shared)
    precision = sum(len(ours[found[m]] & theirs[known[m]]) / len(ours[found[m]]) for m in shared) / len(shared)
    recall = sum(len(ours[found[m]] & theirs[known[m]]) / len(theirs[known[m]]) for m in shared) / len(shared)
    assert 2 * precision * recall / (precision + recall) >= 0.98


def clusters(
    actors_of: dict[tuple[int, int, str], str], mentions: list[tuple[int, int, str]]
) -> dict[str, set[tuple[int, int, str]]]:
    made: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
    for mention in mentions:
        made[actors_of[mention]].add(mention)
    return made


def test_role_phrases_mean_their_actors(actors: Found) -> None:
    """Reached: 8 of 8."""
    found = {
        (m.article, m.start, m.text, actor.id) for actor in actors.actors for m in actor.mentions if m.how is How.ROLE
    }
    known = {(int(a), start, text, actor) for a, start, text, actor in TRUTH["roles"]}
    assert len(found & known) >= 7
    assert len(found - known) <= 1


def same_words(quotation: Quotation, row: dict[str, Any]) -> bool:
    """Whether the hulls overlap by half and more."""
    start, end = row["pieces"][0][0], row["pieces"][-1][1]
    both = max(0, min(end, quotation.end) - max(start, quotation.start))
    hull = max(end, quotation.end) - min(start, quotation.start)
    return quotation.article == int(row["article"]) and both / hull >= 0.5


def test_quotations_are_found_and_right(quoted: list[Quotation]) -> None:
    """Found with the kind, the speakers, and through whom. Reached: 69 of 70, and nothing else found."""
    rows = TRUTH["quotations"]
    right = [
        row
        for row in rows
        if any(
            same_words(q, row)
            and q.kind.value == row["kind"]
            and list(q.speakers) == row["speakers"]
            and q.via == row["via"]
            for q in quoted
        )
    ]
    assert len(right) / len(rows) >= 0.95
    false = [q for q in quoted if not any(same_words(q, row) for row in rows)]
    assert len(false) <= 2


def test_speech_inside_speech_is_found(quoted: list[Quotation]) -> None:
    """Reached: 10 of 10."""
    nested = [row for row in TRUTH["quotations"] if row["via"]]
    assert sum(any(same_words(q, row) and q.via == row["via"] for q in quoted) for row in nested) >= 9


def test_utterances_join_what_is_one_statement(quoted: list[Quotation]) -> None:
    """A group is found when two of its members share an id. Reached: 9 of 11, every pair that is joined right."""
    group_of = {
        (q.article, q.start): nth
        for nth, group in enumerate(TRUTH["utterances"])
        for q in quoted
        if any(f"{q.article:03d}:{q.text}".startswith(member) for member in group)
    }
    joined: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for quotation in quoted:
        if quotation.utterance:
            joined[quotation.utterance].append((quotation.article, quotation.start))
    pairs = [pair for members in joined.values() for pair in combinations(members, 2)]
    right = [pair for pair in pairs if group_of.get(pair[0], -1) == group_of.get(pair[1], -2)]
    assert len({group_of[one] for one, _ in right}) >= 9
    assert len(right) / len(pairs) >= 0.9


def test_one_wording_of_two_calls_is_two_statements(quoted: list[Quotation]) -> None:
    """What Putin said of security guarantees in January and in February."""
    january, february = (next(q for q in quoted if (q.article, q.start) == place) for place in ((1, 1911), (4, 1886)))
    assert january.utterance is None or january.utterance != february.utterance


def test_what_is_odd_about_utterances_is_told(starters: list[Article], actors: Found) -> None:
    heard = listen(starters, actors.actors, offers=actors.offers)
    conflict = next(offer for offer in heard.offers if offer.conflict)
    assert conflict.why == "The same words are credited to Emmanuel Macron and to Jean-Yves Le Drian."
    assert any("“consultations” where the other prints “a confrontation”" in u.translated for u in heard.utterances)
    posted = next(u.posted for u in heard.utterances if u.posted)
    assert "prints “Emmanuel Macron” for “EmmanuelMacron”" in posted
    assert "leaves out “Agreed on further joint steps" in posted
    unnamed = next(q for q in heard.quotations if q.speaker_text == "France's foreign minister")
    assert (unnamed.unnamed, unnamed.speakers, unnamed.offered) == (True, (), "jean-yves-le-drian")


def test_micron_is_offered_as_macron_and_not_merged(actors: Found) -> None:
    offers = [(offer.text, offer.other) for offer in actors.offers]
    assert ("Micron", "emmanuel-macron") in offers
    assert ("France's foreign minister", "jean-yves-le-drian") in offers
