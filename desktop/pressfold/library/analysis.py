"""The analysis job: findings are made in the worker from the stored articles, then switched in one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from pressfold.library import acts, article_rows, finding_rows
from pressfold.library.articles import Articles
from pressfold.library.jobs import Worker
from pressfold.library.store import Store, remember
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress

_FACT = "findings of"


class Analysis:
    """Keeps the findings in step with the articles; what is missing or older is made anew."""

    def __init__(self, store: Store, articles: Articles, worker: Worker, index: Callable[..., None]) -> None:
        self._store = store
        self._articles = articles
        self._worker = worker
        self._index = index

    def due(self) -> bool:
        """Whether articles changed since the findings were made, or this Pressfold finds otherwise."""
        known = self._store.fact(_FACT)
        return known != self._signature() if known else bool(self._articles.ids())

    def run(self, *, progress: Progress = no_progress, cancel: Cancel = NEVER) -> None:
        """Find passages, actors and quotations in all articles, store them, and bring the index up to date.

        Cancelled or failed, the findings from before stay as they were.
        """
        if self.due():
            signature = self._signature()
            articles = self._articles.all()
            found = self._worker.run(acts.findings, articles, progress=progress, cancel=cancel)
            with self._store.transaction() as connection:
                finding_rows.clear(connection)
                finding_rows.insert_families(connection, found.passages.families)
                finding_rows.insert_pairs(connection, found.passages.pairs)
                finding_rows.insert_shares(connection, found.passages.shares)
                finding_rows.insert_actors(connection, found.actors)
                finding_rows.insert_quotations(connection, found.quotations)
                remember(connection, _FACT, signature)
        self._index(progress=progress, cancel=cancel)

    def _signature(self) -> str:
        """A hash of all that the findings depend on."""
        with self._store.reading() as connection:
            made_of = [acts.FINDINGS_VERSION, *article_rows.signature(connection)]
        return hashlib.sha256(json.dumps(made_of).encode("utf-8")).hexdigest()
