"""Samples: a small file of every format that Pressfold reads, made when the smoke story asks for them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

_TITLE = "Ministers agree to meet again"
_DAY = "2022-01-28"
_STORY = (
    "The two ministers agreed on Friday to hold further talks in the spring, their offices said after a meeting that "
    "lasted four hours.",
    "“We have a long way to go, and we know it,” one of them told reporters at the airport, before she left for home "
    "without taking questions.",
)


def write(folder: Path) -> list[Path]:
    """A file for each ending that some reader takes, in the order of the endings; raises KeyError for one without."""
    from pressfold.ingest.readers.registry import endings

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for ending in sorted(endings()):
        path = folder / f"sample{ending}"
        # each file is a story of its own, lest it be taken for the same article again
        path.write_bytes(_MAKERS[ending]([f"This is the story as {ending} has it.", *_STORY]))
        written.append(path)
    return written


def _plain(story: list[str]) -> bytes:
    return "\n\n".join([_TITLE, *story]).encode()


def _markdown(story: list[str]) -> bytes:
    return "\n\n".join([f"# {_TITLE}", *story]).encode()


def _page(story: list[str]) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    head = f'<head><meta charset="utf-8"><title>{_TITLE}</title></head>'
    article = f"<article><h1>{_TITLE}</h1>{body}</article>"
    return f"<!doctype html><html>{head}<body>{article}</body></html>".encode()


def _web_archive(story: list[str]) -> bytes:
    message = EmailMessage()
    message["Subject"] = _TITLE
    message["MIME-Version"] = "1.0"
    message.set_content(_page(story).decode(), subtype="html")
    message.make_mixed()
    message.replace_header("Content-Type", 'multipart/related; type="text/html"; boundary="pressfold"')
    return message.as_bytes()


def _mail(story: list[str]) -> bytes:
    message = EmailMessage()
    message["From"] = "Desk <desk@example.org>"
    message["To"] = "reader@example.org"
    message["Subject"] = _TITLE
    message["Date"] = "Fri, 28 Jan 2022 15:00:00 +0000"
    message.set_content("\n\n".join(story))
    return message.as_bytes()


def _rtf(story: list[str]) -> bytes:
    words = "".join(f"{paragraph}\\par\n".replace("“", "\\'93").replace("”", "\\'94") for paragraph in [_TITLE, *story])
    return f"{{\\rtf1\\ansi\\ansicpg1252\n{words}}}".encode("ascii")


def _word(story: list[str]) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(_TITLE, 0)
    for paragraph in story:
        document.add_paragraph(paragraph)
    store = io.BytesIO()
    document.save(store)
    return store.getvalue()


def _pdf(story: list[str]) -> bytes:
    """One page in Helvetica, a line of words below the other."""
    lines = [_TITLE, *(line for paragraph in story for line in _broken(paragraph))]
    shown = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    stream = f"BT /F1 11 Tf 60 760 Td {shown}ET".encode("cp1252")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
        b"/Contents 5 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    )
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + tail


def _broken(paragraph: str) -> list[str]:
    import textwrap

    return textwrap.wrap(paragraph, 80)


def _table(mark: str) -> Callable[[list[str]], bytes]:
    return lambda story: f"title{mark}date{mark}text\n{_TITLE}{mark}{_DAY}{mark}{_quoted(story)}\n".encode()


def _quoted(story: list[str]) -> str:
    return '"' + " ".join(story).replace('"', '""') + '"'


def _row(story: list[str]) -> bytes:
    return json.dumps({"title": _TITLE, "date": _DAY, "text": " ".join(story)}).encode() + b"\n"


def _rows(story: list[str]) -> bytes:
    return b"[" + _row(story) + b"]"


def _ninjs(story: list[str]) -> bytes:
    facts = {"uri": "urn:sample", "versioncreated": f"{_DAY}T15:00:00Z", "headline": _TITLE}
    return json.dumps({**facts, "body_text": "\n\n".join(story)}).encode()


def _clipping(story: list[str]) -> bytes:
    from pressfold.ingest.clipping import MARK

    return MARK + f"<h1>{_TITLE}</h1>".encode() + "".join(f"<p>{paragraph}</p>" for paragraph in story).encode()


_MAKERS: dict[str, Callable[[list[str]], bytes]] = {
    ".clipping": _clipping,
    ".csv": _table(","),
    ".docx": _word,
    ".eml": _mail,
    ".htm": _page,
    ".html": _page,
    ".json": _rows,
    ".jsonl": _row,
    ".markdown": _markdown,
    ".md": _markdown,
    ".mht": _web_archive,
    ".mhtml": _web_archive,
    ".ndjson": _row,
    ".ninjs": _ninjs,
    ".pdf": _pdf,
    ".rtf": _rtf,
    ".tab": _table("\t"),
    ".text": _plain,
    ".tsv": _table("\t"),
    ".txt": _plain,
    ".xhtml": _page,
}
