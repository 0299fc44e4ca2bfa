"""The formats of an export: one table from the ending of a name to what is written and by whom.

A document is the briefing on paper, references are its sources for a reference manager, a sheet is its pins in rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path

from pressfold import disk
from pressfold.model.briefing import Source
from pressfold.model.briefing_errors import CannotSave, UnknownExport
from pressfold.model.document import Document
from pressfold.model.export_errors import NotOnTheCommandLine
from pressfold.model.sheet import Sheet

Content = Document | Sheet | tuple[Source, ...]


class Kind(Enum):
    """What a format holds."""

    DOCUMENT = "the briefing"
    REFERENCES = "its sources"
    SHEET = "its pins in rows"


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it holds, the module here whose `rendered` makes its bytes, its name and its use for the reader.

    A format without a module is made by the window, which has fonts and pages.
    """

    kind: Kind
    module: str
    name: str

    good_for: str = ""

    def rendered(self, content: Content) -> bytes:
        """The bytes of a file with this content; only a format with a module has a writer here."""
        writer: Callable[[Content], bytes] = import_module(f"pressfold.export.{self.module}").rendered
        return writer(content)


_WORD = Format(Kind.DOCUMENT, "docx", "Word document", "With real Word notes; opens in Word and LibreOffice.")
_MARKDOWN = Format(Kind.DOCUMENT, "markdown", "Markdown", "Plain text with [^1] notes, for wikis and archives.")
_PAGE = Format(Kind.DOCUMENT, "html", "Web page, one file", "For any browser; loads nothing, runs nothing.")

#: Each ending and its format, in the order in which a dialog offers them; a writer is imported when it is first needed.
FORMATS: dict[str, Format] = {
    ".docx": _WORD,
    ".pdf": Format(Kind.DOCUMENT, "", "PDF", "To print and to pass on as it is; made in the window."),
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".csv": Format(Kind.SHEET, "csv", "Pins as a table (CSV)", "For Excel and other sheets; formulas stay words."),
    ".csl.json": Format(Kind.REFERENCES, "csl", "Sources as CSL-JSON", "For Zotero and other reference managers."),
    ".json": Format(Kind.SHEET, "json_rows", "Pins as JSON", "For other programs."),
    ".ris": Format(Kind.REFERENCES, "ris", "Sources as RIS", "For EndNote, Mendeley and Citavi."),
    ".bib": Format(Kind.REFERENCES, "bibtex", "Sources as BibTeX", "For LaTeX."),
}


def format_of(path: Path) -> Format:
    """The format that the ending of a name means. Raises UnknownExport."""
    ending = ending_of(path)
    if ending is None:
        raise UnknownExport(str(path), ", ".join(FORMATS))
    return FORMATS[ending]


def ending_of(path: Path) -> str | None:
    """The ending of a name that means a format, in lower case; None where it has none of them."""
    name = path.name.lower()
    return next((ending for ending in FORMATS if name.endswith(ending) and name != ending), None)


def write(content: Content, path: Path) -> Path:
    """Write the content, whole or not at all, in the format that the ending of `path` names; `path` comes back.

    Raises UnknownExport or NotOnTheCommandLine before anything is written, CannotSave when the disk refuses.
    """
    asked = format_of(path)
    if not asked.module:
        raise NotOnTheCommandLine(str(path))
    made = asked.rendered(content)
    try:
        disk.replace_whole(path, made)
    except OSError as error:
        raise CannotSave(str(path), error.strerror or str(error)) from error
    return path
