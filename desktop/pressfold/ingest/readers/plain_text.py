"""Plain text: the article's text is the file's text, without its byte order mark and with LF for CRLF."""

from __future__ import annotations

from pressfold.ingest.encoding import decoded, looks_like_text
from pressfold.ingest.reader import Extracted, Reader, single


def extract(content: bytes) -> Extracted:
    """The text of the bytes. Raises NotThisFormat when they are not text."""
    text, encoding = decoded(content)
    return Extracted(text, encoding)


READER = Reader("plain text 1", frozenset((".txt", ".text")), looks_like_text, single(extract))
