"""Metadata as the texts themselves state it, with where each field was found."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from pressfold.ingest.anatomy import anatomy
from pressfold.ingest.metadata import metadata
from pressfold.ingest.reader import Fact
from pressfold.ingest.reading import read
from pressfold.model.article import Metadata

LEDE = "The two presidents agreed on Friday to hold further talks next week, their offices said in statements."
NEXT = "A spokesman declined to say where they would meet, but diplomats expected the talks to be held in Vienna."


def of(text: str) -> Metadata:
    return metadata(text, anatomy(text), {})


STARTER: dict[str, dict[str, object]] = {
    "000": {
        "title": (
            "French President Emmanuel Macron will speak to his Russian counterpart Vladimir Putin by phone on Friday"
        ),
        "outlet": None,
        "byline": None,
        "credit": "With wires",
        "dateline": None,
        "published": None,
        "language": "en",
        "suggested": {"published": "2022-01-28"},
        "provenance": {
            "title": "first sentence",
            "credit": "credit line",
            "published": "suggested by a post",
            "language": "detected",
        },
    },
    "001": {
        "title": "Putin told Macron he did not want to escalate Ukraine crisis – French official",
        "outlet": "Reuters",
        "byline": "Reuters",
        "credit": "Reuters",
        "dateline": "PARIS",
        "published": "2022-01-28T16:07:00+00:00",
        "language": "en",
        "suggested": {},
        "provenance": {
            "title": "headline",
            "outlet": "byline",
            "byline": "byline",
            "credit": "dateline",
            "dateline": "dateline",
            "published": "stated in the text (updated)",
            "language": "detected",
        },
    },
    "002": {
        "title": "Macron discusses Ukraine-Russia crisis with Putin, Zelensky",
        "standfirst": (
            "Russian President Vladimir Putin and his French counterpart Emmanuel Macron discuss the situation in "
            "Ukraine and Moscow's proposals for security guarantees during a phone conversation."
        ),
        "outlet": None,
        "byline": None,
        "credit": None,
        "dateline": None,
        "published": None,
        "language": "en",
        "suggested": {"published": "2022-02-03"},
        "provenance": {
            "title": "headline",
            "standfirst": "standfirst",
            "published": "suggested by a post",
            "language": "detected",
        },
    },
    "003": {
        "title": (
            "According to the Kremlin, Russia “will determine its future reaction” after carefully studying the "
            "responses of its rivals"
        ),
        "standfirst": (
            "According to the Kremlin, Russia “will determine its future reaction” after carefully studying the "
            "responses of its rivals."
        ),
        "outlet": None,
        "byline": None,
        "credit": None,
        "dateline": None,
        "published": None,
        "language": "en",
        "suggested": {},
        "provenance": {"title": "first sentence", "standfirst": "standfirst", "language": "detected"},
    },
    "004": {
        "title": "France champions Ukraine diplomacy – President Macron dials Putin for a second time in 24 hours",
        "outlet": "English News",
        "byline": None,
        "credit": None,
        "dateline": None,
        "published": None,
        "language": "en",
        "suggested": {},
        "provenance": {"title": "headline", "outlet": "masthead", "language": "detected"},
    },
}


@pytest.mark.parametrize("name", STARTER)
def test_the_starter_articles_state_this_and_no_more(corpus: Path, name: str) -> None:
    (path,) = corpus.glob(f"{name}_*.txt")
    of_pages = dict.fromkeys(("standfirst", "modified", "retrieved", "url", "section"))
    assert asdict(read(path).metadata) == of_pages | STARTER[name]


def test_a_date_of_publication_comes_before_one_of_an_update() -> None:
    facts = of(f"Talks go on\nUpdated: 29 January 2022\nPublished: 28 January 2022\n{LEDE}\n{NEXT}")
    assert (facts.published, facts.provenance["published"]) == ("2022-01-28", "stated in the text")


def test_a_date_in_the_byline_or_the_dateline_is_stated() -> None:
    assert of(f"Talks go on\nBy Anna Smith | 28 January 2022\n{LEDE}\n{NEXT}").published == "2022-01-28"
    assert of(f"VIENNA, January 28, 2022 (AP) — {LEDE}\n{NEXT}").published == "2022-01-28"


def test_a_stated_date_leaves_nothing_to_suggest() -> None:
    facts = of(f"Talks go on\n28 January 2022\n{LEDE}\nGood.\n— Anna (@anna) February 3, 2022\n{NEXT}")
    assert (facts.published, facts.suggested) == ("2022-01-28", {})


def test_the_latest_post_suggests_the_date() -> None:
    facts = of(f"{LEDE}\nGood.\n— Anna (@anna) February 3, 2022\nWell.\n— Bob (@bob) January 3, 2022\n{NEXT}")
    assert (facts.published, facts.suggested) == (None, {"published": "2022-02-03"})


def test_a_date_without_its_year_is_not_completed() -> None:
    facts = of(f"WASHINGTON, Jan 28 (Reuters) - {LEDE}\n{NEXT}")
    assert (facts.dateline, facts.credit, facts.published, facts.suggested) == ("WASHINGTON", "Reuters", None, {})


def test_a_person_in_the_byline_is_no_outlet() -> None:
    facts = of(f"Talks go on\nBy Anna Smith\n{LEDE}\n{NEXT}\n(AFP)")
    assert (facts.byline, facts.outlet, facts.credit) == ("Anna Smith", None, "AFP")


def test_an_agency_in_the_byline_is_the_outlet_under_its_usual_name() -> None:
    facts = of(f"Talks go on\nBy The Associated Press\n{LEDE}\n{NEXT}")
    assert (facts.byline, facts.outlet) == ("The Associated Press", "AP")


def test_a_credit_that_names_an_agency_comes_before_one_that_does_not() -> None:
    facts = of(f"{LEDE}\n{NEXT}\nReporting by Anna Smith\n(AFP)")
    assert (facts.credit, facts.provenance["credit"]) == ("AFP", "credit line")


def test_an_endless_first_sentence_becomes_first_words() -> None:
    facts = of("word " * 500 + ".")
    assert facts.title is not None
    assert facts.title.endswith("word …")
    assert len(facts.title) <= 203
    assert facts.provenance["title"] == "first words"


def test_a_page_of_furniture_has_no_title() -> None:
    facts = of("Advertisement\nRead more\n")
    assert facts.title is None
    assert "title" not in facts.provenance


def test_what_the_format_states_comes_before_what_the_text_says() -> None:
    text = f"Talks go on\nBy Anna Smith\n{LEDE}\n{NEXT}"
    facts = metadata(text, anatomy(text), {"byline": Fact("A. Smith", "front matter")})
    assert (facts.byline, facts.provenance["byline"]) == ("A. Smith", "front matter")
    assert facts.title == "Talks go on"


def test_the_language_is_the_storys_not_the_furnitures() -> None:
    text = (
        "Advertisement\nRead more\n"
        + "Der Minister sagte am Freitag, die Gespräche mit Moskau würden fortgesetzt.\n" * 3
    )
    assert of(text).language == "de"


def test_an_address_in_a_line_of_its_own_names_the_outlet() -> None:
    facts = of(f"Talks go on\n{LEDE}\n{NEXT}\nSource: https://www.theguardian.com/world/2022/jan/28/talks")
    assert (facts.url, facts.outlet) == ("https://www.theguardian.com/world/2022/jan/28/talks", "The Guardian")
    assert (facts.provenance["url"], facts.provenance["outlet"]) == ("stated in the text", "web address")


def test_the_day_of_an_update_is_kept_beside_that_of_publication() -> None:
    facts = of(f"Talks go on\nPublished: 28 January 2022\nUpdated: 29 January 2022\n{LEDE}\n{NEXT}")
    assert (facts.published, facts.modified) == ("2022-01-28", "2022-01-29")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Talks on security to go on next week\nJane Roe\n28 January 2022", "Jane Roe"),
        ("Talks on security to go on next week\n28 January 2022\nJane Roe and John Doe", "Jane Roe and John Doe"),
        ("Talks on security to go on next week\nJane Roe, Moscow correspondent", "Jane Roe"),
        ("Talks on security to go on next week\nWorld News\n28 January 2022", None),
        ("English News\nFrance Champions Diplomacy\n28 January 2022", None),
        ("Talks on security to go on next week\nJane Roe", None),
    ],
    ids=["above the date", "below the date", "with a part", "a section", "a headline", "nothing beside"],
)
def test_a_byline_without_an_opening_stands_beside_the_date_or_with_a_part(head: str, name: str | None) -> None:
    assert of(f"{head}\n{LEDE}\n{NEXT}").byline == name
