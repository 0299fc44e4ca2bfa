"""A query in words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pressfold.search.aliases import with_aliases
from pressfold.search.explain import explain
from pressfold.search.query import parse


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("macron", "Articles with “macron”."),
        ("macron putin", "Articles with all of: “macron”, “putin”."),
        ("macron OR putin", "Articles with any of: “macron”, “putin”."),
        ("macron -kremlin", "Articles with “macron”, but not “kremlin”."),
        ("-kremlin -moscow", "Articles without “kremlin” or “moscow”."),
        ("nato (kiev OR kyiv)", "Articles with all of: “nato”, (“kiev” or “kyiv”)."),
        ("(a AND b) OR c", "Articles with any of: (“a” and “b”), “c”."),
        ("a OR NOT b", "Articles with any of: “a”, not “b”."),
        ('"le drian"', "Articles with the phrase “le drian”."),
        ('"a b"~5', "Articles with “a”, “b” within 5 words of each other."),
        ('"a b"~1', "Articles with “a”, “b” within 1 word of each other."),
        ("sanct*", "Articles with words starting with “sanct”."),
        ("wom?n", "Articles with words like “wom?n”."),
        ("zelenski~", "Articles with words spelled nearly like “zelenski”."),
        ("title:putin", "Articles with “putin” in the title."),
        ("outlet:bbc", "Articles from “bbc”."),
        (
            "putin outlet:bbc lang:en credit:reuters actor:macron",
            "Articles with “putin”, from “bbc”, in the language “en”, credited to “reuters”, naming “macron”.",
        ),
        ("outlet:bbc OR outlet:rtl", "Articles (from “bbc” or from “rtl”)."),
        ("a date:2022-01-28", "Articles with “a”, published on 28 January 2022."),
        ("a date:2022-01", "Articles with “a”, published in January 2022."),
        ("a date:2022", "Articles with “a”, published in 2022."),
        ("a date:2022-01..2022-02", "Articles with “a”, published from 1 January 2022 to 28 February 2022."),
        ("a date:2022-01..", "Articles with “a”, published from 1 January 2022."),
        ("a date:..2022-01", "Articles with “a”, published to 31 January 2022."),
        ("after:2022-01-28", "Articles published on 28 January 2022 or later."),
        ("before:2022-01", "Articles published before 1 January 2022."),
        ("tag:urgent -is:read", "Articles tagged “urgent”, but not read already."),
        ("in:minsk wire:>50%", "Articles in the collection “minsk”, with a wire share of more than 50 %."),
        ("words:300..800", "Articles of 300 to 800 words."),
        ("speaker:putin", "Articles quoting “putin”."),
        ("quote:nato -has:pin", "Articles with “nato” inside a quotation, but not with a pin in a briefing."),
        ("quote:nato speaker:putin", "Articles with “nato” inside a quotation of “putin”."),
        ("-date:2022", "Articles without published in 2022."),
    ],
)
def test_a_query_says(query: str, says: str) -> None:
    assert explain(parse(query)) == says


def test_what_is_being_typed_shows_that_it_is_open() -> None:
    assert explain(parse("nato zel", typing=True)) == "Articles with all of: “nato”, “zel…”."


def test_other_spellings_are_named() -> None:
    tree = with_aliases(parse("kiev"), lambda name: ("Kiev", "Kyiv", "Київ") if name == "kiev" else ())
    assert explain(tree) == "Articles with “kiev” (also “Kyiv”, “Київ”)."


def test_explaining_needs_neither_whoosh_nor_numpy() -> None:
    asked = (
        "import sys; from pressfold.search.explain import explain; from pressfold.search.query import parse;"
        "print(explain(parse('macron -putin'))); print({'whoosh', 'numpy', 'rapidfuzz'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["Articles with “macron”, but not “putin”.", "set()"]
