"""An offset of the article and a position of its document are two names of one place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from tests.ui.desk.story import article

from pressfold.model.article import Article, Block, Metadata, Reading, Role
from pressfold.model.span import Span
from pressfold.ui.desk.places import LONGEST, MOST_LINES, SHARED, Places

ODD = "a \u00e9e\u0301\U0001f600\U0001f469\u200d\U0001f692שלוםمرحبا—\u2028\u2029\ufffc\ufdd0\ufdd1\u200f\t"
texts = st.text(st.one_of(st.sampled_from(ODD + "\n"), st.characters(codec="utf-8")), max_size=80)


def shown(places: Places) -> QTextDocument:
    document = QTextDocument()
    document.setPlainText(places.text)
    return document


@settings(deadline=None, max_examples=60)
@given(texts)
def test_every_offset_of_a_word_comes_back_from_the_document(text: str) -> None:
    one = article(1, text)
    places = Places(one)
    for block in one.blocks:
        for offset in range(block.start, block.end + 1):
            assert places.offset(places.position(offset)) == offset


@settings(deadline=None, max_examples=60)
@given(texts)
def test_the_document_shows_at_each_position_the_articles_own_character(text: str) -> None:
    one = article(1, text)
    places = Places(one)
    document = shown(places)
    for block in one.blocks:
        for offset in range(block.start, block.end):
            char = text[offset]
            if char not in "\r\u2028\u2029\ufffc\ufdd0\ufdd1":
                cursor = QTextCursor(document)
                cursor.setPosition(places.position(offset))
                cursor.setPosition(places.position(offset + 1), QTextCursor.MoveMode.KeepAnchor)
                assert cursor.selectedText().replace("\xa0", " ") == char.replace("\xa0", " ")


@settings(deadline=None, max_examples=50)
@given(texts)
def test_the_document_has_one_paragraph_for_each_line_of_the_article(text: str) -> None:
    places = Places(article(1, text))
    document = shown(places)
    assert document.blockCount() == max(1, len(places.paragraphs))
    assert document.characterCount() - 1 == len(places.text.encode("utf-16-le")) // 2


@settings(deadline=None, max_examples=50)
@given(texts, st.data())
def test_positions_never_go_back_while_offsets_go_on(text: str, data: st.DataObject) -> None:
    places = Places(article(1, text))
    one, two = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    assert places.position(one) <= places.position(two)


@settings(deadline=None, max_examples=50)
@given(texts, st.data())
def test_the_parts_of_a_span_hold_its_words_and_no_others(text: str, data: st.DataObject) -> None:
    places = Places(article(1, text))
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    lines = places.text.split("\n") if places.paragraphs else []
    got = "".join(_units(lines[number], first, last) for number, first, last in places.parts(Span(start, end)))
    inside = [
        text[max(start, paragraph.start) : min(end, paragraph.end)]
        for paragraph in places.paragraphs
        if paragraph.start < end and start < paragraph.end
    ]
    assert len(got) == len("".join(inside))


def test_an_offset_between_paragraphs_is_the_end_of_the_former() -> None:
    places = Places(article(1, "one\n\n\ntwo"))
    assert places.text == "one\ntwo"
    assert [places.position(offset) for offset in range(9)] == [0, 1, 2, 3, 3, 3, 4, 5, 6]


def test_blocks_on_one_line_are_one_paragraph_in_the_role_of_the_longest() -> None:
    text = "PARIS (Reuters) - Macron spoke to Putin."
    blocks = (Block(0, 17, Role.DATELINE), Block(18, len(text), Role.BODY))
    one = Article(1, Reading("a", text, blocks, Metadata(), "", "", "utf-8", "plain"))
    places = Places(one)
    assert [(paragraph.start, paragraph.end, paragraph.role) for paragraph in places.paragraphs] == [
        (0, len(text), Role.BODY)
    ]


def test_an_article_without_blocks_shows_its_lines_as_body() -> None:
    one = Article(1, Reading("a", "one\n\ntwo", (), Metadata(), "", "", "utf-8", "plain"))
    assert Places(one).text == "one\ntwo"


def test_an_empty_article_has_a_place_too() -> None:
    places = Places(article(1, ""))
    assert (places.text, places.position(0), places.offset(0), places.parts(Span(0, 0))) == ("", 0, 0, [])


@pytest.mark.parametrize("unit", ["word ", "字"], ids=["with white space", "without"])
def test_a_line_too_long_for_qt_is_cut_and_loses_no_word(unit: str) -> None:
    text = unit * (LONGEST * 2 // len(unit))
    places = Places(article(1, text.rstrip()))
    assert len(places.paragraphs) > 1
    assert all(paragraph.end - paragraph.start <= LONGEST for paragraph in places.paragraphs)
    assert places.text.replace("\n", "").replace(" ", "") == text.replace(" ", "")
    assert [paragraph.cut for paragraph in places.paragraphs] == [True] * (len(places.paragraphs) - 1) + [False]


def _units(line: str, first: int, last: int) -> str:
    return line.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le")


def test_lines_by_the_thousand_share_paragraphs_and_every_character_keeps_its_place() -> None:
    text = "\n".join(f"{nth}: e\u0301 \U0001f600" + "\n" * (nth % 3) for nth in range(MOST_LINES + 1))
    one = article(1, text)
    places = Places(one)
    assert len(places.paragraphs) < MOST_LINES / 10
    assert max(paragraph.end - paragraph.start for paragraph in places.paragraphs) <= SHARED
    document = shown(places)
    assert document.blockCount() == len(places.paragraphs)
    cursor = QTextCursor(document)
    for block in (*one.blocks[:100], *one.blocks[-100:]):
        cursor.setPosition(places.position(block.start))
        cursor.setPosition(places.position(block.end), QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == block.span.of(text)
        assert places.span(cursor.anchor(), cursor.position()) == block.span


def test_of_thousands_of_lines_each_role_has_its_own_paragraphs() -> None:
    text = "word\n" * (MOST_LINES + 1)
    roles = [Role.HEADLINE, *[Role.BODY] * (MOST_LINES - 1), Role.BOILERPLATE]
    blocks = tuple(Block(5 * nth, 5 * nth + 4, role) for nth, role in enumerate(roles))
    paragraphs = Places(Article(1, Reading("a", text, blocks, Metadata(), "", "", "utf-8", "plain"))).paragraphs
    assert (paragraphs[0].role, paragraphs[0].end) == (Role.HEADLINE, 4)
    assert (paragraphs[-1].role, paragraphs[-1].start) == (Role.BOILERPLATE, 5 * MOST_LINES)
    body = paragraphs[1:-1]
    assert {paragraph.role for paragraph in body} == {Role.BODY}
    assert [paragraph.cut for paragraph in body] == [True] * (len(body) - 1) + [False]
