"""Markdown: a document as CommonMark with notes as `[^n]`, a front matter for programs, and no HTML.

Every quote reads back character for character from any CommonMark parser. Tables become lists, for CommonMark has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from pressfold.export.markdown_text import line_start, literal, literal_paragraphs
from pressfold.export.stretches import stretches_of
from pressfold.model.document import Document, Paragraph, Run, Style, Table
from pressfold.text.printable import printable

_HEADINGS = {Style.TITLE: "# ", Style.HEADING: "## "}


def rendered(document: Document) -> bytes:
    """The bytes of the Markdown file: UTF-8, lines ended by LF."""
    parts = ["\n".join(_front_matter(document))]
    if document.handling:
        parts.append(f"**{literal(document.handling)}**")
    numbered = 0
    for style, blocks in stretches_of(document.body):
        numbered += style is Style.NUMBER
        parts.extend(_stretch(style, blocks, ".)"[numbered % 2 - 1]))
    if document.notes:
        parts.append(f"## {literal(document.notes_heading)}")
    parts.extend(f"[^{number}]: {line_start(_inline(runs))}" for number, runs in enumerate(document.notes, start=1))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _front_matter(document: Document) -> Iterator[str]:
    """YAML in its JSON form, which every parser of YAML reads."""
    facts = {
        "title": document.title,
        "author": document.author,
        "date": document.created,
        "lang": document.language,
        "handling": document.handling,
        "keywords": list(document.keywords),
    }
    yield "---"
    for name, fact in facts.items():
        if fact:
            yield f"{name}: {json.dumps(fact, ensure_ascii=False)}"
    yield "generator: Pressfold"
    if document.records:
        yield "records:"
        yield from (f"  {line}" for line in printable(document.records).split("\n"))
    yield "---"


def _stretch(style: Style | None, blocks: Sequence[Paragraph | Table], dot: str) -> Iterator[str]:
    """The blocks of one style that follow each other: a list for items and tables, else a part for each.

    `dot` stands behind the numbers of a list: lists that follow each other are told apart by it.
    """
    if style in (Style.ITEM, Style.BULLET, Style.NUMBER):
        items = [block for block in blocks if isinstance(block, Paragraph)]
        labels = [_label(item, nth, dot) for nth, item in enumerate(items, start=1)]
        lines = zip(labels, items, strict=True)
        yield "\n".join(f"{label} {line_start(_inline(item.runs))}" for label, item in lines)
        return
    for block in blocks:
        yield "\n".join(_rows(block)) if isinstance(block, Table) else _paragraph(block)


def _label(item: Paragraph, nth: int, dot: str) -> str:
    """What a list item begins with."""
    if item.style is Style.BULLET:
        return "-"
    return f"{item.number}{dot}" if item.style is Style.NUMBER else f"{nth}."


def _rows(table: Table) -> Iterator[str]:
    """A table as a list: the first cell, then the others under their headings."""
    for first, *others in table.rows:
        named = ", ".join(
            f"{literal(head.lower())}: {literal(cell)}"
            for head, cell in zip(table.header[1:], others, strict=True)
            if cell
        )
        yield f"- **{literal(first)}** ({named})" if named else f"- **{literal(first)}**"


def _paragraph(paragraph: Paragraph) -> str:
    if paragraph.style is Style.QUOTE:
        return _quote(paragraph.runs)
    if paragraph.style is Style.ATTRIBUTION:
        return f"— {_inline(paragraph.runs)}"
    heading = _HEADINGS.get(paragraph.style)
    if heading:
        return heading + _inline(paragraph.runs)
    return "\n\n".join("\\\n".join(lines) for lines in _lines(paragraph.runs))


def _quote(runs: Sequence[Run]) -> str:
    """A block quotation: the literal words, then the mark of the note."""
    paragraphs = literal_paragraphs("".join(run.text for run in runs))
    paragraphs[-1][-1] += "".join(_mark(run) for run in runs)
    return "\n>\n".join("\\\n".join(f"> {line}" for line in lines) for lines in paragraphs)


def _lines(runs: Sequence[Run]) -> list[list[str]]:
    """Runs as paragraphs of lines; only a paragraph of one plain run keeps its line breaks."""
    if len(runs) == 1 and not (runs[0].bold or runs[0].italic or runs[0].note):
        return literal_paragraphs(runs[0].text)
    return [[line_start(_inline(runs))]]


def _inline(runs: Sequence[Run]) -> str:
    """The runs on one line, bold and italics as asterisks, marks of notes behind their runs."""
    line = ""
    stretches = list(_stretches(runs))
    for nth, run in enumerate(stretches):
        before = "".join(other.text for other in stretches[:nth])[-1:]
        after = "".join(other.text for other in stretches[nth + 1 :])[:1]
        made = _emphasised(run, before, after)
        if line.endswith("*") and made.startswith("*"):  # asterisks that touch would be read as one mark
            made = _literal_inside(run.text)
        line += made + _mark(run)
    return line.strip()


def _stretches(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs with those joined that follow each other in the same manner."""
    for (bold, italic), group in groupby(runs, key=lambda run: (run.bold, run.italic)):
        text = ""
        for run in group:
            text += run.text
            if run.note is not None:
                yield Run(text, bold=bold, italic=italic, note=run.note)
                text = ""
        if text:
            yield Run(text, bold=bold, italic=italic)


def _emphasised(run: Run, before: str, after: str) -> str:
    """The run's text, in asterisks where it is bold or italic and CommonMark would take them for emphasis there."""
    inner = run.text.strip()
    marks = "**" if run.bold else "*" if run.italic else ""
    if not marks or not inner or not _flanks(inner, run.text, before, after):
        return _literal_inside(run.text)
    lead = " " if run.text[:1].isspace() else ""
    trail = " " if run.text[-1:].isspace() else ""
    return f"{lead}{marks}{literal(inner)}{marks}{trail}"


def _flanks(inner: str, text: str, before: str, after: str) -> bool:
    """Whether asterisks beside these characters open and close emphasis: a letter inside, or no letter outside."""
    opens = inner[0].isalnum() or text[0].isspace() or not before.isalnum()
    closes = inner[-1].isalnum() or text[-1].isspace() or not after.isalnum()
    return opens and closes


def _literal_inside(text: str) -> str:
    """The text between others of its line: a space at its edge is an ordinary one."""
    lead = " " if text[:1].isspace() else ""
    trail = " " if text[-1:].isspace() and text.strip() else ""
    return f"{lead}{literal(text.strip())}{trail}"


def _mark(run: Run) -> str:
    return f"[^{run.note}]" if run.note is not None else ""
