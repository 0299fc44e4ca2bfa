"""What stands around the text of a Word file: its endnotes, headers, footers and the page itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from pressfold.export.docx_frame import Frame
from pressfold.export.wordml import field, paragraph, root, run_elements, w
from pressfold.model.document import Run


def endnotes(notes: Iterable[Sequence[Run]], heading: str) -> etree._Element:
    """The part with all endnotes, numbered from 1.

    First come the two separators that Word asks for. The heading of the notes is the first of them, for it has to go
    where the notes go: LibreOffice before 24.8 gives them a page of their own and would leave a paragraph behind.
    Without a heading a short line parts the notes from the text.
    """
    made = [
        _separator("-1", "separator", paragraph("Heading1", [Run(heading)]) if heading else None),
        _separator("0", "continuationSeparator"),
    ]
    for number, runs in enumerate(notes, start=1):
        mark = w("r", w("rPr", w("rStyle", val="EndnoteNumber")), w("endnoteRef"))
        lead = [mark, w("r", w("tab"))]
        made.append(w("endnote", paragraph("EndnoteText", runs, lead=lead, right_to_left=False), id=str(number)))
    return root("endnotes", *made)


def header(handling: str, title: str) -> etree._Element:
    """The head of a page: the title on the left, the handling line on the right."""
    return root("hdr", _running("Header", run_elements(Run(title)), handling))


def footer(handling: str) -> etree._Element:
    """The foot of a page: its number on the right, or on the left where the handling line stands there, as TLP asks."""
    numbers = [*run_elements(Run("Page ")), field("PAGE"), *run_elements(Run(" of ")), field("NUMPAGES")]
    line = _running("Footer", numbers, handling) if handling else _running("Footer", [], "")
    line.extend([] if handling else numbers)
    return root("ftr", line)


def handling_line(handling: str) -> etree._Element:
    """The handling line alone, for a header or footer that is not ours."""
    return _running("Header", [], handling)


def page(references: Iterable[etree._Element], frame: Frame) -> etree._Element:
    """The page of the only section, with its headers and footers."""
    return w(
        "sectPr",
        *references,
        w("endnotePr", w("numFmt", val="decimal")),  # LibreOffice reads it here, Word here and in the settings
        w("pgSz", **frame.size),
        w("pgMar", **frame.margins),
        w("cols", space="708"),
        *([w("titlePg")] if frame.first_page else []),
    )


def _running(style: str, left: Iterable[etree._Element], handling: str) -> etree._Element:
    line = paragraph(style, ())
    line.extend(left)
    line.append(w("r", w("tab")))
    line.extend(run_elements(Run(handling), style="Handling"))
    return line


def _separator(number: str, kind: str, content: etree._Element | None = None) -> etree._Element:
    line = w("p", w("pPr", w("spacing", after="0", line="240", lineRule="auto")), w("r", w(kind)))
    return w("endnote", line if content is None else content, type=kind, id=number)
