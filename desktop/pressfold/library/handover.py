"""The hand-over pack `*.briefpack`: a briefing with the originals of its sources, for another laptop.

A ZIP file with a manifest that names every member and its SHA-256. It may come from anybody: the archive is looked
through before anything of it is unpacked, each member must be what the manifest says, and the briefing must be whole.
"""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from pressfold import disk
from pressfold.library.originals import Originals
from pressfold.model.briefing_errors import CannotSave
from pressfold.model.export_errors import PackRefused

if TYPE_CHECKING:
    from pressfold.briefing.opened import OpenBriefing
    from pressfold.library.briefings import Briefings
    from pressfold.library.intake import Intake

FORMAT, VERSION = "pressfold-briefpack", 1
_BRIEFING, _MANIFEST = "briefing.briefing", "manifest.json"
#: The earliest time that a zip can tell: a pack made again is the same pack.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class HandOver:
    """Makes packs and takes them in."""

    def __init__(self, originals: Originals, intake: Intake, briefings: Briefings) -> None:
        self._originals = originals
        self._intake = intake
        self._briefings = briefings

    def pack(self, opened: OpenBriefing, path: Path) -> list[str]:
        """Write the saved briefing with its sources to `path`; the titles of sources whose original is gone.

        Raises CannotSave, and what saving the briefing raises.
        """
        if not opened.read_only:
            opened.save()
        missing: list[str] = []
        members = {_BRIEFING: opened.path.read_bytes()}
        sources: list[dict[str, str]] = []
        for source in opened.briefing.ordered_sources():
            content = self._originals.content(source.sha256)
            if content is None:
                missing.append(source.title)
                continue
            name = PurePath(source.path.replace("\\", "/")).name
            member = f"sources/{source.sha256}"
            members[member] = content
            sources.append({"member": member, "name": name, "sha256": source.sha256})
        hashes = {name: disk.sha256(content) for name, content in members.items()}
        manifest = {"format": FORMAT, "version": VERSION, "title": opened.briefing.title, "name": opened.path.name}
        members[_MANIFEST] = json.dumps({**manifest, "sha256": hashes, "sources": sources}, indent=1).encode()
        try:
            disk.replace_whole(path, _zipped(members))
        except OSError as error:
            raise CannotSave(str(path), error.strerror or str(error)) from error
        return missing

    def unpack(self, path: Path) -> Path:
        """Bring the sources into the library and the briefing into its folder; the path of the briefing.

        Raises PackRefused for a pack that is damaged or was made to do harm; then nothing was taken in.
        """
        try:
            members, manifest = _checked(path.read_bytes())
        except OSError as error:
            raise PackRefused(path.name, f"it could not be opened ({error.strerror})") from error
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise PackRefused(path.name, "what it holds is not what it says", str(error)) from error
        for source in manifest["sources"]:
            name = str(source["name"])
            self._intake.take(members[source["member"]], PurePath(name).suffix, name)
        return self._briefings.put(members[_BRIEFING], str(manifest["title"]))


def _checked(content: bytes) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The members and the manifest of a pack. Raises PackRefused, ValueError, KeyError, TypeError."""
    from pressfold.briefing import sheet
    from pressfold.ingest import archives
    from pressfold.ingest.reader import Refused

    try:
        with archives.opened(content) as archive:
            members = {name: archives.part(archive, name) or b"" for name in archive.namelist()}
    except Refused as refused:
        raise ValueError(str(refused)) from refused
    manifest = json.loads(members.pop(_MANIFEST))
    if manifest["format"] != FORMAT or manifest["version"] != VERSION:
        raise ValueError("this is no pack that this version knows")
    if {name: disk.sha256(each) for name, each in members.items()} != manifest["sha256"]:
        raise ValueError("a member is not the one that was packed")
    if {_BRIEFING, *(source["member"] for source in manifest["sources"])} != set(members):
        raise ValueError("the manifest names other members")
    try:
        sheet.read(members[_BRIEFING])
    except sheet.TooNew as error:
        raise ValueError(str(error)) from error
    return members, manifest


def _zipped(members: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _ZIP_TIME)
            # Deflate would pack an article of one repeated word tighter than the check of packs allows.
            member.compress_type = zipfile.ZIP_DEFLATED if len(content) < 1_000_000 else zipfile.ZIP_STORED
            archive.writestr(member, content)
    return packed.getvalue()
