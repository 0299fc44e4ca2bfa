"""Places where a quote may stand now are found as a plain search would find them, only quicker."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.briefing import candidates
from pressfold.briefing.candidates import changed_candidates, reading
from pressfold.briefing.edits import PinQuote
from pressfold.briefing.pins import selector
from pressfold.briefing.word_diff import Token, tokens
from pressfold.library.copies import check_all
from pressfold.model.article import Reading
from pressfold.model.briefing import Source
from pressfold.model.span import Span
from tests.briefing.making import NOW, article, briefing_with, pin_and_source

WORDS = st.lists(st.sampled_from(["war", "talks", "Paris", "not", "15", ",", "“", "–"]), min_size=1, max_size=9)


def plain_costs(wanted: list[str], others: list[str], *, free_ends: bool) -> list[float]:
    """Edit distance cell by cell, as the textbooks write it: words weigh 1, marks a quarter."""

    def weigh(token: str) -> float:
        return 1.0 if token[0].isalnum() else 0.25

    row = [0.0]
    for other in others:
        row.append(0.0 if free_ends else row[-1] + weigh(other))
    for token in wanted:
        above, row = row, [row[0] + weigh(token)]
        for nth, other in enumerate(others):
            swap = 0.0 if token == other else weigh(token) if weigh(token) == weigh(other) else 1.25
            row.append(min(above[nth] + swap, above[nth + 1] + weigh(token), row[-1] + weigh(other)))
    return row


def weights(words: list[str]) -> list[int]:
    return [4 if word[0].isalnum() else 1 for word in words]


@given(WORDS, WORDS, st.booleans())
@settings(deadline=None, max_examples=150)
def test_laying_two_wordings_over_each_other_costs_what_the_textbook_says(
    wanted: list[str], others: list[str], free: bool
) -> None:
    costs, begins = candidates._costs(wanted, weights(wanted), others, weights(others), free_ends=free)
    assert [cost / 4 for cost in costs] == plain_costs(wanted, others, free_ends=free)
    for end, (cost, begin) in enumerate(zip(costs, begins, strict=True)):
        assert plain_costs(wanted, others[begin:end], free_ends=False)[-1] == cost / 4


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=100)
def test_what_can_be_kept_at_most_is_never_less_than_what_is_kept(wanted: list[str], others: list[str]) -> None:
    most = candidates._shared_weight(wanted, weights(wanted), others) / 4
    heavier = max(sum(weights(wanted)), sum(weights(others))) / 4
    assert heavier - plain_costs(wanted, others, free_ends=False)[-1] <= most


@given(WORDS, st.lists(WORDS, max_size=4))
@settings(deadline=None, max_examples=100)
def test_the_loudest_beginning_is_the_one_that_a_count_by_hand_finds(wanted: list[str], parts: list[list[str]]) -> None:
    read = reading(" ".join(word for part in parts for word in part))
    keys = tuple(candidates._key(token.text) for token in tokens(" ".join(wanted)))
    votes: dict[int, int] = {}
    for nth, key in enumerate(keys):
        for place in read.places.get(key, ()):
            votes[place - nth] = votes.get(place - nth, 0) + 1000 // len(read.places[key])
    heard = {at: sum(votes.get(near, 0) for near in range(at - 3, at + 4)) for at in sorted(votes)}
    assert candidates._loudest_beginning(read, keys) == max(heard, key=heard.__getitem__, default=None)


STORY = "Paris waits. Macron will speak to Putin on Friday, he said. Nobody answered."
QUOTE = "Macron will speak to Putin on Friday"
PLACE = Span(STORY.index(QUOTE), STORY.index(QUOTE) + len(QUOTE))


def test_words_that_stand_as_they_are_need_no_laying_over(monkeypatch: pytest.MonkeyPatch) -> None:
    now = "Now otherwise: " + STORY.replace("Paris waits", "London acts")
    monkeypatch.setattr(candidates, "_laid_over", _never)
    found = changed_candidates(reading(now), selector(STORY, PLACE), least=0.35)
    assert [(candidate.span.of(now), candidate.similarity) for candidate in found] == [(QUOTE, 1.0)]


def test_a_text_that_shares_too_little_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_laid_over", _never)
    now = "Rain will fall in all of Norway."
    assert changed_candidates(reading(now), selector(STORY, PLACE), least=0.35) == []


def _never(*_values: object) -> tuple[Span, int]:
    raise AssertionError("nothing is laid over here")


class Newer:
    """Newer texts by the name of their source."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts

    def find(self, source: Source) -> Reading:
        return article(self.texts[source.id]).reading


def test_every_source_is_prepared_once_however_its_pins_are_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    briefing = briefing_with()
    newer: dict[str, str] = {}
    for nth in range(24):
        story = nth % 12
        lines = f"Story {story} begins here.", f"In story {story} Macron spoke to Putin."
        pin, source = pin_and_source("\n".join(lines), lines[nth // 12], id=f"pin-{nth}")
        briefing = PinQuote(pin, source, "evidence").apply(briefing)
        newer[source.id] = "\n".join(lines).replace("spoke", "talked")
    prepared: list[str] = []

    @lru_cache(maxsize=1)
    def counted(text: str) -> candidates.Reading:
        prepared.append(text)
        return reading.__wrapped__(text)

    monkeypatch.setattr("pressfold.briefing.proof.reading", counted)
    assert list(check_all(briefing, Newer(newer), NOW)) == [pin.id for pin in briefing.ordered()]
    assert sorted(prepared) == sorted(newer.values())


def test_tokens_are_words_marks_and_single_characters_of_spaceless_scripts() -> None:
    assert [token.text for token in tokens("Jean-Yves said: 3.5 %! 普京说 ไทย")] == [
        "Jean", "-", "Yves", "said", ":", "3.5", "%", "!", "普", "京", "说", "ไ", "ท", "ย",
    ]  # fmt: skip
    assert all(isinstance(token, Token) for token in tokens("x"))
