"""Bylines, captions and mastheads: each a table of lines that are one and lines that are not."""

from __future__ import annotations

import pytest

from pressfold.ingest.bylines import byline_dates, byline_name, has_role, opens_byline, plain_byline
from pressfold.ingest.captions import is_caption
from pressfold.ingest.mastheads import is_masthead, outlet_of

BYLINES = {
    "By John Smith": "John Smith",
    "By: Reuters": "Reuters",
    "BY ANNA SMITH AND JOHN DOE": "ANNA SMITH AND JOHN DOE",
    "By Jean-Yves O’Neill, Kyiv correspondent": "Jean-Yves O’Neill, Kyiv correspondent",
    "By Anna Smith | 28 January 2022": "Anna Smith",
    "By Anna Smith Published 28 January 2022": "Anna Smith",
    "By Anna Smith for The Herald": "Anna Smith for The Herald",
    "Written by Anna Smith": "Anna Smith",
    "Author: Anna Smith": "Anna Smith",
    "Von Anna Schmidt": "Anna Schmidt",
    "Par Émile de la Tour": "Émile de la Tour",
    "Автор: Анна Иванова": "Анна Иванова",
}


@pytest.mark.parametrize(("line", "name"), BYLINES.items(), ids=BYLINES.keys())
def test_a_byline_names_somebody(line: str, name: str) -> None:
    assert byline_name(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the town had fallen",
        "By then it was over",
        "By the numbers",
        "By Macron’s account the talks went well.",
        "From Russia with love",
        "Author Anna Smith",
        "By:",
        "Bye Bye",
        "John Smith",
        "By " + "Anna Smith and " * 12 + "Al Key",
    ],
)
def test_other_lines_are_no_byline(line: str) -> None:
    assert byline_name(line) is None


def test_a_byline_may_have_its_name_below() -> None:
    assert opens_byline("By:")
    assert opens_byline("By")
    assert not opens_byline("By Anna")


def test_a_byline_may_hold_a_date() -> None:
    assert [stamp.iso for stamp in byline_dates("By Anna Smith | 28 January 2022")] == ["2022-01-28"]
    assert byline_dates("By Anna Smith") == []


@pytest.mark.parametrize(
    "line",
    [
        "The palace (Image courtesy: Twitter/@KremlinRussia_E)",
        "[Photo credit: AP Images]",
        "The palace in winter. (AP Photo/Anna Smith)",
        "(Picture: Facebook)",
        "Photo by Anna Smith",
        "FILE PHOTO: The palace in winter. REUTERS/Gleb Garanich/File Photo",
        "The palace in winter. REUTERS/Gleb Garanich",
        "Police stand guard near the palace. AFP/Anna Smith",
        "Macron at the palace on Friday / Getty Images",
        "Symbolbild: Panzer an der Grenze",
    ],
)
def test_a_caption_says_whose_picture_it_is(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The image: a man on a bench, waiting for peace.",
        "He sent the picture to Reuters, he said.",
        "The talks went on (and on) in Paris.",
        "Filed: the tax return",
        "Crowds cheer as the talks end (IMAGES/VIDEO)",
        "She works for Getty Images.",
        "(Photo: AFP) " + "word " * 90,
    ],
)
def test_other_lines_are_no_caption(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("English News", "English News"),
        ("The Daily Herald", "The Daily Herald"),
        ("World News", None),
        ("Politics", None),
        ("Breaking News", None),
    ],
)
def test_a_masthead_names_an_outlet_or_a_section(line: str, outlet: str | None) -> None:
    assert is_masthead(line)
    assert outlet_of(line) == outlet


@pytest.mark.parametrize("line", ["Macron calls Putin", "News that the talks had ended came late on Friday", ""])
def test_other_lines_are_no_masthead(line: str) -> None:
    assert not is_masthead(line)


PLAIN = {
    "Jane Roe": "Jane Roe",
    "JANE ROE": "JANE ROE",
    "Jane Roe and John van der Berg": "Jane Roe and John van der Berg",
    "Jane Roe, Moscow correspondent": "Jane Roe",
    "Jane Roe | Reuters": "Jane Roe",
    "Jean-Luc O’Neill in Kyiv": None,
    "Talks go on": None,
    "Macron": None,
    "France champions diplomacy": None,
    "Jane Roe, Moscow": None,
}


@pytest.mark.parametrize(("line", "name"), PLAIN.items(), ids=PLAIN.keys())
def test_a_line_of_names_alone_may_be_a_byline(line: str, name: str | None) -> None:
    assert plain_byline(line) == name
    assert has_role(line) == (("," in line and "correspondent" in line) or "|" in line)
