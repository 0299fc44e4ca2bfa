"""Reading: one file becomes a `Reading`, or a sentence that says why not. The file itself is never touched."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from pressfold.ingest.anatomy import anatomy
from pressfold.ingest.metadata import metadata
from pressfold.ingest.names import shown_name
from pressfold.ingest.reader import Extracted, NotThisFormat, Reader
from pressfold.ingest.readers.registry import SNIFFED, reader_for
from pressfold.model.article import Reading
from pressfold.model.errors import EmptyFile, FileMissing, FileTooLarge, FileUnreadable, NotText, UnknownFormat

#: No article is longer; what is longer would hold up everything that comes after.
MOST_BYTES = 100_000_000
MOST_CHARACTERS = 5_000_000
MOST_LINES = 100_000


def read(path: Path, *, shown: str | None = None) -> Reading:
    """The reading of a file; `shown` is the path to record in it, where that is another than `path`.

    Raises CannotRead, with a sentence that names the file.
    """
    name = shown_name(shown or str(path))
    content = _content(path, name)
    extracted, reader = _extracted(content, path, name)
    if not extracted.text.strip():
        raise EmptyFile(name)
    _refuse_the_endless(extracted.text, name)
    parts = anatomy(extracted.text, extracted.blocks)
    return Reading(
        path=shown or str(path),
        text=extracted.text,
        blocks=parts.blocks,
        metadata=metadata(extracted.text, parts, extracted.facts),
        sha256=hashlib.sha256(content).hexdigest(),
        text_sha256=hashlib.sha256(extracted.text.encode("utf-8", "surrogatepass")).hexdigest(),
        encoding=extracted.encoding,
        extractor=reader.name,
    )


def _content(path: Path, name: str) -> bytes:
    """The bytes of a regular file of bearable size."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise FileUnreadable(name, "it is a folder" if stat.S_ISDIR(about.st_mode) else "it is no regular file")
        if about.st_size > MOST_BYTES:
            raise FileTooLarge(name, f"{about.st_size // 1_000_000} MB", f"{MOST_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(name) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        reason = error.strerror if isinstance(error, OSError) else None
        raise FileUnreadable(name, reason or str(error)) from error


def _extracted(content: bytes, path: Path, name: str) -> tuple[Extracted, Reader]:
    if not content.strip():
        raise EmptyFile(name)
    reader = reader_for(path.name, content[:SNIFFED])
    if reader is None:
        raise NotText(name) if not path.suffix else UnknownFormat(name, path.suffix)
    try:
        return reader.extract(content), reader
    except NotThisFormat as error:
        raise NotText(name) from error


def _refuse_the_endless(text: str, name: str) -> None:
    lines = text.count("\n")
    if len(text) > MOST_CHARACTERS:
        raise FileTooLarge(name, f"{_millions(len(text))} characters", _millions(MOST_CHARACTERS))
    if lines > MOST_LINES:
        raise FileTooLarge(name, f"{lines:,} lines", f"{MOST_LINES:,}")


def _millions(count: int) -> str:
    return f"{count / 1_000_000:.1f} million".replace(".0 ", " ")
