"""A quote with its citation for the clipboard: plain, as Markdown, and as rich text of our own tags alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from pressfold.export.direction import runs_right_to_left
from pressfold.export.markdown_text import literal, literal_paragraphs
from pressfold.model.document import Run
from pressfold.text.printable import printable, printable_line


@dataclass(frozen=True, slots=True)
class Quoted:
    """The same words in three forms; each program takes the one it likes best."""

    plain: str
    html: str
    markdown: str


def quoted(words: str, citation: Sequence[Run], *, spoken: bool = True) -> Quoted:
    """The words with their source. `spoken` sets plain words in quotation marks, which indirect speech never has."""
    line = printable_line(words)
    source = "".join(printable(run.text) for run in citation)
    return Quoted(
        plain=f"{f'“{line}”' if spoken else line}\n— {source}\n",
        html=_html(words, citation),
        markdown=_markdown(words, citation),
    )


def _html(words: str, citation: Sequence[Run]) -> str:
    side = ' dir="rtl"' if runs_right_to_left(words) else ""
    shown = escape(printable(words), quote=False).replace("\n", "<br>")
    source = "".join(
        f"<i>{escape(printable(run.text), quote=False)}</i>" if run.italic else escape(printable(run.text), quote=False)
        for run in citation
    )
    return f"<blockquote{side}><p>{shown}</p></blockquote><p>— {source}</p>"


def _markdown(words: str, citation: Sequence[Run]) -> str:
    quote = "\n>\n".join("\\\n".join(f"> {line}" for line in lines) for lines in literal_paragraphs(words))
    source = "".join(_emphasised(run) for run in citation)
    return f"{quote}\n>\n> — {source}\n"


def _emphasised(run: Run) -> str:
    return f"*{literal(run.text)}*" if run.italic and run.text == run.text.strip() else literal(run.text)
