"""Where the text behind a pin is looked up when it is proved: the library's stored copies, or the recorded file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from pressfold.library.articles import Articles
from pressfold.model.article import Article, Reading, path_and_part
from pressfold.model.briefing import Anchor, Briefing, Pin, Source
from pressfold.model.errors import CannotRead


class Copies(Protocol):
    """Whoever has copies of articles."""

    def find(self, source: Source) -> Reading | None:
        """The copy of a source as it is today, None when there is none."""
        ...


class StoredCopies:
    """The library's articles: by the very text, else by the path they came from."""

    def __init__(self, articles: Articles) -> None:
        self._articles = articles
        self._ids = articles.ids_by_copy()

    def find(self, source: Source) -> Reading | None:
        id = self._ids.get(source.text_sha256) or self._ids.get(source.path)
        return None if id is None else self._articles.get(id).reading


class RecordedFiles:
    """The files that the pins were made from, where they still lie."""

    def find(self, source: Source) -> Reading | None:
        from pressfold.ingest.reading import read

        if not source.path:
            return None
        path, part = (source.path, "") if Path(source.path).exists() else path_and_part(source.path)
        try:
            return read(Path(path), part=part)
        except CannotRead:
            return None


@dataclass(frozen=True, slots=True)
class FirstOf:
    """Several places, asked in turn."""

    places: Sequence[Copies]

    def find(self, source: Source) -> Reading | None:
        return next((copy for place in self.places if (copy := place.find(source)) is not None), None)


@dataclass(frozen=True, slots=True)
class Given:
    """Articles at hand."""

    articles: Sequence[Article]

    def find(self, source: Source) -> Reading | None:
        for article in self.articles:
            if article.reading.text_sha256 == source.text_sha256:
                return article.reading
        return None


def with_paths(briefing: Briefing, known: Mapping[str, str], folder: Path) -> Briefing:
    """The briefing with the paths of its sources: the known ones by the hash of the text, else beside in `folder`."""
    sources = {
        id: replace(source, path=known.get(source.text_sha256) or str(folder / source.path))
        for id, source in briefing.sources.items()
    }
    return replace(briefing, sources=sources)


def by_source(briefing: Briefing) -> list[tuple[str, list[Pin]]]:
    """The pins of each source, by its id: who looks pins up source by source prepares every text once."""
    found: dict[str, list[Pin]] = {}
    for pin in briefing.ordered():
        found.setdefault(pin.source, []).append(pin)
    return list(found.items())


def check_all(briefing: Briefing, copies: Copies, checked: str) -> Mapping[str, Anchor]:
    """What became of every pin's words, by pin id, in the order of the document; `checked` is the time."""
    from pressfold.briefing.proof import check

    anchors: dict[str, Anchor] = {}
    for id, pins in by_source(briefing):
        copy = copies.find(briefing.sources[id])
        for pin in pins:
            anchors[pin.id] = check(
                pin,
                copy.text if copy else None,
                checked=checked,
                file_sha256=copy.sha256 if copy else None,
                text_sha256=copy.text_sha256 if copy else None,
            )
    return {pin.id: anchors[pin.id] for pin in briefing.ordered()}
