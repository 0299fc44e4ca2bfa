"""The folder LICENSES of the frozen program: the licence of each thing that travels, with a list that the window reads.

`freeze.py` runs this in the environment that is frozen: `python licences.py FOLDER` writes FOLDER/LICENSES, and beside
it the metadata by which a program knows the versions of its packages.

The list follows the lock and THIRD_PARTY.md: a locked package without a credit there, or without a text, ends it.
"""

from __future__ import annotations

import json
import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path

from contents import CARRIED
from product import HERE, ROOT, product, version

OWN = HERE / "licences"
#: Wheels that hold no licence text -> the texts of ours that say it.
LENT = {
    "pyside6-essentials": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
}
_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_FONTS = (("Inter", "Inter-LICENSE.txt"), ("Source Serif 4", "SourceSerif4-LICENSE.md"))


@dataclass
class Part:
    """One thing that travels; `texts` are paths below LICENSES."""

    name: str
    version: str
    licence: str
    texts: list[str] = field(default_factory=list)


class NoLicence(Exception):
    """Something would travel without its licence."""


def write(site: Path, folder: Path) -> list[Part]:
    """Fill `folder` from the packages installed in `site`; what is listed. Raises NoLicence."""
    parts = []
    for part, texts in _everything(site):
        if not texts:
            raise NoLicence(f"{part.name} has no licence text: give it one in packaging/licences")
        for name, content in texts.items():
            place = folder / _slug(part.name) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            part.texts.append(place.relative_to(folder).as_posix())
        parts.append(part)
    (folder / "index.json").write_text(json.dumps([asdict(part) for part in parts], indent=1) + "\n", encoding="utf-8")
    return parts


def _everything(site: Path) -> Iterator[tuple[Part, dict[str, bytes]]]:
    facts = product()
    own = {name: (ROOT / name).read_bytes() for name in ("LICENSE", "THIRD_PARTY.md")}
    yield Part(facts["name"], version(), facts["licence"]), own
    yield Part("Python", sys.version.split()[0], "PSF-2.0"), {"LICENSE.txt": _python()}
    installed = {_slug(found.metadata["Name"]): found for found in distributions(path=[str(site)])}
    credits = credited()
    for name, locked in sorted(needed().items()):
        if name not in credits:
            raise NoLicence(f"{name} is locked but not credited in THIRD_PARTY.md")
        if name in installed:  # what only another system needs is not installed here
            yield Part(name, locked, credits[name]), _texts(name, installed[name])
    bootloader = Part("PyInstaller bootloader", installed["pyinstaller"].version, "GPL-2.0-or-later, with an exception")
    yield bootloader, {"bootloader.txt": (OWN / "bootloader.txt").read_bytes()}
    for name, text in _FONTS:
        yield Part(name, "", "OFL-1.1"), {text: (ROOT / "resources/fonts" / text).read_bytes()}
    yield Part("Lucide icons", "", "ISC AND MIT"), {"LICENSE.txt": (ROOT / "resources/icons/LICENSE.txt").read_bytes()}
    if sys.platform == "linux":
        for package in sorted(set(CARRIED.values())):
            text = Path("/usr/share/doc", package, "copyright")
            if text.is_file():  # freeze.py ends where one of these travels and its text was not found
                yield Part(package, "", "as its text says"), {"copyright": text.read_bytes()}


def needed() -> dict[str, str]:
    """The packages of the run lock with their versions."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return {_slug(name): pinned for name, pinned in re.findall(r"^([A-Za-z0-9_.-]+)==([^ \\;]+)", lock, re.M)}


def credited() -> dict[str, str]:
    """The licences that THIRD_PARTY.md states for packages."""
    table = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8").split("## Data that travels")[0]
    return {_slug(name): licence for name, licence in re.findall(r"^\| ([\w.-]+) \| [\w.]+ \| (.+?) \|", table, re.M)}


def _texts(name: str, found: Distribution) -> dict[str, bytes]:
    """The licence texts of an installed package, by the path that they get."""
    if name in LENT:
        return {text: (OWN / text).read_bytes() for text in LENT[name]}
    kept = {}
    for file in sorted(found.files or (), key=str):
        inside = file.parts[1:] if file.parts[0].endswith(".dist-info") else ()
        if inside and (inside[0] == "licenses" or _TEXT.search(inside[-1])):
            place = "/".join(inside[1:] if inside[0] == "licenses" else inside)
            kept[place] = Path(str(found.locate_file(file))).read_bytes()
    return kept


def _python() -> bytes:
    """The licence of the Python that is frozen; its place differs by system."""
    places = (Path(sys.base_prefix, "LICENSE.txt"), Path(json.__file__).parent.parent / "LICENSE.txt")
    for place in (*places, Path("/usr/share/doc/python3", "copyright")):
        if place.is_file():
            return place.read_bytes()
    raise NoLicence(f"the licence of Python was not found below {sys.base_prefix}")


def _slug(name: str) -> str:
    return re.sub(r"[-_. ]+", "-", name).lower()


def main(arguments: list[str]) -> int:
    """Write the licences and the packages' metadata into the folder that is named."""
    folder, site = Path(arguments[0]), Path(sysconfig.get_path("purelib"))
    print(f"{len(write(site, folder / 'LICENSES'))} licences")
    names = needed()
    for found in distributions(path=[str(site)]):
        name = _slug(found.metadata["Name"])
        if name in names:
            place = folder / f"{name.replace('-', '_')}-{found.version}.dist-info"
            place.mkdir()
            (place / "METADATA").write_text(found.read_text("METADATA") or "", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
