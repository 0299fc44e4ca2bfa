"""What the worker does to a library: it reads the articles, makes findings of one kind, and puts them in their place.

The worker opens the database by itself, so that neither ten thousand texts nor their findings pass through the
program with the window: handing them over would hold the interpreter, and with it the window, for seconds. The
program holds the library for both.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pressfold.library import acts, article_rows, dated_rows
from pressfold.library.fingerprints import FACT
from pressfold.library.own_registry import OwnRegistry
from pressfold.library.passage_update import PassageUpdate
from pressfold.library.segment_rows import Overtaken
from pressfold.library.store import Store, remember
from pressfold.library.voice_update import VoiceUpdate
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress

#: So many articles are read, and their dates stored, at once.
_AT_ONCE = 200


def passages(
    path: Path, fact: str, signature: str, *, progress: Progress = no_progress, cancel: Cancel = NEVER
) -> None:
    """Bring the passages of the library in this database in step; `fact` remembers what they were made of.

    Stored segments that turn out to be broken are made anew. Cancelled or failed, the findings from before stay.
    Raises LibraryUnwritable, LibraryDamaged.
    """
    with _opened(path) as store, _nothing_collected():
        update = PassageUpdate(store, path.parent / "fingerprints", progress, cancel)
        try:
            update.run(fact, signature)
        except Overtaken:
            update.run(fact, signature)
        except (IndexError, ValueError):
            if store.fact(FACT) is None:
                raise
            update.run(fact, signature, anew=True)


def voices(path: Path, fact: str, signature: str, *, progress: Progress = no_progress, cancel: Cancel = NEVER) -> None:
    """The same for actors and quotations."""
    with _opened(path) as store:
        VoiceUpdate(store, OwnRegistry(path.parent).entries(), progress, cancel).run(fact, signature)


def dates(path: Path, fact: str, signature: str, *, progress: Progress = no_progress, cancel: Cancel = NEVER) -> None:
    """The same for what says when, article by article: only those that changed are read anew."""
    with _opened(path) as store:
        with store.reading() as connection:
            wanted = dated_rows.digests(connection, acts.DATES_VERSION)
            known = dated_rows.made_of(connection)
        changed = [id for id, digest in wanted.items() if known.get(id) != digest]
        with store.transaction() as connection:
            for done in range(0, len(changed), _AT_ONCE):
                cancel.check()
                progress(done, len(changed), "Reading dates")
                articles = article_rows.load(connection, changed[done : done + _AT_ONCE])
                phrases = acts.dates(articles, cancel=cancel)
                made = {article.id: wanted[article.id] for article in articles}
                dated_rows.replace(connection, made, phrases, acts.dated_sentences(articles, phrases))
            remember(connection, fact, signature)


@contextmanager
def _opened(path: Path) -> Iterator[Store]:
    store = Store(path)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Where what is made stays, cycles are not looked for meanwhile.

    Python would look through millions of objects again and again while they grow: a tenth of the time for 20,000
    articles, and a third of joining and storing their passages. There are as few cycles as with 2,000, and no more
    memory is held.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
