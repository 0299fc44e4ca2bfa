"""Events: found in dated sentences, joined over articles by actors, day and kind; and what does not add up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pressfold.dates.agreement import with_agreement
from pressfold.dates.checks import checks, in_order, remarks
from pressfold.dates.events import join
from pressfold.dates.find import find_dates
from pressfold.dates.occurrences import occurrences
from pressfold.dates.told import Heard, Told
from pressfold.model.actor import Actor, ActorKind, How, Mention
from pressfold.model.article import Article
from pressfold.model.event import Check, Event
from pressfold.model.passage import Family, Passage, PassageKind
from pressfold.model.quotation import Quotation, QuotationKind
from tests.library.shelf import article

NAMES = {
    "Ada Holm": ActorKind.PERSON,
    "Bo Lind": ActorKind.PERSON,
    "Cy Marsh": ActorKind.PERSON,
    "Norland": ActorKind.GOVERNMENT,
    "Daily Post": ActorKind.MEDIA,
    "Sudland": ActorKind.PLACE,
}


def actors(articles: Sequence[Article]) -> list[Actor]:
    """Everybody of NAMES with the places that name them."""
    found = []
    for name, kind in NAMES.items():
        mentions = tuple(
            Mention(one.id, at, at + len(name), name, How.NAME, "")
            for one in articles
            for at in range(len(one.text))
            if one.text.startswith(name, at)
        )
        found.append(Actor(name.lower().replace(" ", "-"), name, kind, True, None, (name,), None, mentions))
    return found


def told(
    *texts: str, published: str = "2022-06-15", families: Sequence[Family] = (), quotations: Sequence[Quotation] = ()
) -> Told:
    articles = [article(nth, text, published=published) for nth, text in enumerate(texts, 1)]
    phrases = [phrase for one in articles for phrase in find_dates(one)]
    found = [one for each in articles for one in occurrences(each, [p for p in phrases if p.article == each.id])]
    texts = {one.id: one.text for one in articles}
    heard = Heard(actors(articles), quotations, families, texts)
    events = join(found, heard.named, heard.origins, texts)
    return Told(articles, phrases, events, heard)


def events(*texts: str, families: Sequence[Family] = ()) -> list[Event]:
    return list(told(*texts, families=families).events)


def cards(*texts: str, quotations: Sequence[Quotation] = ()) -> list[Check]:
    story = told(*texts, quotations=quotations)
    return in_order(checks(story, remarks(story.articles, story.heard)))


TOLD = {
    "a call": ("Ada Holm called Bo Lind on Monday.", "call", "2022-06-13", ("ada-holm", "bo-lind")),
    "talks by phone are a call": (
        "Ada Holm and Bo Lind spoke by phone on Monday.", "call", "2022-06-13", ("ada-holm", "bo-lind"),
    ),
    "a meeting to come": (
        "Ada Holm will meet Bo Lind on Friday.", "meeting", "2022-06-17", ("ada-holm", "bo-lind"),
    ),
    "who said it, not whom it is about": (
        "Ada Holm said on Monday that Bo Lind lies.", "statement", "2022-06-13", ("ada-holm",),
    ),
    "an arrival": ("Ada Holm arrived in Oslo yesterday.", "journey", "2022-06-14", ("ada-holm",)),
    "a country does it": ("Sudland invaded Norland on June 3.", "force", "2022-06-03", ("sudland",)),
    "countries do it together": (
        "Norland and Sudland met on June 3.", "meeting", "2022-06-03", ("norland", "sudland"),
    ),
    "a country does it with another": (
        "Norland met with Sudland on June 3.", "meeting", "2022-06-03", ("norland", "sudland"),
    ),
    "a paper": ("Norland signed the treaty on June 3.", "paper", "2022-06-03", ("norland",)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "day", "who"), TOLD.values(), ids=TOLD)
def test_a_dated_sentence_tells_of_an_event(text: str, kind: str, day: str, who: tuple[str, ...]) -> None:
    (event,) = events(text)
    assert (event.kind, event.day, tuple(sorted(event.actors))) == (kind, day, tuple(sorted(who)))


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm called on Monday.",
        "They met on Monday.",
        "Ada Holm said they agreed to push it all back to Friday.",
        "The Daily Post reported on Monday.",
        "Ada Holm met Bo Lind in recent weeks.",
        "The troops in Sudland fired on Monday.",
        "They invaded Sudland on Monday.",
        "Ada Holm had hoped to meet Bo Lind on Monday.",
        "Norland refused to sign the treaty on Monday.",
        "It was the third call of Ada Holm and Bo Lind in a week.",
    ],
)
def test_what_names_no_actors_or_no_day_is_no_event(text: str) -> None:
    assert events(text) == []


def test_one_event_of_several_articles_is_one_and_says_what_they_tell_differently() -> None:
    (event,) = events("Ada Holm will call Bo Lind by phone on Friday.", "Bo Lind spoke with Ada Holm on June 17.")
    assert event.articles == (1, 2)
    assert event.origins == 2 and event.agreed
    assert "still to come" in event.differences[0]
    assert [source.phrase for source in event.sources] == ["on Friday", "on June 17"]


AGREEING = {
    "the day in other words": ("Ada Holm will meet Bo Lind on Friday. Bo Lind confirmed June 17.", True),
    "the same words": ("Ada Holm will meet Bo Lind on Friday. Bo Lind confirmed Friday.", False),
    "another day": ("Ada Holm will meet Bo Lind on Friday. Bo Lind confirmed June 18.", False),
    "about somebody else": ("Ada Holm will meet Bo Lind on Friday. Cy Marsh was born on June 17.", False),
}


@pytest.mark.parametrize(("text", "agreed"), AGREEING.values(), ids=AGREEING)
def test_other_words_of_the_article_for_the_day_agree_with_an_event(text: str, agreed: bool) -> None:
    event = next(one for one in with_agreement(told(text)) if one.kind == "meeting")
    assert event.agreed is agreed
    assert ("elsewhere in the article means the same day" in event.why) is agreed


def test_sentences_of_one_wire_passage_are_one_origin() -> None:
    text = "Ada Holm met Bo Lind on Monday."
    members = (Passage(1, 0, len(text)), Passage(2, 0, len(text)))
    family = Family("wire", PassageKind.WIRE, 7, members, 1, None, "")
    (event,) = events(text, text, families=[family])
    assert (event.articles, event.origins, event.agreed) == ((1, 2), 1, False)


def test_other_actors_or_another_day_are_another_event() -> None:
    found = events("Ada Holm met Bo Lind on Monday.", "Ada Holm met Cy Marsh on Monday.", "Ada Holm met Bo Lind today.")
    assert len(found) == 3


def test_a_claimed_sequence_that_lacks_one_says_which_there_are() -> None:
    (card,) = cards(
        "Ada Holm and Bo Lind had their third phone call in a week.",
        "Ada Holm called Bo Lind on Friday.",
        "Ada Holm called Bo Lind on Tuesday.",
    )
    assert card.kind == "sequence" and not card.consistent
    assert "2022-06-10, 2022-06-14" in card.sentence and "1 is missing" in card.sentence
    assert card.articles == (1, 2, 3)


def test_a_claimed_sequence_that_is_there_is_consistent() -> None:
    (card,) = cards(
        "Ada Holm phoned Bo Lind for the second time in 24 hours.",
        "Ada Holm called Bo Lind on Tuesday, and Ada Holm called Bo Lind again today.",
    )
    assert card.consistent and "consistent" in card.sentence


def test_different_figures_for_one_thing_stand_side_by_side() -> None:
    (card,) = cards("Norland has sent 100,000 soldiers.", "Norland has sent some 130,000 troops.")
    assert card.kind == "figures" and "100,000 / 130,000" in card.title
    assert [reason.article for reason in card.reasons] == [1, 2]


@pytest.mark.parametrize(
    "texts",
    [
        ("Norland has sent 100,000 soldiers.", "Norland has sent 101,000 soldiers."),
        ("Norland has sent 100 soldiers.", "Norland lost 5 tanks."),
        ("Norland has sent 100 soldiers.", "Ada Holm counts 200 soldiers."),
        ("Norland has sent 100 soldiers.",),
        ("The quake in Sudland left 40 dead.", "The quake in Norland left 70 dead."),
    ],
)
def test_figures_that_agree_or_are_of_other_things_are_no_card(texts: tuple[str, ...]) -> None:
    assert cards(*texts) == []


def test_figures_for_one_place_stand_side_by_side_though_nobody_acts_there() -> None:
    (card,) = cards("The quake in Sudland left 40 people dead.", "The quake in Sudland left 70 people dead.")
    assert card.kind == "figures" and "40 / 70" in card.title


def test_figures_of_other_weeks_are_not_compared() -> None:
    first = told("Norland has sent 100 soldiers.", published="2022-06-01").articles[0]
    second = article(2, "Norland has sent 200 soldiers.", published="2022-06-15")
    heard = Heard(actors([first, second]), (), (), {1: first.text, 2: second.text})
    assert checks(Told([first, second], (), (), heard), remarks([first, second], heard)) == []


def test_a_figure_that_is_alleged_says_so() -> None:
    (card,) = cards("They accuse Norland of sending 100,000 soldiers.")
    assert card.kind == "one source" and "alleged" in card.sentence


def test_one_event_on_two_days_is_offered_as_one() -> None:
    (card,) = cards("Ada Holm met Bo Lind on Monday.", "Bo Lind met Ada Holm on Tuesday.")
    assert card.kind == "days" and "2022-06-13 or 2022-06-14" in card.title
    assert cards("Ada Holm met Bo Lind on Monday. Ada Holm met Bo Lind on Tuesday.") == []


def test_who_is_said_to_be_silent_and_is_quoted_elsewhere_is_a_card() -> None:
    said = Quotation(
        "q", 2, 1, 10, "All is we", (), QuotationKind.DIRECT, False, (), None, "a Norland official", None, "said", None,
        None, 1.0,
    )  # fmt: skip
    silent = "Norland has not issued a statement."
    (card,) = cards(silent, "“All is well,” a Norland official said.", quotations=[said])
    assert card.kind == "silence" and "Norland" in card.title
    assert cards(silent, "Nothing was heard.") == []


def test_an_article_older_than_what_it_tells_as_over_is_a_card() -> None:
    (card,) = cards("Ada Holm met Bo Lind on June 20, 2022.")
    assert card.kind == "early" and "2022-06-20" in card.title
    assert cards("Ada Holm will meet Bo Lind on June 20, 2022.") == []
    assert cards("Ada Holm has called for a meeting with Bo Lind next Monday.") == []


def test_a_check_has_the_same_id_after_every_analysis() -> None:
    texts = ("Norland has sent 100,000 soldiers.", "Norland has sent some 130,000 troops.")
    assert [card.id for card in cards(*texts)] == [card.id for card in cards(*texts)]
