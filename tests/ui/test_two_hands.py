"""Another hand writes the file that is open in the window: both are brought together, and the reader is told."""

from __future__ import annotations

from pathlib import Path

from tests.ui.people import Person

from pressfold.briefing.edits import EditNote
from pressfold.briefing.opened import OpenBriefing


def test_what_another_laptop_wrote_is_taken_in_and_nothing_is_lost(reader: Person, tmp_path: Path) -> None:
    reader.open("000")
    first = reader.pin("000", "consultations or confrontation")
    reader.do("briefing.save")
    opened = reader.wiring.work.opened
    assert opened is not None
    second = reader.pin("000", "the ball was in Putin's court")
    with OpenBriefing.open(opened.path, state=tmp_path / "elsewhere") as other:
        other.apply(EditNote(first, "From the other laptop."))
        other.save()
    reader.wiring.work.save_quietly()
    reader.until(lambda: reader.wiring.work.briefing and reader.briefing.pins[first].note)
    reader.rest()
    assert set(reader.briefing.pins) == {first, second}
    assert any("changed by another program" in said.text for said in reader.window.toasts.log)
