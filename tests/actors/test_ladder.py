"""The ladder of attribution: on whose word a sentence stands, and for which side who speaks in it speaks."""

from __future__ import annotations

import pytest
from tests.library.shelf import article

from pressfold.library import acts
from pressfold.model.attribution import Attributed, Ladder, Rung


def told(*texts: str, published: str = "2022-06-15", chosen: dict[str, tuple[str, str]] | None = None) -> Ladder:
    articles = [article(nth, text, published=published) for nth, text in enumerate(texts, 1)]
    heard = acts.voices(articles)
    return acts.ladder(articles, heard.quotations, heard.actors, chosen)


def first(text: str) -> Attributed:
    return told(text).sentences[0]


RUNGS = {
    "words in marks": ("“We will not leave,” Polish Foreign Minister Zbigniew Rau said.", Rung.DIRECT, "Poland"),
    "words in marks, held back": (
        "Polish Foreign Minister Zbigniew Rau claimed: “They moved the border by night.”", Rung.DIRECT, "Poland",
    ),
    "reported": ("Polish Foreign Minister Zbigniew Rau said the border would stay shut.", Rung.INDIRECT, "Poland"),
    "reported by somebody unnamed": (
        "A Polish government official said the border would stay shut.", Rung.INDIRECT, "Poland",
    ),
    "reported by nobody's official": (
        "On Friday, diplomats said the border would stay shut.", Rung.INDIRECT, "Unnamed speakers",
    ),
    "denied": ("Russia denies planning an attack.", Rung.INDIRECT, "Russia"),
    "done with words": ("Russia has repeatedly condemned the sanctions.", Rung.NAMED, "Russia"),
    "named as the source": ("Some 300 people fled, according to the Kremlin.", Rung.INDIRECT, "Russia"),
    "accused": ("Ukraine accused Russia of shelling the village.", Rung.ALLEGED, "Ukraine"),
    "claimed": ("Russia claimed that the village had fallen.", Rung.ALLEGED, "Russia"),
    "reportedly": ("The village was reportedly shelled by night.", Rung.ALLEGED, ""),
    "the paper's own": ("Troops crossed the river by night.", Rung.UNATTRIBUTED, ""),
    "a deed is no word": ("Russia ordered two brigades to the river.", Rung.UNATTRIBUTED, ""),
    "behind a preposition nobody does it": (
        "The build-up at the border with Ukraine confirmed old fears.", Rung.UNATTRIBUTED, "",
    ),
    "held back inside reported words": (
        "Polish Foreign Minister Zbigniew Rau said the alleged attack never took place.", Rung.INDIRECT, "Poland",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rung", "side"), RUNGS.values(), ids=RUNGS)
def test_a_sentence_stands_on_its_rung_and_on_the_word_of_a_side(text: str, rung: Rung, side: str) -> None:
    one = first(text)
    assert (one.rung, "; ".join(voice.side.name for voice in one.voices)) == (rung, side)
    assert one.why.endswith(".") and all(voice.side.why for voice in one.voices)


SIDES = {
    "an officer by what is printed": (
        "French President Emmanuel Macron said it was late.",
        "France",
        "French President",
    ),
    "a seat of government": ("According to Washington, the talks are over.", "United States", "government body"),
    "a house": ("The Kremlin said the talks are over.", "Russia", "government body"),
    "an organisation": ("NATO said the talks are over.", "NATO", "side of its own"),
    "somebody whom nothing places": ("Ada Holmgren said the talks are over.", "Ada Holmgren", "side of its own"),
    "whose envoy": ("Washington’s envoy Ada Holmgren said the talks are over.", "United States", "names United States"),
    "a country's people speak for nobody": ("French tourists said the hotel was full.", "Unnamed speakers", "Nothing"),
}


@pytest.mark.parametrize(("text", "side", "why"), SIDES.values(), ids=SIDES)
def test_a_side_is_decided_and_says_how(text: str, side: str, why: str) -> None:
    (voice,) = first(text).voices
    assert voice.side.name == side
    assert why in voice.side.why


def test_an_office_counts_on_the_day_of_the_article() -> None:
    text = "Jens Stoltenberg said the talks are over."
    assert told(text, published="2010-03-01").sides[0].side.name == "Norway"
    assert told(text, published="2022-03-01").sides[0].side.name == "NATO"


def test_an_official_without_a_country_is_the_one_from_before() -> None:
    found = told("A French presidency official said it was late. “We are tired,” the official said.")
    assert [voice.side.name for one in found.sentences for voice in one.voices] == ["France", "France"]
    assert "from before" in found.sentences[1].voices[0].side.why


def test_the_reader_puts_an_actor_on_a_side() -> None:
    text = "Ada Holmgren said the talks are over."
    own = told(text).sides[0].voices[0].actor
    (voice,) = told(text, chosen={own: ("norway", "Norway")}).sentences[0].voices
    assert (voice.side.id, voice.side.name, voice.side.set) == ("norway", "Norway", True)
    assert voice.side.why == "Set by you."


def test_shares_count_words_and_a_sentence_of_two_sides_counts_for_both() -> None:
    found = told(
        "Russia said the talks were over.\nKyiv and Moscow said there was no plan.\nRain fell on the town by night."
    )
    by_name = {share.side.name: share for share in found.sides}
    assert (by_name["Russia"].words, by_name["Ukraine"].words) == (14, 8)
    assert (found.words, found.attributed) == (21, 14)
    assert by_name["Russia"].share == pytest.approx(14 / 21)
    assert by_name["Russia"].rungs == {Rung.INDIRECT: 2}


def test_every_sentence_stands_where_it_says_and_counts_its_words() -> None:
    text = "Russia said the talks were over. “No,” Kyiv said.\nRain fell."
    found = told(text)
    assert [one.span.of(text) for one in found.sentences] == [
        "Russia said the talks were over.", "“No,” Kyiv said.", "Rain fell.",
    ]  # fmt: skip
    assert [one.words for one in found.sentences] == [6, 3, 2]
