"""Which words of a sentence are whose: a table of the orders that news prose knows."""

from __future__ import annotations

import pytest

from pressfold.actors.attribution import Attribution
from pressfold.actors.attributions import attributions
from pressfold.actors.stretch import stretch
from pressfold.model.span import Span
from pressfold.text.quotation_marks import quoted


def read(text: str) -> list[Attribution]:
    return attributions(stretch(text, Span(0, len(text)), quoted(text)))


def told(text: str) -> list[tuple[str, str, str]]:
    """Who, by which cue, which words."""
    return [
        (a.source.of(text) if a.source else "", a.cue, " // ".join(piece.of(text) for piece in a.pieces))
        for a in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Macron said the talks had failed.", [("Macron", "said", "the talks had failed")]),
        ("Macron said that the talks had failed.", [("Macron", "said", "the talks had failed")]),
        ("Macron said on Tuesday he would call.", [("Macron", "said", "he would call")]),
        ("Macron told RTL radio the talks had failed.", [("Macron", "told", "the talks had failed")]),
        ("Putin told President Emmanuel Macron he was ready.", [("Putin", "told", "he was ready")]),
        ("Macron told reporters in Paris that he was ready.", [("Macron", "told", "he was ready")]),
        ("Macron said in a statement on Friday that it was over.", [("Macron", "said", "it was over")]),
        ("Macron has repeatedly said the door is open.", [("Macron", "said", "the door is open")]),
        ("The minister asked whether it was over.", [("The minister", "asked", "whether it was over")]),
        (
            "Putin reiterated to Macron the need for talks that are serious.",
            [("Putin", "reiterated", "the need for talks that are serious")],
        ),
        (
            "He complained this Friday before his counterpart, Emmanuel Macron, that nobody had listened.",
            [("He", "complained", "nobody had listened")],
        ),
        ("Macron made it clear that it was over.", [("Macron", "made it clear", "it was over")]),
        ("Macron said: “It is over.”", [("Macron", "said", "“It is over.”")]),
    ],
    ids=[
        "bare clause",
        "that",
        "day between",
        "medium told",
        "person told",
        "told and place",
        "channel",
        "auxiliaries",
        "question",
        "addressee behind",
        "long adverbial",
        "phrase",
        "colon",
    ],
)
def test_words_behind_their_verb(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks had failed, Macron said.", [("Macron", "said", "The talks had failed")]),
        ("The talks had failed, the official said after a call.", [("the official", "said", "The talks had failed")]),
        ("“It is over,” Macron said.", [("Macron", "said", "“It is over,”")]),
        ("“It is over,” said the Kremlin in a statement.", [("the Kremlin", "said", "“It is over,”")]),
        ("“It is over,” Rep. Ann Lee (D-Md.) said Friday.", [("Rep. Ann Lee", "said", "“It is over,”")]),
        ("“It is over,” said Ann Lee, a spokeswoman for NATO.", [("Ann Lee", "said", "“It is over,”")]),
        ("“It is,” he said, “nearly over.”", [("he", "said", "“It is,” // “nearly over.”")]),
        ("The long talks, Macron said, had failed again.", [("Macron", "said", "The long talks // had failed again")]),
        (
            "Scheduled for Monday, says US Ambassador Ann Lee.",
            [("US Ambassador Ann Lee", "says", "Scheduled for Monday")],
        ),
    ],
    ids=[
        "clause",
        "adverbial behind",
        "quotation",
        "turned",
        "party in brackets",
        "apposition",
        "split quotation",
        "split clause",
        "turned clause",
    ],
)
def test_words_before_their_speaker(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the Kremlin, both sides agreed to talk.",
            ("the Kremlin", "according to", "both sides agreed to talk"),
        ),
        (
            "Both sides agreed to talk, according to diplomats.",
            ("diplomats", "according to", "Both sides agreed to talk"),
        ),
        ("As Macron said on Friday, “the door is open.”", ("Macron", "said", "“the door is open.”")),
        ("The door is open, as Macron said.", ("Macron", "said", "The door is open")),
    ],
)
def test_words_in_a_frame(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text)[0] == expected


def test_a_contrast_behind_a_frame_has_its_own_speaker() -> None:
    text = "As Macron said, Russia is a power of imbalance, although he made it clear that he wants to talk."
    assert told(text) == [
        ("Macron", "said", "Russia is a power of imbalance"),
        ("he", "made it clear", "he wants to talk"),
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Macron said it was over, adding that he was sad.", ("Macron", "adding", "he was sad")),
        (
            "“It is over,” Macron told RTL, asking whether Putin wanted war.",
            ("Macron", "asking", "whether Putin wanted war"),
        ),
        (
            "Kyiv and Moscow have denied the report again, saying there was no invasion.",
            ("Kyiv and Moscow", "saying", "there was no invasion"),
        ),
        ("Macron said it was over and insisted that he was sad.", ("Macron", "insisted", "he was sad")),
        ("Macron said it was over, while Putin said it was not.", ("Putin", "said", "it was not")),
        ("Republicans said it was bad and Democrats said it was good.", ("Democrats", "said", "it was good")),
    ],
    ids=["adding", "asking", "saying after a denial", "and insisted", "while", "and"],
)
def test_a_sentence_may_hold_two_attributions(text: str, second: tuple[str, str, str]) -> None:
    assert told(text)[-1] == second
    assert len(told(text)) == 2


def test_a_relative_clause_and_its_sentence_have_one_speaker() -> None:
    text = "The official, who said the talks had been serious, said Putin had asked for more."
    assert told(text) == [
        ("The official", "said", "the talks had been serious"),
        ("The official", "said", "Putin had asked for more"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia denies planning to do so.", ("Russia", "denies", "planning to do so")),
        (
            "The West and NATO accuse Moscow of planning to invade.",
            ("The West and NATO", "accuse", "planning to invade"),
        ),
        (
            "Macron and Biden pledged Wednesday to coordinate their response.",
            ("Macron and Biden", "pledged", "to coordinate their response"),
        ),
        ("Trump called the plan a “disaster” on Monday.", ("Trump", "called", "the plan a “disaster” on Monday")),
        ("Experts believe that it will rain.", ("Experts", "believe", "it will rain")),
        ("Polls show that she leads by far.", ("Polls", "show", "she leads by far")),
        ("Putin insisted on the existing format.", ("Putin", "insisted", "the existing format")),
    ],
    ids=["denial", "accusation", "vow", "name given", "belief", "finding", "demand"],
)
def test_other_verbs_take_their_own_kind_of_words(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A former Soviet state is near.",
        "He wants to say that it is over.",
        "It was said that it was over.",
        "The emissions rules that promise a lot are new.",
        "He declined and called the office.",
        "What would she say if it failed?",
        "On Friday, the announced deal failed.",
    ],
    ids=["a noun", "an infinitive", "a passive", "a noun with that", "a call", "a wish", "a participle"],
)
def test_what_looks_like_a_cue_and_is_none(text: str) -> None:
    assert told(text) == []


def test_what_is_inserted_behind_the_name_is_printed_but_names_nobody_else() -> None:
    text = "Linda Smith, a spokeswoman for the ministry in Kyiv, said it was over."
    (attribution,) = read(text)
    assert attribution.source is not None and attribution.printed is not None
    assert attribution.source.of(text) == "Linda Smith"
    assert attribution.printed.of(text) == "Linda Smith, a spokeswoman for the ministry in Kyiv"


def test_a_dependent_clause_ends_at_its_comma() -> None:
    text = "After aides insisted that he would go, the campaign changed its plans."
    assert told(text) == [("aides", "insisted", "he would go")]


def test_belief_is_less_sure_than_speech() -> None:
    (belief,) = read("Experts believe that it will rain.")
    (speech,) = read("Experts said that it will rain.")
    assert not belief.speech and speech.speech
    assert belief.confidence < speech.confidence
