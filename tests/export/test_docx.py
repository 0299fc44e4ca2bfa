"""The Word file: sound, complete, literal, the same every time."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.export.docx import rendered
from pressfold.model.document import RECORDS_NAMESPACE, Document, Paragraph, Run, Style, Table
from pressfold.text.printable import printable
from tests.export.docx_checks import W, part, problems, texts
from tests.export.making import HOSTILE, NOW, document, everything, paragraph, quote


def body_texts(made: Document) -> list[str]:
    return texts(part(rendered(made), "word/document.xml"))


def test_a_document_with_everything_in_it_is_sound() -> None:
    assert problems(rendered(everything())) == []


def test_an_empty_document_is_sound() -> None:
    assert problems(rendered(document())) == []


def test_the_checks_find_what_is_wrong() -> None:
    missing = document(Paragraph(Style.TEXT, (Run("x", link="nowhere", note=5),)))
    found = problems(rendered(missing))
    assert any("nowhere" in problem for problem in found)
    assert any("referred to" in problem for problem in found)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_stay_words_everywhere(text: str) -> None:
    made = document(
        quote(text), *(paragraph(style, text) for style in Style), Table(("A",), ((text,),)),
        title=text, author=text, handling=text, keywords=(text,), notes=1, records=text,
    )  # fmt: skip
    made = replace(made, notes=((Run(text),),))
    content = rendered(made)
    assert problems(content) == []
    wanted = printable(text)
    stands = [line for line in texts(part(content, "word/document.xml")) if line]
    assert set(stands) == {"A", wanted}
    assert texts(part(content, "word/endnotes.xml"))[2] == f"\t{wanted}"


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=40)
def test_any_words_come_back_as_they_went(text: str) -> None:
    content = rendered(document(quote(text), notes=1))
    assert problems(content) == []
    assert texts(part(content, "word/document.xml"))[0] == printable(text)


def test_the_same_document_gives_the_same_bytes() -> None:
    content = rendered(everything())
    assert rendered(everything()) == content
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_the_machine_is_in_the_file() -> None:
    with zipfile.ZipFile(BytesIO(rendered(everything()))) as package:
        everything_said = b"".join(package.read(name) for name in package.namelist())
    assert b"python-docx" not in everything_said
    assert b"Microsoft" not in everything_said.replace(b"schemas.microsoft.com", b"")


def test_python_docx_reads_it() -> None:
    opened = docx.Document(BytesIO(rendered(everything())))
    styles = {paragraph.style.name for paragraph in opened.paragraphs}
    assert {"Title", "Heading 1", "Pinned Quote", "Attribution", "Analyst Comment", "Small Print"} <= styles
    facts = opened.core_properties
    assert (facts.title, facts.author, facts.language, facts.category) == ("Calls", "A. Analyst", "en-GB", "TLP:GREEN")
    assert facts.keywords == "Putin; Kremlin"
    assert facts.created and facts.created.isoformat().startswith(NOW[:-1])


def test_endnotes_are_numbered_in_figures() -> None:
    content = rendered(everything())
    settings_format = part(content, "word/settings.xml").find(f"{W}endnotePr/{W}numFmt")
    section_format = part(content, "word/document.xml").find(f".//{W}sectPr/{W}endnotePr/{W}numFmt")
    assert settings_format is not None and settings_format.get(f"{W}val") == "decimal"
    assert section_format is not None and section_format.get(f"{W}val") == "decimal"
    notes = texts(part(content, "word/endnotes.xml"))
    assert notes == ["Notes", "", "\tReuters, “Calls”, note 1.", "\tReuters, “Calls”, note 2."]


def test_pages_are_numbered_and_carry_the_handling_line() -> None:
    content = rendered(everything())
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = sorted(name for name in package.namelist() if "header" in name or "footer" in name)
    assert names == ["word/footer3.xml", "word/footer4.xml", "word/header1.xml", "word/header2.xml"]
    for name in names:
        tree = part(content, name)
        assert "TLP:GREEN" in texts(tree)[0]
        fields = [field.get(f"{W}instr") for field in tree.iter(f"{W}fldSimple")]
        assert fields == ([" PAGE ", " NUMPAGES "] if "footer" in name else [])
    assert texts(part(content, "word/header1.xml")) == ["\tTLP:GREEN"]
    assert texts(part(content, "word/header2.xml")) == ["Calls\tTLP:GREEN"]


def test_without_a_handling_line_nothing_stands_in_its_place() -> None:
    content = rendered(document(paragraph(Style.TEXT, "x")))
    assert texts(part(content, "word/footer3.xml")) == ["\tPage 1 of 1"]
    assert texts(part(content, "word/header1.xml")) == ["\t"]


def test_the_records_travel_with_their_hash() -> None:
    records = '{"a":"é\\u202e"}'
    tree = part(rendered(document(records=records)), "customXml/item1.xml")
    assert tree.tag == f"{{{RECORDS_NAMESPACE}}}records"
    assert tree.text == records
    assert tree.get("sha256") == hashlib.sha256(records.encode()).hexdigest()


def test_without_records_there_is_no_part_for_them() -> None:
    with zipfile.ZipFile(BytesIO(rendered(document()))) as package:
        assert not any(name.startswith("customXml") for name in package.namelist())


def test_right_to_left_paragraphs_and_words_are_marked() -> None:
    tree = part(
        rendered(document(quote("قال NATO اليوم"), paragraph(Style.TEXT, "He said שלום."), notes=1)),
        "word/document.xml",
    )
    arabic, english, *_ = tree.iter(f"{W}p")
    assert arabic.find(f"{W}pPr/{W}bidi") is not None
    assert english.find(f"{W}pPr/{W}bidi") is None
    marked = ["".join(run.itertext()) for run in tree.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert marked == ["قال ", " اليوم", "שלום"]


def test_a_note_is_a_line_of_ours_whatever_it_begins_with() -> None:
    made = replace(document(quote("x"), notes=1), notes=((Run("الجزيرة"), Run(", n.d.")),))
    tree = part(rendered(made), "word/endnotes.xml")
    assert tree.find(f".//{W}bidi") is None
    assert [run.find(f"{W}t").text for run in tree.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None] == [
        "الجزيرة"
    ]


@pytest.mark.parametrize(
    ("tag", "attribute", "value"),
    [
        ("fr", "val", "fr"),
        ("ar-EG", "bidi", "ar-EG"),
        ("zh-Hans", "eastAsia", "zh-Hans"),
        ('x"><', None, None),
        ("", None, None),
    ],
)
def test_a_language_is_told_to_the_right_spelling_checker(tag: str, attribute: str | None, value: str | None) -> None:
    tree = part(rendered(document(quote("x", language=tag), notes=1)), "word/document.xml")
    languages = [(name.removeprefix(W), lang.get(name)) for lang in tree.iter(f"{W}lang") for name in lang.attrib]
    assert languages == ([(attribute, value)] if attribute else [])


def test_the_language_of_our_own_words_is_the_documents() -> None:
    styles = part(rendered(document(language="fr-FR")), "word/styles.xml")
    (language,) = styles.iterfind(f"{W}docDefaults//{W}lang")
    assert language.get(f"{W}val") == "fr-FR"


def test_figures_stand_on_the_right_and_the_header_repeats() -> None:
    tree = part(rendered(everything()), "word/document.xml")
    first = next(tree.iter(f"{W}tbl"))
    styles = [item.get(f"{W}val") for item in first.iter(f"{W}pStyle")]
    assert styles[:4] == ["TableHead", "TableFigureHead", "TableText", "TableFigure"]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in first.iter(f"{W}tr")] == [True, False, False]


def test_two_tables_and_the_end_are_kept_apart() -> None:
    table = Table(("A",), (("b",),))
    tree = part(rendered(document(table, table)), "word/document.xml")
    body = [child.tag.removeprefix(W) for child in tree[0]]
    assert body == ["tbl", "p", "tbl", "p", "sectPr"]


def test_five_hundred_quotes_have_five_hundred_notes() -> None:
    made = document(*(quote(f"Quote {n}", n) for n in range(1, 501)), notes=500)
    assert problems(rendered(made)) == []
