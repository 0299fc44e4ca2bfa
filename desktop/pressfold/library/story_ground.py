"""What a story is told from, kept between readings: after one article's date changed, the rest is not read again.

Who is named and quoted, what came off one wire, and the checks that need no dates stay until an analysis or a ruling
changes them. Of the articles those are read again whose text, roles or facts changed.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from pressfold.library import acts, dated_rows, ruling_rows
from pressfold.library.articles import Articles
from pressfold.library.findings import Findings
from pressfold.library.store import Store
from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Check, Occurrence
from pressfold.model.passage import Family
from pressfold.model.quotation import Quotation
from pressfold.model.utterance import Utterance

if TYPE_CHECKING:
    from pressfold.dates.checks import Remarks
    from pressfold.dates.told import Heard


#: On whose word sentences stand is compared in so many articles at most: they may be of one story.
_RATED = 100


@dataclass(frozen=True)
class Standing:
    """What stays while dates change: who is heard, what is remarked, and the checks that need no dates."""

    heard: Heard
    names: Mapping[str, str]
    remarks: Remarks
    checks: Sequence[Check]


@dataclass
class _Kept:
    """The last reading: of which articles, made of what, and its parts by article."""

    asked: frozenset[int] | None = None
    made_of: str = ""
    standing: Standing | None = None
    digests: dict[int, str] = field(default_factory=dict)
    articles: dict[int, Article] = field(default_factory=dict)
    phrases: dict[int, list[DatedPhrase]] = field(default_factory=dict)
    told: dict[int, list[Occurrence]] = field(default_factory=dict)


@dataclass(frozen=True)
class Ground:
    """All that a story is told from."""

    articles: Sequence[Article]
    phrases: Sequence[DatedPhrase]
    told: Sequence[Occurrence]
    standing: Standing


class StoryGround:
    """Reads the ground of a story, and of the same articles again only what changed."""

    def __init__(self, store: Store, articles: Articles, findings: Findings) -> None:
        self._store = store
        self._articles = articles
        self._findings = findings
        self._kept = _Kept()
        self._lock = Lock()

    def forget(self) -> None:
        """Give the memory back, article by article; a reading that runs goes on with what it has."""
        if self._lock.acquire(blocking=False):
            try:
                kept, self._kept = self._kept, _Kept()
                for parts in (kept.articles, kept.phrases, kept.told):
                    while parts:
                        parts.popitem()
            finally:
                self._lock.release()

    def of(self, articles: Collection[int] | None) -> Ground:
        """The ground of these articles, of all where None."""
        with self._lock:
            asked = None if articles is None else frozenset(articles)
            if asked != self._kept.asked or not self._kept.digests:
                self._kept = _Kept(asked)
            kept = self._kept
            with _uncollected(much=not kept.digests):
                made_of = self._read_changed(kept, articles)
            found = list(kept.articles.values())
            if kept.standing is None or kept.made_of != made_of:
                with _uncollected(much=len(found) > _RATED):
                    kept.standing, kept.made_of = self._standing(found, articles), made_of
            phrases = [phrase for id in kept.articles for phrase in kept.phrases[id]]
            told = [one for id in kept.articles for one in kept.told[id]]
            return Ground(found, phrases, told, kept.standing)

    def _read_changed(self, kept: _Kept, articles: Collection[int] | None) -> str:
        """Bring the articles and their dates up to date; a hash of what the standing parts are made of."""
        with self._store.reading() as connection:
            wanted = dated_rows.digests(connection, acts.DATES_VERSION, articles)
            said = dated_rows.chosen(connection, articles)
            rulings = [list(map(str, pair)) for pair in ruling_rows.standing_all(connection)]
        for id, span, value in said:
            wanted[id] = f"{wanted.get(id, '')} {span.start}-{span.end} {value}"
        changed = [id for id, digest in wanted.items() if kept.digests.get(id) != digest]
        for id in kept.digests.keys() - wanted.keys():
            for parts in (kept.articles, kept.phrases, kept.told):
                parts.pop(id, None)
        if changed:
            self._read(kept, changed)
        kept.digests = wanted
        facts = [self._store.fact(fact) for fact in ("passages of", "voices of")]
        return hashlib.sha256(json.dumps([facts, rulings, sorted(wanted)]).encode("utf-8")).hexdigest()

    def _read(self, kept: _Kept, changed: Sequence[int]) -> None:
        """Read these articles with their dates."""
        kept.articles.update((one.id, one) for one in self._articles.some(changed))
        kept.articles = {id: kept.articles[id] for id in sorted(kept.articles)}
        found = [kept.articles[id] for id in changed if id in kept.articles]
        phrases = self._findings.dates(changed)
        for parts in (kept.phrases, kept.told):
            parts.update((one.id, []) for one in found)
        for phrase in phrases:
            kept.phrases[phrase.article].append(phrase)
        for occurrence in self._occurrences(found, phrases):
            kept.told[occurrence.article].append(occurrence)

    def _occurrences(self, articles: Sequence[Article], phrases: Sequence[DatedPhrase]) -> list[Occurrence]:
        """The stored dated sentences; those of articles that changed a moment ago, or have words that the reader dated,
        are made now.
        """
        ids = [article.id for article in articles]
        with self._store.reading() as connection:
            wanted = dated_rows.digests(connection, acts.DATES_VERSION, ids)
            known = dated_rows.made_of(connection, ids)
            said = {article for article, _, _ in dated_rows.chosen(connection, ids)}
            stored = {id for id, digest in wanted.items() if known.get(id) == digest and id not in said}
            found = dated_rows.occurrences(connection, stored)
        behind = [article for article in articles if article.id not in stored]
        there = {article.id for article in behind}
        return found + acts.dated_sentences(behind, [phrase for phrase in phrases if phrase.article in there])

    def _standing(self, found: Sequence[Article], articles: Collection[int] | None) -> Standing:
        findings = self._findings
        with self._store.reading() as connection:
            sides = ruling_rows.sides(connection)
        quotations = findings.quotations(articles)
        utterances = findings.utterances({said.utterance for said in quotations if said.utterance})
        return standing(found, findings.actors(articles), quotations, findings.families(articles), utterances, sides)


@contextmanager
def _uncollected(*, much: bool) -> Iterator[None]:
    """Where much is read that stays, cycles are not looked for meanwhile, and not in it afterwards.

    Python looks through all that lives again and again while it grows: of 1,000 articles that held the window for up to
    930 ms at once.
    """
    was_on = gc.isenabled()
    if not much or not was_on:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def standing(
    articles: Sequence[Article],
    actors: Sequence[Actor],
    quotations: Sequence[Quotation],
    families: Sequence[Family],
    utterances: Sequence[Utterance],
    sides: Mapping[str, tuple[str, str]] | None = None,
) -> Standing:
    """What stays of a story while dates change, by what was found in its articles; `sides` is what the reader said."""
    from pressfold.dates.checks import remarks
    from pressfold.dates.told import Heard
    from pressfold.library.story_checks import stated_and_attributed, two_ledes, two_speakers

    texts = {article.id: article.text for article in articles}
    heard = Heard(actors, quotations, families, texts)
    checks = two_ledes(articles, families) + two_speakers(utterances, quotations, texts)
    if len(articles) <= _RATED:
        rated = acts.ladder(articles, quotations, actors, sides)
        checks += stated_and_attributed(rated.sentences, families, texts)
    return Standing(heard, {actor.id: actor.name for actor in actors}, remarks(articles, heard), checks)
