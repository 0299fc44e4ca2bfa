"""A quote is printed shorter by command alone; the pinned words stay, and so does their proof."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.briefing import exported, verify
from pressfold.briefing.edits import ShortenPin
from pressfold.briefing.outline import document
from pressfold.briefing.proof import check
from pressfold.briefing.shortened import fits, in_brackets, left_out, pieces, printed, restored, told
from pressfold.export import docx, html, markdown
from pressfold.model.briefing import Alteration, AnchorState, Briefing, Pin
from pressfold.model.briefing_errors import CannotEdit
from pressfold.model.document import Style
from pressfold.model.span import Span
from tests.briefing.making import NOW, briefing_with, pin_of

QUOTE = "He said on Monday that it is up to Vladimir Putin, and nobody else, to say what he wants."


def of(words: str, quote: str = QUOTE) -> Span:
    return Span(quote.index(words), quote.index(words) + len(words))


def pin(*alterations: Alteration) -> Pin:
    return replace(pin_of(QUOTE, QUOTE), alterations=alterations)


def test_words_that_are_left_out_are_printed_as_an_omission() -> None:
    made = replace(pin(), alterations=left_out(pin(), of(", and nobody else,")))
    assert printed(made) == "He said on Monday that it is up to Vladimir Putin[…] to say what he wants."
    assert made.quote == QUOTE
    assert told(made) == "1 omission"


def test_half_a_word_is_left_out_as_a_whole_one() -> None:
    assert printed(replace(pin(), alterations=left_out(pin(), of("onda")))).startswith("He said on […] that")


def test_omissions_that_touch_become_one() -> None:
    once = replace(pin(), alterations=left_out(pin(), of("on Monday")))
    twice = replace(once, alterations=left_out(once, of("that it is")))
    assert printed(twice).startswith("He said […] up to")
    assert len(twice.alterations) == 1


def test_own_words_stand_in_brackets_in_the_place_of_others_or_between_them() -> None:
    named = replace(pin(), alterations=in_brackets(pin(), of("He"), " [Mr  Le Drian] "))
    at = of("Vladimir").start
    between = replace(named, alterations=in_brackets(named, Span(at, at), "President"))
    assert printed(between).startswith("[Mr Le Drian] said on Monday that it is up to [President] Vladimir")
    assert told(between) == "2 insertions in brackets"


def test_what_was_altered_can_be_restored_place_by_place() -> None:
    made = replace(pin(), alterations=left_out(pin(), of("on Monday")))
    made = replace(made, alterations=in_brackets(made, of("he"), "Putin"))
    assert told(made) == "1 omission, 1 insertion in brackets"
    made = replace(made, alterations=restored(made, of("on Monday")))
    assert printed(made) == QUOTE[: of("he").start] + "[Putin]" + QUOTE[of("he").end :]


@pytest.mark.parametrize(
    "alterations",
    [
        (Alteration(0, len(QUOTE)),),
        (Alteration(3, 7), Alteration(5, 9)),
        (Alteration(9, 3),),
        (Alteration(4, 4),),
        (Alteration(0, len(QUOTE) + 1),),
        (Alteration(-1, 3),),
    ],
    ids=["nothing stays", "one over another", "backwards", "empty", "beyond the end", "before the start"],
)
def test_what_does_not_fit_is_refused(alterations: tuple[Alteration, ...]) -> None:
    briefing = briefing_with(QUOTE)
    assert not fits(QUOTE, alterations)
    with pytest.raises(CannotEdit, match="has to stay"):
        ShortenPin("pin-1", alterations).apply(briefing)


ACT = st.tuples(st.integers(0, len(QUOTE)), st.integers(0, 30), st.sampled_from(["", "x", "Mr Putin"]))


@given(st.lists(ACT, max_size=5))
@settings(deadline=None, max_examples=80)
def test_whatever_is_altered_the_pieces_are_the_quote_from_end_to_end(acts: list[tuple[int, int, str]]) -> None:
    made = pin()
    for start, length, words in acts:
        span = Span(start, min(len(QUOTE), start + length))
        altered = in_brackets(made, span, words) if words else left_out(made, span)
        if fits(QUOTE, altered):
            made = replace(made, alterations=altered)
    stretches = [piece.span for piece in pieces(made)]
    assert "".join(span.of(QUOTE) for span in stretches) == QUOTE
    assert printed(made) == "".join(piece.printed for piece in pieces(made))
    assert check(made, QUOTE, checked=NOW).state is AnchorState.VERIFIED


# --- on paper --------------------------------------------------------------------------------------------------------


@pytest.fixture
def shortened() -> Briefing:
    briefing = briefing_with(QUOTE)
    alterations = (*left_out(pin(), of(", and nobody else,")), Alteration(*of("he"), "the Russian president"))
    return ShortenPin("pin-1", alterations).apply(briefing)


SHOWN = "He said on Monday that it is up to Vladimir Putin[…] to say what [the Russian president] wants."


def test_the_page_prints_it_marked_as_edited_and_its_note_has_it_in_full(shortened: Briefing) -> None:
    made = document(shortened, anchors={}, created=NOW)
    lines = {block.style: block.text for block in made.body if hasattr(block, "style")}
    assert lines[Style.QUOTE] == SHOWN
    assert "Edited by the author: 1 omission, 1 insertion in brackets" in lines[Style.ATTRIBUTION]
    assert f"In full: “{QUOTE}”" in "".join(run.text for run in made.notes[0])


@pytest.mark.parametrize("writer", [docx, markdown, html], ids=["docx", "markdown", "html"])
def test_an_export_of_a_shortened_quote_is_verified_and_a_changed_one_is_not(shortened: Briefing, writer) -> None:  # type: ignore[no-untyped-def]  # modules
    content = writer.rendered(document(shortened, anchors={}, created=NOW))
    export = exported.read("x", content)
    assert export.lines[1].strip() == SHOWN
    sound = {"pin-1": check(export.records.pins[1], QUOTE, checked=NOW)}
    assert verify.with_lines(export, sound)["pin-1"].state is AnchorState.VERIFIED
    altered = exported.Exported(export.records, {1: SHOWN.replace("Monday", "Tuesday")})
    outcome = verify.with_lines(altered, sound)["pin-1"]
    assert outcome.state is AnchorState.CHANGED and "“Monday” became “Tuesday”" in outcome.sentence


def test_shortening_is_undone_by_its_inverse(shortened: Briefing) -> None:
    edit = ShortenPin("pin-1", ())
    assert edit.inverse(shortened).apply(edit.apply(shortened)) == shortened
