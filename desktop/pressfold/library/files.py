"""A selection of files read for the occasion: every question is answered from what they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.library import acts
from pressfold.library.index_rows import entry, quoted_words
from pressfold.library.pinning import Context, context_of
from pressfold.library.searches import as_phrase
from pressfold.library.selection import ONE_STORY, Refused
from pressfold.library.spellings import spellings
from pressfold.library.stories import story
from pressfold.library.story_ground import standing
from pressfold.model.actor import Actor, Offer
from pressfold.model.article import Article, path_and_part
from pressfold.model.attribution import Ladder
from pressfold.model.dated import DatedPhrase
from pressfold.model.errors import BadQuery, CannotRead, NoArticles, NoSuchArticle
from pressfold.model.event import Story
from pressfold.model.passage import Comparison, Echo, Family, Pair, Similar, WireShare
from pressfold.model.progress import Progress, no_progress
from pressfold.model.quotation import Quotation
from pressfold.model.search import BatchRow, Facet, IndexEntry, ResultOrder, SearchResult
from pressfold.model.span import Span
from pressfold.model.utterance import Likeness, Utterance

if TYPE_CHECKING:
    from pressfold.search.index import SearchIndex
    from pressfold.search.syntax import Kept

#: Fields of a query that are about who is named and who is quoted.
_FIELDS_OF_VOICES = ("actor", "speaker", "quote")


def _kept_nowhere(asked: Kept) -> Collection[int]:
    """Files have no library that keeps something about them. Raises BadQuery."""
    raise BadQuery(
        f"“{asked.field}:” asks what a library keeps about its articles. Leave the paths out to search the library.",
        asked.place.start,
    )


class Files:
    """Files read for one command; the user's library is not touched."""

    def __init__(self, paths: Iterable[Path], progress: Progress = no_progress, looseness: float | None = None) -> None:
        """Read the files; passages are looked for at this looseness. Raises NoArticles when there are none."""
        self._progress = progress
        self._looseness = looseness
        self._articles, self.refused = _read(list(paths), progress)

    def articles(self) -> list[Article]:
        return self._articles

    def name(self, article: int) -> str:
        return self._articles[article - 1].reading.place

    def named(self, name: str) -> Article:
        """The article that somebody means by `name`, its file or its place in one. Raises NoSuchArticle.

        However its path is written; a file that holds several articles alone names its first.
        """
        meant = Path(name).absolute()
        for article in self._articles:
            if meant in (Path(article.reading.place).absolute(), Path(article.reading.path).absolute()):
                return article
        raise NoSuchArticle(name)

    def some(self, ids: Collection[int]) -> list[Article]:
        return [self._articles[id - 1] for id in sorted(ids)]

    def families(self) -> list[Family]:
        return list(self._passages.families)

    def pairs(self) -> list[Pair]:
        return list(self._passages.pairs)

    def actors(self) -> list[Actor]:
        return list(self._named.actors)

    def actor_names(self) -> Mapping[str, str]:
        return {actor.id: actor.name for actor in self._named.actors}

    def quotations(self) -> list[Quotation]:
        return list(self._voices.quotations)

    def offers(self) -> list[Offer]:
        return list(self._named.offers)

    def utterances(self) -> list[Utterance]:
        return list(self._voices.utterances)

    def likenesses(self) -> list[Likeness]:
        return list(self._voices.likenesses)

    def dates(self) -> list[DatedPhrase]:
        return acts.dates(self._articles, progress=self._progress)

    def story(self) -> Story:
        phrases = self.dates()
        told = acts.dated_sentences(self._articles, phrases)
        quotations, utterances = self.quotations(), self.utterances()
        stands = standing(self._articles, self.actors(), quotations, self.families(), utterances)
        return story(self._articles, phrases, told, stands)

    def ladder(self) -> Ladder:
        return acts.ladder(self._articles, self.quotations(), self.actors())

    def wire_share(self, article: int) -> WireShare:
        return self._passages.shares[article]

    def echoes(self) -> list[Echo]:
        from pressfold.passages.echoes import echoes

        return echoes(self._articles, self.pairs()) if len(self._articles) <= ONE_STORY else []

    def similar(self, article: int, limit: int) -> list[Similar]:
        return acts.similar(self._articles, self._articles[article - 1], self.pairs(), limit)

    def compare(self, a: int, b: int) -> Comparison:
        from pressfold.passages.versus import compare

        return compare(self._articles[a - 1], self._articles[b - 1], self.pairs())

    def search(
        self,
        query: str,
        limit: int,
        *,
        spelled: bool = True,
        order: ResultOrder = ResultOrder.RELEVANCE,
        folded: bool = False,  # noqa: ARG002 - what a library answers as well
    ) -> SearchResult:
        """Files have no near-doubles found, so that `folded` folds none, and only relevance and dates order them."""
        voices = any(f"{field}:" in query.lower() for field in _FIELDS_OF_VOICES)  # to find them takes a second
        texts: Mapping[int, str] = {article.id: article.text for article in self._articles}
        return self._index(voices).search(
            query,
            texts=lambda ids: {id: texts[id] for id in ids},
            limit=limit,
            aliases=spellings if spelled else None,
            kept=_kept_nowhere,
            order=self._in(order),
        )

    def facets(self, result: SearchResult) -> Sequence[Facet]:  # noqa: ARG002 - what a library answers as well
        return ()

    def count(self, names: Sequence[str]) -> list[BatchRow]:
        index = self._index(False)
        return [BatchRow(name, index.counts(as_phrase(name), aliases=spellings)) for name in names if name.strip()]

    def _in(self, order: ResultOrder) -> list[int] | None:
        if order not in (ResultOrder.NEWEST, ResultOrder.OLDEST):
            return None
        dated = [article for article in self._articles if article.metadata.published]
        newest = order is ResultOrder.NEWEST
        return [article.id for article in sorted(dated, key=lambda a: a.metadata.published or "", reverse=newest)]

    def _index(self, voices: bool) -> SearchIndex:
        from pressfold.search.index import SearchIndex

        index = SearchIndex.in_memory()
        index.add(self._with_voices() if voices else map(entry, self._articles))
        return index

    def _with_voices(self) -> Iterator[IndexEntry]:
        actors = {actor.id: actor for actor in self.actors()}
        for article in self._articles:
            here = [
                actor for actor in self.actors() if any(mention.article == article.id for mention in actor.mentions)
            ]
            names = {name for actor in here for name in (actor.name, *actor.aliases)}
            quotes = [quoted_words(said, actors) for said in self.quotations() if said.article == article.id]
            yield entry(article, names, quotes)

    def context(self, article: int, span: Span) -> Context:
        said = self.quotations()

        def renderings(utterance: str) -> list[Quotation]:
            return [quotation for quotation in said if quotation.utterance == utterance]

        return context_of(
            article, span, said, families=lambda _: self.families(), renderings=renderings, articles=self.some
        )

    @cached_property
    def _passages(self) -> acts.Passages:
        return acts.passages(self._articles, looseness=self._looseness, progress=self._progress)

    @cached_property
    def _named(self) -> acts.Voices:
        return acts.actors(self._articles, progress=self._progress)

    @cached_property
    def _voices(self) -> acts.Voices:
        return acts.quotations(self._articles, self._named, progress=self._progress)


def _read(paths: list[Path], progress: Progress) -> tuple[list[Article], list[Refused]]:
    from pressfold.ingest.reading import readings
    from pressfold.ingest.walk import files

    articles: list[Article] = []
    refused: list[Refused] = []
    wanted = _wanted(paths)
    found = files(wanted)
    for done, path in enumerate(found):
        progress(done, len(found), path.name)
        parts = wanted.get(path)
        for read in readings(path, shown=str(path)):
            if isinstance(read, CannotRead):
                refused.append(Refused(str(path), read.sentence))
            elif not parts or read.part in parts:
                articles.append(Article(len(articles) + 1, read))
    if not articles and not refused:
        raise NoArticles(", ".join(map(str, paths)))
    return articles, refused


def _wanted(paths: list[Path]) -> dict[Path, set[str]]:
    """The files and folders to read; of a file that was named by places in it, the parts that are wanted."""
    wanted: dict[Path, set[str]] = {}
    for path in paths:
        name, part = (str(path), "") if path.exists() else path_and_part(str(path))
        parts = wanted.setdefault(Path(name), set())
        if part:
            parts.add(part)
    return wanted
