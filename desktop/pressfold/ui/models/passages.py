"""Rows of the passages page: a card for each family, and a line for the stock phrases that are hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pressfold.model.passage import Echo, Family, PassageKind, Verdict
from pressfold.model.passage_listing import Listed, PassageChoice, Wanted, listed, narrowed, without_parts
from pressfold.ui.desk.content import letter
from pressfold.ui.phrases import count, joined, number, told, when
from pressfold.ui.spread import Spread

#: Outlets that a card names; the others are counted.
_NAMED = 4


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
    outlets: tuple[str, ...] = ()
    earliest: str = ""
    reasons: str = ""

    @property
    def facts(self) -> str:
        """ "×2 · 1 origin · 2 outlets", for a quote "×2 · 2 outlets · shared quote"."""
        times = f"×{len(self.family.members)}"
        if self.rejected:
            return joined(times, told("not counted"))
        if self.family.kind is PassageKind.STOCK:
            return joined(times, told("stock phrase, not counted"))
        outlets = count(len(self.outlets), "outlet", "outlets")
        if self.family.kind is PassageKind.QUOTE:
            return joined(times, outlets, told("shared quote"))
        return joined(times, count(self.family.origins, "origin", "origins"), outlets)

    @property
    def rejected(self) -> bool:
        """Whether it is hidden because the reader said that it is no match."""
        return self.family.verdict is Verdict.REJECTED

    @property
    def words(self) -> str:
        return count(self.family.words, "word", "words")

    @property
    def verdict(self) -> str:
        """What the reader said of it, in a word."""
        said = {Verdict.CONFIRMED: told("confirmed"), Verdict.REJECTED: told("rejected"), Verdict.NONE: ""}
        return said[self.family.verdict]

    @property
    def printed(self) -> str:
        """ "Reuters, RTÉ and 3 more · earliest 28 Jan 2022"."""
        names = ", ".join(self.outlets[:_NAMED])
        left = len(self.outlets) - _NAMED
        if left > 0:
            names = told("%s and %s more", names, left)
        return joined(names, told("earliest %s", self.earliest) if self.earliest else "")


@dataclass(frozen=True, slots=True)
class StockRow:
    """The line under the cards that tells of hidden stock phrases, and of passages that the reader rejected."""

    phrases: int
    rejected: int
    shown: bool

    @property
    def text(self) -> str:
        phrases = count(self.phrases, "stock phrase", "stock phrases") if self.phrases else ""
        both = joined(told("%s rejected", number(self.rejected)) if self.rejected else "", phrases)
        return both if self.shown else told("%s hidden", both)


@dataclass(frozen=True, slots=True)
class EchoesRow:
    """The heading over what may be the same quotation in other words: offered, never counted."""

    offers: int


@dataclass(frozen=True, slots=True)
class EchoRow:
    """One offer: where it stands in two articles, what to call these, and how it reads in either."""

    echo: Echo
    a_in: str
    a_text: str
    b_in: str
    b_text: str


Row = PassageRow | StockRow | EchoesRow | EchoRow


@dataclass(frozen=True, slots=True)
class Standing:
    """Which family is the current one, where a walk stands that reached it, and what of the page is unfolded."""

    current: str | None = None
    position: str = ""
    stock: bool = False
    why: bool = False


def listing(spread: Spread, numbers: Mapping[str, int]) -> list[Listed]:
    """The families of a spread as a list says them, in the order of their letters; no parts of longer set phrases."""
    texts = spread.texts
    families = without_parts(spread.families, texts.keys())
    return [
        listed(family, numbers[family.id], _text(family, texts), spread.names, spread.published)
        for family in sorted(families, key=lambda family: numbers[family.id])
    ]


def passage_rows(
    families: Iterable[Listed], wanted: Wanted, names: Mapping[int, str], standing: Standing
) -> tuple[Row, ...]:
    """The rows of the page: those that are wanted, then the line of the stock phrases, and these where it is open.

    `names` gives the outlet by article id.
    """
    families = list(families)
    rows: list[Row] = [_row(one, names, standing) for one in narrowed(families, wanted)]
    shown = {row.family.id for row in rows if isinstance(row, PassageRow)}
    hidden = [one for one in families if one.family.kind is PassageKind.STOCK and one.family.id not in shown]
    if hidden and wanted.choice is PassageChoice.ALL and not wanted.words.strip():
        rejected = sum(one.family.verdict is Verdict.REJECTED for one in hidden)
        rows.append(StockRow(len(hidden) - rejected, rejected, standing.stock))
        if standing.stock:
            rows += [_row(one, names, standing) for one in hidden]
    return tuple(rows)


def echo_rows(echoes: Sequence[Echo], spread: Spread) -> tuple[Row, ...]:
    """What may be the same quotation in two open articles, under a heading of its own; nothing where there is none."""
    texts, names = spread.texts, spread.names
    rows = [
        EchoRow(
            echo,
            names.get(echo.a, ""),
            " ".join(texts[echo.a][echo.a_start : echo.a_end].split()),
            names.get(echo.b, ""),
            " ".join(texts[echo.b][echo.b_start : echo.b_end].split()),
        )
        for echo in echoes
        if echo.a in texts and echo.b in texts
    ]
    return (EchoesRow(len(rows)), *rows) if rows else ()


def _row(one: Listed, names: Mapping[int, str], standing: Standing) -> PassageRow:
    family, current = one.family, one.family.id == standing.current
    counted = family.kind is not PassageKind.STOCK
    return PassageRow(
        family=family,
        number=one.number if counted else -1,
        letter=letter(one.number) if counted else "",
        text=one.text,
        origin=names.get(family.likely_origin.article, "") if family.likely_origin else "",
        position=standing.position if current else "",
        current=current,
        outlets=one.outlets,
        earliest=when(one.earliest, time=False),
        reasons=origin_reasons(family) if current and counted and standing.why else "",
    )


def _text(family: Family, texts: Mapping[int, str]) -> str:
    """How a family reads in an open article, in one line."""
    shown = next((member for member in family.members if member.article in texts), None)
    return " ".join(shown.span.of(texts[shown.article]).split()) if shown else ""


def origin_reasons(family: Family) -> str:
    """Why a family likely came from its origin, in sentences."""
    if family.likely_origin is None:
        return told("Nothing in these articles tells where this passage came from first.")
    return " ".join(family.likely_origin.reasons)


def sentence(row: Row) -> str:
    """The row for who hears it."""
    if isinstance(row, StockRow):
        return row.text
    if isinstance(row, EchoesRow):
        return f"{told('Possibly the same quote')}, {row.offers}"
    if isinstance(row, EchoRow):
        return f"{row.a_in}: {row.a_text} {row.b_in}: {row.b_text} {row.echo.why} {told('Not counted.')}"
    named = told("Passage %s", row.letter) if row.letter else told("Passage" if row.rejected else "Stock phrase")
    facts = joined(row.words, row.facts, row.verdict, row.printed)
    return f"{named}, {facts}: {row.text}"


def key(row: Row) -> object:
    if isinstance(row, EchoRow):
        return row.echo
    if isinstance(row, EchoesRow):
        return "echoes"
    return row.family.id if isinstance(row, PassageRow) else ""
