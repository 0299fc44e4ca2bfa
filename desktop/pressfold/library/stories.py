"""The door to what articles tell together: events, what is not resolved, and what may not add up."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pressfold.library import acts, dated_rows, ruling_rows
from pressfold.library.articles import Articles
from pressfold.library.deciding import Decider, Done
from pressfold.library.decisions import Decision
from pressfold.library.findings import Findings
from pressfold.library.store import Store
from pressfold.library.story_ground import Standing, StoryGround
from pressfold.model.article import Article
from pressfold.model.attribution import Ladder
from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Occurrence, Story
from pressfold.model.progress import NEVER, Cancel

#: What the reader says of a check.
_NO_PROBLEM = "no problem"


class Stories:
    """Events and checks of a library; `articles` limits an answer to these ids, None means all."""

    def __init__(self, store: Store, articles: Articles, findings: Findings, decider: Decider) -> None:
        self._store = store
        self._articles = articles
        self._findings = findings
        self._decider = decider
        self._ground = StoryGround(store, articles, findings)

    def read(self, articles: Collection[int] | None = None) -> Story:
        """What these articles tell together, those checks left out that the reader called no problem.

        Asked again for the same articles, only what changed since is read and made anew.
        """
        ground = self._ground.of(articles)
        with self._store.reading() as connection:
            dismissed = dated_rows.dismissed(connection)
        return story(ground.articles, ground.phrases, ground.told, ground.standing, dismissed)

    def rest(self) -> None:
        """Give back the memory that reading again quickly takes."""
        self._ground.forget()

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


def story(
    articles: Sequence[Article],
    phrases: Sequence[DatedPhrase],
    occurrences: Sequence[Occurrence],
    standing: Standing,
    dismissed: frozenset[str] = frozenset(),
) -> Story:
    """What these articles tell together, by what was found in them."""
    from pressfold.dates.agreement import with_agreement
    from pressfold.dates.checks import checks, in_order
    from pressfold.dates.told import Told

    heard = standing.heard
    events = acts.events(occurrences, heard.named, heard.origins, {article.id: article.text for article in articles})
    told = Told(articles, phrases, events, heard)
    found = in_order([*standing.checks, *checks(told, standing.remarks)])
    return Story(
        tuple(with_agreement(told)),
        tuple(phrase for phrase in phrases if phrase.open),
        tuple(check for check in found if check.id not in dismissed),
        standing.names,
        dismissed,
    )
