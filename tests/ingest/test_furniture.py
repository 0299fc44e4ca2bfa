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
