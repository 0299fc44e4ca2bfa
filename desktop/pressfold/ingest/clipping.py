"""Clippings: words that somebody copied, plain or rich, as the bytes of a file that the readers know again."""

from __future__ import annotations

from pressfold.ingest.rich_text import chosen, is_rich

#: What a rich clipping begins with, so that it is known whatever it is called.
MARK = b"<!-- Pressfold clipping -->"


def read_text(text: str) -> tuple[bytes, str]:
    """Copied words as the bytes of a plain-text file, and its ending."""
    return text.replace("\r\n", "\n").encode("utf-8", "replace"), ".txt"


def read_html(html: str, text: str = "") -> tuple[bytes, str]:
    """Copied rich words as the bytes of a clipping, and its ending; `text` where they turn out to be plain."""
    words = chosen(html)
    if not is_rich(words):
        return read_text(text or words)
    return MARK + b"\n" + words.encode("utf-8", "replace"), ".clipping"
