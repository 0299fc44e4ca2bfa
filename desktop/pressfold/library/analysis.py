"""The analysis job: findings are made in the worker from the stored articles, then switched in one transaction.

Passages, and voices (actors with their quotations), are made apart: each is made anew only when something changed
that it depends on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from sqlite3 import Connection

from pressfold.library import acts, article_rows, finding_rows, voice_rows
from pressfold.library.articles import Articles
from pressfold.library.doubles import near
from pressfold.library.jobs import Worker
from pressfold.library.store import Store, remember
from pressfold.model.article import Article
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress

_PASSAGES, _VOICES = "passages of", "voices of"

#: What each kind of findings depends on besides text and roles: the version of what makes it, and columns of `article`.
_MADE_OF = {
    _PASSAGES: (acts.PASSAGES_VERSION, ("outlet", "byline", "credit", "dateline", "published")),
    _VOICES: (acts.VOICES_VERSION, ("language", "published", "suggested")),
}


class Analysis:
    """Keeps the findings in step with the articles; what is missing or older is made anew."""

    def __init__(self, store: Store, articles: Articles, worker: Worker, index: Callable[..., None]) -> None:
        self._store = store
        self._articles = articles
        self._worker = worker
        self._index = index

    def due(self) -> bool:
        """Whether articles changed since the findings were made, or this Pressfold finds otherwise."""
        return bool(self._behind())

    def run(self, *, progress: Progress = no_progress, cancel: Cancel = NEVER) -> None:
        """Find passages, actors and quotations in all articles, store them, and bring the index up to date.

        Cancelled or failed, the findings of a kind from before stay as they were.
        """
        behind = self._behind()
        articles = self._articles.all() if behind else []
        for fact, signature in behind.items():
            store = self._find(fact, articles, progress, cancel)
            with self._store.transaction() as connection:
                store(connection)
                remember(connection, fact, signature)
        self._index(progress=progress, cancel=cancel)

    def _find(
        self, fact: str, articles: Sequence[Article], progress: Progress, cancel: Cancel
    ) -> Callable[[Connection], None]:
        """Make findings of one kind anew; what puts them in the place of the old ones."""
        if fact == _PASSAGES:
            shared = self._worker.run(acts.passages, articles, progress=progress, cancel=cancel)
            doubles = near(shared.pairs, shared.shares)

            def switch(connection: Connection) -> None:
                finding_rows.replace_passages(connection, shared.families, shared.pairs, shared.shares)
                finding_rows.replace_near(connection, doubles)

            return switch
        heard = self._worker.run(acts.voices, articles, progress=progress, cancel=cancel)
        return lambda connection: voice_rows.replace_voices(
            connection, heard.actors, heard.quotations, heard.offers, heard.utterances, heard.likenesses
        )

    def _behind(self) -> dict[str, str]:
        """The kinds of findings that are not those of the articles as they are, with what they will be made of."""
        signatures = {fact: self._signature(*made_of) for fact, made_of in _MADE_OF.items()}
        known = {fact: self._store.fact(fact) for fact in signatures}
        if not any(known.values()) and not self._articles.ids():
            return {}
        return {fact: signature for fact, signature in signatures.items() if known[fact] != signature}

    def _signature(self, version: str, columns: Sequence[str]) -> str:
        """A hash of all that findings of one kind depend on."""
        with self._store.reading() as connection:
            made_of = [version, *article_rows.signature(connection, columns)]
        return hashlib.sha256(json.dumps(made_of).encode("utf-8")).hexdigest()
