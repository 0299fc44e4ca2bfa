"""Rows of the passages page: a card for each family, and a line for the stock phrases that are hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pressfold.model.passage import Family, PassageKind
from pressfold.ui.desk.content import letter
from pressfold.ui.phrases import count, joined, told


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A family: `number` gives letter and colours (-1 for a stock phrase), `text` how it reads in an open article.

    `origin` names the article it likely came from, empty where nothing tells; `reasons` say why, once asked for.
    """

    family: Family
    number: int
    letter: str
    text: str
    origin: str
    position: str
    current: bool
    reasons: str = ""

    @property
    def facts(self) -> str:
        """ "in 2 articles · 1 origin"."""
        articles = told("in %s", count(len(self.family.articles), "article", "articles"))
        if self.family.kind is PassageKind.STOCK:
            return joined(articles, told("stock phrase, not counted"))
        origins = count(self.family.origins, "origin", "origins")
        kind = told("shared quote") if self.family.kind is PassageKind.QUOTE else ""
        return joined(articles, kind or origins)

    @property
    def words(self) -> str:
        return count(self.family.words, "word", "words")


@dataclass(frozen=True, slots=True)
class StockRow:
    """The line under the cards that tells of hidden stock phrases."""

    phrases: int
    shown: bool

    @property
    def text(self) -> str:
        phrases = count(self.phrases, "stock phrase", "stock phrases")
        return phrases if self.shown else told("%s hidden", phrases)


Row = PassageRow | StockRow


def passage_rows(
    families: Sequence[Family],
    numbers: Mapping[str, int],
    texts: Mapping[int, str],
    names: Mapping[int, str],
    current: str | None,
    position: str,
    *,
    stock: bool,
    why: bool,
) -> tuple[Row, ...]:
    """The rows of the page in the order of their letters; `stock` shows the hidden phrases too.

    `numbers` numbers the families as the desk does, `names` gives the outlet by article id, `position` says where a
    walk stands that reached the current family, `why` asks for the reasons of its origin.
    """
    families = sorted(families, key=lambda family: numbers[family.id])
    counted = [family for family in families if family.kind is not PassageKind.STOCK]
    phrases = [family for family in families if family.kind is PassageKind.STOCK]
    rows: list[Row] = []
    for family in counted:
        here = family.id == current
        row = _row(family, numbers[family.id], texts, names, position if here else "", here)
        rows.append(replace(row, reasons=origin_reasons(family)) if here and why else row)
    if phrases:
        rows.append(StockRow(len(phrases), stock))
    if stock:
        rows += [_row(family, -1, texts, names, "", family.id == current) for family in phrases]
    return tuple(rows)


def _row(
    family: Family,
    number: int,
    texts: Mapping[int, str],
    names: Mapping[int, str],
    position: str,
    current: bool,
) -> PassageRow:
    shown = [member for member in family.members if member.article in texts]
    text = shown[0].span.of(texts[shown[0].article]) if shown else ""
    origin = names.get(family.likely_origin.article, "") if family.likely_origin else ""
    named = letter(number) if number >= 0 else ""
    return PassageRow(family, number, named, " ".join(text.split()), origin, position, current)


def origin_reasons(family: Family) -> str:
    """Why a family likely came from its origin, in sentences."""
    if family.likely_origin is None:
        return told("Nothing in these articles tells where this passage came from first.")
    return " ".join(family.likely_origin.reasons)


def sentence(row: Row) -> str:
    """The row for who hears it."""
    if isinstance(row, StockRow):
        return row.text
    named = told("Passage %s", row.letter) if row.letter else told("Stock phrase")
    return f"{named}, {row.words} {row.facts}: {row.text}"


def key(row: Row) -> str:
    return row.family.id if isinstance(row, PassageRow) else ""
