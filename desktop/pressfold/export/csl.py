"""CSL-JSON: sources as reference managers and citation processors exchange them (Citation Style Language 1.0.2)."""

from __future__ import annotations

import json
from typing import Any

from pressfold.export.reference import Author, Reference, references
from pressfold.model.briefing import Source


def rendered(sources: tuple[Source, ...]) -> bytes:
    """The bytes of the file: UTF-8, one list."""
    items = [_item(reference) for reference in references(sources)]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _item(reference: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": reference.key,
        "type": "article-newspaper",
        "title": reference.title,
        "container-title": reference.outlet,
        "author": [_name(author) for author in reference.authors],
        "issued": {"date-parts": [list(reference.date)]} if reference.date else None,
        "accessed": {"date-parts": [list(reference.accessed)]} if reference.accessed else None,
        "event-place": reference.place,
        "language": reference.language,
        "URL": reference.url,
        "note": reference.note,
    }
    return {name: value for name, value in item.items() if value}


def _name(author: Author) -> dict[str, str]:
    return {"literal": author.literal} if author.literal else {"family": author.family, "given": author.given}
