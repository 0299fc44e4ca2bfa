"""A spread: the articles that lie open with everything found in them, as one value for the desk and the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.dated import DatedPhrase
from pressfold.model.errors import NoSuchArticle
from pressfold.model.listing import ArticleRow
from pressfold.model.passage import Family
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.model.utterance import Alike
from pressfold.ui.desk.content import ColumnContent, PinPlace, family_numbers
from pressfold.ui.phrases import shortened

if TYPE_CHECKING:
    from pressfold.library.acts import Passages
    from pressfold.library.library import Library


@dataclass(frozen=True, slots=True)
class Overlay:
    """What lies over an article besides its findings: pins of the open briefing and hits of the last search.

    `loose` are the passages that the reader looks at instead of the stored ones, where all open articles are in it.
    """

    pins: Mapping[int, tuple[PinPlace, ...]] = field(default_factory=dict)
    hits: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    loose: Passages | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """The columns from left to right, and what the pages list about them.

    `names` is what to call every article of the library, `published` the date that each states, by its id; `spoken` in
    how many of them an utterance stands; `alike` are quotations here that others may render in other words.
    """

    columns: tuple[ColumnContent, ...] = ()
    families: tuple[Family, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    spoken: Mapping[str, int] = field(default_factory=dict)
    published: Mapping[int, str | None] = field(default_factory=dict)
    alike: tuple[Alike, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(column.article.id for column in self.columns)

    @property
    def texts(self) -> dict[int, str]:
        return {column.article.id: column.article.text for column in self.columns}

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each family: its letter, colour and underline."""
        return family_numbers(self.columns)

    def article(self, id: int) -> Article | None:
        """The open article with this id."""
        return next((column.article for column in self.columns if column.article.id == id), None)


def read_spread(
    library: Library,
    ids: Sequence[int],
    overlay: Overlay,
    names: Mapping[int, str],
    published: Mapping[int, str | None],
) -> Spread:
    """Read these articles with their findings; an article that is gone is left out.

    `names` is what to call every article of the library, `published` the date that each states.
    """
    articles = [article for id in ids if (article := _article(library, id)) is not None]
    present = [article.id for article in articles]
    if not present:
        return Spread()
    loose = overlay.loose if overlay.loose is not None and set(present) <= set(overlay.loose.shares) else None
    families = tuple(library.findings.families(present)) if loose is None else loose.families
    actors = tuple(library.findings.actors(present))
    quotations = tuple(library.findings.quotations(present))
    dates = _by_article(library.findings.dates(present))
    columns = tuple(
        _column(library, article, families, actors, quotations, dates, overlay, loose) for article in articles
    )
    spoken = library.findings.spoken(quotation.utterance for quotation in quotations if quotation.utterance)
    alike = tuple(library.findings.alike(quotations))
    return Spread(columns, families, actors, quotations, names, spoken, published, alike)


def _article(library: Library, id: int) -> Article | None:
    try:
        return library.articles.get(id)
    except NoSuchArticle:
        return None


def _by_article(phrases: Sequence[DatedPhrase]) -> dict[int, tuple[DatedPhrase, ...]]:
    found: dict[int, list[DatedPhrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase.article, []).append(phrase)
    return {article: tuple(here) for article, here in found.items()}


def _column(
    library: Library,
    article: Article,
    families: Sequence[Family],
    actors: Sequence[Actor],
    quotations: Sequence[Quotation],
    dates: Mapping[int, tuple[DatedPhrase, ...]],
    overlay: Overlay,
    loose: Passages | None,
) -> ColumnContent:
    return ColumnContent(
        article=article,
        families=tuple(family for family in families if article.id in family.articles),
        actors=tuple(actor for actor in actors if any(m.article == article.id for m in actor.mentions)),
        quotations=tuple(quotation for quotation in quotations if quotation.article == article.id),
        dates=dates.get(article.id, ()),
        pins=overlay.pins.get(article.id, ()),
        hits=overlay.hits.get(article.id, ()),
        two_ledes=library.findings.two_ledes(article.id),
        wire_share=library.findings.wire_share(article.id) if loose is None else loose.shares[article.id],
    )


def article_name(row: ArticleRow) -> str:
    """What to call an article in a few words: its outlet, or the beginning of its title."""
    return row.outlet or shortened(row.title, 32)
