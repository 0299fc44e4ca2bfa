"""Restoring: what an opening makes of a file and its journal, and a journal that can be added to again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.briefing import file
from pressfold.briefing.history import History
from pressfold.briefing.journal import Did, Entry, Lines, Opened, Saved
from pressfold.briefing.place import Place
from pressfold.briefing.replay import Recovered, Replay, replayed
from pressfold.model.briefing import Briefing
from pressfold.model.briefing_errors import BriefingInUse, BriefingNewer, ChangeNotKept
from pressfold.model.errors import PressfoldError

if TYPE_CHECKING:
    from filelock import BaseFileLock


@dataclass(frozen=True, slots=True)
class Restored:
    """A briefing as its reader left it. `refusal` is why it can only be read, None where it can be edited."""

    stored: file.Stored
    lines: Lines
    replay: Replay
    refusal: PressfoldError | None = None


def taken(place: Place) -> tuple[BaseFileLock | None, PressfoldError | None]:
    """The lock on a briefing, or why it cannot be edited here; neither for a file that is not there."""
    if not place.path.exists():
        return None, None  # reading it will say so; nothing is made for a name that is not there
    try:
        lock = place.lock()
    except OSError as error:
        return None, _not_kept(error)
    return lock, None if lock else BriefingInUse(str(place.path))


def restored(place: Place, path: Path) -> Restored:
    """The file and its journal brought together.

    Raises BriefingMissing, BriefingUnreadable, BriefingDamaged, BriefingNewer.
    """
    stored = file.read(path, place.backups)
    briefing = stored.sheet.briefing
    if not stored.sheet.editable:
        return Restored(stored, Lines(), Replay(briefing, History()), BriefingNewer(str(path)))
    place.adopt(stored.sha256)
    try:
        lines = place.journal.read()
    except OSError as error:
        return Restored(stored, Lines(), Replay(briefing, History()), _not_kept(error))
    if not lines.entries or _is_stranger(lines, briefing):
        return Restored(stored, lines, Replay(briefing, History()))
    return Restored(stored, lines, replayed(briefing, stored.sha256, lines.entries))


def put_in_order(place: Place, found: Restored, now: str) -> Recovered | None:
    """Make the journal one that can be added to, and set aside what does not fit; what there is to tell the reader.

    Raises OSError when the disk refuses; nothing is lost then.
    """
    lines, replay = found.lines, found.replay
    aside = None
    if lines.damaged or replay.left or _is_stranger(lines, replay.briefing):
        aside = place.set_aside(now)
    if aside or replay.foreign or lines.entries[:1] != (head(place, replay.briefing),):
        place.journal.rewrite(_orderly(place, found))
    if not (replay.recovered or replay.left or lines.damaged):
        return None
    return Recovered(replay.recovered, len(replay.left), replay.foreign, aside)


def head(place: Place, briefing: Briefing) -> Opened:
    """The first line of the journal of a briefing."""
    return Opened(briefing.id, str(place.path))


def _orderly(place: Place, found: Restored) -> list[Entry]:
    """The entries that say the same of the file as it is now."""
    first = head(place, found.replay.briefing)
    if not found.lines.entries or found.replay.foreign or _is_stranger(found.lines, found.replay.briefing):
        return [first, Saved(found.stored.sha256), *map(Did, found.replay.history.done)]
    return [first, *found.lines.entries[1:]]


def _is_stranger(lines: Lines, briefing: Briefing) -> bool:
    """Whether the journal belongs to another briefing that once lay at the same place."""
    first = lines.entries[0] if lines.entries else None
    return first is not None and not (isinstance(first, Opened) and first.briefing == briefing.id)


def _not_kept(error: OSError) -> ChangeNotKept:
    return ChangeNotKept("Open", error.strerror or str(error))
