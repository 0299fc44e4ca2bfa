"""Web archives (MHTML): a mail with a page and its pictures; the page alone is read."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from pressfold.ingest.reader import Extracted, NotThisFormat, Reader, single

#: A mail has no more parts than are looked at.
_MOST_PARTS = 2_000


def looks_like_archive(beginning: bytes) -> bool:
    """Whether a file that begins like this is a page saved as a mail."""
    head = beginning.lower()
    return b"mime-version:" in head and b"multipart/related" in head


def extract(content: bytes) -> Extracted:
    """The story of the archived page. Raises NotThisFormat when there is no page in it."""
    from pressfold.ingest.pages.about import Saved
    from pressfold.ingest.pages.page import extracted

    message = message_from_bytes(content, policy=policy.compat32)
    page = _page(message)
    body = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(body, bytes) or not body.strip():
        raise NotThisFormat
    url = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    saved = Saved(str(url).strip() if url else None, str(message["Date"]) if message["Date"] else None)
    return extracted(body, told=page.get_content_charset(), saved=saved)


def _page(message: Message | EmailMessage) -> Message | EmailMessage | None:
    """The first part that is a page."""
    for nth, part in enumerate(message.walk()):
        if nth > _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and not part.is_multipart():
            return part
    return None


READER = Reader("web archive 1", frozenset((".mhtml", ".mht")), looks_like_archive, single(extract), sure=True)
