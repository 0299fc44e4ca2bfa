"""Saved pages: HTML as browsers and SingleFile write it; the article's text is what is found to be the story."""

from __future__ import annotations

import re

from pressfold.ingest.encoding import looks_like_text
from pressfold.ingest.reader import Extracted, Reader, single

_OPENING = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)


def looks_like_page(beginning: bytes) -> bool:
    """Whether a file that begins like this is a page."""
    return looks_like_text(beginning) and _OPENING.search(beginning.replace(b"\0", b"")) is not None


def extract(content: bytes) -> Extracted:
    """The story of a page with what the page states about it. Raises NotThisFormat when it is no text."""
    # Imported here: lxml and trafilatura take longer than all the rest, and most libraries hold few pages.
    from pressfold.ingest.pages.page import extracted

    return extracted(content)


READER = Reader(
    "web page 1",
    frozenset((".html", ".htm", ".xhtml")),
    looks_like_page,
    single(extract),
    sure=True,
    kind="a web page",
)
