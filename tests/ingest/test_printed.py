"""PDF: columns in the order of reading, running heads as furniture, lines put together to paragraphs."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from tests.ingest.papers import Placed, column, pdf

from pressfold.ingest.printed.line import PrintedLine
from pressfold.ingest.printed.paragraphs import Spelling, joined, spelling
from pressfold.ingest.reading import read
from pressfold.model.article import Reading, Role

PARAGRAPHS = [
    "The two presidents agreed on Friday to hold further talks, their offices said, after an hour on the telephone.",
    "Both want to keep a way open, diplomats said, though neither side has moved on the questions that divide them "
    "and the next meeting of their ministers may be weeks away.",
    "A spokesman told reporters that nobody had asked for more. The army says that its drills go on until the end of "
    "February, and that all units then return to where they came from.",
]


def lines(width: int) -> list[str]:
    """The paragraphs as printed lines of so many letters, the first of each set in."""
    return [line for each in PARAGRAPHS for line in textwrap.wrap(each, width, initial_indent="   ")]


def set_in(column_of: list[Placed]) -> list[Placed]:
    """The same lines, with spaces at their beginning as white."""
    return [
        (text.strip(), left + (12 if text.startswith("   ") else 0), top, size) for text, left, top, size in column_of
    ]


def read_pdf(path: Path, pages: list[list[Placed]], information: str = "") -> Reading:
    path.write_bytes(pdf(pages, information=information))
    return read(path)


def texts(found: Reading, *roles: Role) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks if block.role in roles]


def story(found: Reading) -> list[str]:
    """The paragraphs of the story; the anatomy takes a first one that is said again for a standfirst."""
    return texts(found, Role.STANDFIRST, Role.BODY)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("by_row", [False, True], ids=["written column by column", "written row by row"])
def test_columns_are_read_one_after_the_other(tmp_path: Path, count: int, by_row: bool) -> None:
    printed = lines({1: 90, 2: 42, 3: 27}[count]) * 3
    height = -(-len(printed) // count)
    placed = [
        each
        for nth in range(count)
        for each in set_in(column(printed[nth * height : (nth + 1) * height], 50 + nth * 510 / count, 700))
    ]
    if by_row:
        placed.sort(key=lambda each: (-each[2], each[1]))
    head: list[Placed] = [("Talks go on, and nobody knows for how long", 50, 770, 22)]
    found = read_pdf(tmp_path / "a.pdf", [[*head, *placed]])
    assert texts(found, Role.HEADLINE) == ["Talks go on, and nobody knows for how long"]
    assert story(found) == PARAGRAPHS * 3


def test_running_heads_and_page_numbers_are_furniture_and_cut_no_paragraph(tmp_path: Path) -> None:
    printed = lines(80) * 8
    pages: list[list[Placed]] = []
    for number in range(4):
        some = set_in(column(printed[number * 14 : (number + 1) * 14], 50, 740))
        pages.append([("The Example Post", 50, 800, 9), *some, (f"Page {number + 1} of 4", 270, 30, 9)])
    found = read_pdf(tmp_path / "a.pdf", pages)
    furniture = texts(found, Role.BOILERPLATE)
    assert furniture.count("The Example Post") == 4
    assert [line for line in furniture if line.startswith("Page")] == [f"Page {number} of 4" for number in range(1, 5)]
    assert story(found)[: 3 * 6] == PARAGRAPHS * 6


def test_what_a_browser_prints_around_a_page_is_furniture_and_tells_its_address(tmp_path: Path) -> None:
    printed = set_in(column(lines(80), 50, 740))
    around: list[Placed] = [
        ("28/01/2022, 16:07", 40, 820, 8), ("https://example.org/talks", 40, 20, 8), ("1/1", 540, 20, 8)
    ]  # fmt: skip
    found = read_pdf(tmp_path / "a.pdf", [[*around, *printed]], "/CreationDate (D:20220128160700+01'00')")
    assert found.metadata.url == "https://example.org/talks"
    assert found.metadata.retrieved == "2022-01-28T16:07:00+01:00"
    assert story(found)[-3:] == PARAGRAPHS


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    cells = [("Tanks", "100"), ("Aircraft", "31"), ("Ships", "12"), ("Men", "1,000"), ("Total", "1,143"), ("Left", "0")]
    placed = [
        (word, left, 700.0 - 14 * nth, 10.0)
        for nth, row in enumerate(cells)
        for word, left in zip(row, (50.0, 300.0), strict=True)
    ]
    assert "Tanks 100" in read_pdf(tmp_path / "a.pdf", [placed]).text


def test_smaller_headings_are_crossheads_and_bold_ones_too(tmp_path: Path) -> None:
    placed: list[Placed] = [
        ("Talks go on", 50, 780, 24),
        *set_in(column(lines(80), 50, 740)),
        ("What was said", 50, 600, 13),
        *set_in(column(lines(80), 50, 580)),
        ("What was not", 50, 440, -10),
        *set_in(column(lines(80), 50, 420)),
    ]
    found = read_pdf(tmp_path / "a.pdf", [placed])
    assert texts(found, Role.CROSSHEAD) == ["What was said", "What was not"]
    assert story(found) == PARAGRAPHS * 3


@pytest.mark.parametrize(
    ("upper", "lower", "text"),
    [
        ("the inter-", "national talks", "the international talks"),
        ("the Franco-", "German talks", "the Franco-German talks"),
        ("would seek de-", "escalation now", "would seek de-escalation now"),
        ("a re-", "turn to talks", "a return to talks"),
        ("his self-", "defence", "his self-defence"),
        ("a long-stand-", "ing ally", "a long-standing ally"),
        ("soft\u00ad", "ened", "softened"),
        ("the F-", "16 jets", "the F-16 jets"),
        ("the talks -", "if any", "the talks - if any"),
        ("a low-key", "visit", "a low-key visit"),
        ("a cease-", "fire held", "a cease-fire held"),
        ("the \ufb01rst", "o\ufb03ce", "the first office"),
    ],
)
def test_hyphens_at_line_ends_go_where_they_are_not_the_words_own(upper: str, lower: str, text: str) -> None:
    pieces = [PrintedLine(words, 0, 0, 100, 10, 10) for words in (upper, lower)]
    assert joined(pieces, Spelling(frozenset({"cease-fire"}), frozenset({"cooperation"}))) == text


def test_a_document_that_breaks_no_words_keeps_the_hyphens_at_its_line_ends() -> None:
    whole = [PrintedLine(f"Words of line {nth} that goes on", 0, 0, 100, 10, 10) for nth in range(60)]
    own = [PrintedLine(words, 0, 0, 100, 10, 10) for words in ("a tight-", "lipped man of co-", "operation")]
    told = spelling([*whole, PrintedLine("their cooperation", 0, 0, 100, 10, 10), *own[:1]])
    assert not told.breaks
    assert joined(own, told) == "a tight-lipped man of cooperation"
