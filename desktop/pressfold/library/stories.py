"""The door to what articles tell together: events, what is not resolved, and what may not add up."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from pressfold.library import acts, dated_rows, ruling_rows
from pressfold.library.articles import Articles
from pressfold.library.deciding import Decider, Done
from pressfold.library.decisions import Decision
from pressfold.library.findings import Findings
from pressfold.library.store import Store
from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.attribution import Ladder
from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Check, Occurrence, Reason, Story
from pressfold.model.passage import Family
from pressfold.model.progress import NEVER, Cancel
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.model.utterance import Utterance

#: What the reader says of a check.
_NO_PROBLEM = "no problem"


class Stories:
    """Events and checks of a library; `articles` limits an answer to these ids, None means all."""

    def __init__(self, store: Store, articles: Articles, findings: Findings, decider: Decider) -> None:
        self._store = store
        self._articles = articles
        self._findings = findings
        self._decider = decider

    def read(self, articles: Collection[int] | None = None) -> Story:
        """What these articles tell together, those checks left out that the reader called no problem."""
        found = self._articles.all() if articles is None else self._articles.some(articles)
        phrases = self._findings.dates(articles)
        with self._store.reading() as connection:
            dismissed = dated_rows.dismissed(connection)
        quotations = self._findings.quotations(articles)
        utterances = self._findings.utterances({said.utterance for said in quotations if said.utterance})
        return story(
            found,
            phrases,
            self._occurrences(found, phrases),
            self._findings.actors(articles),
            quotations,
            self._findings.families(articles),
            utterances,
            dismissed,
        )

    def ladder(self, articles: Collection[int] | None = None, *, cancel: Cancel = NEVER) -> Ladder:
        """On whose word each sentence of these articles stands, and the share of each side."""
        found = self._articles.all() if articles is None else self._articles.some(articles)
        with self._store.reading() as connection:
            chosen = ruling_rows.sides(connection)
        quotations, actors = self._findings.quotations(articles), self._findings.actors(articles)
        return acts.ladder(found, quotations, actors, chosen, cancel=cancel)

    def dismiss(self, check: str) -> Done:
        """Call a check no problem, now and after every analysis."""
        return self._decider.decide("Not a problem", [Decision("check", "", check, _NO_PROBLEM)])

    def recall(self, check: str) -> Done:
        """Show a check again that was called no problem."""
        return self._decider.decide("Show check again", [Decision("check", "", check)])

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


def story(
    articles: Sequence[Article],
    phrases: Sequence[DatedPhrase],
    occurrences: Sequence[Occurrence],
    actors: Sequence[Actor],
    quotations: Sequence[Quotation],
    families: Sequence[Family],
    utterances: Sequence[Utterance],
    dismissed: frozenset[str] = frozenset(),
) -> Story:
    """What these articles tell together, by what was found in them."""
    from pressfold.dates.checks import checks
    from pressfold.dates.told import Told

    texts = {article.id: article.text for article in articles}
    events = acts.events(occurrences, actors, families, texts)
    found = checks(Told(articles, phrases, events, actors, quotations, families))
    found += _two_ledes(articles, families) + _two_speakers(utterances, quotations, texts)
    return Story(
        tuple(events),
        tuple(phrase for phrase in phrases if phrase.open),
        tuple(check for check in found if check.id not in dismissed),
        {actor.id: actor.name for actor in actors},
        dismissed,
    )


def _two_ledes(articles: Sequence[Article], families: Sequence[Family]) -> list[Check]:
    """A card for each article that tells its news twice."""
    from pressfold.passages.ledes import two_ledes

    of_article: dict[int, list[Family]] = defaultdict(list)
    for family in families:
        for id in family.articles:
            of_article[id].append(family)
    cards: list[Check] = []
    for article in articles:
        found = two_ledes(article, of_article[article.id])
        if found is not None:
            reasons = tuple(_reason(article.id, span, article.text) for span in (found.first, found.second))
            name = f"ledes-{article.reading.text_sha256[:16]}"
            cards.append(Check(name, "ledes", "Two ledes in one page", found.why, reasons))
    return cards


def _two_speakers(
    utterances: Sequence[Utterance], quotations: Sequence[Quotation], texts: Mapping[int, str]
) -> list[Check]:
    """A card for each statement that is credited to speakers who are not one."""
    by_id = {said.id: said for said in quotations if said.article in texts}
    cards: list[Check] = []
    for utterance in utterances:
        said = [by_id[id] for id in utterance.quotations if id in by_id]
        if utterance.conflict and len(said) > 1:
            reasons = tuple(_reason(one.article, one.span, texts[one.article]) for one in said)
            name = hashlib.sha256("|".join(sorted(one.text for one in said)).encode("utf-8")).hexdigest()[:16]
            title = "One statement, different speakers"
            cards.append(Check(f"speakers-{name}", "speakers", title, utterance.conflict, reasons))
    return cards


def _reason(article: int, span: Span, text: str) -> Reason:
    return Reason(article, span, " ".join(span.of(text).split()))
