"""Passages as a list: which set phrases are worth a line."""

from __future__ import annotations

from pressfold.model.passage import Family, Passage, PassageKind, Verdict
from pressfold.model.passage_listing import without_parts


def phrase(id: str, *members: tuple[int, int, int], verdict: Verdict = Verdict.NONE) -> Family:
    return Family(id, PassageKind.STOCK, 6, tuple(Passage(*member) for member in members), verdict=verdict)


def test_a_phrase_is_no_line_of_its_own_where_it_stands_inside_longer_ones_only() -> None:
    longer = phrase("longer", (1, 0, 30), (2, 50, 80))
    part = phrase("part", (1, 0, 20), (2, 50, 70), (3, 5, 25))
    assert without_parts([longer, part], {1, 2}) == [longer]
    assert without_parts([longer, part], {1, 2, 3}) == [longer, part]


def test_what_the_reader_judged_and_what_is_shown_stay() -> None:
    longer = phrase("longer", (1, 0, 30))
    judged = phrase("judged", (1, 0, 20), verdict=Verdict.REJECTED)
    wire = Family("wire", PassageKind.WIRE, 9, (Passage(1, 2, 20),))
    assert without_parts([wire, judged, longer], {1}) == [wire, judged, longer]
