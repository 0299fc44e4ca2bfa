from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.actors.articles import actor_of, article, articles, found, names

from pressfold.actors.find import find
from pressfold.model.actor import How
from pressfold.model.article import Role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("French President Emmanuel Macron met the Russian leader.", ["Emmanuel Macron"]),
        ("Western countries said Putin's troops left Ukraine's border.", ["Putin", "Ukraine"]),
        ("The U.S.-led alliance met in Kyiv on Tuesday.", ["U.S.", "Kyiv"]),
        ("Weeks of Ukraine-Russia talks between the West and Moscow failed.", ["Ukraine", "Russia", "West", "Moscow"]),
        ("The crisis around #Ukraine grew.", ["Ukraine"]),
        ("It was written by Володимир Зеленський in Kyiv.", ["Володимир Зеленський", "Kyiv"]),
        (
            "Linda Thomas-Greenfield spoke at the UN Security Council.",
            ["Linda Thomas-Greenfield", "UN Security Council"],
        ),
        ("He asked the European Union allies about Belarus.", ["European Union", "Belarus"]),
        ("”urging [a Rusia] to dialogue”, Macron said.", ["Rusia", "Macron"]),
    ],
    ids=[
        "title",
        "demonym and possessive",
        "compound",
        "two names in one word",
        "hashtag",
        "Cyrillic",
        "hyphen",
        "a plain word behind",
        "editor's brackets",
    ],
)
def test_a_name_is_found_without_what_stands_around_it(text: str, expected: list[str]) -> None:
    assert names(found(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On Friday in January the French and the Russians talked about it.",
        "I will be reading this in May.",
        "The President and the Prime Minister left.",
        "Will they come? May we go? Reading helps.",
    ],
    ids=["dates and demonyms", "words that are names too", "titles alone", "names as first words"],
)
def test_dates_demonyms_titles_and_plain_words_are_no_names(text: str) -> None:
    assert names(found(text)) == []


def test_a_name_that_is_a_word_is_found_where_it_is_a_name() -> None:
    assert names(found("Prime Minister Theresa May resigned. May said she would go.")) == ["Theresa May", "May"]


def test_a_shouted_line_is_read_as_if_it_were_written_in_small_letters() -> None:
    text = "MACRON MEETS PUTIN IN MOSCOW OVER UKRAINE CRISIS\nEmmanuel Macron met Vladimir Putin in Moscow."
    assert names(found(text))[:4] == ["MACRON", "PUTIN", "MOSCOW", "UKRAINE"]


def test_bylines_credits_and_boilerplate_name_no_actors() -> None:
    text = "By John Irish\nPutin met Macron.\n(Reporting by Mark Heinrich)\nFollow Thomas Reuters on Twitter"
    roles = {0: Role.BYLINE, 2: Role.CREDIT, 3: Role.BOILERPLATE}
    assert names(find([article(text, roles=roles)])) == ["Putin", "Macron"]


def test_headlines_captions_and_posts_are_read() -> None:
    text = "Macron calls Zelensky\nVladimir Putin in Moscow\nKyiv is safe"
    roles = {0: Role.HEADLINE, 1: Role.CAPTION, 2: Role.POST}
    assert names(find([article(text, roles=roles)])) == ["Macron", "Zelensky", "Vladimir Putin", "Moscow", "Kyiv"]


def test_the_place_of_a_dateline_is_no_actor() -> None:
    assert names(found("PARIS (Reuters) - Emmanuel Macron spoke.")) == ["Emmanuel Macron"]


def test_a_handle_is_a_mention_of_its_own_kind() -> None:
    result = found("Image courtesy: @KremlinRussia_E and others.")
    mentions = actor_of(result, "@KremlinRussia_E").mentions
    assert [(m.text, m.how) for m in mentions] == [("@KremlinRussia_E", How.HANDLE)]


def test_what_one_sentence_shows_to_be_a_name_is_one_in_the_others() -> None:
    text = "Foreign minister Ayo Bamgbose arrived on Monday.\nBamgbose left. Later Bamgbose came back."
    assert names(found(text)).count("Bamgbose") == 2


def test_a_likely_misprint_of_a_frequent_name_is_a_name() -> None:
    text = "Emmanuel Macron spoke. Macron said so, and Macron left. Putin reiterated to Micron the need for talks."
    assert "Micron" in names(found(text))


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Emmanuel Macron", "person"),
        ("Foreign Ministry", "government"),
        ("Reuters", "media"),
        ("NATO", "organisation"),
        ("Belarus", "place"),
    ],
)
def test_an_actor_has_a_kind(printed: str, kind: str) -> None:
    text = "Emmanuel Macron told Reuters that NATO and Belarus had talked, France's Foreign Ministry said."
    assert actor_of(found(text), printed).kind.value == kind


def test_emoji_and_direction_marks_inside_a_text_do_not_move_a_span() -> None:
    text = "😀 Emmanuel Macron 🇫🇷 met \u200fVladimir Putin\u200f in “Moscow” 😀."
    made = articles(text)
    mentions = [m for actor in find(made).actors for m in actor.mentions]
    assert {m.text for m in mentions} == {"Emmanuel Macron", "Vladimir Putin", "Moscow"}
    assert all(text[m.start : m.end] == m.text for m in mentions)


@given(st.text(st.characters(codec="utf-8"), max_size=300))
@settings(deadline=None, max_examples=50)
def test_every_mention_is_the_text_at_its_span_and_none_overlap(text: str) -> None:
    mentions = sorted(
        (m.start, m.end, m.text) for a in find(articles(f"{text} Macron met {text}")).actors for m in a.mentions
    )
    whole = f"{text} Macron met {text}"
    assert all(whole[start:end] == printed for start, end, printed in mentions)
    assert all(one[1] <= other[0] for one, other in pairwise(mentions))


def test_in_another_language_only_the_registry_is_trusted() -> None:
    text = "Emmanuel Macron a parlé avec Jeannot Lapinette à Moscou. « C'est fini », a dit Macron."
    mentions = names(find([article(text, language="fr")]))
    assert mentions[0] == "Emmanuel Macron" and "Jeannot Lapinette" not in mentions
