"""Lists in the reader's own words are lists in every export, with the numbers that were typed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from pressfold.briefing.edits import EditNote, EditText
from pressfold.briefing.formatted import Block, blocks
from pressfold.briefing.outline import document
from pressfold.export import docx, html, markdown
from pressfold.model.document import Document, Paragraph, Style
from tests.briefing.making import NOW, briefing_with
from tests.export.docx_checks import W, part, problems
from tests.export.test_docx_template import template

TEXT = """Two things stand out.
- The **first** one,
  which goes on.
- The second.
In order:
3. Talks.
4. More talks.

1) Again from one.

* A star, عربي, =1+1 <b>.
Not - a list, nor 1.5 million."""


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a\nb", [Block("a\nb")]),
        ("a\n\nb", [Block("a"), Block("b")]),
        ("- a\n- b", [Block("a", 0), Block("b", 0)]),
        ("1. a\n1. b\n1. c", [Block("a", 1), Block("b", 2), Block("c", 3)]),
        ("7. a\n9. b", [Block("a", 7), Block("b", 8)]),
        ("- a\n  goes on\nnot", [Block("a\ngoes on", 0), Block("not")]),
        ("-a\n1.5 m\n- \n12345. x", [Block("-a\n1.5 m\n- \n12345. x")]),
        ("2022. was a year", [Block("was a year", 2022)]),
        ("", []),
    ],
)
def test_lines_become_paragraphs_and_items(text: str, made: list[Block]) -> None:
    assert list(blocks(text)) == made


@pytest.fixture
def made() -> Document:
    briefing = briefing_with("a quote of some words")
    briefing = EditNote("pin-1", "- in a note\n- twice").apply(EditText("evidence", TEXT).apply(briefing))
    return document(briefing, anchors={}, created=NOW)


def items(document: Document) -> list[tuple[str, int]]:
    listed = [b for b in document.body if isinstance(b, Paragraph) and b.style in (Style.BULLET, Style.NUMBER)]
    return [(block.text, block.number) for block in listed]


def test_the_outline_has_items_with_their_numbers(made: Document) -> None:
    assert [(text.split("\u200f")[0][:6], number) for text, number in items(made)] == [
        ("The fi", 0), ("The se", 0), ("Talks.", 3), ("More t", 4), ("Again ", 1), ("A star", 0), ("in a n", 0),
        ("twice", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("own", [False, True], ids=["our look", "a template"])
def test_word_has_a_numbering_for_each_list(made: Document, own: bool) -> None:
    content = docx.rendered(replace(made, template=template()) if own else made)
    assert problems(content) == []
    numbering, body = part(content, "word/numbering.xml"), part(content, "word/document.xml")
    lists = [item.find(f"{W}pPr/{W}numPr/{W}numId") for item in body.iter(f"{W}p")]
    used = [item.get(f"{W}val") for item in lists if item is not None]
    assert [used.index(number) for number in used] == [0, 0, 2, 2, 4, 5, 6, 6]
    starts = {
        num.get(f"{W}numId"): start.get(f"{W}val")
        for num in numbering.iter(f"{W}num")
        for start in num.iter(f"{W}startOverride")
    }
    assert [starts.get(number) for number in dict.fromkeys(used)] == [None, "3", "1", None, None]


def test_markdown_has_lists_that_a_parser_reads(made: Document) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown.rendered(made).decode().split("---\n", 2)[2])
    opened = [(t.type, t.attrs.get("start", 1)) for t in tokens if t.type in ("bullet_list_open", "ordered_list_open")]
    assert opened[:5] == [
        ("bullet_list_open", 1), ("ordered_list_open", 3), ("ordered_list_open", 1), ("bullet_list_open", 1),
        ("bullet_list_open", 1),
    ]  # fmt: skip


def test_the_web_page_has_lists(made: Document) -> None:
    page = html.rendered(made).decode()
    assert re.findall(r"<(?:ul|ol)[^>]*>", page)[:5] == ["<ul>", '<ol start="3">', "<ol>", "<ul>", "<ul>"]
    tree = etree.fromstring(html.rendered(made), etree.HTMLParser(encoding="utf-8"))
    assert [len(found) for found in tree.iter("ul")] == [2, 1, 2]
    assert "&lt;b&gt;" in page
