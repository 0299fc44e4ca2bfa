"""HTML: a document as one file that needs nothing else, with no script and nothing loaded from anywhere.

Every character of the document is escaped; the only markup is ours. A policy in the head forbids scripts, frames and
remote content, so that even a browser's own mistakes could load nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from pressfold.export.direction import runs_right_to_left
from pressfold.export.stretches import stretches_of
from pressfold.model.document import Document, Paragraph, Run, Style, Table, Tone
from pressfold.resources import resource
from pressfold.text.printable import printable

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_LISTS: dict[Style | None, str] = {Style.ITEM: "ol", Style.BULLET: "ul", Style.NUMBER: "ol"}
_TAGS: dict[Style, tuple[str, str]] = {
    Style.TITLE: ("h1", ""),
    Style.META: ("p", "meta"),
    Style.HEADING: ("h2", ""),
    Style.LEAD: ("p", "lead"),
    Style.TEXT: ("p", ""),
    Style.QUOTE: ("blockquote", ""),
    Style.ATTRIBUTION: ("p", "attribution"),
    Style.DIFFERENCE: ("p", "difference"),
    Style.COMMENT: ("p", "comment"),
    Style.ITEM: ("li", "item"),
    Style.BULLET: ("li", ""),
    Style.NUMBER: ("li", ""),
    Style.PASSAGE: ("p", "passage"),
    Style.SMALL: ("p", "small"),
}


def rendered(document: Document) -> bytes:
    """The bytes of the HTML file: UTF-8, lines ended by LF."""
    parts = [*_head(document), "<body>", *_handling(document), "<main>", *_body(document.body), "</main>"]
    parts += [*_notes(document), *_handling(document), *_records(document.records), "</body>", "</html>"]
    return ("\n".join(parts) + "\n").encode("utf-8", "replace")


def _head(document: Document) -> Iterator[str]:
    style = resource("export", "html", "style.css").read_text(encoding="utf-8").strip()
    yield "<!DOCTYPE html>"
    yield f'<html lang="{_attribute(document.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_attribute(_POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    for name, fact in (("author", document.author), ("dcterms.created", document.created), ("generator", "Pressfold")):
        if fact:
            yield f'<meta name="{name}" content="{_attribute(fact)}">'
    if document.keywords:
        yield f'<meta name="keywords" content="{_attribute(", ".join(document.keywords))}">'
    yield f"<title>{_text(document.title)}</title>"
    yield f"<style>\n{style}\n</style>"
    yield "</head>"


def _handling(document: Document) -> Iterator[str]:
    if document.handling:
        yield f'<p class="handling">{_text(document.handling)}</p>'


def _body(body: Iterable[Paragraph | Table]) -> Iterator[str]:
    for opened, blocks in stretches_of(body):
        tag = _LISTS.get(opened)
        if tag:
            start = blocks[0].number if isinstance(blocks[0], Paragraph) else 0
            yield f'<{tag} start="{start}">' if start > 1 else f"<{tag}>"
        for block in blocks:
            yield from _table(block) if isinstance(block, Table) else (_paragraph(block),)
        if tag:
            yield f"</{tag}>"


def _paragraph(paragraph: Paragraph) -> str:
    tag, kind = _TAGS[paragraph.style]
    facts = f' class="{kind}"' if kind else ""
    facts += f' id="{_attribute(paragraph.bookmark)}"' if paragraph.bookmark else ""
    facts += ' dir="rtl"' if runs_right_to_left(paragraph.text) else ""
    return f"<{tag}{facts}>{''.join(_run(run) for run in paragraph.runs)}</{tag}>"


def _run(run: Run) -> str:
    made = _text(run.text)
    if run.bold:
        made = f"<strong>{made}</strong>"
    if run.italic:
        made = f"<em>{made}</em>"
    if made and (run.tone is not Tone.PLAIN or run.language):
        kind = f' class="{run.tone}"' if run.tone is not Tone.PLAIN else ""
        language = f' lang="{_attribute(run.language)}"' if run.language else ""
        made = f"<span{kind}{language}>{made}</span>"
    if run.link:
        made = f'<a href="#{_attribute(run.link)}">{made}</a>'
    if run.note is not None:
        made += f'<sup><a id="mark_{run.note}" href="#note_{run.note}">{run.note}</a></sup>'
    return made


def _table(table: Table) -> Iterator[str]:
    figures = [all(row[column].isdecimal() for row in table.rows) for column in range(len(table.header))]
    yield "<table>"
    yield f"<thead>{_row('th', table.header, figures)}</thead>"
    yield "<tbody>"
    yield from (_row("td", row, figures) for row in table.rows)
    yield "</tbody>"
    yield "</table>"


def _row(tag: str, cells: Sequence[str], figures: Sequence[bool]) -> str:
    made = [
        f"<{tag}{' class=' + chr(34) + 'figure' + chr(34) if figure else ''}>{_text(cell)}</{tag}>"
        for cell, figure in zip(cells, figures, strict=True)
    ]
    return f"<tr>{''.join(made)}</tr>"


def _notes(document: Document) -> Iterator[str]:
    if not document.notes:
        return
    yield f"<h2>{_text(document.notes_heading)}</h2>"
    yield '<ol class="notes">'
    for number, runs in enumerate(document.notes, start=1):
        words = "".join(_run(run) for run in runs)
        yield f'<li id="note_{number}">{words} <a href="#mark_{number}" aria-label="Back to the quote">↩</a></li>'
    yield "</ol>"


def _records(records: str) -> Iterator[str]:
    """The records by which the file can be verified later, hidden from the reader, with their hash."""
    if records:
        text = printable(records)
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        yield f'<pre id="pressfold-records" hidden data-sha256="{digest}">\n{_text(text)}</pre>'


def _text(text: str) -> str:
    return escape(printable(text), quote=False)


def _attribute(text: str) -> str:
    return escape(printable(text), quote=True)
