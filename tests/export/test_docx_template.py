"""A reader's own Word file as template: its styles by name, ours where it has none; unsafe and broken ones refused."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from lxml import etree

from pressfold.export.docx import rendered
from pressfold.model.export_errors import TemplateRefused
from tests.export.docx_checks import W, part, problems, texts
from tests.export.making import everything

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def style(kind: str, id: str, name: str, *inside: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{"".join(inside)}</w:style>'


def template(styles: str = style("paragraph", "Std", "Normal"), **parts: str) -> bytes:
    """A Word file with these styles and further parts, `word_x` for word/x.xml."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/styles.xml", f"<w:styles {_NS}>{styles}</w:styles>")
        for name, content in parts.items():
            package.writestr(f"{name.replace('_', '/')}.xml", content)
    return packed.getvalue()


def made(own: bytes, *, footnotes: bool = False) -> bytes:
    return rendered(replace(everything(), template=own, footnotes=footnotes))


def used(content: bytes, words: str) -> str:
    """The name of the style that the paragraph with these words has."""
    styles = part(content, "word/styles.xml").iterfind(f"{W}style")
    names = {item.get(f"{W}styleId"): item.find(f"{W}name").get(f"{W}val") for item in styles}
    for paragraph in part(content, "word/document.xml").iter(f"{W}p"):
        if texts(paragraph) == [words]:
            mark = paragraph.find(f"{W}pPr/{W}pStyle")
            return "" if mark is None else str(names[mark.get(f"{W}val")])
    raise AssertionError(words)


def python_docx_template() -> bytes:
    packed = BytesIO()
    docx.Document().save(packed)
    return packed.getvalue()


@pytest.mark.parametrize("footnotes", [False, True], ids=["endnotes", "footnotes"])
def test_an_ordinary_word_file_gives_its_styles_and_the_result_is_sound(footnotes: bool) -> None:
    content = made(python_docx_template(), footnotes=footnotes)
    # The order of what stands in somebody else's styles is theirs.
    assert [problem for problem in problems(content) if not problem.startswith("word/styles.xml")] == []
    assert used(content, "It is up to Putin.") == "Quote"
    assert used(content, "In the style title.") == "Title"


@pytest.mark.parametrize(
    ("styles", "name"),
    [
        (style("paragraph", "X1", "Pinned Quote") + style("paragraph", "X2", "Quote"), "Pinned Quote"),
        (style("paragraph", "X1", "PINNED QUOTE"), "PINNED QUOTE"),
        (style("paragraph", "X2", "Quote"), "Quote"),
        (style("character", "X2", "Quote"), "Pinned Quote"),
        (style("paragraph", "PinnedQuote", "Something else"), "Pinned Quote"),
    ],
    ids=["ours before theirs", "in capitals", "their own", "of another kind", "our id for another style"],
)
def test_a_style_is_found_by_its_name_and_added_where_it_is_missing(styles: str, name: str) -> None:
    content = made(template(styles))
    assert used(content, "It is up to Putin.") == name
    assert problems(content) == []


def test_our_lists_stand_beside_theirs() -> None:
    numbering = (
        f'<w:numbering {_NS}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"/></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    heading = style("paragraph", "H", "heading 1", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>')
    content = made(template(heading, word_numbering=numbering))
    lists = {item.get(f"{W}numId") for item in part(content, "word/numbering.xml").iter(f"{W}num")}
    assert "3" in lists and len(lists) >= 2
    assert problems(content) == []


def test_the_words_are_those_of_an_export_without_template() -> None:
    plain = texts(part(rendered(everything()), "word/document.xml"))
    assert texts(part(made(python_docx_template()), "word/document.xml")) == plain


def test_nothing_but_styles_numbering_and_theme_is_taken() -> None:
    secret = template(word_document=f"<w:document {_NS}><w:body><w:p>SECRET</w:p></w:body></w:document>")
    with zipfile.ZipFile(BytesIO(made(secret))) as package:
        assert b"SECRET" not in b"".join(package.read(name) for name in package.namelist())


def _zip(members: Mapping[str, str]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        (b"not a zip", "damaged"),
        (b"PK\x03\x04 cut", "damaged"),
        (python_docx_template()[:9000], "damaged"),
        (_zip({"a.txt": "x"}), "damaged"),
        (_zip({"[Content_Types].xml": "<Types/>"}), "damaged"),
        (template() + b"", ""),
        (template(word_vbaProject=""), ""),
        (_zip({"[Content_Types].xml": "<Types/>", "word/vbaProject.bin": "x"}), "macros"),
        (_zip({"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}), "macros"),
        (template("<w:style"), "damaged"),
        (template(""), "damaged"),
        (template(style("paragraph", "A", "Normal") * 2), "damaged"),
        (template(style("paragraph", "", "Normal")), "damaged"),
        (_zip({"[Content_Types].xml": "x", "word/styles.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "damaged"),
        (_zip({"[Content_Types].xml": "x", "word/styles.xml": "<styles xmlns='http://purl.oclc.org/x'/>"}), "strict"),
        (template(word_numbering=f"<w:numbering {_NS}><w:num/></w:numbering>"), "damaged"),
    ],
    ids=["no zip", "cut at once", "cut", "no Word file", "no styles", "whole", "harmless name", "macros",
         "macros by type", "broken styles", "no style at all", "one id twice", "no id", "entities", "strict",
         "list without number"],
)  # fmt: skip
def test_an_unsafe_or_broken_template_is_refused_with_a_sentence(own: bytes, reason: str) -> None:
    if not reason:
        assert problems(made(own)) == []
        return
    with pytest.raises(TemplateRefused) as refused:
        made(own)
    assert reason in refused.value.sentence


def test_the_theme_travels_with_the_styles_that_ask_for_it() -> None:
    theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Ours"/>'
    content = made(template(word_theme_theme1=theme))
    assert etree.tostring(part(content, "word/theme.xml")).decode() == theme
    assert problems(content) == []
