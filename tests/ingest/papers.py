"""Small documents made by hand: PDF pages with words at their places, Word documents out of their XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

#: Words, left and height in points, and the size of the letters.
Placed = tuple[str, float, float, float]


def pdf(pages: Sequence[Iterable[Placed]], *, encrypted: bool = False, information: str = "") -> bytes:
    """A PDF file of these pages (A4) in Helvetica, bold where the size is negative."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
    for name in ("Helvetica", "Helvetica-Bold"):
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
    kids = []
    for words in pages:
        stream = "\n".join(
            f"BT /F{2 if size < 0 else 1} {abs(size)} Tf {left} {height} Td ({_escaped(text)}) Tj ET"
            for text, left, height, size in words
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        content = f"/Resources << {fonts} >> /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {content} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    trailer = "/Root 1 0 R"
    if information:
        objects.append(f"<< {information} >>")
        trailer += f" /Info {len(objects)} 0 R"
    if encrypted:
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>")
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<{'43' * 16}> <{'43' * 16}>]"
    return _file(objects, trailer)


def _file(objects: Sequence[str], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(lines: Iterable[str], left: float, top: float, size: float = 10.0) -> list[Placed]:
    """Lines below each other from a height down."""
    return [(line, left, top - 1.2 * size * nth, size) for nth, line in enumerate(lines)]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLES = "".join(
    f'<w:style w:styleId="{id}"><w:name w:val="{name}"/>{outline}</w:style>'
    for id, name, outline in (
        ("T", "Title", ""),
        ("H2", "Zwischentitel", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("C", "caption", ""),
    )
)


def docx(
    body: str, *, core: str = "", footnotes: str = "", head: str = "", more: dict[str, bytes] | None = None
) -> bytes:
    """A Word document with this XML as its body; `head` stands before the root of the document."""
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode(),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{_STYLES}</w:styles>'.encode(),
    }
    if core:
        parts["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>'
        ).encode()
    if footnotes:
        parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>'.encode()
    return packed({**parts, **(more or {})})


def packed(parts: dict[str, bytes]) -> bytes:
    """An archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def p(text: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"
