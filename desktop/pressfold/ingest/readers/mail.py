"""Mails (EML): newsletters and forwarded stories.

The text is the HTML part as it would be seen, else the plain one; what is attached is named at the end and not read.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from pressfold.ingest.draft import Paragraph, clean, draft
from pressfold.ingest.entries import HOW
from pressfold.ingest.reader import Extracted, Fact, NotThisFormat, Reader, Refused, single
from pressfold.ingest.rich_text import paragraphs
from pressfold.model.article import Role
from pressfold.model.errors import FileDamaged, UnsafeFile

#: Parts inside parts, and parts in all; a mail has three and a dozen.
_DEEPEST = 30
_MOST_PARTS = 500
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_TELLING = re.compile(
    rb"^(?:from|date|subject|to|received|return-path|mime-version|message-id):", re.IGNORECASE | re.MULTILINE
)
_BOUNDARY = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)


def extract(content: bytes) -> Extracted:
    """The text of a mail with what its head states. Raises NotThisFormat, Refused."""
    if not is_mail(content[:20_000]):
        raise NotThisFormat
    if len(_BOUNDARY.findall(content)) > _MOST_PARTS:
        raise Refused(UnsafeFile, "it has too many parts")
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        parts = list(_parts(message, 0))
        return draft(_paragraphs(message, parts), "mail", _facts(message))
    except RecursionError as error:
        raise Refused(UnsafeFile, "it is nested too deeply") from error
    except (MessageError, LookupError, ValueError, AttributeError, IndexError, KeyError, TypeError) as error:
        # The standard library's parser of heads fails in many ways on those that break the rules.
        raise Refused(FileDamaged, "its head or its parts break the rules of mails") from error


def _parts(message: EmailMessage, depth: int) -> Iterator[EmailMessage]:
    """The parts that hold something themselves, in order. Raises Refused where they are nested like no mail's."""
    if depth > _DEEPEST:
        raise Refused(UnsafeFile, "it is nested too deeply")
    if not message.is_multipart():
        yield message
        return
    for each in message.get_payload():
        if isinstance(each, EmailMessage):
            yield from _parts(each, depth + 1)


def _paragraphs(message: EmailMessage, parts: list[EmailMessage]) -> Iterator[Paragraph]:
    """The subject as headline, the words, and a line that names what is attached."""
    subject = _line(message["subject"])
    body = _body(parts)
    if body and _line(body[0].words) != subject:
        yield Paragraph(subject, Role.HEADLINE)
    yield from body
    attached = [_line(part.get_filename()) or part.get_content_type() for part in parts if _is_attached(part)]
    if attached:
        yield Paragraph(f"Attached, not read: {', '.join(attached)}", Role.BOILERPLATE)


def _body(parts: list[EmailMessage]) -> list[Paragraph]:
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and not _is_attached(part):
                words = _content(part)
                if words.strip():
                    return paragraphs(words) if kind == "text/html" else [Paragraph(words)]
    return []


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or not part.get_content_type().startswith("text/")


def _content(part: EmailMessage) -> str:
    """The words of a part; bytes that its encoding does not know are shown as �."""
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    named = part.get_content_charset() or "utf-8"
    try:
        return raw.decode(named, "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


def _facts(message: EmailMessage) -> dict[str, Fact]:
    """Subject as title, sender as outlet, the day it was sent as the day of publication."""
    sender, address = parseaddr(str(message["from"] or ""))
    stated = {
        "title": _line(message["subject"]),
        "outlet": _line(sender) or address.rpartition("@")[2],
        "published": _date(str(message["date"] or "")),
        "language": _line(message["content-language"])[:2].lower(),
    }
    return {field: Fact(value, HOW) for field, value in stated.items() if value}


def _date(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _line(value: object) -> str:
    return " ".join(clean(str(value or "")).split())


def is_mail(beginning: bytes) -> bool:
    """Whether a file that begins like this opens with the head of a mail."""
    head = beginning.lstrip(b"\xef\xbb\xbf\r\n")
    first = _HEADER.match(head)
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return first is not None and len({found.lower() for found in _TELLING.findall(top)}) >= 2


READER = Reader("mail 1", frozenset((".eml",)), is_mail, single(extract), kind="a mail")
