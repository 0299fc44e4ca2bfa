"""Embedded posts: their halves around a signature, their links, and what is no post."""

from __future__ import annotations

import pytest

from pressfold.ingest.line import lines_of
from pressfold.ingest.posts import Signature, posts, signature

STORY = "The two presidents agreed on Friday to hold further talks next week, their offices said."

SIGNATURES = {
    "— Reuters (@Reuters) January 28, 2022": Signature("Reuters", "Reuters", "2022-01-28"),
    "— Володимир Зеленський (@ZelenskyyUa) February 3, 2022": Signature(
        "Володимир Зеленський", "ZelenskyyUa", "2022-02-03"
    ),
    "-- NSC (@NSCPress)": Signature("NSC", "NSCPress", None),
    "Talks go on. — Anna (@anna) 28 janvier 2022": Signature("Anna", "anna", "2022-01-28"),
    "On air pic.twitter.com/VgdTIEMkxe— Anna (@anna) October 22, 2014": Signature("Anna", "anna", "2014-10-22"),
}


@pytest.mark.parametrize(("line", "expected"), SIGNATURES.items(), ids=SIGNATURES.keys())
def test_a_signature_says_who_and_when(line: str, expected: Signature) -> None:
    assert signature(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Zelensky (@ZelenskyyUa) tweeted on Friday that talks went on.",
        "The army — or what is left (@ministry) of it — stayed.",
        "— He said so.",
        "Reuters (@Reuters)",
    ],
)
def test_a_handle_in_the_story_signs_nothing(line: str) -> None:
    assert signature(line) is None


#: Texts with the first word of each line of each post.
PAGES = {
    "words above": (f"{STORY}\nTalks go on.\n— Anna (@anna) May 3, 2022\n{STORY}", [["Talks", "—"]]),
    "halves around": (
        f"{STORY}\nTalks go on\n— Anna (@anna) May 3, 2022\nin Vienna pic.twitter.com/abc\n{STORY}",
        [["Talks", "—", "in"]],
    ),
    "several lines with signs of a post": (
        f"{STORY}\n#Vienna today\nhttps://t.co/abc\nTalks go on\n— Anna (@anna) May 3, 2022\n{STORY}",
        [["#Vienna", "https://t.co/abc", "Talks", "—"]],
    ),
    "two in a row": (
        "Talks go on\n— Anna (@anna) May 3, 2022\nThey do https://t.co/x\n— Bob (@bob) May 4, 2022",
        [["Talks", "—"], ["They", "—"]],
    ),
    "in one line": (f"{STORY}\nTalks go on — Anna (@anna) May 3, 2022\n{STORY}", [["Talks"]]),
    "without signature": (f"{STORY}\nTalks go on pic.twitter.com/abc\n{STORY}", [["Talks"]]),
    "other network": (
        f"{STORY}\nView this post on Instagram\nA post shared by Anna (@anna)\n{STORY}",
        [["View"], ["A"]],
    ),
    "a long line above is the story": (f"{STORY * 6}\n— Anna (@anna) May 3, 2022", [["—"]]),
    "none": (f"{STORY}\nHe wrote on Twitter that talks go on.\n{STORY}", []),
}


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES.keys())
def test_posts_are_found_with_all_their_lines(text: str, expected: list[list[str]]) -> None:
    lines = lines_of(text)
    assert [[lines[at].text.split()[0] for at in post] for post in posts(lines)] == expected
