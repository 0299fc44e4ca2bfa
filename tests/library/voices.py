"""A library with voices in it, made without a worker process."""

from __future__ import annotations

from pathlib import Path

from pressfold.library import acts, voice_rows
from pressfold.library.library import Library
from pressfold.library.shelve import shelve
from tests.library.shelf import reading


def voiced(folder: Path, *texts: str, **facts: str) -> Library:
    """An open library that holds these texts, with their actors and quotations."""
    library = Library.open(folder, now=lambda: "2026-01-01T00:00:00+00:00")
    with library.store.transaction() as connection:
        for nth, text in enumerate(texts, start=1):
            shelve(connection, reading(text, f"{nth}.txt", **facts), library.now())
    find_voices(library)
    return library


def find_voices(library: Library) -> None:
    """Make the voices anew, as an analysis does."""
    heard = acts.voices(library.articles.all())
    with library.store.transaction() as connection:
        voice_rows.replace_voices(
            connection, heard.actors, heard.quotations, heard.offers, heard.utterances, heard.likenesses
        )
