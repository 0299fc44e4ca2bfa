"""Furniture of pages is known; lines of the story that resemble it are left alone."""

from __future__ import annotations

import pytest

from pressfold.ingest.furniture import furniture
from pressfold.ingest.line import lines_of

STORY = "The two presidents agreed on Friday to hold further talks next week, their offices said."


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Did you find this article useful?",
        "Also Read: How should India respond?",
        "SEE ALSO: The war so far",
        "Sign up for our morning letter",
        "We use cookies to make this site work.",
        "Read more »",
        "• Share this article",
        "5 min read",
        "1,204 comments",
        "https://www.example.com/a/b",
        "* * *",
        "anna.smith@example.com",
        ">> Follow Anna Smith (@annasmith) on Twitter",
        "Follow @annasmith",
        "Anzeige",
        "Lire aussi",
        "Читайте также:",
        "Facebook Twitter WhatsApp",
        "13,490 13,490 Retweets 57,105 57,105 likes",
        "Email: anna.smith@example.com",
        "Source: https://www.example.com/a/b",
        "Follow Anna Smith on Google+ and Twitter.",
        "Correction: An earlier version of this story misspelled the name of the ambassador, who came on Friday.",
        "(Corrects the spelling of a name in the third paragraph)",
        "This article was amended on 9 March 2016.",
        "Anmerkung der Redaktion: In einer früheren Version hieß es, die Gespräche seien beendet.",
        "Fe de errores: la reunión fue el viernes.",
        "В более ранней версии этой статьи было неверно указано имя посла.",
    ],
)
def test_a_line_of_furniture_is_known_anywhere(line: str) -> None:
    assert furniture(lines_of(f"{STORY}\n{line}\n{STORY}")) == {1}


@pytest.mark.parametrize(
    "line",
    [
        "Advertisements for the army were seen in the capital.",
        "Read more slowly, the minister told the clerk, and nobody laughed.",
        "More than 100,000 troops stand at the border.",
        "Watch the border, he said.",
        "Related news reached Kyiv on Friday when the council met.",
        "Twitter",
        "Facebook said on Friday that it had removed the accounts.",
        "Share prices fell",
        "We use cookies as bait, the hunter said, " + "and we use them often, " * 8 + "in winter.",
        "2022",
        "Follow the money on the border, he said.",
        "Corrections in the markets went on.",
        "This article of the treaty has been broken, he said.",
        "Facebook and Twitter",
        "Anna Smith is a professor of law in Kyiv and says that the treaty still stands.",
    ],
)
def test_a_line_of_the_story_is_left_alone(line: str) -> None:
    assert furniture(lines_of(f"{STORY}\n{line}\n{STORY}")) == set()


def test_a_headline_may_open_like_furniture() -> None:
    assert furniture(lines_of(f"WATCH: Minister leaves the talks\n{STORY}\n{STORY}")) == set()
    assert furniture(lines_of(f"{STORY}\nWATCH: Minister leaves the talks\n{STORY}")) == {1}
    assert furniture(lines_of(f"Also read: Minister leaves\nTalks go on\n{STORY}")) == {0}


def test_places_to_share_count_side_by_side_or_with_a_bullet() -> None:
    assert furniture(lines_of(f"Facebook\nTwitter\n{STORY}\n• Telegram\n{STORY}\nTwitter\n{STORY}")) == {0, 1, 3}


def test_headlines_go_with_the_heading_above_them_until_the_story_goes_on() -> None:
    text = f"{STORY}\nRelated stories\nFloods in the north\nWho pays for the bridge?\n{STORY}\nFloods in the south\n"
    assert furniture(lines_of(text)) == {1, 2, 3}


def test_a_heading_above_the_story_takes_no_headline_along() -> None:
    assert furniture(lines_of(f"Top stories\nTalks go on next week\n{STORY}\n{STORY}")) == {0}


def test_an_author_box_at_the_end_goes_whole() -> None:
    text = "\n".join([STORY] * 8 + ["About the Author", "Anna Smith", "She writes about the border from Kyiv."])
    assert furniture(lines_of(text)) == {8, 9, 10}


def test_what_follows_an_author_box_is_kept_when_it_could_be_the_story() -> None:
    assert furniture(lines_of("\n".join([STORY, "About the Author", *[STORY] * 8]))) == set()


@pytest.mark.parametrize(
    "line",
    [
        "Anna Smith is a reporter for The Herald. Follow her on Twitter: @annasmith",
        "— Anna Smith is a fellow at the institute in Kyiv.",
        "Anna Smith can be reached at anna@example.com",
    ],
)
def test_a_last_line_about_the_author_is_no_story(line: str) -> None:
    assert furniture(lines_of("\n".join([STORY] * 4 + [line]))) == {4}
    assert furniture(lines_of("\n".join([line, *[STORY] * 4]))) == set()
