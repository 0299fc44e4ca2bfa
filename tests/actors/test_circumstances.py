"""To whom words were said, when, and whether it is said that they were not."""

from __future__ import annotations

import pytest
from tests.actors.articles import article, heard, quotations


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Emmanuel Macron told Vladimir Putin that talks were needed.", "Vladimir Putin"),
        ("Emmanuel Macron told reporters on Friday that talks were needed.", "reporters"),
        ("Emmanuel Macron told the French parliament that talks were needed.", "the French parliament"),
        ("Emmanuel Macron complained to his German counterpart that talks had failed.", "his German counterpart"),
        ("Emmanuel Macron reiterated to Joe Biden that talks were needed.", "Joe Biden"),
        ("Emmanuel Macron told RTL radio that talks were needed.", None),
        ("Emmanuel Macron told them that talks were needed.", "them"),
        ("Emmanuel Macron said that talks were needed.", None),
        ("Emmanuel Macron said to everyone's surprise that talks were needed.", None),
    ],
    ids=["name", "reporters", "body", "counterpart", "thing", "medium", "pronoun", "nobody", "no addressee"],
)
def test_the_one_who_was_told_is_named(text: str, addressee: str | None) -> None:
    (quotation, *_) = quotations(text)
    assert quotation.addressee == addressee


def test_an_addressee_is_linked_to_its_actor() -> None:
    (quotation,) = quotations("Emmanuel Macron told Vladimir Putin that talks were needed.")
    assert quotation.addressees == ("vladimir-putin",)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Emmanuel Macron said on Friday that talks were needed.", "on Friday"),
        ("On Friday, Emmanuel Macron said that talks were needed.", "On Friday"),
        ("“Talks are needed,” Emmanuel Macron said late Thursday night.", "late Thursday night"),
        ("Emmanuel Macron said on January 28, 2022 that talks were needed.", "on January 28, 2022"),
        ("Emmanuel Macron said earlier this week that talks were needed.", "earlier this week"),
        ("Emmanuel Macron said that talks would begin on Friday.", None),
    ],
    ids=["weekday", "leading", "night", "date", "week", "inside the words"],
)
def test_the_day_of_the_saying_is_told_and_not_the_day_that_is_spoken_of(text: str, when: str | None) -> None:
    (quotation, *_) = quotations(text)
    assert quotation.when == when


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Russia denies planning a war.", True),
        ("Emmanuel Macron did not say that talks were needed.", True),
        ("Emmanuel Macron never said that talks were needed.", True),
        ("Emmanuel Macron said that talks were not needed.", False),
    ],
    ids=["denied", "not said", "never", "the words are negative"],
)
def test_what_is_denied_or_was_not_said_is_marked(text: str, negated: bool) -> None:
    (quotation, *_) = quotations(text)
    assert quotation.negated is negated


@pytest.mark.parametrize(
    ("text", "unnamed", "plural"),
    [
        ("A French presidency official said the talks were long.", True, False),
        ("Several diplomats said the talks were long.", True, True),
        ("Emmanuel Macron and Joe Biden said the talks were long.", False, True),
        ("Emmanuel Macron said the talks were long.", False, False),
    ],
    ids=["official", "diplomats", "two names", "one name"],
)
def test_speakers_without_a_name_and_several_speakers_are_marked(text: str, unnamed: bool, plural: bool) -> None:
    (quotation, *_) = quotations(text)
    assert (quotation.unnamed, quotation.plural) == (unnamed, plural)


def test_a_speaker_without_a_name_is_offered_and_never_linked() -> None:
    found = heard(
        article("French Foreign Minister Jean-Yves Le Drian met the press.", number=1),
        article("France's foreign minister said the talks were long. An EU official said they would go on.", number=2),
    )
    minister, official = found.quotations
    assert (minister.speakers, minister.offered) == ((), "jean-yves-le-drian")
    assert (official.speakers, official.offered) == ((), "european-union")
    assert minister.offered_why.endswith(".")


def test_the_words_in_marks_of_a_report_are_its_fragments() -> None:
    text = "Emmanuel Macron said the council faced a “crucial” matter and a “test of will”."
    (quotation,) = quotations(text)
    assert [span.of(text) for span in quotation.fragments] == ["crucial", "test of will"]
