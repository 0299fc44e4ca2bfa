"""Entries: a row of a table, or an object of an export, as an article."""

from __future__ import annotations

from collections.abc import Mapping

from pressfold.ingest.columns import TEXT
from pressfold.ingest.draft import Paragraph, clean, draft
from pressfold.ingest.reader import Columns, Extracted, Fact
from pressfold.ingest.rich_text import is_rich, paragraphs
from pressfold.ingest.stated_dates import iso_date
from pressfold.model.article import DATED, FIELDS, Role

#: How a fact is said to be found that a column or a key states.
HOW = "file"


def entry(
    row: Mapping[str, str],
    columns: Columns,
    *,
    encoding: str,
    part: str,
    day_first: Mapping[str, bool | None] | None = None,
) -> Extracted:
    """The article of one entry: its title and standfirst above its text, and the facts of its other columns.

    `row` is what stands in each column; the names of several whose words belong together are joined with "+".
    `day_first` says by field how dates in numbers are meant.
    """

    def values(field: str) -> list[str]:
        return [
            found for column in columns.get(field, "").split("+") if column and (found := row.get(column, "").strip())
        ]

    body = [each for text in values(TEXT) for each in _body(text)]
    title, standfirst = (_line(" ".join(values(field))) for field in ("title", "standfirst"))
    facts = {field: _fact(field, "; ".join(values(field)), (day_first or {}).get(field)) for field in FIELDS}
    opening = " ".join(_line(words) for words, _ in body[:3])
    above = [] if not body else [Paragraph(title, Role.HEADLINE)]
    if standfirst and body and not opening.startswith(standfirst.rstrip(".… ")):
        above.append(Paragraph(standfirst, Role.STANDFIRST))
    if body and title and _line(body[0].words.split("\n")[0]) == title:
        above = []  # the text opens with its title: it stands there once
    return draft([*above, *body], encoding, {name: fact for name, fact in facts.items() if fact}, part)


def _body(text: str) -> list[Paragraph]:
    """The paragraphs of a text, plain or rich."""
    if is_rich(text):
        return paragraphs(text)
    return [Paragraph(text)]


def _line(words: str) -> str:
    plain = " ".join(found.words for found in paragraphs(words)) if is_rich(words) else words
    return " ".join(clean(plain).split())


def _fact(field: str, words: str, day_first: bool | None) -> Fact | None:
    found = iso_date(words, day_first=day_first) if field in DATED else _line(words)
    if field == "language" and found:
        found = found[:2].lower() if found[2:3] in ("", "-", "_") else None
    return Fact(found, HOW) if found else None
