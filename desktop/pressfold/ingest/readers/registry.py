"""The one list of formats that Pressfold reads."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

from pressfold.ingest.reader import Reader

#: How much of a file a reader is shown to know it by.
SNIFFED = 4_096


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, the particular before the general: the first that knows a file without ending takes it."""
    # Imported here so that asking for the endings is all that costs.
    from pressfold.ingest.readers import (
        clipping,
        docx,
        html,
        json_export,
        mail,
        markdown,
        mhtml,
        ninjs,
        pdf,
        plain_text,
        rtf,
        table,
    )

    return (
        clipping.READER,
        pdf.READER,
        rtf.READER,
        docx.READER,
        mhtml.READER,
        html.READER,
        mail.READER,
        ninjs.READER,
        json_export.LINES,
        json_export.READER,
        table.READER,
        plain_text.READER,
        markdown.READER,
    )


def endings() -> frozenset[str]:
    """The endings of file names that some reader takes, with their dot, lower case."""
    return frozenset[str]().union(*(reader.endings for reader in readers()))


def reader_for(name: str, beginning: bytes) -> Reader | None:
    """The reader for a file of this name that begins like this, None when there is none.

    The ending decides, unless the beginning says otherwise: some formats are known by it for sure. A file without an
    ending is taken by the first reader that knows its beginning.
    """
    ending = PurePath(name).suffix.lower()
    named = [reader for reader in readers() if ending in reader.endings]
    knowing = [reader for reader in readers() if (reader.sure or not ending) and reader.sniff(beginning)]
    fitting = [reader for reader in named if reader.sniff(beginning)]
    return next(iter([*fitting, *knowing, *named]), None)
