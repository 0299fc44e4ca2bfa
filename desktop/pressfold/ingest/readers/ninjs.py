"""IPTC ninjs: news as agencies hand it to machines, an item or a list of items, versions 1 to 3.

https://iptc.org/std/ninjs/: version 1 has `headline` and `body_xhtml`, 2 and 3 have `headlines` and `bodies`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pressfold.ingest.draft import Paragraph, draft
from pressfold.ingest.encoding import decoded, looks_like_text
from pressfold.ingest.entries import HOW
from pressfold.ingest.json_entries import value_of
from pressfold.ingest.reader import Columns, Extracted, Fact, NotThisFormat, Reader
from pressfold.ingest.rich_text import is_rich, paragraphs
from pressfold.ingest.stated_dates import iso_date
from pressfold.model.article import Role

Item = Mapping[str, Any]

_SIGNS = re.compile(
    rb'"(?:versioncreated|versionCreated|body_xhtml|body_html|body_text|bodies|contentcreated|pubstatus|pubStatus)"\s*:'
)
_NAMED = re.compile(rb'"(?:uri|altids|representationtype|representationType)"\s*:')
#: The bodies of version 1, the richest first, so that headings are known.
_BODIES = ("body_xhtml", "body_html", "body_text", "body_sportsml")


def extract(content: bytes, _columns: Columns) -> Iterator[Extracted]:
    """The news items of a file in their order. Raises NotThisFormat when it holds none."""
    text, encoding = decoded(content)
    items = [each for each in _items(value_of(text)) if _is_item(each)]
    if not items:
        raise NotThisFormat
    for nth, item in enumerate(items, 1):
        yield _article(item, encoding, "" if len(items) == 1 else str(nth))


def _items(value: Any) -> list[Item]:
    """The objects of a list, of the list that an object wraps, or the object itself."""
    if isinstance(value, dict) and not _is_item(value):
        value = next((each for each in value.values() if isinstance(each, list)), [])
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def _is_item(item: Item) -> bool:
    return "uri" in item and bool(_body(item))


def _article(item: Item, encoding: str, part: str) -> Extracted:
    headline = _line(item.get("headline") or _told(item.get("headlines"), "main"))
    lead = _line(
        item.get("description_text")
        or _told(item.get("descriptions"), "summary")
        or _told(item.get("headlines"), "sub")
    )
    body = _body(item)
    words = " ".join(each.words for each in body)
    above = [Paragraph(headline, Role.HEADLINE)]
    if lead and not words.startswith(lead.rstrip(".… ")):
        above.append(Paragraph(lead, Role.STANDFIRST))
    facts = {
        "title": headline,
        "byline": _line(item.get("byline")) or _names(item.get("people"), "author"),
        "dateline": _line(item.get("located")) or _names(item.get("places"), ""),
        "published": iso_date(
            _line(
                item.get("firstcreated")
                or item.get("firstCreated")
                or item.get("versioncreated")
                or item.get("versionCreated")
            )
        ),
        "modified": iso_date(_line(item.get("versioncreated") or item.get("versionCreated"))),
        "outlet": _names(item.get("infosource") or item.get("infosources"), "") or _line(item.get("copyrightholder")),
        "language": _line(item.get("language"))[:2].lower(),
        "section": _names(item.get("subject") or item.get("subjects"), ""),
        "url": _line(item.get("uri")) if _line(item.get("uri")).startswith("http") else "",
    }
    return draft([*above, *body], encoding, {name: Fact(value, HOW) for name, value in facts.items() if value}, part)


def _body(item: Item) -> list[Paragraph]:
    told = next((found for name in _BODIES if (found := item.get(name))), None) or _told(item.get("bodies"), "")
    if not isinstance(told, str) or not told.strip():
        return []
    return paragraphs(told) if is_rich(told) else [Paragraph(told)]


def _told(values: Any, role: str) -> str:
    """The value of a list of `{role, value}` in this role, else its first; empty where there is none."""
    listed = [each for each in values if isinstance(each, dict)] if isinstance(values, list) else []
    fitting = [each for each in listed if role and each.get("role") == role] or ([] if role == "sub" else listed)
    return str(fitting[0].get("value") or "") if fitting else ""


def _names(values: Any, role: str) -> str:
    """The name of the first of a list of things, of those in a role where one is asked for."""
    listed = [each for each in values if isinstance(each, dict)] if isinstance(values, list) else []
    fitting = [each for each in listed if not role or role in str(each.get("rel") or each.get("role") or "")]
    return _line(fitting[0].get("name")) if fitting else ""


def _line(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def is_ninjs(beginning: bytes) -> bool:
    """Whether a file that begins like this holds news items."""
    return looks_like_text(beginning) and _SIGNS.search(beginning) is not None and _NAMED.search(beginning) is not None


READER = Reader("ninjs 1", frozenset((".json", ".ninjs")), is_ninjs, extract, kind="IPTC ninjs")
