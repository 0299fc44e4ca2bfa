"""Archives: what a ZIP file says about itself is looked through before a single byte of it is unpacked."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath

from pressfold.ingest.reader import Refused
from pressfold.model.errors import FileDamaged, FileEncrypted, UnsafeFile

#: More than any document has; bombs have all three.
MOST_MEMBERS = 2_000
MOST_UNPACKED = 300_000_000
MOST_RATIO = 100
#: A member below this size may be packed as tightly as it likes: empty pages and tables are.
_SMALL = 2_000_000
#: No part of a document that is read is larger.
_LARGEST_PART = 100_000_000
_ENCRYPTED = 0x1


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive that these bytes are. Raises Refused when it is damaged, encrypted or made to do harm."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(FileDamaged, "its archive cannot be opened") from error
    if len(members) > MOST_MEMBERS:
        raise Refused(UnsafeFile, f"it packs {len(members):,} files")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Refused(UnsafeFile, "it would unpack to more than 300 MB")
    if len({member.filename for member in members}) < len(members):
        raise Refused(UnsafeFile, "it packs two files of one name")
    for member in members:
        _check(member)
    return archive


def _check(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise Refused(FileEncrypted)
    if member.file_size > max(_SMALL, MOST_RATIO * member.compress_size):
        raise Refused(UnsafeFile, "it is packed more than a hundredfold")
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename or "\0" in member.filename:
        raise Refused(UnsafeFile, "it packs a file for a place outside")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Refused(UnsafeFile, "it packs a link")


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The unpacked bytes of a member, None where there is none. Raises Refused when it is damaged."""
    try:
        with archive.open(name) as file:
            content = file.read(_LARGEST_PART + 1)
    except KeyError:
        return None
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error) as error:
        raise Refused(FileDamaged, f"its part “{name}” cannot be unpacked") from error
    if len(content) > _LARGEST_PART:
        raise Refused(UnsafeFile, "it unpacks to more than it says")
    return content
