"""The Markdown file: plain CommonMark in which every word reads back as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pressfold.export.markdown import rendered
from pressfold.export.markdown_text import literal, literal_paragraphs
from pressfold.model.document import Document, Paragraph, Run, Style, Table
from pressfold.text.printable import printable
from tests.export.making import HOSTILE, document, everything, paragraph, quote

#: CommonMark alone, and with what most readers add.
READERS = [MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"])]


def body(made: Document) -> str:
    """The file without its front matter."""
    return rendered(made).decode().split("\n---\n", 1)[1]


def blocks(reader: MarkdownIt, text: str) -> list[tuple[str, str]]:
    """The kind of each block with the characters it shows; a quotation's paragraphs are parted by a blank line."""
    found: list[tuple[str, str]] = []
    kinds: list[str] = []
    for token in reader.parse(text):
        if token.nesting == 1:
            kinds.append(token.tag)
        elif token.nesting == -1:
            kinds.pop()
        elif token.type == "inline":
            shown = "".join(_shown(token.children or []))
            kind = "blockquote" if "blockquote" in kinds else kinds[-1]
            if kind == "blockquote" and found and found[-1][0] == kind and not found[-1][1].endswith("[^1]"):
                found[-1] = (kind, f"{found[-1][1]}\n\n{shown}")
            else:
                found.append((kind, shown))
        else:
            found.append((token.type, token.content))
    return found


def _shown(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "text_special"):
            yield token.content
        elif token.type == "hardbreak":
            yield "\n"
        elif token.type == "softbreak":
            yield " "
        elif token.type not in ("strong_open", "strong_close", "em_open", "em_close"):
            raise AssertionError(f"{token.type} where only words should be: {token.content}")


@pytest.mark.parametrize("reader", READERS, ids=["CommonMark", "with additions"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_quotes_read_back_character_for_character(reader: MarkdownIt, text: str) -> None:
    found = blocks(reader, body(document(quote(text), paragraph(Style.TEXT, "after"), notes=1)))
    assert found[0] == ("blockquote", f"{printable(text)}[^1]")
    assert found[1] == ("p", "after")


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=100)
def test_any_quote_reads_back_character_for_character(text: str) -> None:
    wanted = printable(text)
    if wanted.strip():
        for reader in READERS:
            found = blocks(reader, body(document(quote(text), paragraph(Style.TEXT, "after"), notes=1)))
            assert found[:2] == [("blockquote", f"{wanted}[^1]"), ("p", "after")]


@given(st.text(alphabet="#*_`[]()<>&|~$^{}@\\+-=:.!1 \n\tax'\"/w", max_size=30))
@settings(deadline=None, max_examples=150)
def test_no_mixture_of_marks_means_anything(text: str) -> None:
    if text.strip():
        for reader in READERS:
            found = blocks(reader, body(document(quote(text), paragraph(Style.TEXT, "after"), notes=1)))
            assert found[:2] == [("blockquote", f"{text}[^1]"), ("p", "after")]


@pytest.mark.parametrize("style", [style for style in Style if style not in (Style.QUOTE, Style.ATTRIBUTION)])
@given(text=st.text(alphabet="#*_`[]<>&|~\\+-=:.!12 a", min_size=1, max_size=20))
@settings(deadline=None, max_examples=25)
def test_words_in_every_style_stay_in_it(style: Style, text: str) -> None:
    if not text.strip():
        return
    found = blocks(READERS[1], body(document(Paragraph(style, (Run(text), Run(" x", bold=True))))))
    tag = {Style.TITLE: "h1", Style.HEADING: "h2"}.get(style, "p")
    assert [(kind, " ".join(shown.split())) for kind, shown in found] == [(tag, " ".join([*text.split(), "x"]))]


@given(
    st.lists(st.builds(Run, st.text(alphabet="*_ a(.“”)-\\#", max_size=6), st.booleans(), st.booleans()), max_size=5)
)
@settings(deadline=None, max_examples=100)
def test_bold_and_italics_never_show_their_asterisks(runs: list[Run]) -> None:
    words = "".join(run.text for run in runs)
    if not words.strip():
        return
    ((_, shown),) = blocks(READERS[1], body(document(Paragraph(Style.SMALL, tuple(runs)))))
    assert re.sub(r"\s+", " ", shown).strip() == re.sub(r"\s+", " ", words).strip()


def test_the_whole_document_has_the_form_of_a_briefing() -> None:
    found = blocks(READERS[0], body(everything()))
    assert ("h1", "In the style title.") in found
    assert ("h2", "Notes") in found
    assert ("blockquote", "It is up to Putin.[^1]") in found
    assert ("p", "Le Drian | x (mentions: 3)") in found
    assert found[-2:] == [("p", "[^1]: Reuters, “Calls”, note 1."), ("p", "[^2]: Reuters, “Calls”, note 2.")]
    assert found[0] == ("p", "TLP:GREEN")


def test_judgements_are_a_numbered_list() -> None:
    made = document(*(paragraph(Style.ITEM, text) for text in ("One.", "# Two", "3. Three")))
    assert body(made).strip() == "1. One.\n2. \\# Two\n3. 3\\. Three"


def test_line_breaks_of_a_free_text_stay() -> None:
    assert body(document(paragraph(Style.TEXT, "one\ntwo"))).strip() == "one\\\ntwo"


def test_there_is_no_html() -> None:
    for text in HOSTILE.values():
        made = rendered(
            document(quote(text), paragraph(Style.TEXT, text), Table(("a",), ((text,),)), notes=1, title=text)
        )
        for token in MarkdownIt("commonmark").parse(made.decode().split("\n---\n", 1)[1]):
            assert token.type != "html_block"
            assert not any(child.type in ("html_inline", "link_open", "image") for child in token.children or [])


def test_the_front_matter_is_json_inside_yaml() -> None:
    lines = rendered(everything()).decode().split("\n")
    assert lines[0] == "---"
    facts = dict(line.split(": ", 1) for line in lines[1 : lines.index("generator: Pressfold")])
    assert {name: json.loads(fact) for name, fact in facts.items()} == {
        "title": "Calls",
        "author": "A. Analyst",
        "date": "2026-11-22T09:30:00Z",
        "lang": "en-GB",
        "handling": "TLP:GREEN",
        "keywords": ["Putin", "Kremlin"],
    }
    start = lines.index("records:") + 1
    assert json.loads("".join(lines[start : lines.index("---", 1)])) == {"a": 1}


def test_a_title_cannot_end_the_front_matter() -> None:
    made = rendered(document(title="x\n---\n# y", author='"a: b')).decode()
    assert made.split("\n").index("---", 1) == made.split("\n").index("generator: Pressfold") + 1


def test_the_same_document_gives_the_same_bytes() -> None:
    assert rendered(everything()) == rendered(everything())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It's “fine”, 100% - yes (really)!", "It's “fine”, 100% - yes (really)!"),
        ("a*b", "a\\*b"),
        ("https://t.co/x", "https\\://t.co/x"),
        ("at www.example.org", "at www\\.example.org"),
        ("10:30", "10:30"),
        (":smile:", "\\:smile:"),
        (" x ", "&#32;x&#32;"),
        ("a\nb", "a b"),
    ],
)
def test_only_what_could_mean_something_is_escaped(text: str, wanted: str) -> None:
    assert literal(text) == wanted


def test_blank_lines_inside_a_quote_are_held() -> None:
    assert literal_paragraphs("a\n\nb") == [["a"], ["b"]]
    assert literal_paragraphs("a\n\n\n\nb") == [["a&#10;&#10;&#10;", "b"]]
    assert literal_paragraphs("a\n \nb") == [["a&#10;&#32;", "b"]]
    assert literal_paragraphs("\n\na") == [["&#10;&#10;a"]]
