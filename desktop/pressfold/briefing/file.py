"""Reading and writing `*.briefing` files: whole or not at all, and never over somebody else's version."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pressfold import disk
from pressfold.briefing import sheet
from pressfold.briefing.backups import Backups
from pressfold.briefing.sheet import NotWhole, Sheet, TooNew
from pressfold.model.briefing_errors import (
    BriefingChanged,
    BriefingDamaged,
    BriefingMissing,
    BriefingNewer,
    BriefingUnreadable,
    CannotSave,
)

#: Bytes from which on a file is not even read: a briefing of 10,000 pins has 15 MB.
LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Stored:
    """What a file held when it was read: its sheet, its bytes and their hash, by which a change is noticed."""

    sheet: Sheet
    content: bytes
    sha256: str


def read(path: Path, backups: Backups) -> Stored:
    """The briefing in a file.

    Raises BriefingMissing, BriefingUnreadable, BriefingDamaged (which names the best backup), or BriefingNewer for a
    file whose form this version cannot show. A newer one that it can show comes back with a sheet that is not editable.
    """
    try:
        content = _content(path)
        return Stored(sheet.read(content), content, disk.sha256(content))
    except NotWhole as error:
        raise BriefingDamaged(str(path), str(error), str(backups.best() or "")) from error
    except TooNew as error:
        raise BriefingNewer(str(path)) from error


def write(path: Path, content: bytes, *, base: str | None) -> None:
    """Put the bytes in the place of the file; `base` is the hash of the content that they grew from.

    Raises BriefingChanged when the file is another one by now, CannotSave when the disk refuses; both leave it whole.
    """
    try:
        disk.replace_whole(path, content, base=base)
    except disk.ChangedBelow as error:
        raise BriefingChanged(str(path)) from error
    except OSError as error:
        raise CannotSave(str(path), error.strerror or str(error)) from error


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size >= LARGEST:
            raise NotWhole(f"the file has {path.stat().st_size:,} bytes, the limit is {LARGEST:,}")
        return path.read_bytes()
    except FileNotFoundError:
        raise BriefingMissing(str(path)) from None
    except OSError as error:
        raise BriefingUnreadable(str(path), error.strerror or str(error)) from error
