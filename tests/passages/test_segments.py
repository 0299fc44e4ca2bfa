"""Segments: what an article adds is the same whatever stands beside it, and look-ups by hash find what is there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.passages.made import article, own_words

from pressfold.passages.background import known_sixteenths
from pressfold.passages.fingerprints import fingerprint
from pressfold.passages.hashed import Hashed
from pressfold.passages.segments import Segment, segment
from pressfold.passages.tokens import tokens, tokens_of

#: Paragraphs of several languages and lengths, with numbers, and some without any word.
PARAGRAPHS = (
    own_words(1), own_words(2, 1), "Word", "—", "...", "The of and", "On 5 May 2024 some 1,500 people of 17 towns met.",
    "Переговоры продолжались больше часа и были посвящены ситуации вокруг Украины.",
    "法国总统府表示，双方同意继续对话。",
    "Foreign Minister Jean-Yves Le Drian said on Friday that the talks would go on.",
)  # fmt: skip
STORIES = st.lists(st.lists(st.sampled_from(PARAGRAPHS), max_size=4), max_size=6)


def columns_of(made: Segment, nth: int) -> dict[str, list[int]]:
    """All that a segment knows of one article."""
    words = slice(int(made.tokens[nth]), int(made.tokens[nth + 1]))
    rows = slice(int(made.rows[nth]), int(made.rows[nth + 1]))
    patterns = slice(int(made.patterns[nth]), int(made.patterns[nth + 1]))
    found = {name: getattr(made, name)[nth : nth + 1].tolist() for name in ("id", "high", "low")}
    found |= {name: getattr(made, name)[words].tolist() for name in ("word", "start", "end", "flags", "known")}
    found |= {name: getattr(made, name)[rows].tolist() for name in ("text", "from_token", "to_token")}
    return found | {"pattern": made.pattern[patterns].tolist()}


@settings(deadline=None, max_examples=40)
@given(STORIES)
def test_an_article_adds_the_same_beside_any_others(stories: list[list[str]]) -> None:
    articles = [article(nth, *paragraphs) for nth, paragraphs in enumerate(stories)]
    together = segment(tokens_of(articles))
    assert len(together) == len(articles)
    for nth, one in enumerate(articles):
        assert columns_of(together, nth) == columns_of(segment([tokens(one)]), 0)


@settings(deadline=None, max_examples=40)
@given(STORIES)
def test_every_pattern_leads_back_to_the_words_that_it_was_made_of(stories: list[list[str]]) -> None:
    articles = [article(nth, *paragraphs) for nth, paragraphs in enumerate(stories)]
    made = segment(tokens_of(articles))
    own = [fingerprint(tokens(one), known_sixteenths(tokens(one))) for one in articles]
    assert made.pattern.tolist() == [token for one in own for token in one.token.tolist()]
    keys = [key >> 28 for one in own for key in one.key.tolist()]
    assert sorted((key, nth) for nth, key in enumerate(keys)) == [
        (packed >> 28, packed & (1 << 28) - 1) for packed in made.packed.tolist()
    ]


def test_a_text_in_another_language_is_weighed_by_itself() -> None:
    english, other = (tokens(article(nth, text)) for nth, text in enumerate((own_words(1), "Zzyqua vrblo xqurt. " * 9)))
    both = segment([english, other])
    assert both.known_of(0).tolist() == known_sixteenths(english).tolist()
    assert both.known_of(1).max() < known_sixteenths(english).max()


KEYS = st.sets(st.integers(0, 2**32 - 1) | st.sampled_from([0, 1, 2, 2**32 - 1, 2**32 - 2]), min_size=1, max_size=60)


@pytest.mark.parametrize("kind", ["uint32", "uint64"])
@settings(deadline=None, max_examples=80)
@given(keys=KEYS, others=KEYS)
def test_a_hash_is_found_where_it_stands_and_no_other_is_found(kind: str, keys: set[int], others: set[int]) -> None:
    shift = 0 if kind == "uint32" else 32
    held = [key << shift for key in sorted(keys)]
    asked = sorted(key << shift for key in keys | others)
    found, place = Hashed.of(np.array(held, kind)).places(np.array(asked, kind))
    assert found.tolist() == [key in held for key in asked]
    assert [held[nth] for nth in place[found]] == held
