"""What the library found around a briefing's quotes, as a document tells it: who is named, what is wire copy, how many
origins the sources amount to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pressfold.briefing.citations import short
from pressfold.briefing.pins import source_of
from pressfold.briefing.word_diff import told
from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.briefing import Briefing
from pressfold.model.passage import Family, Passage, PassageKind
from pressfold.model.span import Span
from pressfold.text.normal import proof


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that the quotes or their sentences name: mentions and articles are counted in all articles handed in."""

    name: str
    kind: str
    speaks_for: str | None
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that a pinned quote lies in and that other articles carry too.

    `carriers` are short citations; `likely_origin` is one of them or None; `differences` says for each carrier that
    words it otherwise what it changed, as "Reuters, 28 January 2022: “NATO” became “Nato”."
    """

    text: str
    kind: str
    words: int
    carriers: tuple[str, ...]
    origins: int
    likely_origin: str | None = None
    reasons: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All of it. `origins` is how many independent texts the briefing's sources are, None where nobody counted."""

    named: tuple[Named, ...] = ()
    shared: tuple[Shared, ...] = ()
    origins: int | None = None


NOTHING_FOUND = Findings()


def gather(
    briefing: Briefing, articles: Sequence[Article], families: Sequence[Family], actors: Sequence[Actor]
) -> Findings:
    """What the findings say about the quotes of a briefing.

    `articles` are all that the findings speak of; sources are known among them by the hash of their text.
    """
    by_id = {article.id: article for article in articles}
    quoted = _quoted_spans(briefing, articles)
    by_actor = {actor.id: actor for actor in actors}
    touching = [family for family in families if family.kind is not PassageKind.STOCK and _touches(family, quoted)]
    named = [_named(actor, by_actor) for actor in actors if _is_named(actor, quoted)]
    return Findings(
        named=tuple(sorted(named, key=lambda actor: (-actor.mentions, actor.name))),
        shared=tuple(_shared(family, by_id) for family in touching if len(family.articles) > 1),
        origins=origins(briefing, articles, families),
    )


def origins(briefing: Briefing, articles: Iterable[Article], families: Iterable[Family]) -> int:
    """How many independent texts the sources of a briefing are: articles that share wire copy count as one."""
    ids = {article.reading.text_sha256: article.id for article in articles}
    return grouped((ids.get(source.text_sha256, source.id) for source in briefing.ordered_sources()), families)


def grouped(sources: Iterable[int | str], families: Iterable[Family]) -> int:
    """How many independent texts these are, articles by id and others by name: who shares wire copy counts as one."""
    group: dict[int | str, int | str] = {id: id for id in sources}
    for family in families:
        if family.kind is PassageKind.WIRE:
            members = [id for id in family.articles if id in group]
            for member in members[1:]:
                _join(group, members[0], member)
    return len(set(group.values()))


def _join(group: dict[int | str, int | str], one: int | str, other: int | str) -> None:
    old, new = group[other], group[one]
    for id, name in group.items():
        if name == old:
            group[id] = new


def _quoted_spans(briefing: Briefing, articles: Iterable[Article]) -> dict[int, list[Span]]:
    """For each article the places that are quoted, with the sentences around them."""
    ids = {article.reading.text_sha256: article for article in articles}
    found: dict[int, list[Span]] = {}
    for pin in briefing.ordered():
        article = ids.get(briefing.source_of(pin).text_sha256)
        if article is not None:
            found.setdefault(article.id, []).append(_sentence_span(article.text, pin.span, pin.context_sentence))
    return found


def _sentence_span(text: str, span: Span, sentence: str) -> Span:
    at = text.find(sentence, max(0, span.end - len(sentence)), span.start + len(sentence)) if sentence else -1
    return Span(at, at + len(sentence)) if 0 <= at <= span.start else span


def _touches(family: Family, quoted: Mapping[int, Sequence[Span]]) -> bool:
    return any(member.span.overlap(span) for member in family.members for span in quoted.get(member.article, ()))


def _is_named(actor: Actor, quoted: Mapping[int, Sequence[Span]]) -> bool:
    return any(mention.span.within(span) for mention in actor.mentions for span in quoted.get(mention.article, ()))


def _named(actor: Actor, actors: Mapping[str, Actor]) -> Named:
    voice = actors.get(actor.speaks_for or "")
    return Named(
        name=actor.name,
        kind=actor.kind.value,
        speaks_for=voice.name if voice else None,
        mentions=len(actor.mentions),
        articles=len({mention.article for mention in actor.mentions}),
    )


def _shared(family: Family, articles: Mapping[int, Article]) -> Shared:
    known = [member for member in family.members if member.article in articles]
    origin = family.likely_origin
    likely = articles.get(origin.article) if origin else None
    first = next((member for member in known if likely and member.article == likely.id), known[0])
    text = first.span.of(articles[first.article].text)
    return Shared(
        text=text,
        kind=family.kind.value,
        words=family.words,
        carriers=tuple(dict.fromkeys(_short(articles[member.article]) for member in known)),
        origins=family.origins,
        likely_origin=_short(likely) if likely else None,
        reasons=origin.reasons if origin and likely else (),
        differences=tuple(_differences(text, first.article, known, articles)),
    )


def _differences(text: str, first: int, members: Sequence[Passage], articles: Mapping[int, Article]) -> Iterable[str]:
    for member in members:
        words = member.span.of(articles[member.article].text)
        if member.article != first and proof(words) != proof(text):
            yield f"{_short(articles[member.article])}: {told(text, words)}"


def _short(article: Article) -> str:
    return short(source_of(article, ""))
