"""The analysis job: findings are made and stored by the worker, where articles changed that they depend on.

Passages, voices (actors with their quotations) and dates are made apart: each is made anew only when something
changed that it depends on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence

from pressfold.library import acts, article_rows, renewal
from pressfold.library.articles import Articles
from pressfold.library.jobs import Worker
from pressfold.library.own_registry import OwnRegistry
from pressfold.library.store import Store
from pressfold.library.voice_update import COLUMNS
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress

_PASSAGES, _VOICES, _DATES = "passages of", "voices of", "dates of"

#: What each kind of findings depends on besides text and roles: the version of what makes it, and columns of `article`.
_MADE_OF = {
    _PASSAGES: (acts.PASSAGES_VERSION, ("outlet", "byline", "credit", "dateline", "published")),
    _VOICES: (acts.VOICES_VERSION, COLUMNS),
    _DATES: (acts.DATES_VERSION, ("published", "suggested", "outlet", "url")),
}
#: What the worker does to make each kind anew.
_MAKERS = {_PASSAGES: renewal.passages, _VOICES: renewal.voices, _DATES: renewal.dates}


class Analysis:
    """Keeps the findings in step with the articles; what is missing or older is made anew."""

    def __init__(
        self, store: Store, articles: Articles, own: OwnRegistry, worker: Worker, index: Callable[..., None]
    ) -> None:
        self._store = store
        self._own = own
        self._articles = articles
        self._worker = worker
        self._index = index

    def due(self) -> bool:
        """Whether articles changed since the findings were made, or this Pressfold finds otherwise.

        Those of a library that can only be read are as they are.
        """
        return not self._store.newer and bool(self._behind())

    def run(self, *, progress: Progress = no_progress, cancel: Cancel = NEVER) -> None:
        """Find passages, actors, quotations and dates in all articles, store them, and bring the index up to date.

        Cancelled or failed, the findings of a kind from before stay as they were.
        """
        for fact, signature in self._behind().items():
            self._worker.run(_MAKERS[fact], self._store.path, fact, signature, progress=progress, cancel=cancel)
        self._index(progress=progress, cancel=cancel)

    def _behind(self) -> dict[str, str]:
        """The kinds of findings that are not those of the articles as they are, with what they will be made of."""
        signatures = {fact: self._signature(*made_of) for fact, made_of in _MADE_OF.items()}
        signatures[_VOICES] += self._own.digest()
        known = {fact: self._store.fact(fact) for fact in signatures}
        if not any(known.values()) and not self._articles.ids():
            return {}
        return {fact: signature for fact, signature in signatures.items() if known[fact] != signature}

    def _signature(self, version: str, columns: Sequence[str]) -> str:
        """A hash of all that findings of one kind depend on."""
        made_of = hashlib.sha256(version.encode("utf-8"))
        with self._store.reading() as connection:
            for row in article_rows.signature(connection, columns):  # row by row: one dump of all holds the window
                made_of.update(json.dumps(row).encode("utf-8"))
        return made_of.hexdigest()
