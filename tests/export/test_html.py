"""HTML: one file that loads nothing, where every character is literal."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from pressfold.export.html import rendered
from pressfold.model.document import Document, Paragraph, Run, Style
from pressfold.text.printable import printable
from tests.export.making import HOSTILE, document, everything, paragraph, quote


def page(made: Document) -> etree._Element:
    return etree.fromstring(rendered(made), etree.HTMLParser(encoding="utf-8"))


def words(element: etree._Element) -> str:
    """The characters that a reader sees in an element, the mark of a note left out."""
    return "".join(element.itertext()).removesuffix("1")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_literal_in_a_quote(text: str) -> None:
    made = page(document(quote(text), notes=1))
    (block,) = made.iter("blockquote")
    assert words(block) == printable(text)
    assert {element.tag for element in block.iter()} == {"blockquote", "sup", "a"}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("field", ["title", "author", "handling", "records"])
def test_hostile_text_is_literal_in_every_field(text: str, field: str) -> None:
    made = page(document(paragraph(Style.TEXT, "Calls."), **{field: text}))
    assert not list(made.iter("script", "img", "iframe", "link", "object"))
    assert not [name for element in made.iter() for name in element.attrib if name.startswith("on")]


def test_nothing_is_loaded_from_anywhere() -> None:
    text = rendered(everything()).decode()
    (policy,) = page(everything()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"""(?:src|href)=["'](?!#)""", text)
    assert not re.search(r"@import|url\(", text)


def test_every_note_is_reached_from_its_quote_and_leads_back() -> None:
    made = page(everything())
    marks = [link.get("href", "") for sup in made.iter("sup") for link in sup.iter("a")]
    assert marks == ["#note_1", "#note_2"]
    notes = [made.find(f".//*[@id='{mark[1:]}']") for mark in marks]
    backs = [link.get("href", "") for note in notes if note is not None for link in note.iter("a")]
    assert backs == ["#mark_1", "#mark_2"]
    assert all(made.find(f".//*[@id='{back[1:]}']") is not None for back in backs)


def test_items_that_follow_each_other_are_one_list() -> None:
    items = [Paragraph(Style.ITEM, (Run(text),)) for text in ("one", "two")]
    made = page(document(*items, paragraph(Style.TEXT, "between"), items[0]))
    assert [len(found) for found in made.iter("ol")] == [2, 1]


def test_words_from_right_to_left_say_so_and_their_language() -> None:
    (block,) = page(document(quote("قال الرئيس", language="ar"), notes=1)).iter("blockquote")
    assert block.get("dir") == "rtl"
    assert [span.get("lang") for span in block.iter("span")] == ["ar"]


def test_the_handling_line_stands_first_and_last() -> None:
    made = page(document(paragraph(Style.TEXT, "Calls."), handling="TLP:GREEN"))
    assert [line.text for line in made.findall(".//p[@class='handling']")] == ["TLP:GREEN", "TLP:GREEN"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert rendered(everything()) == rendered(everything())
