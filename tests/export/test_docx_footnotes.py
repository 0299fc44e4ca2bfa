"""Notes at the foot of the pages: the same notes as endnotes, in Word's own place for them, and never both."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

from pressfold.export.docx import rendered
from tests.export.docx_checks import W, part, problems, texts
from tests.export.making import HOSTILE, document, everything, quote


def with_footnotes() -> bytes:
    return rendered(replace(everything(), footnotes=True))


def test_a_document_with_footnotes_is_sound() -> None:
    assert problems(with_footnotes()) == []


def test_there_is_one_kind_of_note_only() -> None:
    with zipfile.ZipFile(BytesIO(with_footnotes())) as package:
        assert "word/footnotes.xml" in package.namelist()
        assert "word/endnotes.xml" not in package.namelist()
        assert b"ndnote" not in b"".join(package.read(name) for name in package.namelist())


def test_the_notes_say_what_the_endnotes_say_but_for_their_heading() -> None:
    ends, feet = part(rendered(everything()), "word/endnotes.xml"), part(with_footnotes(), "word/footnotes.xml")
    assert texts(feet)[2:] == texts(ends)[2:]
    assert texts(feet)[:2] == ["", ""]


def test_the_words_of_the_document_stay_words() -> None:
    words = " ".join(HOSTILE.values()) + " endnote Endnote docEnd"
    ends, feet = (rendered(document(quote(words), notes=1, footnotes=foot)) for foot in (False, True))
    assert texts(part(feet, "word/document.xml")) == texts(part(ends, "word/document.xml"))


def test_the_notes_count_in_plain_figures_at_the_foot_of_the_page() -> None:
    settings = part(with_footnotes(), "word/settings.xml").find(f"{W}footnotePr")
    assert settings.find(f"{W}pos").get(f"{W}val") == "pageBottom"
    assert settings.find(f"{W}numFmt").get(f"{W}val") == "decimal"
    assert part(with_footnotes(), "word/document.xml").find(f".//{W}sectPr/{W}footnotePr/{W}numFmt") is not None
