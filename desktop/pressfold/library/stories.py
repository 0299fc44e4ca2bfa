"""The door to what articles tell together: events, what is not resolved, and what may not add up."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pressfold.library import acts, dated_rows
from pressfold.library.articles import Articles
from pressfold.library.deciding import Decider, Done
from pressfold.library.decisions import Decision
from pressfold.library.findings import Findings
from pressfold.library.store import Store
from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Check, Occurrence, Reason, Story
from pressfold.model.passage import Family, TwoLedes
from pressfold.model.quotation import Quotation

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
        ledes = [told for article in found if (told := self._findings.two_ledes(article.id)) is not None]
        return story(
            found,
            phrases,
            self._occurrences(found, phrases),
            self._findings.actors(articles),
            self._findings.quotations(articles),
            self._findings.families(articles),
            ledes,
            dismissed,
        )

    def dismiss(self, check: str) -> Done:
        """Call a check no problem, now and after every analysis."""
        return self._decider.decide("Not a problem", [Decision("check", "", check, _NO_PROBLEM)])

    def recall(self, check: str) -> Done:
        """Show a check again that was called no problem."""
        return self._decider.decide("Show check again", [Decision("check", "", check)])

    def _occurrences(self, articles: Sequence[Article], phrases: Sequence[DatedPhrase]) -> list[Occurrence]:
        """The stored dated sentences, those of articles that changed a moment ago made now."""
        ids = [article.id for article in articles]
        with self._store.reading() as connection:
            wanted = dated_rows.digests(connection, acts.DATES_VERSION, ids)
            known = dated_rows.made_of(connection, ids)
            stored = {id for id, digest in wanted.items() if known.get(id) == digest}
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
    ledes: Sequence[TwoLedes],
    dismissed: frozenset[str] = frozenset(),
) -> Story:
    """What these articles tell together, by what was found in them."""
    from pressfold.dates.checks import checks
    from pressfold.dates.told import Told

    texts = {article.id: article.text for article in articles}
    events = acts.events(occurrences, actors, families, texts)
    found = checks(Told(articles, phrases, events, actors, quotations, families))
    hashes = {article.id: article.reading.text_sha256 for article in articles}
    found += [_two_ledes(lede, texts[lede.article], hashes[lede.article]) for lede in ledes]
    return Story(
        tuple(events),
        tuple(phrase for phrase in phrases if not phrase.resolved),
        tuple(check for check in found if check.id not in dismissed),
        {actor.id: actor.name for actor in actors},
        dismissed,
    )


def _two_ledes(found: TwoLedes, text: str, text_sha256: str) -> Check:
    reasons = [Reason(found.article, span, " ".join(span.of(text).split())) for span in (found.first, found.second)]
    return Check(f"ledes-{text_sha256[:16]}", "ledes", "Two ledes in one page", found.why, tuple(reasons))
