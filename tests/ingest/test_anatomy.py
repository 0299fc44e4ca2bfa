"""The roles of blocks: of the five starter articles, of made pages with known roles, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.ingest.anatomy import anatomy
from pressfold.model.article import Block, Role

LEDE = "The two presidents agreed on Friday to hold further talks next week, their offices said in statements."
NEXT = "A spokesman declined to say where they would meet, but diplomats expected the talks to be held in Vienna."
LAST = "No date was given for the next round, and neither side would say who was going to lead the delegations."


def roles(text: str) -> list[tuple[str, str]]:
    """Each block's role with the beginning of its words."""
    return [(block.role.value, " ".join(text[block.start : block.end].split())[:28]) for block in anatomy(text).blocks]


def roles_but_body(text: str) -> list[tuple[str, str]]:
    return [(role, words) for role, words in roles(text) if role != "body"]


STARTER = {
    "000": [
        ("post", "Macron to speak to Putin, se"),
        ("post", "US convenes meeting of the U"),
        ("crosshead", "UN Security Council"),
        ("credit", "(With wires)"),
    ],
    "001": [
        ("boilerplate", "Advertisement"),
        ("boilerplate", "Advertisement"),
        ("headline", "Putin told Macron he did not"),
        ("byline", "By: Reuters"),
        ("dateline", "Updated: Jan 28, 2022, 16:07"),
        ("dateline", "PARIS (Reuters) -"),
        ("caption", "Russia's President Putin spe"),
        ("dateline", "PARIS (Reuters) -"),
        ("credit", "(Reporting by John Irish; ed"),
        ("boilerplate", "About the Author"),
        ("boilerplate", "Reuterscontributor"),
        ("boilerplate", "Reuters, the news and media "),
        ("boilerplate", "Did you find this article us"),
        ("boilerplate", "Advertisement"),
    ],
    "002": [
        ("headline", "Macron discusses Ukraine-Rus"),
        ("standfirst", "Russian President Vladimir P"),
        ("crosshead", "Macron discusses crisis with"),
        ("post", "Continued dialogue with @Emm"),
    ],
    "003": [
        ("standfirst", "According to the Kremlin, Ru"),
        ("crosshead", "unbalance power"),
        ("boilerplate", "Related news"),
    ],
    "004": [
        ("boilerplate", "English News"),
        ("boilerplate", "• youtube"),
        ("boilerplate", "• facebook"),
        ("boilerplate", "• twitter"),
        ("headline", "France champions Ukraine dip"),
        ("caption", "Russia President Vladimir Pu"),
        ("boilerplate", "Also Read: How should India "),
    ],
}


@pytest.mark.parametrize("name", STARTER)
def test_the_starter_articles_have_these_parts_and_the_rest_is_body(starter: dict[str, str], name: str) -> None:
    assert roles_but_body(starter[name]) == STARTER[name]


def test_both_ledes_of_001_are_body_without_their_datelines(starter: dict[str, str]) -> None:
    text = starter["001"]
    bodies = [text[block.start : block.end] for block in anatomy(text).blocks if block.role is Role.BODY]
    assert bodies[0].startswith("French President Emmanuel Macron will try to assess")
    assert bodies[1].startswith("Russian President Vladimir Putin told President")


def test_a_post_of_000_holds_its_signature_and_its_second_half(starter: dict[str, str]) -> None:
    text = starter["000"]
    posts = [text[block.start : block.end] for block in anatomy(text).blocks if block.role is Role.POST]
    assert posts[0].splitlines()[1] == "— Reuters (@Reuters) January 28, 2022"
    assert [line[:12] for line in posts[1].splitlines()] == ["US convenes ", "— Euromaidan", "Scheduled fo"]


PAGES = {
    "headline, byline, date": (
        f"Talks to go on next week\nBy Anna Smith and John de Vries\n28 January 2022\n\n{LEDE}\n\n{NEXT}\n",
        [
            ("headline", "Talks to go on next week"),
            ("byline", "By Anna Smith and John de Vr"),
            ("dateline", "28 January 2022"),
        ],
    ),
    "standfirst above the byline": (
        f"Talks to go on next week\n\nThey parted without a word.\n\nBy Anna Smith\n\n{LEDE}\n\n{NEXT}",
        [
            ("headline", "Talks to go on next week"),
            ("standfirst", "They parted without a word."),
            ("byline", "By Anna Smith"),
        ],
    ),
    "second headline": (
        f"Talks to go on next week\nPresidents part without a word in Vienna\n{LEDE}\n{NEXT}",
        [("headline", "Talks to go on next week"), ("standfirst", "Presidents part without a wo")],
    ),
    "a lede is no standfirst": (
        f"Talks to go on next week\n{LEDE}\n{NEXT}",
        [("headline", "Talks to go on next week")],
    ),
    "a lede alone is no headline": (f"{LEDE}\n{NEXT}\n{LAST}", []),
    "one line": ("Talks to go on next week", []),
    "section above the headline": (
        f"World News\n\nTalks to go on next week\n\n{LEDE}\n\n{NEXT}",
        [("boilerplate", "World News"), ("headline", "Talks to go on next week")],
    ),
    "headline that asks": (f"Will the talks go on?\n\n{LEDE}\n\n{NEXT}", [("headline", "Will the talks go on?")]),
    "headline with a dotted end": (
        f"Talks go on in the U.S.\n\n{LEDE}\n\n{NEXT}",
        [("headline", "Talks go on in the U.S.")],
    ),
    "crosshead and question": (
        f"{LEDE}\n{NEXT}\nA long road\n{LAST}\nWho will lead them?\n{NEXT}",
        [("crosshead", "A long road"), ("crosshead", "Who will lead them?")],
    ),
    "lists have no crossheads": (f"{LEDE}\n- one thing\n- another\nApples\nPears\nPlums\n", []),
    "picture credits": (
        f"Talks go on\n\n{LEDE}\n\nThe palace in Vienna (Photo: AFP)\n\n{NEXT}\n\nREUTERS/Gleb Garanich\n\n{LAST}",
        [
            ("headline", "Talks go on"),
            ("caption", "The palace in Vienna (Photo:"),
            ("caption", "REUTERS/Gleb Garanich"),
        ],
    ),
    "credit at the end of the last line": (f"{LEDE}\n{NEXT} (AFP)\n", [("credit", "(AFP)")]),
    "old agency mark": (f"{LEDE}\n{NEXT} REUTER", [("credit", "REUTER")]),
    "a bracket at the end is no credit": (f"{LEDE}\n{NEXT} (He left.)\n", []),
    "byline at the end": ("\n".join([LEDE, *[NEXT] * 15, "By Anna Smith"]), [("byline", "By Anna Smith")]),
    "list of other stories": (
        f"{LEDE}\n{NEXT}\nMore stories\nFloods in the north\nA new bridge for the town\n{LAST}",
        [
            ("boilerplate", "More stories"),
            ("boilerplate", "Floods in the north"),
            ("boilerplate", "A new bridge for the town"),
        ],
    ),
    "author box in the middle is only its heading's": (
        f"{LEDE}\nAbout the author\n" + "\n".join([NEXT] * 12),
        [("crosshead", "About the author")],
    ),
    "share links": (
        f"Share this:\nFacebook\nTwitter\n\nTalks go on\n\n{LEDE}\n{NEXT}\n• WhatsApp",
        [
            ("boilerplate", "Share this:"),
            ("boilerplate", "Facebook"),
            ("boilerplate", "Twitter"),
            ("headline", "Talks go on"),
            ("boilerplate", "• WhatsApp"),
        ],
    ),
    "a place to share may be a crosshead": (f"{LEDE}\n{NEXT}\nTwitter\n{LAST}", [("crosshead", "Twitter")]),
    "German": (
        f"Gespräche gehen weiter\nVon Anna Schmidt\n28. Januar 2022, 16:07 Uhr\nBerlin (dpa) - {LEDE}\n{NEXT}\nAnzeige",
        [
            ("headline", "Gespräche gehen weiter"),
            ("byline", "Von Anna Schmidt"),
            ("dateline", "28. Januar 2022, 16:07 Uhr"),
            ("dateline", "Berlin (dpa) -"),
            ("boilerplate", "Anzeige"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES.keys())
def test_pages_have_these_parts_and_the_rest_is_body(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles_but_body(text) == expected


def test_stated_roles_are_kept() -> None:
    text = f"Advertisement\n{LEDE}\n{NEXT}"
    stated = (Block(0, 13, Role.HEADLINE), Block(20, 30, Role.CAPTION))
    assert [block.role for block in anatomy(text, stated).blocks] == [Role.HEADLINE, Role.CAPTION, Role.BODY]


def test_the_outlet_is_in_the_masthead(starter: dict[str, str]) -> None:
    masthead = anatomy(starter["004"]).masthead
    assert masthead is not None
    assert masthead.of(starter["004"]) == "English News"


SCRAPS = st.sampled_from(
    (
        LEDE,
        NEXT,
        *("Advertisement", "By:", "Reuters", "By Anna Smith", "PARIS (Reuters) - ", "(With wires)", "Related news"),
        *("— Reuters (@Reuters) January 28, 2022", "pic.twitter.com/abc", "About the Author", "28 January 2022"),
        *("• twitter", "A crosshead", "English News", "World", "(Photo: AFP)", "Говорят. (ТАСС)", "...", "  "),
        *("\u2028", "\t", "¿Qué?", "x. REUTER"),
    )
)


@settings(deadline=None, max_examples=200)
@given(st.lists(SCRAPS, max_size=14), st.sampled_from(["\n", "\n\n", "\r", " ", "\n \n"]))
def test_blocks_are_sorted_apart_and_cover_all_but_white_space(scraps: list[str], between: str) -> None:
    text = between.join(scraps)
    at = 0
    for block in anatomy(text).blocks:
        assert at <= block.start < block.end <= len(text)
        assert text[at : block.start].strip() == ""
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        at = block.end
    assert text[at:].strip() == ""
