"""Which texts are quoted where: the pins of all briefings that this machine knows, without opening any for editing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.model.dependents import PinUse
from pressfold.model.errors import PressfoldError

if TYPE_CHECKING:  # the room of briefings is entered when somebody asks: it would hold up the first paint
    from pressfold.briefing.place import Place

_Stamp = tuple[int, int, int, int]


class PinUses:
    """Reads briefings with their journals, and again only those that changed since."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._known: dict[Path, tuple[_Stamp, tuple[PinUse, ...]]] = {}

    def of(self, paths: Iterable[Path]) -> list[PinUse]:
        """The uses in these briefings; one that cannot be read has none."""
        return [use for path in dict.fromkeys(paths) for use in self._of(path)]

    def _of(self, path: Path) -> tuple[PinUse, ...]:
        from pressfold.briefing.place import Place

        place = Place(self._state, path)
        try:
            stamp = (*_stamp(place.path), *_stamp(place.journal.path))
            known = self._known.get(path)
            if known is None or known[0] != stamp:
                known = self._known[path] = stamp, tuple(_read(place, path))
        except (OSError, PressfoldError):  # a damaged briefing tells so when it is opened; it must not stop a removal
            return ()
        return known[1]


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


def _stamp(path: Path) -> tuple[int, int]:
    if not path.exists():
        return 0, 0
    about = path.stat()
    return about.st_mtime_ns, about.st_size


def _read(place: Place, path: Path) -> Iterator[PinUse]:
    from pressfold.briefing.restore import restored

    briefing = restored(place, path).replay.briefing
    count = Counter(briefing.sources[pin.source].text_sha256 for pin in briefing.ordered())
    for text, pins in sorted(count.items()):
        yield PinUse(briefing.title, str(path), text, pins)
