"""Which texts are quoted where: the pins of all briefings that this machine knows, without opening any for editing.

The room of briefings is entered when somebody asks: it would hold up the first paint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pressfold.model.briefing import Briefing
from pressfold.model.dependents import PinUse
from pressfold.model.errors import PressfoldError
from pressfold.model.span import Span

_Stamp = tuple[int, int, int, int]


class PinUses:
    """Reads briefings with their journals, and again only those that changed since."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._known: dict[Path, tuple[_Stamp, str, tuple[PinUse, ...]]] = {}

    def of(self, paths: Iterable[Path]) -> list[PinUse]:
        """The uses in these briefings; one that cannot be read has none."""
        return [use for path in dict.fromkeys(paths) for use in self._of(path)[1]]

    def titles(self, paths: Iterable[Path]) -> dict[Path, str]:
        """The titles of these briefings; one that cannot be read is left out."""
        found = {path: self._of(path)[0] for path in paths}
        return {path: title for path, title in found.items() if title}

    def _of(self, path: Path) -> tuple[str, tuple[PinUse, ...]]:
        """Title and uses of one briefing; none of both for one that cannot be read."""
        try:
            now = stamp(self._state, path)
            known = self._known.get(path)
            if known is None or known[0] != now:
                briefing = briefing_at(self._state, path)
                known = self._known[path] = now, briefing.title or path.stem, tuple(_uses(briefing, path))
        except (OSError, PressfoldError):  # a damaged briefing tells so when it is opened; it must not stop a removal
            return "", ()
        return known[1], known[2]


def known_paths(state: Path) -> list[Path]:
    """The briefings that were opened on this machine, wherever they lie."""
    from pressfold.briefing.journal import Opened, parsed

    found = []
    for journal in sorted(state.glob("*/journal.jsonl")):
        try:
            entries = parsed(journal.read_bytes()).entries
        except OSError:
            continue
        if entries and isinstance(entries[0], Opened) and Path(entries[0].path).exists():
            found.append(Path(entries[0].path))
    return found


def stamp(state: Path, path: Path) -> _Stamp:
    """What changes with every change of a briefing: times and sizes of its file and its journal."""
    from pressfold.briefing.place import Place

    place = Place(state, path)
    return (*_written(place.path), *_written(place.journal.path))


def briefing_at(state: Path, path: Path) -> Briefing:
    """A briefing with its journal, as its reader left it. Raises what reading it raises."""
    from pressfold.briefing.place import Place
    from pressfold.briefing.restore import restored

    return restored(Place(state, path), path).replay.briefing


def _written(path: Path) -> tuple[int, int]:
    if not path.exists():
        return 0, 0
    about = path.stat()
    return about.st_mtime_ns, about.st_size


def _uses(briefing: Briefing, path: Path) -> Iterator[PinUse]:
    spans: dict[str, list[Span]] = {}
    for pin in briefing.ordered():
        spans.setdefault(briefing.sources[pin.source].text_sha256, []).append(pin.span)
    for text, places in sorted(spans.items()):
        yield PinUse(briefing.title, str(path), text, len(places), tuple(places))


def elsewhere_used(briefing: Briefing, path: Path, uses: Iterable[PinUse]) -> dict[str, tuple[str, ...]]:
    """The titles of the other briefings that quote words of a pin too, by pin id; `path` is where this one lies."""
    by_text: dict[str, list[PinUse]] = {}
    for use in uses:
        if Path(use.path) != path:
            by_text.setdefault(use.text_sha256, []).append(use)
    found = {}
    for pin in briefing.ordered():
        others = by_text.get(briefing.source_of(pin).text_sha256, ())
        titles = [use.briefing for use in others if any(span.overlap(pin.span) for span in use.spans)]
        if titles:
            found[pin.id] = tuple(dict.fromkeys(titles))
    return found
