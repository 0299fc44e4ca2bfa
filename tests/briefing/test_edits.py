"""Every edit can be applied, taken back and done again; one that does not fit changes nothing."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.briefing.edits import (
    AddSection,
    DeletePin,
    DeleteSection,
    Edit,
    EditNote,
    EditSource,
    EditText,
    Fact,
    GradePin,
    MovePin,
    MoveSection,
    PinQuote,
    RenameSection,
    SetFact,
    SetJudgements,
    TagPin,
    Together,
    pin_into,
)
from pressfold.model.briefing import Briefing, Judgement, Section
from pressfold.model.briefing_errors import CannotEdit
from tests.briefing.making import NOW, briefing_with, pin_and_source, random_edit

EMPTY = Briefing("briefing", "Calls", NOW)


def pins_by_section(briefing: Briefing) -> dict[str, tuple[str, ...]]:
    return {section.id: section.pins for section in briefing.sections}


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=100)
def test_any_edits_undone_in_order_lead_back_to_the_start_and_redone_to_the_end(seed: int) -> None:
    dice = Random(seed)
    start = briefing = briefing_with("one pin", "another pin")
    trail: list[tuple[Briefing, Edit, Edit]] = []
    for nth in range(dice.randint(1, 20)):
        edit = random_edit(dice, briefing, f"fresh-{nth}")
        trail.append((briefing, edit, edit.inverse(briefing)))
        briefing = edit.apply(briefing)
    end = briefing
    for before, _, back in reversed(trail):
        briefing = back.apply(briefing)
        assert briefing == before
    assert briefing == start
    for _, edit, _ in trail:
        briefing = edit.apply(briefing)
    assert briefing == end


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=100)
def test_edits_keep_every_pin_in_one_section_and_every_source_in_use(seed: int) -> None:
    dice = Random(seed)
    briefing = briefing_with("one pin", "another pin")
    for nth in range(dice.randint(1, 20)):
        briefing = random_edit(dice, briefing, f"fresh-{nth}").apply(briefing)
        placed = [pin for section in briefing.sections for pin in section.pins]
        assert sorted(placed) == sorted(briefing.pins)
        assert {pin.source for pin in briefing.pins.values()} == set(briefing.sources)
        assert len({section.id for section in briefing.sections}) == len(briefing.sections)


def test_a_quote_is_pinned_at_its_place() -> None:
    briefing = briefing_with("first", "second")
    pin, source = pin_and_source("third", "third", id="new")
    assert PinQuote(pin, source, "evidence", 1).apply(briefing).sections[0].pins == ("pin-1", "new", "pin-2")
    assert PinQuote(pin, source, "evidence").apply(briefing).sections[0].pins == ("pin-1", "pin-2", "new")


def test_the_facts_of_a_source_that_is_known_stay_as_the_reader_left_them() -> None:
    briefing = briefing_with("first", "second", text="first second")
    (source,) = briefing.sources.values()
    corrected = EditSource(replace(source, outlet="Reuters")).apply(briefing)
    fresh = replace(briefing.pins["pin-1"], id="new")
    assert PinQuote(fresh, source, "evidence").apply(corrected).sources[source.id].outlet == "Reuters"


def test_a_source_goes_with_its_last_pin() -> None:
    briefing = briefing_with("first", "second", text="first second")
    one = DeletePin("pin-1").apply(briefing)
    assert len(one.sources) == 1
    assert DeletePin("pin-2").apply(one).sources == {}


def test_a_pin_moves_inside_its_section_and_to_another() -> None:
    briefing = AddSection(Section("more", "More")).apply(briefing_with("a", "b", "c"))
    assert pins_by_section(MovePin("pin-3", "evidence", 0).apply(briefing))["evidence"] == ("pin-3", "pin-1", "pin-2")
    moved = MovePin("pin-1", "more").apply(briefing)
    assert pins_by_section(moved) == {"evidence": ("pin-2", "pin-3"), "more": ("pin-1",)}


def test_a_section_goes_and_comes_back_with_its_pins() -> None:
    briefing = briefing_with("a", "b")
    delete = DeleteSection("evidence")
    gone = delete.apply(briefing)
    assert (gone.sections, gone.pins, gone.sources) == ((), {}, {})
    assert delete.inverse(briefing).apply(gone) == briefing


def test_words_and_grades_are_written_where_they_belong() -> None:
    briefing = briefing_with("a")
    for edit in (
        EditNote("pin-1", "check"), TagPin("pin-1", ("x", "y")), GradePin("pin-1", "B", 2),
        RenameSection("evidence", "Paris"), EditText("evidence", "Free text."),
        SetFact(Fact.BOTTOM_LINE, "So."), SetJudgements((Judgement("j", "Likely.", ("pin-1",)),)),
    ):  # fmt: skip
        briefing = edit.apply(briefing)
    pin, section = briefing.pins["pin-1"], briefing.sections[0]
    assert (pin.note, pin.tags, pin.reliability, pin.credibility) == ("check", ("x", "y"), "B", 2)
    assert (section.heading, section.text) == ("Paris", "Free text.")
    assert (briefing.bottom_line, briefing.judgements[0].pins) == ("So.", ("pin-1",))
    assert pin.quote == "a"


def test_the_first_pin_of_an_empty_briefing_brings_its_section_along() -> None:
    pin, source = pin_and_source("a", "a")
    edit = pin_into(EMPTY, pin, source, section_id="s")
    briefing = edit.apply(EMPTY)
    assert (edit.name, [section.heading for section in briefing.sections]) == ("Pin quote", ["Evidence"])
    assert edit.inverse(EMPTY).apply(briefing) == EMPTY


def test_a_pin_goes_under_the_heading_that_was_asked_for() -> None:
    briefing = AddSection(Section("more", "More")).apply(briefing_with("a"))
    pin, source = pin_and_source("b", "b", id="new")
    assert "new" in pins_by_section(pin_into(briefing, pin, source, section_id="s").apply(briefing))["more"]
    into = pin_into(briefing, pin, source, heading="Evidence", section_id="s").apply(briefing)
    assert "new" in pins_by_section(into)["evidence"]
    made = pin_into(briefing, pin, source, heading="Paris", section_id="s").apply(briefing)
    assert (made.sections[-1].heading, made.sections[-1].pins) == ("Paris", ("new",))


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (SetFact(Fact.TITLE, ""), "Retitle"),
        (SetFact(Fact.AUTHOR, ""), "Edit author"),
        (SetFact(Fact.BOTTOM_LINE, ""), "Edit bottom line"),
        (SetFact(Fact.HANDLING, ""), "Edit handling line"),
        (SetFact(Fact.CUT_OFF, ""), "Edit cut-off"),
        (EditNote("", ""), "Edit note"),
        (MovePin("", ""), "Move pin"),
        (DeletePin(""), "Delete pin"),
        (AddSection(Section("", "")), "Add section"),
        (Together("Pin quote", ()), "Pin quote"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_undo_can_name_every_edit(edit: Edit, name: str) -> None:
    assert edit.name == name


def _misfits() -> list[tuple[str, Edit]]:
    briefing = briefing_with("a")
    pin, (source,) = briefing.pins["pin-1"], briefing.sources.values()
    stranger = replace(pin, id="n", source="x")
    return [
        ("a pin twice", PinQuote(pin, source, "evidence")),
        ("a pin of another source", PinQuote(replace(pin, id="n", source="other"), source, "evidence")),
        ("a pin into no section", PinQuote(replace(pin, id="n"), source, "gone")),
        ("delete no pin", DeletePin("gone")),
        ("move no pin", MovePin("gone", "evidence")),
        ("move to no section", MovePin("pin-1", "gone")),
        ("note on no pin", EditNote("gone", "")),
        ("tags on no pin", TagPin("gone", ())),
        ("grade no pin", GradePin("gone", "A", 1)),
        ("grade G", GradePin("pin-1", "G", 1)),
        ("grade 7", GradePin("pin-1", "A", 7)),
        ("no source", EditSource(replace(source, id="gone"))),
        ("another text", EditSource(replace(source, text_sha256="0"))),
        ("a section twice", AddSection(Section("evidence", ""))),
        ("a section with strange pins", AddSection(Section("new", "", pins=("gone",)))),
        ("a section with pins of others", AddSection(Section("new", "", pins=("pin-1",)), 0, (pin,), (source,))),
        ("a section without its sources", AddSection(Section("new", "", pins=("n",)), 0, (stranger,))),
        ("delete no section", DeleteSection("gone")),
        ("move no section", MoveSection("gone", 0)),
        ("rename no section", RenameSection("gone", "")),
        ("text of no section", EditText("gone", "")),
    ]  # fmt: skip


@pytest.mark.parametrize("edit", [edit for _, edit in _misfits()], ids=[name for name, _ in _misfits()])
def test_an_edit_that_does_not_fit_says_so(edit: Edit) -> None:
    with pytest.raises(CannotEdit) as caught:
        edit.apply(briefing_with("a"))
    assert "Nothing was changed" in caught.value.sentence
