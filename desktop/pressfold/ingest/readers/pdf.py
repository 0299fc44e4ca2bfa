"""PDF: the words of its pages in the order of reading, by pdfium; running heads and page numbers are furniture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pressfold.ingest.draft import Paragraph, draft
from pressfold.ingest.entries import HOW
from pressfold.ingest.printed.line import PrintedLine, rows, usual_size
from pressfold.ingest.printed.order import columns
from pressfold.ingest.printed.paragraphs import Printed, Spelling, joined, paragraphs, spelling
from pressfold.ingest.printed.running import address_in, running_lines
from pressfold.ingest.properties import borne_out
from pressfold.ingest.reader import Extracted, Fact, NotThisFormat, Reader, Refused, single
from pressfold.model.article import Role
from pressfold.model.errors import FileDamaged, FileEncrypted, FileTooLarge, NoTextInside

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_OPENING = b"%PDF-"
MOST_PAGES = 2_000
MOST_CHARACTERS = 5_000_000
#: A gap of more than this many sizes of the letters parts two pieces of a line.
_GAP = 0.8
#: A heading's letters are larger than the text's by so much, or bold; it is no longer than so many words.
_LARGER = 1.12
_HEADING_WORDS = 30
_BOLD = 600
#: What pdfium writes for a hyphen at a line's end, with the line end gone.
_HYPHEN = "\ufffe"
#: pdfium's numbers for why a file cannot be opened.
_PASSWORD, _SECURITY = 4, 5


def extract(content: bytes) -> Extracted:
    """The text of a PDF, its headings and its running heads. Raises NotThisFormat, Refused."""
    document = _opened(content)
    try:
        if len(document) > MOST_PAGES:
            raise Refused(FileTooLarge, f"{len(document):,} pages", f"{MOST_PAGES:,}")
        pages = list(_pages(document))
        if not any(pieces for pieces, _ in pages):
            raise Refused(NoTextInside, f"{len(document)} {'page' if len(document) == 1 else 'pages'}")
        properties = document.get_metadata_dict()
    finally:
        document.close()
    return _article([pieces for pieces, _ in pages], [height for _, height in pages], properties)


def _opened(content: bytes) -> PdfDocument:
    import pypdfium2

    if _OPENING not in content[:1_024]:
        raise NotThisFormat
    try:
        document = pypdfium2.PdfDocument(content)
        len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise Refused(FileEncrypted) from error
        raise Refused(FileDamaged, "its pages cannot be found") from error
    return document


def _pages(document: PdfDocument) -> Iterator[tuple[list[PrintedLine], float]]:
    """The pieces of lines on each page with the page's height."""
    import pypdfium2

    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            words = page.get_textpage()
            pieces = list(_pieces(words))
            height = page.get_height()
            words.close()
            page.close()
        except pypdfium2.PdfiumError as error:
            raise Refused(FileDamaged, f"its page {number + 1} cannot be read") from error
        characters += sum(len(piece.text) for piece in pieces)
        if characters > MOST_CHARACTERS:
            raise Refused(FileTooLarge, f"more than {MOST_CHARACTERS:,} characters", f"{MOST_CHARACTERS:,}")
        yield pieces, height


def _pieces(page: PdfTextPage) -> Iterator[PrintedLine]:
    """The lines of a page as pdfium finds them, cut at gaps wider than those between words."""
    text = _characters(page)
    start = 0
    for end in [*(at for at, char in enumerate(text) if char in ("\n", _HYPHEN)), len(text)]:
        hyphened = end < len(text) and text[end] == _HYPHEN
        yield from _cut(page, text, start, end, "-" if hyphened else "")
        start = end + 1


def _characters(page: PdfTextPage) -> str:
    """A page's characters, one for each that pdfium counts."""
    import pypdfium2.raw as raw

    count = page.count_chars()
    text: str = page.get_text_range() if count else ""
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(page, at) for at in range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def _cut(page: PdfTextPage, text: str, start: int, end: int, tail: str) -> Iterator[PrintedLine]:
    import pypdfium2.raw as raw

    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    size = float(raw.FPDFText_GetFontSize(page, start)) or 1.0
    scale = _scale(page, start, size)
    begun = start
    for at in range(start + 1, end - 1):
        if text[at] == " " and not text[at + 1].isspace():
            gap = page.get_charbox(at + 1)[0] - page.get_charbox(_last(text, at))[2]
            if gap > _GAP * scale:
                yield _piece(page, text, begun, at, scale, "")
                begun = at + 1
    yield _piece(page, text, begun, end, scale, tail)


def _last(text: str, at: int) -> int:
    """The last character before a place that is no white space."""
    at -= 1
    while at > 0 and text[at].isspace():
        at -= 1
    return at


def _scale(page: PdfTextPage, at: int, size: float) -> float:
    """The size of the letters as printed: some files state 1 and enlarge the page."""
    _, bottom, _, top = page.get_charbox(at, loose=True)
    tall = max(top - bottom, 0.0)
    return tall / 1.15 if tall > 2 * size or (0 < tall < 0.5 * size) else size


def _piece(page: PdfTextPage, text: str, start: int, end: int, size: float, tail: str) -> PrintedLine:
    import pypdfium2.raw as raw

    first, last = page.get_charbox(start, loose=True), page.get_charbox(_last(text, end), loose=True)
    bold = all(raw.FPDFText_GetFontWeight(page, at) >= _BOLD for at in (start, (start + end) // 2, _last(text, end)))
    words = text[start:end].replace("\r", "").strip() + tail
    return PrintedLine(
        words, first[0], min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]), size, bold
    )


def _article(pages: Sequence[list[PrintedLine]], heights: Sequence[float], properties: dict[str, Any]) -> Extracted:
    running = running_lines(pages, heights)
    size = usual_size(piece for page in pages for piece in page)
    spelt = spelling([piece for page in pages for piece in page])
    told: list[Printed | PrintedLine] = []
    last: Printed | None = None
    for pieces, heads in zip(pages, running, strict=True):
        found = paragraphs(columns([piece for piece in pieces if piece not in heads]), size, last)
        upper, lower = _halves(rows(heads), heights[0])
        told += [*upper, *found, *lower]
        last = found[-1] if found else last
    headline = _headline([each for each in told if isinstance(each, Printed)], size)
    extracted = draft((_paragraph(each, headline, size, spelt) for each in told), "PDF")
    address = address_in([piece for heads in running for piece in heads])
    facts = borne_out(
        extracted,
        title=str(properties.get("Title") or ""),
        author=str(properties.get("Author") or ""),
        retrieved=_date(str(properties.get("CreationDate") or "")),
    )
    return replace(extracted, facts={**facts, **({"url": Fact(address, HOW)} if address else {})})


def _halves(lines: Sequence[PrintedLine], height: float) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The running lines at the top of a page, and those at its foot."""
    return [line for line in lines if line.middle > height / 2], [line for line in lines if line.middle <= height / 2]


def _is_heading(paragraph: Printed, size: float) -> bool:
    words = sum(len(line.text.split()) for line in paragraph.lines)
    return words <= _HEADING_WORDS and (paragraph.size > _LARGER * size or paragraph.bold)


def _headline(told: Sequence[Printed], size: float) -> Printed | None:
    """The first of the largest headings, where its letters are larger than the text's."""
    headings = [each for each in told if _is_heading(each, size) and each.size > _LARGER * size]
    return max(headings, key=lambda each: each.size, default=None)


def _paragraph(each: Printed | PrintedLine, headline: Printed | None, size: float, spelt: Spelling) -> Paragraph:
    if isinstance(each, PrintedLine):
        return Paragraph(each.text, Role.BOILERPLATE)
    words = joined(each.lines, spelt)
    if each is headline:
        return Paragraph(words, Role.HEADLINE)
    return Paragraph(words, Role.CROSSHEAD if headline and _is_heading(each, size) else None)


def _date(value: str) -> str:
    """The time that "D:20220128160700+01'00'" says, as ISO 8601 has it."""
    digits = value.removeprefix("D:")[:14]
    zone = value.removeprefix("D:")[14:].replace("'", "")
    if len(digits) < 14 or not digits.isdigit():
        return ""
    offset = f"{zone[:3]}:{zone[3:5] or '00'}" if zone[:1] in ("+", "-") else "+00:00" if zone[:1] == "Z" else ""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}{offset}"


def is_pdf(beginning: bytes) -> bool:
    """Whether a file begins like this format and no other."""
    return _OPENING in beginning[:1_024]


READER = Reader("PDF 1", frozenset((".pdf",)), is_pdf, single(extract), sure=True, kind="a PDF document")
