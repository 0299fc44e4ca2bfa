"""Properties: what a word processor or printer notes about a document, believed as far as its text bears it out.

Whoever copies an article into a document is its "author", and a template's title outlives a hundred documents.
"""

from __future__ import annotations

from pressfold.ingest.entries import HOW
from pressfold.ingest.line import is_paragraph, lines_of
from pressfold.ingest.reader import Extracted, Fact
from pressfold.ingest.stated_dates import iso_date
from pressfold.model.article import Role

#: Headline and byline stand within so many code points.
_OPENING = 2_000


def borne_out(extracted: Extracted, *, title: str = "", author: str = "", **dates: str) -> dict[str, Fact]:
    """The facts among a document's properties: an author whom the text names, a title that it bears or lacks.

    `dates` are those of the file, by field.
    """
    opening = " ".join(extracted.text[:_OPENING].split())
    headed = any(block.role is Role.HEADLINE for block in extracted.blocks)
    facts = {field: iso_date(value) or "" for field, value in dates.items()}
    title, author = " ".join(title.split()), " ".join(author.split())
    if title and not headed and (title in opening or _lacks_headline(extracted.text)):
        facts["title"] = title
    if author and author in opening:
        facts["byline"] = author
    return {field: Fact(value, HOW) for field, value in facts.items() if value}


def _lacks_headline(text: str) -> bool:
    first = next(iter(lines_of(text[:_OPENING])), None)
    return first is not None and is_paragraph(first)
