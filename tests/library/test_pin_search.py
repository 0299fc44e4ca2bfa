"""Pins, notes and the free text of sections answer the same queries as articles do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.briefing.edits import EditNote, EditText, TagPin
from pressfold.library.library import Library
from pressfold.model.errors import BadQuery
from pressfold.model.span import Span

TEXT = (
    "Talks in Paris\n\nJean-Yves Le Drian told RTL radio: “Vladimir Putin plays chess in Kyiv.”\n\nIt rained in Bonn."
)
QUOTE = "“Vladimir Putin plays chess in Kyiv.”"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with one briefing: a pin with a note and a tag, and a section with free text."""
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    with Library.open(tmp_path / "library", state=tmp_path / "state") as library:
        library.intake.run([tmp_path / "story.txt"])
        start = library.articles.get(1).text.index(QUOTE)
        with library.briefings.new("The calls") as opened:
            pin = library.briefings.pin(opened, 1, Span(start, start + len(QUOTE)), note="Ask the embassy about this.")
            opened.apply(TagPin(pin.id, ("urgent",)))
            section = opened.briefing.sections[0].id
            opened.apply(EditText(section, "Nobody confirmed the gambit so far."))
        yield library


def found(library: Library, query: str, **how: bool) -> list[bool]:
    """For each hit, whether it is a pin."""
    return [hit.pinned for hit in library.pins.find(query, **how).hits]


@pytest.mark.parametrize(
    ("query", "pinned"),
    [
        ("chess", [True]),
        ("embassy", [True]),
        ("gambit", [False]),
        ('"plays chess"', [True]),
        ("Kiev", [True]),
        ("quote:chess", [True]),
        ("quote:embassy", []),
        ("tag:urgent", [True]),
        ("chess -embassy", []),
        ("chess OR gambit", [True, False]),
        ("Bonn", []),
    ],
)
def test_what_the_reader_wrote_down_is_found(library: Library, query: str, pinned: list[bool]) -> None:
    assert sorted(found(library, query), reverse=True) == pinned


def test_a_hit_tells_where_it_stands_and_marks_its_words(library: Library) -> None:
    (hit,) = library.pins.find("embassy").hits
    assert hit.briefing == "The calls" and Path(hit.path).exists()
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["embassy"]
    (via,) = library.pins.find("Kiev").hits
    assert via.via and not library.pins.find("Kiev", spelled=False).hits


def test_a_change_is_found_at_once(library: Library) -> None:
    assert found(library, "consulate") == []
    (path,) = library.briefings.paths()
    with library.briefings.open(path) as opened:
        (pin,) = opened.briefing.pins
        opened.apply(EditNote(pin, "Ask the consulate."))
        assert found(library, "consulate") == [True], "the journal has it before the file"
        opened.apply(EditText(opened.briefing.sections[0].id, ""))
    assert found(library, "embassy") == [] and found(library, "gambit") == []


@pytest.mark.parametrize(("query", "position"), [("is:unread", 3), ("chess has:pin", 10), ("", 0)])
def test_what_only_articles_can_answer_is_pointed_at(library: Library, query: str, position: int) -> None:
    with pytest.raises(BadQuery) as refused:
        library.pins.find(query)
    assert refused.value.position == position


def test_a_briefing_that_cannot_be_read_keeps_no_other_from_being_searched(library: Library) -> None:
    (library.briefings.folder / "broken.briefing").write_bytes(b"\x00nonsense")
    assert found(library, "chess") == [True]
