"""Lines as the anatomy sees them: a paragraph that is broken at a width is one, whatever stands between paragraphs."""

from __future__ import annotations

import textwrap

import pytest
from tests.ingest.pages import PARAGRAPHS, TITLE

from pressfold.ingest.anatomy import anatomy
from pressfold.ingest.line import lines_of
from pressfold.model.article import Role

NARROW = [textwrap.fill(paragraph, 68, break_on_hyphens=False) for paragraph in PARAGRAPHS]


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["a blank line", "nothing"])
def test_a_paragraph_over_several_lines_is_one(between: str) -> None:
    text = between.join(NARROW)
    assert [line.text for line in lines_of(text)] == list(PARAGRAPHS)
    assert all(text[line.start : line.end].replace("\n", " ") == line.text for line in lines_of(text))


def test_headings_and_short_lines_stay_alone_in_a_broken_text() -> None:
    text = f"{TITLE}\n\n{NARROW[0]}\n\n{NARROW[1]}\n\nA second call\n\n{NARROW[3]}\n\n(With wires)"
    roles = [(block.role, " ".join(text[block.start : block.end].split())) for block in anatomy(text).blocks]
    assert roles == [
        (Role.HEADLINE, TITLE),
        (Role.BODY, PARAGRAPHS[0]),
        (Role.BODY, PARAGRAPHS[1]),
        (Role.CROSSHEAD, "A second call"),
        (Role.BODY, PARAGRAPHS[3]),
        (Role.CREDIT, "(With wires)"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n".join(["The two presidents agreed on Friday to hold further talks, officials said."] * 12),
        "\n".join(f"- the point number {n} of the plan that both have agreed on" for n in range(12)),
        "\n".join(["One", "Two", "Three", "Four", "Five", "Six", "Seven"]),
    ],
    ids=["paragraphs", "sentences of one length", "a list", "words"],
)
def test_a_text_that_is_not_broken_keeps_its_lines(text: str) -> None:
    assert [line.text for line in lines_of(text)] == text.split("\n")
