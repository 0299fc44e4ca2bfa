"""WordprocessingML: paragraphs, runs and tables of a document as the XML that Word reads.

Only element trees are made here; text goes in as text, so nothing in it can be taken for markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from lxml import etree

from pressfold.export.direction import runs_right_to_left, stretches
from pressfold.model.document import Paragraph, Run, Style, Table, Tone
from pressfold.text.printable import printable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES: dict[Style, str] = {
    Style.TITLE: "Title",
    Style.META: "Meta",
    Style.HEADING: "Heading1",
    Style.LEAD: "Lead",
    Style.TEXT: "Normal",
    Style.QUOTE: "PinnedQuote",
    Style.ATTRIBUTION: "Attribution",
    Style.DIFFERENCE: "Difference",
    Style.COMMENT: "AnalystComment",
    Style.ITEM: "Judgement",
    Style.BULLET: "ListBullet",
    Style.NUMBER: "ListNumber",
    Style.PASSAGE: "SharedPassage",
    Style.SMALL: "SmallPrint",
}
TONES: dict[Tone, str] = {Tone.QUIET: "Quiet", Tone.OK: "StateGood", Tone.WARN: "StateWarning"}

_BREAK = re.compile("([\n\t])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})


def w(name: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    """The element `w:name` with attributes of the same namespace."""
    element = etree.Element(f"{{{WORD}}}{name}", {f"{{{WORD}}}{key.rstrip('_')}": it for key, it in attributes.items()})
    element.extend(children)
    return element


def root(name: str, *children: etree._Element) -> etree._Element:
    """The element at the top of a part, with the prefixes that Word expects."""
    element = etree.Element(f"{{{WORD}}}{name}", nsmap={"w": WORD, "r": RELATIONS})
    element.extend(children)
    return element


def serialized(element: etree._Element) -> bytes:
    """The bytes of a part."""
    made: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def blocks(body: Iterable[Paragraph | Table], lists: Mapping[int, str], wide: int) -> Iterator[etree._Element]:
    """The body's paragraphs and tables; Word asks for a paragraph between two tables and behind the last.

    `lists` gives the list that a paragraph is an item of, by its place in the body; `wide` is the width of the text in
    twentieths of a point.
    """
    numbers = count(1)
    given = list(body)
    for nth, block in enumerate(given):
        if isinstance(block, Table):
            yield table(block, wide)
            if nth + 1 == len(given) or isinstance(given[nth + 1], Table):
                yield paragraph("SmallPrint", ())
        elif block.bookmark:
            yield _bookmarked(block, str(next(numbers)))
        else:
            yield paragraph(STYLES[block.style], block.runs, of_list=lists.get(nth, ""))


def paragraph(
    style: str,
    runs: Iterable[Run],
    *,
    lead: Iterable[etree._Element] = (),
    right_to_left: bool | None = None,
    of_list: str = "",
) -> etree._Element:
    """A paragraph in a style, `lead` before its runs; it runs from right to left where its words do, or as told.

    `of_list` is the number of the list that it is an item of.
    """
    given = list(runs)
    if right_to_left is None:
        right_to_left = runs_right_to_left("".join(run.text for run in given))
    properties = [w("pStyle", val=style)] if style != "Normal" else []
    if of_list:
        properties.append(w("numPr", w("ilvl", val="0"), w("numId", val=of_list)))
    if right_to_left:
        properties.append(w("bidi"))
    element = w("p", *([w("pPr", *properties)] if properties else []))
    element.extend(lead)
    for run in given:
        element.extend(_run(run, right_to_left))
    return element


def field(instruction: str) -> etree._Element:
    """A field that Word fills in by itself, such as PAGE."""
    return w("fldSimple", w("r", _text("1")), instr=f" {instruction} ")


def table(given: Table, wide: int) -> etree._Element:
    """A table as wide as the text, with a header row that repeats on each page; figures stand on the right."""
    shares = given.widths or (1 / len(given.header),) * len(given.header)
    widths = [str(round(wide * share)) for share in shares]
    figures = [all(row[column].isdecimal() for row in given.rows) for column in range(len(given.header))]
    heads = ["TableFigureHead" if figure else "TableHead" for figure in figures]
    cells = ["TableFigure" if figure else "TableText" for figure in figures]
    properties = w(
        "tblPr",
        w("tblStyle", val="Ledger"),
        w("tblW", w=str(wide), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow="1", noHBand="1", noVBand="1"),
    )
    grid = w("tblGrid", *[w("gridCol", w=width) for width in widths])
    header = _row(given.header, widths, heads, w("cantSplit"), w("tblHeader"))
    return w("tbl", properties, grid, header, *[_row(row, widths, cells, w("cantSplit")) for row in given.rows])


def _row(cells: Iterable[str], widths: Iterable[str], styles: Iterable[str], *manner: etree._Element) -> etree._Element:
    return w(
        "tr",
        w("trPr", *manner),
        *[
            w("tc", w("tcPr", w("tcW", w=width, type="dxa")), paragraph(style, (Run(cell),)))
            for cell, width, style in zip(cells, widths, styles, strict=True)
        ],
    )


def _bookmarked(block: Paragraph, number: str) -> etree._Element:
    start = w("bookmarkStart", id=number, name=block.bookmark)
    element = paragraph(STYLES[block.style], block.runs, lead=[start])
    element.append(w("bookmarkEnd", id=number))
    return element


def _run(run: Run, right_to_left: bool) -> Iterator[etree._Element]:
    """The run, inside a link where it is one, and then its note mark."""
    pieces = run_elements(run, right_to_left=right_to_left)
    if run.link:
        yield w("hyperlink", *pieces, anchor=run.link, history="1")
    else:
        yield from pieces
    if run.note is not None:
        yield w("r", w("rPr", w("rStyle", val="EndnoteReference")), w("endnoteReference", id=str(run.note)))


def run_elements(run: Run, *, right_to_left: bool = False, style: str | None = None) -> list[etree._Element]:
    """The characters of a run in pieces of one direction, in a character style or the one of its tone."""
    style = style or ("Hyperlink" if run.link else TONES.get(run.tone))
    return [
        w("r", *_properties(run, style, side), *_characters(piece))
        for piece, side in stretches(printable(run.text), right_to_left=right_to_left)
    ]


def _properties(run: Run, style: str | None, right_to_left: bool) -> list[etree._Element]:
    """The run's properties in the order that the schema demands."""
    properties = [w("rStyle", val=style)] if style else []
    if run.bold:
        properties += [w("b"), w("bCs")]
    if run.italic:
        properties += [w("i"), w("iCs")]
    if right_to_left:
        properties.append(w("rtl"))
    properties += _language(run.language)
    return [w("rPr", *properties)] if properties else []


def _language(tag: str | None) -> list[etree._Element]:
    if not tag or not _LANGUAGE.match(tag):
        return []
    primary = tag.split("-")[0].lower()
    if primary in _RIGHT_TO_LEFT:
        return [w("lang", bidi=tag)]
    return [w("lang", eastAsia=tag)] if primary in _EAST_ASIAN else [w("lang", val=tag)]


def _characters(text: str) -> Iterator[etree._Element]:
    for piece in _BREAK.split(text):
        if piece == "\n":
            yield w("br")
        elif piece == "\t":
            yield w("tab")
        elif piece:
            yield _text(piece)


def _text(text: str) -> etree._Element:
    element = w("t")
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element
