"""Reading: a file becomes one or several `Reading`s, or a sentence that says why not. The file is never touched."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Generator
from pathlib import Path

from pressfold.ingest.anatomy import anatomy
from pressfold.ingest.columns import BESIDE, beside
from pressfold.ingest.metadata import metadata
from pressfold.ingest.names import shown_name
from pressfold.ingest.reader import Columns, Extracted, NotThisFormat, Reader, Refused
from pressfold.ingest.readers.registry import SNIFFED, reader_for
from pressfold.model.article import Reading, place_of
from pressfold.model.errors import (
    BadColumns,
    CannotRead,
    EmptyFile,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    NotAsNamed,
    NotText,
    UnknownFormat,
)

#: No article is longer; what is longer would hold up everything that comes after.
MOST_BYTES = 100_000_000
MOST_CHARACTERS = 5_000_000
MOST_LINES = 100_000
#: No file holds more articles.
MOST_ARTICLES = 100_000


def read(path: Path, *, shown: str | None = None, part: str = "") -> Reading:
    """The reading of a file, its first where it holds several articles, or that of the article at `part`.

    `shown` is the path to record in it, where that is another than `path`.
    Raises CannotRead, with a sentence that names the file.
    """
    for found in readings(path, shown=shown):
        if isinstance(found, CannotRead):
            if not part:
                raise found
        elif part in ("", found.part):
            return found
    raise FileMissing(shown_name(place_of(shown or str(path), part)))


def readings(
    path: Path, *, shown: str | None = None, columns: Columns | None = None
) -> Generator[Reading | CannotRead, None, None]:
    """The articles of a file in their order, each as its reading or the sentence why there is none.

    A file that cannot be read at all gives that one sentence. `columns` are those of a table by the field they fill;
    where the user names none, a file beside the table may.
    """
    name = shown_name(shown or str(path))
    try:
        content = _content(path, name)
        reader = _reader(content, path, name)
    except CannotRead as error:
        yield error
        return
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        for nth, extracted in enumerate(reader.extract(content, columns or beside(path))):
            if nth == MOST_ARTICLES:
                raise FileTooLarge(name, f"more than {nth:,} articles", f"{nth:,}")
            yield _reading(extracted, sha256, reader, shown or str(path))
    except NotThisFormat:
        yield NotAsNamed(name, reader.kind) if reader.kind else NotText(name)
    except BadColumns as error:
        yield FileUnreadable(shown_name(str(path.with_name(path.name + BESIDE))), error.sentence)
    except Refused as refused:
        yield refused.of(name)
    except CannotRead as error:
        yield error


def _reading(extracted: Extracted | Refused, sha256: str, reader: Reader, path: str) -> Reading | CannotRead:
    """The reading of one article of a file with these bytes, or why there is none."""
    name = shown_name(place_of(path, extracted.part))
    if isinstance(extracted, Refused):
        return extracted.of(name)
    if not extracted.text.strip():
        return EmptyFile(name)
    try:
        _refuse_the_endless(extracted.text, name)
    except FileTooLarge as error:
        return error
    parts = anatomy(extracted.text, extracted.blocks)
    return Reading(
        path=path,
        text=extracted.text,
        blocks=parts.blocks,
        metadata=metadata(extracted.text, parts, extracted.facts),
        sha256=sha256,
        text_sha256=hashlib.sha256(extracted.text.encode("utf-8", "surrogatepass")).hexdigest(),
        encoding=extracted.encoding,
        extractor=reader.name,
        part=extracted.part,
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


def _reader(content: bytes, path: Path, name: str) -> Reader:
    """The reader that these bytes are for."""
    if not content.strip():
        raise EmptyFile(name)
    reader = reader_for(path.name, content[:SNIFFED])
    if reader is None:
        raise NotText(name) if not path.suffix else UnknownFormat(name, path.suffix)
    return reader


def _refuse_the_endless(text: str, name: str) -> None:
    lines = text.count("\n")
    if len(text) > MOST_CHARACTERS:
        raise FileTooLarge(name, f"{_millions(len(text))} characters", _millions(MOST_CHARACTERS))
    if lines > MOST_LINES:
        raise FileTooLarge(name, f"{lines:,} lines", f"{MOST_LINES:,}")


def _millions(count: int) -> str:
    return f"{count / 1_000_000:.1f} million".replace(".0 ", " ")
