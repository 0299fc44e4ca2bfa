"""Which passages are renderings of one text: a story and its cuts are one, a set paragraph is not all its stories."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.passages.made import article, own_words

from pressfold.model.passage import PassageKind
from pressfold.passages.find import find_passages
from pressfold.passages.renderings import Place, texts

#: A stretch of an article: its number, start and end.
Stretch = tuple[int, int, int]


def each_with_each(*stretches: Stretch) -> list[Place]:
    return [(*one, *other) for one, other in combinations(stretches, 2)]


def prints(places: Iterable[Place]) -> set[int]:
    return {article for a, _, _, b, _, _ in places for article in (a, b)}


def joined(places: Sequence[Place]) -> list[list[Place]]:
    """The places text by text, each sorted, in order."""
    return sorted(sorted(places[nth] for nth in text.pairs) for text in texts(places))


def articles(places: Sequence[Place]) -> list[list[int]]:
    """The articles that print each text, most first."""
    return sorted((sorted(prints(text)) for text in joined(places)), key=lambda found: (-len(found), found))


def story(whole: Iterable[int], cut: Iterable[int], long: int = 1000, short: int = 300) -> list[Place]:
    """A text that some articles print whole, and others a part of."""
    full = [(number, 0, long) for number in whole]
    parts = [(number, 50, 50 + short) for number in cut]
    begun = [(number, 0, short) for number, *_ in full]
    between = [(*one, *other) for one in begun for other in parts]
    return [*each_with_each(*full), *each_with_each(*parts), *between]


@pytest.mark.parametrize(
    ("whole", "cut"),
    [(6, 2), (3, 3), (2, 1), (2, 2), (2, 6), (4, 12), (20, 15)],
    ids=["few cut it", "as many cut it", "two and one", "two and two", "two and six", "four and twelve", "many"],
)
def test_a_story_and_what_is_cut_of_it_are_one_text(whole: int, cut: int) -> None:
    numbers = list(range(1, whole + cut + 1))
    assert articles(story(numbers[:whole], numbers[whole:])) == [numbers]


def test_a_lead_that_many_print_is_a_text_of_its_own_in_the_story_that_two_print() -> None:
    numbers = list(range(1, 15))
    assert articles(story(numbers[:2], numbers[2:])) == [numbers, numbers[:2]]


def test_cuts_of_all_lengths_are_one_text() -> None:
    starts = [(number, 0, 1000) for number in (1, 2)]
    places = each_with_each(*starts)
    for number, length in enumerate((700, 500, 340, 230, 150), 3):
        places += [(one, 0, length, number, 0, length) for one in range(1, number)]
    assert articles(places) == [[1, 2, 3, 4, 5, 6, 7]]


def set_paragraph(*pages: Sequence[int], others: Sequence[int] = ()) -> list[Place]:
    """Pages that stand in some articles each, and a paragraph that all of them print, and others too."""
    whole = [place for page in pages for place in each_with_each(*((number, 0, 1000) for number in page))]
    printing = [*(number for page in pages for number in page), *others]
    together = {frozenset(two) for page in pages for two in combinations(page, 2)}
    set_in = [two for two in combinations(printing, 2) if frozenset(two) not in together]
    return whole + [(one, 400, 480, other, 400, 480) for one, other in set_in]


@pytest.mark.parametrize(
    ("pages", "others"),
    [([(1, 2), (3, 4)], []), ([(1, 2, 3), (4, 5)], [6]), ([(1, 2)], list(range(3, 40)))],
    ids=["two stories", "two stories and one more", "one story and a whole site"],
)
def test_a_set_paragraph_joins_no_stories(pages: Sequence[Sequence[int]], others: Sequence[int]) -> None:
    found = articles(set_paragraph(*pages, others=others))
    everywhere = [*(number for page in pages for number in page), *others]
    assert found == [everywhere, *(list(page) for page in sorted(pages, key=len, reverse=True))]


def test_a_paragraph_that_most_print_with_the_story_belongs_to_it_though_another_story_has_it_too() -> None:
    found = articles(set_paragraph((1, 2, 3, 4, 5), (6, 7)))
    assert found == [[1, 2, 3, 4, 5, 6, 7], [6, 7]]


def test_what_two_paragraphs_stand_in_once_does_not_make_them_one_text() -> None:
    first = each_with_each(*((number, 0, 200) for number in range(1, 10)))
    second = each_with_each(*((number, 210, 400) for number in (1, 2, *range(20, 27))))
    both = [(1, 0, 400, 2, 0, 400)]
    places = [place for place in (*first, *second) if prints([place]) != {1, 2}] + both
    assert articles(places) == [[*range(1, 10)], [1, 2, *range(20, 27)], [1, 2]]


def test_a_sentence_in_two_paragraphs_that_only_one_article_prints_together_does_not_join_them() -> None:
    first = each_with_each(*((number, 0, 300) for number in range(1, 6)))
    second = [(1, 240, 600, number, 0, 360) for number in range(20, 24)]
    second += each_with_each(*((number, 0, 360) for number in range(20, 24)))
    sentence = [(1, 240, 300, 40, 0, 60)]
    assert articles(first + second + sentence) == [[1, 20, 21, 22, 23, 40], [1, 2, 3, 4, 5]]


def test_passages_that_only_touch_or_overlap_by_little_are_two_texts() -> None:
    assert articles([(1, 0, 100, 2, 0, 100), (1, 60, 160, 3, 0, 100)]) == [[1, 2], [1, 3]]


def drawn(draw: random.Random) -> list[Place]:
    """Pairs of stretches that stand one in another in all ways."""
    cuts = [(0, 900), (0, 500), (0, 280), (300, 420), (320, 400), (450, 900), (600, 640), (1000, 1500), (1020, 1100)]
    found = {
        (one, *here, other, *there)
        for _ in range(draw.randint(2, 40))
        for one, other in [sorted(draw.sample(range(1, 12), 2))]
        for here, there in [draw.choices(cuts, k=2)]
    }
    return sorted(found)


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 10**9))
def test_neither_the_order_of_pairs_nor_that_of_their_sides_changes_a_text(seed: int) -> None:
    draw = random.Random(seed)
    places = drawn(draw)
    shuffled = draw.sample(places, len(places))
    turned = [(b, b_start, b_end, a, a_start, a_end) for a, a_start, a_end, b, b_start, b_end in places]
    assert joined(shuffled) == joined(places)
    assert articles(turned) == articles(places)


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 10**9))
def test_a_text_hangs_on_nothing_but_its_kin(seed: int) -> None:
    places = drawn(random.Random(seed))
    found = texts(places)
    alone = []
    for kin in {text.kin for text in found}:
        alone += joined([places[nth] for text in found if text.kin == kin for nth in text.pairs])
    assert sorted(alone) == joined(places)
    assert sorted(nth for text in found for nth in text.pairs) == list(range(len(places)))


def site(seed: int, paragraph: str) -> str:
    return "\n\n".join([own_words(seed, 4), paragraph, own_words(seed + 500, 4)])


def test_in_articles_a_set_paragraph_is_a_family_of_its_own_inside_the_pages_that_are_copied_whole() -> None:
    paragraph = own_words(9000, 2)
    pages = [site(9100 + nth, paragraph) for nth in range(6)]
    copied = [pages[0], pages[0], pages[1], pages[1], *pages[2:]]
    library = [article(n, f"Headline {n}", *page.split("\n\n")) for n, page in enumerate(copied, 1)]
    found = [family for family in find_passages(library).families if family.kind is PassageKind.WIRE]
    assert sorted(family.articles for family in found) == [(1, 2), (1, 2, 3, 4, 5, 6, 7, 8), (3, 4)]
    spread = next(family for family in found if len(family.articles) == 8)
    assert {" ".join(m.span.of(library[m.article - 1].text).split()) for m in spread.members} == {paragraph}
    assert spread.words < min(family.words for family in found if family is not spread)
