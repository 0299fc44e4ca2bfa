"""Hits that are put aside come back by their first article, none lost, wherever they were held."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from pressfold.passages import spool
from pressfold.passages.hits import Hits
from pressfold.passages.spool import Spool


def drawn(seed: int, count: int) -> Hits:
    """Hits of a few articles, most of them of the first ones."""
    draw = np.random.default_rng(seed)
    a = (draw.random(count) ** 3 * 40).astype(np.int32)
    return Hits(a, a + 1, draw.integers(0, 900, count, np.int32), draw.integers(0, 900, count, np.int32))


def rows(found: Hits) -> list[tuple[int, ...]]:
    return list(zip(*(column.tolist() for column in (found.a, found.b, found.a_token, found.b_token)), strict=True))


@pytest.mark.parametrize("held", [1 << 20, 64], ids=["in memory", "on the disk"])
@pytest.mark.parametrize("counts", [(), (0, 0), (7,), (300, 0, 2_000, 40)], ids=["none", "empty", "few", "many"])
def test_hits_come_back_by_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counts: tuple[int, ...], held: int
) -> None:
    monkeypatch.setattr(spool, "HELD", held)
    monkeypatch.setattr(spool, "HITS_A_PART", 100)
    put = [drawn(seed, count) for seed, count in enumerate(counts)]
    with Spool(tmp_path) as made:
        for found in put:
            made.put(found)
        parts = list(made.parts())
    assert sorted(row for part in parts for row in rows(part)) == sorted(row for found in put for row in rows(found))
    firsts = [set(part.a.tolist()) for part in parts]
    assert all(max(before) < min(behind) for before, behind in pairwise(firsts))
    assert not list(tmp_path.iterdir())
