"""Utterances of the starter articles against a second truth, made by reading them again before any output was seen.

A member is an article and words that stand inside its quotation; a quotation may be in two groups where it tells two
things. A group is found when two of its members share an utterance. Reached: 11 of 14 groups, 21 of 24 pairs right.
Missed: a fragment of two words and the sentence that it is from; a call told of twice in other words; a meeting that a
post and the text tell of.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from pressfold.actors.find import find
from pressfold.actors.quotations import find_quotations
from pressfold.ingest.reading import read
from pressfold.model.article import Article
from pressfold.model.quotation import Quotation

Member = tuple[int, str]

GROUPS: dict[str, list[Member]] = {
    "consultations": [
        (0, 'consultations or confrontation" over'), (0, "It is up to Vladimir Putin"),
        (1, "consultations or confrontation"), (3, "It is up to Vladimir Putin"),
    ],
    "ball": [(0, "the ball was in Putin"), (3, "the ball is now in Putin")],
    "imbalance": [(0, "destabilising power"), (3, "affirms that Russia is a power of imbalance")],
    "dialogue": [(1, "he wanted to continue dialogue with the West"), (1, "he wanted to continue dialogue and that")],
    "no escalation": [
        (1, "he did not want to escalate"), (1, "did not want the situation near Ukraine to escalate"),
        (1, "he didn’t want an escalation"),
    ],
    "demands": [
        (1, "the United States and NATO had not addressed"), (3, "The responses of the United States and NATO"),
        (3, "the West rejected his demands"),
    ],
    "future reaction": [
        (3, "will determine its future reaction” after carefully"),
        (3, "will determine its future reaction” after having"),
    ],
    "post": [(2, "Continued dialogue with Emmanuel Macron"), (2, "Continued dialogue with @EmmanuelMacron")],
    "clarification": [(0, "he would seek a clarification"), (3, "he planned to talk to Putin")],
    "threatening": [(0, 'threatening behavior" by'), (0, "Russia's threatening behavior against")],
    "call": [(2, "discussed Thursday the ongoing tensions"), (2, "the two presidents discussed")],
    "denial": [(0, "planning to do so"), (1, "planning to do so")],
    "council": [(0, "it has called for an open meeting"), (0, "Scheduled for Jan 31")],
    "France says": [
        (0, "Macron to speak to Putin, seek clarity"), (0, "Paris will assess whether"),
        (1, "will try to assess whether"),
    ],
}  # fmt: skip

#: The words are alike, and said on other days: no pair of these is one statement.
TRAPS: dict[str, tuple[Member, Member]] = {
    "guarantees": (
        (1, "needed to offer Russia security guarantees"), (4, "need for the United States and NATO to take"),
    ),
    "situation": ((2, "the two presidents discussed"), (4, "a thorough exchange of views")),
    "concerns": (
        (0, "it was clear the United States was not willing"), (1, "the United States and NATO had not addressed"),
    ),
    "attention": ((2, "again, drew attention"), (4, "Attention is drawn")),
}  # fmt: skip


@pytest.fixture(scope="module")
def starters() -> list[Article]:
    folder = Path(__file__).parents[2] / "corpus"
    return [Article(int(path.name[:3]), read(path)) for path in sorted(folder.glob("0*.txt"))]


@pytest.fixture(scope="module")
def quoted(starters: list[Article]) -> list[Quotation]:
    return find_quotations(starters, find(starters).actors)


def holding(member: Member, quoted: list[Quotation], texts: dict[int, str]) -> list[Quotation]:
    """The quotations that hold at least half of a member's words."""
    article, words = member
    start = texts[article].index(words)
    end = start + len(words)
    return [q for q in quoted if q.article == article and min(q.end, end) - max(q.start, start) >= (end - start) / 2]


def test_nine_groups_of_twelve_are_found_and_pairs_are_right(quoted: list[Quotation], starters: list[Article]) -> None:
    texts = {article.id: article.text for article in starters}
    groups_of: dict[str, set[str]] = defaultdict(set)
    for group, members in GROUPS.items():
        for member in members:
            for quotation in holding(member, quoted, texts):
                groups_of[quotation.id].add(group)
    joined: dict[str, list[str]] = defaultdict(list)
    for quotation in quoted:
        if quotation.utterance:
            joined[quotation.utterance].append(quotation.id)
    pairs = [pair for members in joined.values() for pair in combinations(members, 2)]
    shared = [groups_of[one] & groups_of[other] for one, other in pairs]
    assert len(set().union(*shared)) >= 10
    assert sum(map(bool, shared)) / len(pairs) >= 0.85


@pytest.mark.parametrize("pair", TRAPS.values(), ids=TRAPS)
def test_alike_words_of_another_day_are_another_statement(
    pair: tuple[Member, Member], quoted: list[Quotation], starters: list[Article]
) -> None:
    texts = {article.id: article.text for article in starters}
    ones, others = (holding(member, quoted, texts) for member in pair)
    assert ones and others
    assert not {q.utterance for q in ones if q.utterance} & {q.utterance for q in others if q.utterance}
