"""Two hands on one briefing: pins of both are there, notes of both are kept and marked, nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressfold.briefing.both_sides import MARK, both_kept
from pressfold.briefing.edits import EditNote, EditText, Fact, MovePin, PinQuote, SetFact
from pressfold.briefing.opened import OpenBriefing
from pressfold.model.briefing_errors import BriefingChanged
from tests.briefing.making import now, pin_and_source


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "calls.briefing"
    with OpenBriefing.new(path, "Calls", state=tmp_path / "here", now=now) as opened:
        pin, source = pin_and_source("It is up to Putin to say.", "It is up to Putin", id="p1")
        opened.apply(PinQuote(pin, source, opened.briefing.sections[0].id))
        opened.save()
    return path


def pinned(opened: OpenBriefing, id: str) -> None:
    pin, source = pin_and_source(f"Words of {id} in a row.", f"Words of {id}", id=id)
    opened.apply(PinQuote(pin, source, opened.briefing.sections[0].id))


def test_both_hands_are_brought_together(path: Path, tmp_path: Path) -> None:
    with OpenBriefing.open(path, state=tmp_path / "here", now=now) as here:
        pinned(here, "p2")
        here.apply(EditNote("p1", "Note of here."))
        with OpenBriefing.open(path, state=tmp_path / "there", now=now) as there:
            pinned(there, "p3")
            there.apply(EditNote("p1", "Note of there."))
            there.save()
        assert here.changed_below()
        with pytest.raises(BriefingChanged):
            here.save()
    with OpenBriefing.open(path, state=tmp_path / "here", now=now) as opened:
        assert set(opened.briefing.pins) == {"p1", "p2", "p3"}
        assert opened.briefing.pins["p1"].note == f"Note of there.\n\n{MARK}\n\nNote of here."
        assert opened.recovered is not None and opened.recovered.changed and opened.recovered.left == 0
        opened.save()
        assert not opened.changed_below()
        opened.undo()
        assert opened.briefing.pins["p1"].note == "Note of there."


def test_free_text_of_both_sides_is_kept_and_the_same_text_once(path: Path, tmp_path: Path) -> None:
    with OpenBriefing.open(path, state=tmp_path / "here", now=now) as opened:
        section = opened.briefing.sections[0].id
        opened.apply(EditText(section, "Theirs."))
        opened.apply(SetFact(Fact.BOTTOM_LINE, "One line."))
        text = both_kept(EditText(section, "Ours."), opened.briefing)
        line = both_kept(SetFact(Fact.BOTTOM_LINE, "One line."), opened.briefing)
        assert text == EditText(section, f"Theirs.\n\n{MARK}\n\nOurs.")
        assert line == SetFact(Fact.BOTTOM_LINE, "One line.")
        assert both_kept(MovePin("p1", section), opened.briefing) is None
        assert both_kept(EditNote("gone", "x"), opened.briefing) is None
