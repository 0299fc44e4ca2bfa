"""Voices after a change: a handful of new articles is read, and joined with the articles that name the same actors.

Joining is done over all articles at once, so that a name means the same everywhere; that takes the longer the more
there are, ten new ones or not. So a handful is joined with its *neighbours* only, those that name the rarest of its
names, and nothing that was found elsewhere changes. What has come in this way since all was joined is counted: from
`_SHARE` of the library on, or when anything else changed, all is joined anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from sqlite3 import Connection

from pressfold.library import acts, article_rows, index_rows, rendering_rows, voice_rows, voiced_rows
from pressfold.library.acts import Voices
from pressfold.library.store import Store, remember
from pressfold.model.article import Article
from pressfold.model.own_entry import OwnEntry
from pressfold.model.progress import Cancel, Progress

#: What the findings depend on besides text and roles.
COLUMNS = ("language", "published", "suggested")
#: From this part of the library on new articles are joined with all others, and so many neighbours they have.
_SHARE, _NEIGHBOURS = 0.02, 120
#: What all voices were made by last, and how many articles came in since.
_WHOLE = "voices as a whole"


class VoiceUpdate:
    """Brings the voices of a library in step with its articles."""

    def __init__(self, store: Store, own: Sequence[OwnEntry], progress: Progress, cancel: Cancel) -> None:
        self._store = store
        self._own = own
        self._progress = progress
        self._cancel = cancel
        self._made_by = hashlib.sha256(f"{acts.VOICES_VERSION}{own!r}".encode()).hexdigest()[:16]

    def run(self, fact: str, signature: str) -> None:
        """Find what changed since the last time, and store it; `fact` remembers what it was made of.

        Cancelled or failed, what was there stays. Raises LibraryUnwritable, LibraryDamaged.
        """
        with self._store.reading() as connection:
            now, before = _digests(connection), voiced_rows.digests(connection)
        changed = {id for id, digest in now.items() if before.get(id) != digest}
        since = self._since(changed, now, before)
        if since is None:
            self._all(now, fact, signature)
        else:
            self._some(changed, now, since, fact, signature)

    def _since(self, changed: Collection[int], now: Mapping[int, str], before: Mapping[int, str]) -> int | None:
        """How many articles came or went since all was joined; None where all must be joined again."""
        made_by, _, count = (self._store.fact(_WHOLE) or "").partition(" ")
        if made_by != self._made_by or changed & before.keys():
            return None
        since = int(count) + len(changed) + len(before.keys() - now.keys())
        return since if since <= _SHARE * len(now) else None

    def _all(self, now: Mapping[int, str], fact: str, signature: str) -> None:
        from pressfold.actors.readings import Readings

        with self._store.reading() as connection:
            articles = article_rows.load(connection)
            readings = Readings(acts.VOICES_VERSION, voice_rows.remembered(connection), self._own)
        heard = acts.voices(articles, self._own, readings, progress=self._progress, cancel=self._cancel)
        with self._store.transaction() as connection:
            voice_rows.remember_readings(connection, readings.fresh())
            voice_rows.replace_voices(
                connection, heard.actors, heard.quotations, heard.offers, heard.utterances, heard.likenesses
            )
            rendering_rows.lay(connection)
            index_rows.note_voices(connection, heard.actors, heard.quotations)
            voiced_rows.replace(connection, now)
            remember(connection, _WHOLE, f"{self._made_by} 0")
            remember(connection, fact, signature)

    def _some(self, new: Collection[int], now: Mapping[int, str], since: int, fact: str, signature: str) -> None:
        from pressfold.actors.readings import Readings

        with self._store.reading() as connection:
            articles = article_rows.load(connection, new)
        readings = Readings(acts.VOICES_VERSION, {}, self._own)
        alone = acts.actors(articles, self._own, readings, progress=self._progress, cancel=self._cancel)
        fresh = readings.fresh()
        with self._store.reading() as connection:
            near = voiced_rows.neighbours(connection, _names(alone), new, _NEIGHBOURS) if articles else []
            kept = voice_rows.remembered(connection, near) | fresh
            together: list[Article] = [*article_rows.load(connection, near), *articles]
        readings = Readings(acts.VOICES_VERSION, kept, self._own)
        heard = acts.voices(together, self._own, readings, progress=self._progress, cancel=self._cancel)
        fresh |= {id: reading for id, reading in readings.fresh().items() if id in new}
        with self._store.transaction() as connection:
            voice_rows.remember_readings(connection, fresh)
            rendering_rows.take_off(connection)
            voiced_rows.add_voices(connection, heard, new)
            rendering_rows.lay(connection)
            stored = voice_rows.actors(connection, new), voice_rows.quotations(connection, new)
            index_rows.note_voices(connection, *stored, within=new)
            voiced_rows.replace(connection, now)
            remember(connection, _WHOLE, f"{self._made_by} {since}")
            remember(connection, fact, signature)


def _names(found: Voices) -> set[str]:
    """The names that actors are printed with."""
    return {mention.text for actor in found.actors for mention in actor.mentions}


def _digests(connection: Connection) -> dict[int, str]:
    """A hash of all that an article's voices are made of, by its number."""
    return {
        int(row[0] or 0): hashlib.sha256(json.dumps(row[1:]).encode("utf-8")).hexdigest()[:16]
        for row in article_rows.signature(connection, COLUMNS)
    }
