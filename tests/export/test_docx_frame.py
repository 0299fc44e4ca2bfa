"""Page, headers and footers of a reader's own Word file: they stay as they are, and what leads elsewhere goes."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.shared import Mm
from lxml import etree

from pressfold.export.docx import rendered
from pressfold.export.wordml import RELATIONS
from pressfold.model.export_errors import TemplateRefused
from tests.export.docx_checks import W, part, problems, texts
from tests.export.making import everything
from tests.export.test_docx_template import style, template

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def png() -> bytes:
    """A picture of one grey point."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def house(*, own_first: bool = False) -> bytes:
    """A Word file on Letter, lying, with a logo and a name in its header, and fields and a link in its footer."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height, section.orientation = Mm(279.4), Mm(215.9), 1
    section.left_margin = section.right_margin = Mm(20)
    section.different_first_page_header_footer = own_first
    line = section.header.paragraphs[0]
    line.add_run("MINISTRY OF SOMETHING")
    line.add_run().add_picture(BytesIO(png()), width=Mm(8))
    foot = section.footer.paragraphs[0]._p
    away = section.footer.part.relate_to("https://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    for xml in (
        '<w:fldSimple {0} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
        '<w:fldSimple {0} w:instr=" INCLUDETEXT secret.docx "><w:r><w:t>shown</w:t></w:r></w:fldSimple>',
        "<w:r {0}><w:instrText>DDEAUTO c:\\\\evil</w:instrText></w:r>",
        f'<w:hyperlink {{0}} xmlns:r="{RELATIONS}" r:id="{away}"><w:r><w:t>our site</w:t></w:r></w:hyperlink>',
    ):
        foot.append(parse_xml(xml.format(_NS)))
    made.add_paragraph("SECRET")
    packed = BytesIO()
    made.save(packed)
    return packed.getvalue()


def made(own: bytes, handling: str = "") -> bytes:
    return rendered(replace(everything(), template=own, handling=handling))


def unsound(content: bytes) -> list[str]:
    """What is wrong with the file but for the order of what stands in somebody else's styles, headers and footers."""
    theirs = ("word/styles.xml", "word/header", "word/footer")
    return [problem for problem in problems(content) if not problem.startswith(theirs)]


def edges(content: bytes, what: str) -> dict[str, etree._Element]:
    """The headers or footers of the section by their pages."""
    relations = {item.get("Id"): item.get("Target") for item in part(content, "word/_rels/document.xml.rels")}
    found = {}
    for reference in part(content, "word/document.xml").iter(f"{W}{what}Reference"):
        (name,) = (relations[value] for key, value in reference.attrib.items() if "relationships" in key)
        found[reference.get(f"{W}type")] = part(content, f"word/{name.removeprefix('/word/')}")
    return found


@pytest.mark.parametrize("own_first", [False, True], ids=["one header", "a first page of its own"])
def test_page_header_and_footer_of_the_template_are_respected(own_first: bool) -> None:
    content = made(house(own_first=own_first))
    assert unsound(content) == []
    section = part(content, "word/document.xml").find(f"{W}body/{W}sectPr")
    size = section.find(f"{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("15840", "12240", "landscape")
    assert (section.find(f"{W}titlePg") is not None) is own_first
    assert texts(edges(content, "header")["default"]) == ["MINISTRY OF SOMETHING"]
    assert [item.get(f"{W}type") for item in section.iter(f"{W}headerReference")].count("default") == 1
    with zipfile.ZipFile(BytesIO(content)) as package:
        pictures = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
        whole = b"".join(package.read(name) for name in package.namelist())
    assert pictures == [png()]
    assert b"SECRET" not in whole and b"example.org" not in whole


def test_fields_and_links_that_lead_elsewhere_lose_their_power_and_keep_their_words() -> None:
    foot = edges(made(house()), "footer")["default"]
    assert "".join(texts(foot)) == "1shownour site"
    assert [item.get(f"{W}instr") for item in foot.iter(f"{W}fldSimple")] == [" PAGE "]
    assert [item.text for item in foot.iter(f"{W}instrText")] in ([None], [""])


def test_the_handling_line_stands_on_every_page_of_a_template_too() -> None:
    content = made(house(own_first=True), "TLP:AMBER")
    for what in ("header", "footer"):
        found = edges(content, what)
        assert set(found) == {"default", "first"}
        assert all("TLP:AMBER" in texts(tree)[0] for tree in found.values())
    assert unsound(content) == []


def test_tables_are_as_wide_as_the_text_of_the_template() -> None:
    widths = [item.get(f"{W}w") for item in part(made(house()), "word/document.xml").iter(f"{W}tblW")]
    assert widths and set(widths) == {str(15840 - 2 * 1134)}


def test_a_template_without_edges_gets_ours() -> None:
    content = made(template(word_document=f"<w:document {_NS}><w:body><w:sectPr/></w:body></w:document>"))
    assert set(edges(content, "header")) == {"default", "first"}
    assert unsound(content) == []


@pytest.mark.parametrize(
    "size",
    ['w:w="100" w:h="100"', 'w:w="x" w:h="y"', 'w:w="-5" w:h="9"', 'w:w="99999999" w:h="99999999"', ""],
    ids=["tiny", "no numbers", "below nothing", "huge", "none"],
)
def test_a_page_that_makes_no_sense_is_ours(size: str) -> None:
    section = f'<w:sectPr><w:pgSz {size}/><w:pgMar w:top="1" w:left="99999"/></w:sectPr>'
    content = made(template(word_document=f"<w:document {_NS}><w:body>{section}</w:body></w:document>"))
    found = part(content, "word/document.xml").find(f"{W}body/{W}sectPr/{W}pgSz")
    assert (found.get(f"{W}w"), found.get(f"{W}h")) == ("11906", "16838")


@pytest.mark.parametrize("broken", ["<w:document", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"], ids=["cut", "entities"])
def test_a_broken_page_is_refused_with_a_sentence(broken: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        made(template(style("paragraph", "Std", "Normal"), word_document=broken))
    assert "page, headers or footers are damaged" in refused.value.sentence
