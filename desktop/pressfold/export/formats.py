"""The formats that a document can be written in: one table from the ending of a name to its writer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pressfold import disk
from pressfold.model.document import Document
from pressfold.model.errors import CannotSave, UnknownExport

Writer = Callable[[Document], bytes]


def _docx(document: Document) -> bytes:
    from pressfold.export.docx import rendered

    return rendered(document)


def _markdown(document: Document) -> bytes:
    from pressfold.export.markdown import rendered

    return rendered(document)


#: Each ending and its writer; a writer is imported when it is first asked for.
WRITERS: dict[str, Writer] = {".docx": _docx, ".md": _markdown, ".markdown": _markdown}


def write(document: Document, path: Path) -> Path:
    """Write the document, whole or not at all, in the format that the ending of `path` names; `path` comes back.

    Raises UnknownExport before anything is written, CannotSave when the disk refuses.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UnknownExport(str(path), ", ".join(WRITERS))
    content = writer(document)
    try:
        disk.replace_whole(path, content)
    except OSError as error:
        raise CannotSave(str(path), error.strerror or str(error)) from error
    return path
