"""A check finds the words again, or says what changed; it never takes other words for the quote."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.briefing.proof import check
from pressfold.model.briefing import Anchor, AnchorState, Pin
from pressfold.text.normal import proof
from pressfold.text.sentences import sentences
from pressfold.text.words import words
from tests.briefing.making import NOW, pin_of, sha256

V, M, C, A, X = (
    AnchorState.VERIFIED, AnchorState.MOVED, AnchorState.CHANGED, AnchorState.AMBIGUOUS, AnchorState.MISSING,
)  # fmt: skip

STORY = (
    "Troops mass at the border, officials said on Monday.\n"
    "At least 15 people were killed in the shelling, the mayor did not deny.\n"
    "Macron will speak to Putin on Friday. Paris waits for an answer from Moscow.\n"
    "“It is up to Vladimir Putin to say if he wants consultations or confrontation,” Le Drian told RTL radio."
)
KILLED = "At least 15 people were killed in the shelling, the mayor did not deny."


def checked(pin: Pin, text: str | None, **known: str) -> Anchor:
    return check(pin, text, checked=NOW, **known)


def sentence_pins(text: str) -> list[Pin]:
    return [pin_of(text, span.of(text)) for span in sentences(text) if span.end - span.start > 25]


# --- the states ------------------------------------------------------------------------------------------------------


def test_the_same_text_verifies_at_the_same_place() -> None:
    pin = pin_of(STORY, KILLED)
    anchor = checked(pin, STORY, file_sha256=sha256(STORY), text_sha256=sha256(STORY))
    assert (anchor.state, anchor.span, anchor.checked, anchor.score) == (V, pin.span, NOW, 1.0)
    assert "exactly" in anchor.sentence


def test_another_file_around_the_same_text_is_told() -> None:
    anchor = checked(pin_of(STORY, KILLED), STORY, file_sha256="0" * 64)
    assert anchor.state is V
    assert "another one" in anchor.sentence


def test_a_text_that_goes_on_behind_the_words_verifies_them() -> None:
    anchor = checked(pin_of(STORY, KILLED), STORY + "\nCorrected at noon.")
    assert anchor.state is V
    assert "another text" in anchor.sentence


def test_words_that_stand_elsewhere_have_moved() -> None:
    text = "UPDATED.\n" + STORY
    anchor = checked(pin_of(STORY, KILLED), text)
    assert anchor.state is M
    assert anchor.span and anchor.span.of(text) == KILLED


def test_without_the_article_nothing_can_be_checked() -> None:
    anchor = checked(pin_of(STORY, KILLED), None)
    assert (anchor.state, anchor.span) == (X, None)
    assert "not in the library" in anchor.sentence


def test_a_damaged_copy_is_told_apart_from_a_missing_one() -> None:
    anchor = checked(pin_of(STORY, KILLED), STORY.replace("15", "16"), text_sha256=sha256(STORY))
    assert anchor.state is AnchorState.DAMAGED
    assert "damaged" in anchor.sentence


def test_words_that_are_gone_are_missing() -> None:
    anchor = checked(pin_of(STORY, KILLED), STORY.replace(KILLED + "\n", ""))
    assert (anchor.state, anchor.found) == (X, "")
    assert "not stand" in anchor.sentence


def test_a_changed_figure_is_shown_with_the_word() -> None:
    text = STORY.replace("15 people", "51 people")
    anchor = checked(pin_of(STORY, KILLED), text)
    assert anchor.state is C
    assert anchor.found == KILLED.replace("15", "51")
    assert anchor.sentence == "“15” became “51”."
    assert 0.9 < anchor.score < 1.0


def test_other_typography_is_changed_and_named_as_such() -> None:
    quote = "“It is up to Vladimir Putin to say if he wants consultations or confrontation,”"
    anchor = checked(pin_of(STORY, quote), STORY.replace("“", '"').replace("”", '"'))
    assert anchor.state is C
    assert anchor.sentence.startswith("Only the typography differs:")


def test_a_name_between_its_old_neighbours_is_shown_with_what_took_its_place() -> None:
    anchor = checked(pin_of(STORY, "Putin on Friday"), STORY.replace("Putin on Friday", "Biden on Sunday"))
    assert (anchor.state, anchor.found) == (C, "Biden on Sunday")


def test_words_with_an_addition_beside_them_are_still_the_words() -> None:
    anchor = checked(pin_of(STORY, KILLED), STORY.replace(KILLED, "Sources: " + KILLED))
    assert anchor.state is M


def test_a_negation_that_slips_in_front_of_the_words_is_told() -> None:
    text = STORY.replace("will speak to Putin", "will not speak to Putin")
    anchor = checked(pin_of(STORY, "speak to Putin on Friday. Paris waits"), text)
    assert anchor.state is M
    assert "Before them stands “not” now, not “will”." in anchor.sentence


def test_the_surroundings_decide_between_two_places() -> None:
    text = "First he said no to Paris.\nThen she said no to Rome, and left."
    pin = pin_of(text, "said no")
    again = "New head.\nThen she said no to Rome, and left.\nFirst he said no to Paris."
    anchor = checked(pin, again)
    assert anchor.state is M
    assert anchor.span and anchor.span.start == again.rindex("said no")


def test_places_with_equal_surroundings_are_ambiguous() -> None:
    line = "The minister said no to the plan that everybody had agreed upon before the summit in the capital began.\n"
    text = "Head.\n" + line + "Middle part.\n" + line
    pin = pin_of(text, "said no")
    anchor = checked(pin, "Another head now.\n" + line * 2 + "End of it.")
    assert (anchor.state, anchor.span) == (A, None)
    assert "2 places" in anchor.sentence


def test_a_short_quote_among_strangers_is_not_taken_for_the_pinned_one() -> None:
    pin = pin_of(STORY, "Paris waits")
    anchor = checked(pin, "Nothing of the old text is left here. Still, Paris waits in vain for news of another kind.")
    assert (anchor.state, anchor.span) == (A, None)
    assert "one place" in anchor.sentence


def test_a_long_quote_speaks_for_itself() -> None:
    text = f"Nothing of the old text is left here but this. {KILLED} And on it goes with other news."
    anchor = checked(pin_of(STORY, KILLED), text)
    assert anchor.state is M
    assert "nothing around them" in anchor.sentence


def test_a_change_in_its_old_place_wins_over_the_same_words_elsewhere() -> None:
    text = "Macron will call Putin on Friday evening.\n" + STORY + "\nEnd: Macron will call Putin on Friday evening."
    pin = pin_of(text, "Macron will speak to Putin on Friday.")
    now = text.replace("Macron will speak to Putin on Friday.", "Macron did not speak to Putin on Friday.")
    anchor = checked(pin, now + " Macron will speak to Putin on Friday.")
    assert (anchor.state, anchor.found) == (C, "Macron did not speak to Putin on Friday.")


def test_an_altered_quote_is_found_out_and_the_pinned_words_are_shown() -> None:
    pin = replace(pin_of(STORY, KILLED), quote=KILLED.replace("15", "51"))
    anchor = checked(pin, STORY)
    assert (anchor.state, anchor.found) == (C, KILLED)
    assert "altered" in anchor.sentence and "“15” became “51”" in anchor.sentence


def test_an_altered_quote_is_found_out_even_without_its_text() -> None:
    pin = replace(pin_of(STORY, KILLED), quote="Something else")
    anchor = checked(pin, "Quite another text.")
    assert (anchor.state, anchor.span) == (C, None)


def test_a_quote_proved_by_an_older_form_is_compared_word_for_word() -> None:
    pin = pin_of(STORY, KILLED)
    older = replace(pin, proof=replace(pin.proof, form="proof-0", exact_sha256="unknown"))
    assert checked(older, STORY).state is V


def test_a_pin_whose_place_is_wrong_is_found_by_its_words() -> None:
    pin = pin_of(STORY, KILLED)
    anchor = checked(replace(pin, span=pin.span._replace(start=0, end=5)), STORY)
    assert (anchor.state, anchor.span) == (M, pin.span)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("قال الرئيس إن بلاده تنتظر", "خبر عاجل.\nقال الرئيس إن بلاده تنتظر جوابا من موسكو اليوم."),
        ("普京说他愿意对话", "快讯。\n普京说他愿意对话，巴黎在等待。"),
        ("Президент заявил 😀 сегодня", "Срочно.\nПрезидент заявил 😀 сегодня, что он ждёт."),
    ],
    ids=["Arabic", "Chinese", "Cyrillic and emoji"],
)
def test_every_script_is_proved_moved_and_found_changed(quote: str, text: str) -> None:
    pin = pin_of(text, quote)
    assert checked(pin, text).state is V
    moved = checked(pin, "x\n" + text)
    assert moved.state is M and moved.span and moved.span.of("x\n" + text) == quote
    assert checked(pin, text.replace(quote[-3:], "!!!")).state is C


# --- new versions of the starter articles ----------------------------------------------------------------------------


def _typos(text: str) -> str:
    dice = random.Random(7)
    return "".join(dice.choice("aeiou") if c.isalpha() and dice.random() < 0.005 else c for c in text)


def _shuffled(text: str) -> str:
    parts = text.split("\n")
    random.Random(7).shuffle(parts)
    return "\n".join(parts)


def _fewer_words(text: str) -> str:
    dice = random.Random(7)
    return " ".join(word for word in re.split(r"(?<=\S) (?=\S)", text) if dice.random() > 0.05)


def _fewer_paragraphs(text: str) -> str:
    dice = random.Random(7)
    return "\n".join(part for part in text.split("\n") if dice.random() > 0.3)


def _reworded(text: str) -> str:
    for old, new in (("said", "stated"), ("Russian", "Moscow"), ("on Friday", "today"), ("will ", "is to ")):
        text = text.replace(old, new)
    return text


VERSIONS: dict[str, Callable[[str], str]] = {
    "white space": lambda text: text.replace("\n", " \u00a0\n\n"),
    "prepended": lambda text: "UPDATED 14:05 GMT. This story has been corrected.\n" + text,
    "curly marks": lambda text: re.sub(r'"(?=\w)', "“", text).replace('"', "”").replace("'", "’"),
    "typos": _typos,
    "shuffled": _shuffled,
    "words dropped": _fewer_words,
    "paragraphs dropped": _fewer_paragraphs,
    "reworded": _reworded,
}


@pytest.mark.parametrize("version", VERSIONS.values(), ids=VERSIONS)
def test_no_version_of_a_starter_article_gets_a_wrong_anchor(
    starter: dict[str, str], version: Callable[[str], str]
) -> None:
    for text in starter.values():
        new = version(text)
        for pin in sentence_pins(text):
            anchor = checked(pin, new)
            stands = proof(pin.quote) in proof(new)
            if anchor.state in (V, M):
                assert anchor.span and proof(anchor.span.of(new)) == proof(pin.quote)
            elif anchor.state is C:
                assert not stands
                assert anchor.found and anchor.span and anchor.span.of(new) == anchor.found
                shared = {w.text for w in words(pin.quote)} & {w.text for w in words(anchor.found)}
                assert len(shared) >= len({w.text for w in words(pin.quote)}) / 2
            elif anchor.state is X:
                assert not stands


@pytest.mark.parametrize("version", ["white space", "prepended"])
def test_what_keeps_all_words_keeps_all_pins(starter: dict[str, str], version: str) -> None:
    for text in starter.values():
        for pin in sentence_pins(text):
            assert checked(pin, VERSIONS[version](text)).state in (V, M)


def test_another_article_holds_only_what_both_print(starter: dict[str, str]) -> None:
    for name, text in starter.items():
        for other_name, other in starter.items():
            if name == other_name:
                continue
            for pin in sentence_pins(text):
                anchor = checked(pin, other)
                if anchor.state in (V, M):
                    assert proof(pin.quote) in proof(other)
                elif anchor.state is C:
                    shared = [w.text for w in words(pin.quote) if w.text in anchor.found]
                    assert len(shared) >= 6


# --- every changed digit, negation, name, word and mark --------------------------------------------------------------


def _mutations(quote: str) -> list[str]:
    """The quote with each of its words and marks changed, dropped or negated, one at a time."""
    made: list[str] = []
    for word in words(quote):
        before, after = quote[: word.start], quote[word.end :]
        made.append(f"{before}{_other(word.text)}{after}")
        made.append(f"{before}not {word.text}{after}")
        if word.start > 0 and word.end < len(quote):
            made.append(f"{before.rstrip()} {after.lstrip()}")
    for mark in re.finditer(r"[^\w\s]", quote):
        if mark.start() > 0 and mark.end() < len(quote):
            made.append(quote[: mark.start()] + quote[mark.end() :])
            made.append(quote[: mark.start()] + "–" + quote[mark.end() :])
    return [other for other in dict.fromkeys(made) if proof(other) != proof(quote)]


def _other(word: str) -> str:
    if word[0].isdigit():
        return f"{(int(word[0]) + 1) % 10}{word[1:]}"
    return "Biden" if word[0].isupper() else "perhaps"


def test_every_change_of_one_word_or_mark_is_called_changed(starter: dict[str, str]) -> None:
    for text in starter.values():
        for pin in sentence_pins(text)[::5]:
            for other in _mutations(pin.quote)[::7]:
                new = text[: pin.span.start] + other + text[pin.span.end :]
                anchor = checked(pin, new)
                assert anchor.state is C, (pin.quote, other, anchor)
                assert anchor.sentence


@given(st.data())
@settings(deadline=None, max_examples=100)
def test_a_changed_character_never_verifies(data: st.DataObject) -> None:
    pin = pin_of(
        STORY, data.draw(st.sampled_from([KILLED, "15", "Vladimir Putin", "did not deny", "on Friday. Paris"]))
    )
    at = data.draw(st.integers(pin.span.start, pin.span.end - 1))
    char = data.draw(st.characters(categories=["L", "N", "P"]))
    new = STORY[:at] + char + STORY[at + 1 :]
    anchor = checked(pin, new)
    if proof(char) != proof(STORY[at]):
        assert anchor.state not in (V,)
        assert anchor.state is not M or (anchor.span and proof(anchor.span.of(new)) == proof(pin.quote))


@given(st.text(max_size=200), st.text(min_size=1, max_size=30))
@settings(deadline=None, max_examples=100)
def test_any_text_gets_an_answer_that_is_true(text: str, quote: str) -> None:
    story = f"{quote} x {quote}"
    if not any(char.isalnum() for char in quote):
        return
    pin = pin_of(story, story.strip()[: len(quote)].strip() or "x")
    anchor = checked(pin, text)
    if anchor.state in (V, M):
        assert anchor.span and proof(anchor.span.of(text)) == proof(pin.quote)
