"""Quick paths: whatever saves comparing passages time gives what the long way gives."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.passages.made import article, own_words

from pressfold.model.passage import PassageKind
from pressfold.passages import align, cuts, kinds, moved
from pressfold.passages.align import AROUND_HIDDEN, Run, Stretch
from pressfold.passages.background import SCALE
from pressfold.passages.candidates import Window
from pressfold.passages.edges import Part
from pressfold.passages.kinds import worth_judging
from pressfold.passages.limits import Limits, limits
from pressfold.passages.story import Plain, Story, plains
from pressfold.passages.tokens import tokens

#: Few words, so that they come again, and numbers among them.
WORDS = ("the", "of", "harbour", "storm", "trawler", "crew", "island", "night", "12", "2019")
SEEDS = st.integers(0, 10**6)


def story(id: int, text: str) -> Story:
    made = article(id, *text.split("\n"))
    return Story(made, tokens(made))


def two_stories(seed: int) -> tuple[Story, Story]:
    """Two stories that have many a word in common, in one order and in others."""
    draw = random.Random(seed)

    def text() -> str:
        return " ".join(draw.choice(WORDS) + draw.choice(("", "", "", ".", "\n")) for _ in range(60))

    both = text()
    return story(1, f"{text()} {both}\n{text()}"), story(2, f"{both} {text()}")


def runs_between(a: Plain, b: Plain) -> list[Run]:
    return align.common_runs(a.words, b.words)


def parts_of(seed: int) -> tuple[Plain, Plain, list[list[Run]]]:
    """Two stories with some stretches of runs that they have in common."""
    a, b = (one.plain for one in two_stories(seed))
    runs, draw = runs_between(a, b), random.Random(seed)
    edges = sorted({0, len(runs), *(draw.randint(0, len(runs)) for _ in range(4))})
    return a, b, [runs[start:end] for start, end in pairwise(edges)]


@settings(deadline=None, max_examples=40)
@given(seed=SEEDS)
def test_the_arrays_of_stories_are_the_same_made_together_or_each_alone(seed: int) -> None:
    together = [*two_stories(seed), story(3, ""), story(4, own_words(seed))]
    alone = [next(plains([one])) for one in together]
    assert list(plains(together)) == alone
    assert [plain.starts[-1] for plain in alone] == [len(one) for one in together]


@settings(deadline=None, max_examples=40)
@given(seed=SEEDS)
def test_a_stretch_with_few_unequal_words_is_never_parted(seed: int) -> None:
    a, b, parts = parts_of(seed)
    for runs in parts:
        if cuts._is_whole(runs):
            assert [list(part) for part in cuts._without_gaps(Stretch(tuple(runs), 0.0), a, b)] == [runs]


@settings(deadline=None, max_examples=60)
@given(seed=SEEDS)
def test_a_fringe_is_told_the_same_when_it_is_looked_for_only_where_one_may_be(seed: int) -> None:
    a, b, parts = parts_of(seed)
    for runs in parts:
        (a_at, b_at, _), (a_last, b_last, length) = runs[0], runs[-1]
        (a_start, a_end), (b_start, b_end) = a.sentence(a_last + length - 1), b.sentence(b_last + length - 1)
        rest, tail = cuts._parts(runs, a_start, b_start)
        few = cuts.FRINGE_PART * min(a_end - a_start, b_end - b_start)
        assert list(cuts._without_tail(runs, a, b)) == (rest if cuts._is_fringe(tail, rest, few, a, b) else runs)
        (a_start, a_end), (b_start, b_end) = a.sentence(a_at), b.sentence(b_at)
        head, rest = cuts._parts(runs, a_end, b_end, both=False)
        few = cuts.FRINGE_PART * min(a_end - a_start, b_end - b_start)
        assert list(cuts._without_head(runs, a, b)) == (rest if cuts._is_fringe(head, rest, few, a, b) else runs)


@settings(deadline=None, max_examples=40)
@given(seed=SEEDS)
def test_what_a_stretch_tells_counts_a_word_that_comes_again_less(seed: int) -> None:
    a, b, parts = parts_of(seed)
    for runs in parts:
        total = fresh = 0.0
        known = set()
        for at, there, length in runs:
            for word, told in zip(a.words[at : at + length], map(min, a.bits[at:], b.bits[there:]), strict=False):
                total += told / SCALE
                fresh += told / SCALE if word not in known else 0.0
                known.add(word)
        told = fresh + align.AGAIN * (total - fresh) - sum(align._costs(runs, a, b))
        assert align.scored(runs, a, b) == Stretch(tuple(runs), told)


@settings(deadline=None, max_examples=40)
@given(seed=SEEDS, places=st.tuples(*[st.integers(0, 50)] * 2))
def test_no_stretch_around_a_window_tells_more_than_it_may(seed: int, places: tuple[int, int]) -> None:
    a, b = two_stories(seed)
    window = Window(0, 1, places[0], places[0] + 5, places[1], places[1] + 5)
    taken = Stretch(((places[1], places[0], 4),), 0.0)
    rest = align._without([taken], a.plain, b.plain)
    most = align._may_tell(window, *rest, a.plain.bits) / SCALE
    assert all(one.bits <= most for one in align._aligned(a, b, window, AROUND_HIDDEN, rest))


@pytest.mark.parametrize("looseness", [0.0, 0.3, 0.5, 1.0])
def test_windows_that_are_spared_would_have_shown_nothing_worth_judging(
    looseness: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, aligned = limits(looseness), align._aligned
    spared = []
    for seed in range(40):
        a, b = two_stories(seed)
        windows = [Window(0, 1, at, at + 4, there, there + 4) for at in range(0, 90, 18) for there in range(0, 90, 30)]
        with monkeypatch.context() as patch:
            calls = [0]

            def counted(*given: Any, calls: list[int] = calls) -> list[Stretch]:
                calls[0] += 1
                return aligned(*given)

            patch.setattr(align, "_aligned", counted)
            found = worth_judging(align.stretches(a, b, windows, asked), asked)
            few, calls[0] = calls[0], 0
            patch.setattr(align, "_may_tell", lambda *_: 1e9)
            assert found == worth_judging(align.stretches(a, b, windows, asked), asked)
            spared.append(calls[0] - few)
    assert any(spared)


@settings(deadline=None, max_examples=40)
@given(seed=SEEDS, ranges=st.tuples(*[st.integers(0, 20)] * 4))
def test_a_quick_look_for_moved_words_never_finds_less_than_there_is(seed: int, ranges: tuple[int, ...]) -> None:
    a, b = (one.plain for one in two_stories(seed))
    start, held, end, there = ranges[0], ranges[0] + ranges[1], ranges[0] + ranges[1] + ranges[2], ranges[3]
    rest = [at for at in range(start, min(end + 5, len(a.words))) if not held <= at < end]
    known = b.words[there : there + 30]
    told, common = sum(a.bits[at] for at in rest), sum(a.bits[at] for at in rest if a.words[at] in known)
    found = moved._common(a, b, (start, end + 5), (held, end), (there, there + 30))
    assert found >= (common / told if told else 0.0)


def slowly_judged(parts: list[Part], a: Story, b: Story, asked: Limits) -> list[PassageKind | None]:
    """The kinds of these parts, every quotation asked for and every part near a strong one judged twice."""

    def needed(part: Part) -> float:
        ends, bits = part.ends(a, b), part.stretch.bits
        if bits >= asked.whole_quote and any(
            kinds._holds_quotation(tokens, one) for tokens, one in ((part.a, a), (part.b, b))
        ):
            return min(asked.whole_quote, asked.tells[ends])
        quoted = a.is_quoted(part.stretch.a_runs) and b.is_quoted(part.stretch.b_runs)
        return asked.tells_quoted[ends] if quoted and bits >= asked.tells_quoted[ends] else asked.tells[ends]

    alone = [kinds._judged(part, needed(part), a, b, asked) for part in parts]
    strong = [part for part, kind in zip(parts, alone, strict=True) if kind and part.stretch.bits >= asked.strong]
    return [
        kinds._judged(part, asked.near, a, b, asked) if kinds._is_near(part, strong) and part.ends(a, b) == 2 else kind
        for part, kind in zip(parts, alone, strict=True)
    ]


@pytest.mark.parametrize("looseness", [0.0, 0.5, 1.0])
def test_parts_are_judged_the_same_where_quotations_are_read_only_if_they_matter(looseness: float) -> None:
    asked, met = limits(looseness), set()
    for seed in range(150):
        draw = random.Random(seed)
        said = [own_words(seed * 10 + nth, 1) for nth in range(5)]
        here, there = ([f"“{one}”" if draw.random() < 0.4 else one for one in said] for _ in range(2))
        a, b = story(1, "\n".join(here)), story(2, "\n".join(there))
        parts = []
        for start, end in (sorted(draw.sample(range(len(a)), 2)) for _ in range(3)):
            stretch = align.scored([(start, start, end - start)], a.plain, b.plain)
            parts.append(
                Part(replace(stretch, bits=draw.choice((stretch.bits, 36.0, 45.0))), (start, end), (start, end))
            )
        found = kinds.judged(parts, a, b, asked)
        assert found == slowly_judged(parts, a, b, asked)
        met.update(found)
    assert met == {None, PassageKind.WIRE, PassageKind.QUOTE}


def test_sentences_are_passed_over_only_where_no_words_of_theirs_may_have_moved() -> None:
    looked, passed = 0, 0
    for seed in range(60):
        a, b, parts = parts_of(seed)
        for runs in parts:
            held = Stretch(tuple(runs), 0.0)
            sides = (held.a_range, held.b_range)
            (a_whole, b_whole) = moved._sentences(a, sides[0]), moved._sentences(b, sides[1])
            if (
                a_whole == sides[0]
                or b_whole == sides[1]
                or max(a_whole[1] - a_whole[0], b_whole[1] - b_whole[0]) > 100
            ):
                continue
            every = [(a_whole, b_whole), *((wider, b_whole) for wider in moved._wider(a, a_whole))]
            every += [(a_whole, wider) for wider in moved._wider(b, b_whole)]
            found = list(moved._sentence_ranges(*sides, a, b))
            assert found == every or not any(moved._may_move(a, b, *sides, *ranges) for ranges in every)
            assert found in (every, [])
            looked, passed = looked + 1, passed + (found == every)
    assert 0 < passed < looked
