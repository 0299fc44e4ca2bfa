"""Sources for reference managers: CSL-JSON, RIS and BibTeX."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from pressfold.export import bibtex, csl, ris
from pressfold.export.reference import references
from pressfold.model.briefing import Source
from tests.export.making import HOSTILE

SOURCE = Source(
    "s1", "a" * 64, "b" * 64, "Putin told Macron", outlet="Reuters", byline="John Irish and Sudip Kar-Gupta",
    credit="AFP", dateline="PARIS", published="2022-01-28T16:07:00+00:00", language="en",
    retrieved="2026-11-22T09:30:00Z",
)  # fmt: skip
BARE = Source("s2", "c" * 64, "d" * 64, "First words of a text", title_guessed=True)


def test_csl_names_what_is_stated_and_leaves_out_the_rest() -> None:
    full, bare = json.loads(csl.rendered((SOURCE, BARE)))
    assert full["author"] == [{"family": "Irish", "given": "John"}, {"family": "Kar-Gupta", "given": "Sudip"}]
    assert full["issued"] == {"date-parts": [[2022, 1, 28]]}
    assert full["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert (full["container-title"], full["event-place"], full["language"]) == ("Reuters", "PARIS", "en")
    assert "Credit: AFP." in full["note"]
    assert set(bare) == {"id", "type", "title", "note"}
    assert "first words" in bare["note"]


def test_ris_has_a_line_for_each_fact_between_its_first_and_its_last() -> None:
    lines = ris.rendered((SOURCE, BARE)).decode().split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines.count("ER  - ") == 2
    assert [line for line in lines if line.startswith("AU")] == ["AU  - Irish, John", "AU  - Kar-Gupta, Sudip"]
    assert "DA  - 2022/01/28/" in lines
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)


def test_bibtex_has_one_entry_a_source() -> None:
    made = bibtex.rendered((SOURCE, BARE)).decode()
    assert re.findall(r"^@misc\{(\w+),$", made, re.MULTILINE) == ["reuters2022", "source"]
    assert "author = {Irish, John and Kar-Gupta, Sudip}," in made
    assert "date = {2022-01-28}," in made
    assert "month = jan," in made


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_titles_break_no_format(text: str) -> None:
    hostile = replace(SOURCE, title=text, outlet=text, byline=text)
    assert len(json.loads(csl.rendered((hostile, SOURCE)))) == 2
    assert ris.rendered((hostile, SOURCE)).decode().split("\r\n").count("ER  - ") == 2
    made = bibtex.rendered((hostile,)).decode()
    unescaped = re.sub(r"\\[{}]|\\text\w+\{\}", "", made)
    assert unescaped.count("{") == unescaped.count("}")


def test_two_sources_of_one_outlet_and_year_have_two_keys() -> None:
    assert [reference.key for reference in references((SOURCE, SOURCE, SOURCE))] == [
        "reuters2022",
        "reuters2022b",
        "reuters2022c",
    ]


def test_a_byline_that_is_no_person_is_kept_as_printed() -> None:
    (reference,) = references((replace(SOURCE, byline="Our foreign staff"),))
    assert [author.literal for author in reference.authors] == ["Our foreign staff"]
    (agency,) = references((replace(SOURCE, byline="Reuters"),))
    assert agency.authors == ()
