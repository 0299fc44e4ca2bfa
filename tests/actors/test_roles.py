from __future__ import annotations

import pytest
from tests.actors.articles import found

from pressfold.model.actor import How


def roles(*texts: str, published: str | None = None) -> dict[str, str]:
    """The role phrases that are linked, with the ids of their actors."""
    result = found(*texts, published=published)
    return {m.text: actor.id for actor in result.actors for m in actor.mentions if m.how is How.ROLE}


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("Russian President Vladimir Putin spoke. The Russian leader left.", "Russian leader", "vladimir-putin"),
        ("French Foreign Minister Jean-Yves Le Drian spoke. The minister left.", "minister", "jean-yves-le-drian"),
        ("Putin called. Putin's office said so.", "Putin's office", "kremlin"),
        (
            "French President Emmanuel Macron left. The French President's office spoke.",
            "French President's office",
            "elysee",
        ),
        ("Putin spoke, and the Russian presidency confirmed it.", "Russian presidency", "kremlin"),
        ("Vladimir Putin called. The President of Russia noted it.", "President of Russia", "vladimir-putin"),
        (
            "Russian President Vladimir Putin met his French counterpart Emmanuel Macron. The French leader left.",
            "French leader",
            "emmanuel-macron",
        ),
    ],
    ids=["leader", "bare title", "office of a person", "office of a role", "presidency", "of a country", "counterpart"],
)
def test_a_role_phrase_means_its_holder(text: str, phrase: str, actor: str) -> None:
    assert roles(text).get(phrase) == actor


def test_the_house_named_in_the_paragraph_tells_which_president_is_meant() -> None:
    text = (
        "French President Emmanuel Macron called Russian President Vladimir Putin.\n"
        "The President of the Republic will go, the statement from Elysee Palace said."
    )
    assert roles(text)["President of the Republic"] == "emmanuel-macron"


def test_of_two_presidents_neither_is_the_president() -> None:
    text = "French President Emmanuel Macron called Russian President Vladimir Putin. The president smiled."
    assert "president" not in roles(text)


def test_the_leader_of_a_party_is_no_prime_minister() -> None:
    assert roles("Labour leader Anna Bexley spoke. The prime minister did not answer.") == {}


def test_a_bare_role_means_nobody_when_another_holder_is_named_without_it() -> None:
    assert roles("President Barack Obama met Donald Trump. The president smiled.") == {}


def test_a_bare_role_reaches_no_further_than_a_few_paragraphs() -> None:
    text = "French Foreign Minister Jean-Yves Le Drian spoke. " + "Nothing else was heard for long. " * 40
    assert roles(text + "The minister left.") == {}


@pytest.mark.parametrize(
    "text", ["A French official said so.", "A former French president said so.", "Both presidents left."]
)
def test_unnamed_and_former_holders_are_nobody(text: str) -> None:
    assert roles("French President Emmanuel Macron spoke. " + text) == {}


def test_a_title_beside_a_name_is_no_mention_of_its_own() -> None:
    assert roles("French President Emmanuel Macron spoke to Angela Merkel, the German chancellor, on Monday.") == {}


def test_the_date_tells_who_held_an_office_that_the_article_does_not_name() -> None:
    assert roles("The Ukrainian president spoke.", published="2016-05-01")["Ukrainian president"] == "petro-poroshenko"
    assert (
        roles("The Ukrainian president spoke.", published="2021-05-01")["Ukrainian president"] == "volodymyr-zelenskyy"
    )
    assert roles("The Ukrainian president spoke.") == {}


def test_what_only_another_article_explains_is_offered_not_linked() -> None:
    result = found("France's foreign minister spoke.", "French Foreign Minister Jean-Yves Le Drian left.")
    (offer,) = result.offers
    assert (offer.article, offer.text, offer.actor, offer.other) == (
        1,
        "France's foreign minister",
        None,
        "jean-yves-le-drian",
    )
    assert offer.span.start == 0
