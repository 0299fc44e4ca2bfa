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
from pressfold.model.document import Document
from pressfold.model.errors import CannotSave, UnknownExport
from pressfold.model.sheet import Sheet

Content = Document | Sheet | tuple[Source, ...]


class Kind(Enum):
    """What a format holds."""

    DOCUMENT = "the briefing"
    REFERENCES = "its sources"
    SHEET = "its pins in rows"


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it holds, the module here whose `rendered` makes its bytes, and its name for the reader."""

    kind: Kind
    module: str
    name: str

    def rendered(self, content: Content) -> bytes:
        """The bytes of a file with this content."""
        writer: Callable[[Content], bytes] = import_module(f"pressfold.export.{self.module}").rendered
        return writer(content)


_WORD = Format(Kind.DOCUMENT, "docx", "Word document")
_MARKDOWN = Format(Kind.DOCUMENT, "markdown", "Markdown")
_PAGE = Format(Kind.DOCUMENT, "html", "Web page, one file")

#: Each ending and its format, in the order in which a dialog offers them; a writer is imported when it is first needed.
FORMATS: dict[str, Format] = {
    ".docx": _WORD,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".csv": Format(Kind.SHEET, "csv", "Pins as a table (CSV)"),
    ".csl.json": Format(Kind.REFERENCES, "csl", "Sources as CSL-JSON"),
    ".json": Format(Kind.SHEET, "json_rows", "Pins as JSON"),
    ".ris": Format(Kind.REFERENCES, "ris", "Sources as RIS"),
    ".bib": Format(Kind.REFERENCES, "bibtex", "Sources as BibTeX"),
}


def format_of(path: Path) -> Format:
    """The format that the ending of a name means. Raises UnknownExport."""
    name = path.name.lower()
    for ending, found in FORMATS.items():
        if name.endswith(ending):
            return found
    raise UnknownExport(str(path), ", ".join(FORMATS))


def write(content: Content, path: Path) -> Path:
    """Write the content, whole or not at all, in the format that the ending of `path` names; `path` comes back.

    Raises UnknownExport before anything is written, CannotSave when the disk refuses.
    """
    made = format_of(path).rendered(content)
    try:
        disk.replace_whole(path, made)
    except OSError as error:
        raise CannotSave(str(path), error.strerror or str(error)) from error
    return path
