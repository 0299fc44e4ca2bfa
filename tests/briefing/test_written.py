"""The reader's own words: judgements with their evidence, likelihood words, simple formatting."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.briefing.formatted import formatted
from pressfold.briefing.written import judgement_lines, judgements, likelihood_scales, words, writing
from pressfold.model.briefing import Briefing
from pressfold.model.document import Run
from tests.briefing.making import briefing_with, ids


def written(briefing: Briefing, lines: str) -> Briefing:
    edit = writing(briefing, bottom_line="B.", lines=lines, cut_off="", texts={"evidence": "T."}, new_id=ids())  # type: ignore[arg-type]
    assert edit is not None
    return edit.apply(briefing)


def test_judgements_come_back_as_they_were_written_with_their_evidence() -> None:
    lines = "Talks are likely. [1, 2]\nNothing rests on this."
    briefing = written(briefing_with("one pin", "another pin"), lines)
    assert judgement_lines(briefing) == lines
    assert [judgement.pins for judgement in briefing.judgements] == [("pin-1", "pin-2"), ()]
    assert (briefing.bottom_line, briefing.sections[0].text) == ("B.", "T.")


def test_a_judgement_whose_words_stay_keeps_its_id() -> None:
    briefing = written(briefing_with("one pin"), "Talks are likely. [1]")
    (again,) = judgements("Talks are likely.", briefing)
    assert again.id == briefing.judgements[0].id


def test_a_number_without_a_pin_is_left_out() -> None:
    (made,) = judgements("So it is. [7, 1, 0, 1]", briefing_with("one pin"))
    assert (made.text, made.pins) == ("So it is.", ("pin-1",))


def test_what_was_not_changed_is_no_edit() -> None:
    briefing = written(briefing_with("one pin"), "Talks are likely. [1]")
    lines, texts = judgement_lines(briefing), {"evidence": "T."}
    assert writing(briefing, bottom_line="B.", lines=lines, cut_off="", texts=texts) is None


def test_words_are_counted_in_everything_that_is_written_or_pinned() -> None:
    assert words(written(briefing_with("one pin"), "Talks are likely. [1]")) == 1 + 3 + 1 + 2


def test_each_scale_has_seven_steps_from_low_to_high() -> None:
    scales = likelihood_scales()
    assert list(scales) == ["ICD 203", "ICD 203, second row", "PHIA"]
    for given_words in scales.values():
        lows = [int(re.match(r"\d+", chance)[0]) for _, chance in given_words]  # type: ignore[index]  # none is without
        assert len(set(lows)) == 7 and lows == sorted(lows)
    assert [chance for _, chance in scales["ICD 203"]] == [chance for _, chance in scales["ICD 203, second row"]]
    assert dict(scales["PHIA"])["realistic possibility"] == "40 to under 50 %"


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", (Run("plain"),)),
        ("a **b** c", (Run("a "), Run("b", bold=True), Run(" c"))),
        ("*i* **b**", (Run("i", italic=True), Run(" "), Run("b", bold=True))),
        ("2 * 3 * 4", (Run("2 * 3 * 4"),)),
        ("** no ** and *", (Run("** no ** and *"),)),
        ("- one\n- two", (Run("- one\n- two"),)),
        ("", (Run(""),)),
    ],
)
def test_simple_marks_become_runs(text: str, runs: tuple[Run, ...]) -> None:
    assert formatted(text) == runs


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=60)
def test_no_letter_is_ever_lost(text: str) -> None:
    shown = "".join(run.text for run in formatted(text))
    assert [char for char in shown if char.isalnum()] == [char for char in text if char.isalnum()]
