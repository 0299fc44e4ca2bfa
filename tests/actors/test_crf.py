"""The names model's reader, against every path counted out by hand."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.actors.crf import Crf, packed

LABELS = ["O", "B", "I"]
WEIGHTS = st.floats(-9, 9, allow_nan=False, width=32)
MODELS = st.tuples(
    st.dictionaries(st.tuples(st.sampled_from("abcdé"), st.sampled_from(LABELS)), WEIGHTS, min_size=1),
    st.dictionaries(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), WEIGHTS),
)
SEQUENCES = st.lists(st.lists(st.sampled_from("abcdéx"), max_size=4), min_size=1, max_size=4)


@given(MODELS, SEQUENCES)
@settings(deadline=None, max_examples=80)
def test_labels_and_their_probabilities_are_those_of_all_paths(
    model: tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]], items: list[list[str]]
) -> None:
    weights, moves = model
    read = Crf(packed(LABELS, weights, moves)).read(items)

    def score(path: tuple[str, ...]) -> float:
        own = sum(weights.get((name, label), 0.0) for item, label in zip(items, path, strict=True) for name in item)
        return own + sum(moves.get(move, 0.0) for move in pairwise(path))

    paths = {path: score(path) for path in product(LABELS, repeat=len(items))}
    best = tuple(read.labels)
    assert paths[best] == pytest.approx(max(paths.values()), abs=1e-9)
    most = max(paths.values())
    likely = {path: exp(own - most) for path, own in paths.items()}
    for at, label in enumerate(best):
        share = sum(p for path, p in likely.items() if path[at] == label) / sum(likely.values())
        assert read.probability(at) == pytest.approx(share, abs=1e-9)


def test_nothing_is_read_in_nothing() -> None:
    assert Crf(packed(LABELS, {("a", "B"): 1.0}, {})).read([]).labels == []


@pytest.mark.parametrize("cut", [1, 9, 40])
def test_a_model_that_was_cut_short_is_refused(cut: int) -> None:
    content = packed(LABELS, {("a", "B"): 1.0, ("b", "I"): 2.0}, {})
    with pytest.raises(ValueError, match=r"\w"):
        Crf(content[:-cut])
