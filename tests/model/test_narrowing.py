"""Narrowing a list by what is typed, folding near-doubles, and telling what is half typed from what is wrong."""

from __future__ import annotations

import pytest

from pressfold.model.listing import ArticleRow, Order, arranged, folded
from pressfold.model.narrowing import read


def row(id: int, title: str = "Title", **facts: object) -> ArticleRow:
    known: dict[str, object] = {
        **dict.fromkeys(("outlet", "published", "suggested", "credit", "language")),
        **dict.fromkeys(("words", "counted", "wires", "quotes", "actors"), 0),
        "path": f"{id}.txt",
        "sha256": str(id),
    }
    return ArticleRow(id=id, title=title, **{**known, **facts})  # type: ignore[arg-type]


ROWS = [
    row(1, "Putin told Macron", outlet="Reuters", language="en", published="2022-01-28T16:07:00+00:00", words=600),
    row(2, "Macron to speak", outlet="Le Monde", language="fr", words=300, counted=120, tags=("Check",), read=False),
    row(3, "Kremlin says", published="2022-02-03", words=100, actors=7, starred=True, version=2),
]
PINS = {1: 2}


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("", [1, 2, 3]),
        ("macron", [1, 2]),
        ("macron reuters", [1]),
        ('"speak"', [2]),
        ("outlet:monde", [2]),
        ('outlet:"le monde"', [2]),
        ("OUTLET:Reuters", [1]),
        ("lang:en", [1]),
        ("words:>300", [1]),
        ("words:>=300", [1, 2]),
        ("words:100..300", [2, 3]),
        ("words:100", [3]),
        ("words:>", [1, 2, 3]),
        ("words:many", [1, 2, 3]),
        ("share:40", [2]),
        ("share:>10%", [2]),
        ("actors:>5", [3]),
        ("pins:>0", [1]),
        ("date:2022-01", [1]),
        ("date:2022", [1, 3]),
        ("date:>2022-01-28", [3]),
        ("date:..2022-01", [1]),
        ("date:2022-01-28..2022-02-03", [1, 3]),
        ("is:unread", [2]),
        ("is:starred", [3]),
        ("is:undated", [2]),
        ("is:changed", [3]),
        ("tag:check", [2]),
        ("macron is:unread lang:fr", [2]),
        ("nothing:here", []),
    ],
)
def test_what_is_typed_narrows(typed: str, ids: list[int]) -> None:
    assert [found.id for found in read(typed).narrowed(ROWS, PINS)] == ids


def test_near_doubles_fold_under_their_lead_and_stand_below_it_when_asked() -> None:
    rows = [row(1), row(2, lead=3), row(3), row(4, lead=3), row(5, lead=9)]
    assert [[r.id for r in folded(rows, open)[0]] for open in ((), (3,), (1,))] == [
        [1, 3, 5],
        [1, 3, 2, 4, 5],
        [1, 3, 5],
    ]
    assert folded(rows, ())[1] == {3: 2}


def test_orders_keep_equal_rows_as_they_were() -> None:
    rows = [row(1, "b"), row(2, "a"), row(3, "B")]
    assert [r.id for r in arranged(rows, Order.TITLE)] == [2, 1, 3]
    assert [r.id for r in arranged(rows, Order.NEWEST)] == [1, 2, 3]
