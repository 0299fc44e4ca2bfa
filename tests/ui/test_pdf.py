"""The PDF: its words are all there and in order, its fonts inside, its pages numbered."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from tests.export.making import HOSTILE, document, everything, paragraph, quote

from pressfold.model.document import Document, Paragraph, Run, Style, Table
from pressfold.text.printable import printable
from pressfold.ui import fonts
from pressfold.ui.pdf import rendered


@pytest.fixture(autouse=True)
def shipped_fonts(qapp: QApplication) -> None:
    fonts.load()


def pages(made: Document) -> list[str]:
    with pypdfium2.PdfDocument(rendered(made)) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def test_every_word_stands_on_the_page() -> None:
    words = " ".join(pages(everything()))
    for wanted in ("In the style title.", "It is up to Putin.", "Le Drian | x", "note 2.", "Notes"):
        assert wanted in words


def test_each_page_has_its_number_and_the_handling_line_twice() -> None:
    long = document(*[paragraph(Style.TEXT, "Words. " * 80) for _ in range(30)], handling="TLP:AMBER+STRICT")
    made = pages(long)
    assert len(made) > 2
    for number, words in enumerate(made, start=1):
        assert f"Page {number} of {len(made)}" in words
        assert words.count("TLP:AMBER+STRICT") == 2


def test_fonts_are_inside_the_file() -> None:
    content = rendered(everything())
    assert content.count(b"/FontFile") >= 3
    assert b"SourceSerif4" in content


@pytest.mark.parametrize(
    "name", [name for name in HOSTILE if HOSTILE[name].isascii() and name not in ("tabs", "spaces", "long")]
)
def test_hostile_words_stay_words(name: str) -> None:
    shown = "".join("".join(pages(document(paragraph(Style.TEXT, HOSTILE[name])))).split())
    wanted = "".join(printable(HOSTILE[name]).split())
    assert wanted.replace("\ufffd", "") in shown.replace("\ufffd", "")


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(38, 52):
        filler = [paragraph(Style.TEXT, f"Line {n}.") for n in range(lines)]
        made = pages(document(*filler, paragraph(Style.HEADING, "Heading"), paragraph(Style.TEXT, "Behind it.")))
        (holding,) = [words for words in made if "Heading" in words]
        assert "Behind it." in holding


def test_right_to_left_words_begin_at_the_right() -> None:
    with pypdfium2.PdfDocument(rendered(document(quote("قال الرئيس", 1), notes=1))) as opened:
        page = opened[0]
        left, *_ = page.get_textpage().get_charbox(0)
        assert left > page.get_width() / 2


def test_no_page_is_lost_behind_lists_and_words_from_right_to_left() -> None:
    body: list[Paragraph | Table] = [Paragraph(Style.TITLE, (Run("Calls"),))]
    for part in range(6):
        body.append(Paragraph(Style.HEADING, (Run(f"Heading{part}"),)))
        body += [Paragraph(Style.NUMBER, (Run(f"item{part}q{n}"),), number=n) for n in range(1, 4)]
        body += [Paragraph(Style.BULLET, (Run(f"point{part}q{n} " + "words that go on " * 9),)) for n in range(3)]
        for nth in range(5):
            body.append(Paragraph(Style.QUOTE, (Run(f"quote{part}q{nth} " + "of many words " * 12), Run("", note=1))))
            body.append(Paragraph(Style.ATTRIBUTION, (Run(f"state{part}q{nth}"),)))
        body.append(Paragraph(Style.QUOTE, (Run("قال الرئيس إن بلاده تنتظر جوابا من موسكو اليوم"),)))
    body.append(Table(("Title", "Quotes"), (("Story", "4"),)))
    made = replace(document(*body), notes=((Run("noted"),),))
    words = " ".join("\n".join(pages(made)).split())
    wanted = [
        word for block in body if isinstance(block, Paragraph) for word in block.text.split()[:1] if word.isascii()
    ]
    assert [word for word in (*wanted, "Story", "noted") if word not in words] == []
