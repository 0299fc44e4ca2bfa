"""Sheets as CSV and JSON."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.export import csv as csv_writer
from pressfold.export import json_rows
from pressfold.model.sheet import Cell, Sheet
from pressfold.text.printable import printable
from tests.export.making import HOSTILE


def read(made: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), min_size=1, max_size=5))
def test_a_row_reads_back_as_it_was_but_for_formulas(cells: list[str]) -> None:
    made = read(csv_writer.rendered(Sheet(tuple(f"c{nth}" for nth in range(len(cells))), (tuple(cells),))))
    assert [cell.removeprefix("'") if cell.startswith("'") else cell for cell in made[1]] == [
        printable(cell).removeprefix("'") for cell in cells
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", ' =HYPERLINK("x")'])
def test_no_cell_is_a_formula(text: str) -> None:
    assert read(csv_writer.rendered(Sheet(("a",), ((text,),))))[1][0].startswith("'")


@pytest.mark.parametrize(
    ("cell", "printed"),
    [(None, ""), (True, "yes"), (False, "no"), (-3, "-3"), (0.5, "0.5"), (("a", "b"), "a; b"), ("", "")],
)
def test_a_value_is_printed_as_its_kind(cell: Cell, printed: str) -> None:
    assert read(csv_writer.rendered(Sheet(("a", "b"), ((cell, "x"),))))[1] == [printed, "x"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_json_keeps_every_character_that_can_be_written(text: str) -> None:
    (row,) = json.loads(json_rows.rendered(Sheet(("quote", "tags"), ((text, ("a", "b")),))))
    assert row["tags"] == ["a", "b"]
    assert row["quote"] == printable(text)
