"""Makes what Linux users get of the frozen folder: `python packaging/linux/wrap.py` writes a .tar.gz and a .deb.

Both land in build/dist with their SHA-256 sums. The same frozen folder gives the same bytes: every file has the time
of the commit, root as its owner, and its place in the order of names.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from desktop import Facts, component, entry, file_types, mime_icon  # noqa: E402  # stand beside this script
from freeze import settle  # noqa: E402
from product import ROOT, product  # noqa: E402

ICONS = HERE.parent / "icons"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="wrap.py", description="Make the .tar.gz and the .deb.")
    parser.add_argument("--build", type=Path, default=ROOT / "build", help="where the frozen folder is (build/)")
    build = parser.parse_args(arguments).build.resolve()
    facts = product()
    frozen = build / "frozen" / facts["name"]
    made = _made(frozen / facts["programs"]["contents"])
    dist = build / "dist"
    dist.mkdir(parents=True, exist_ok=True)
    written = [archive(frozen, facts, made, build, dist), package(frozen, facts, made, build, dist)]
    for path in written:
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}  {path.stat().st_size / 1e6:.0f} MB")
    return 0


def _made(contents: Path) -> int:
    """The time of the commit that was frozen, in seconds since 1970."""
    stated = json.loads((contents / "resources/build.json").read_bytes())["date"]
    return int(datetime.fromisoformat(stated).timestamp())


def shared(facts: Facts, program: str, made: int) -> dict[str, bytes]:
    """What goes below a `share` folder, by path: menu entry, file types, icons, the page of a software centre."""
    id, logo = facts["identifiers"]["app"], facts["icons"]["app"]
    files = {
        f"applications/{id}.desktop": entry(facts, program).encode(),
        f"mime/packages/{facts['identifiers']['deb']}.xml": file_types(facts).encode(),
        f"metainfo/{id}.metainfo.xml": component(facts, made).encode(),
        f"icons/hicolor/scalable/apps/{id}.svg": (
            ROOT / "resources/icons" / f"{facts['icons']['app']}.svg"
        ).read_bytes(),
    }
    named = [("apps", id, logo)]
    named += [("mimetypes", mime_icon(kind), kind["icon"]) for kind in facts["types"]]
    for size in (size for size in facts["icons"]["sizes"] if size <= 512):
        for group, name, icon in named:
            picture = ICONS / "png" / f"{icon}-{size}.png"
            files[f"icons/hicolor/{size}x{size}/{group}/{name}.png"] = picture.read_bytes()
    return files


def archive(frozen: Path, facts: Facts, made: int, build: Path, dist: Path) -> Path:
    """The archive for any user: the program, what desktops are told, and a script that installs without root."""
    name = f"{facts['identifiers']['deb']}-{facts['version']}-linux-{facts['architecture']}"
    tree = build / "archive" / name
    shutil.rmtree(tree.parent, ignore_errors=True)
    shutil.copytree(frozen, tree / "program", symlinks=True)
    _write(tree / "share", shared(facts, facts["programs"]["desk"], made))
    script = (HERE / "install.sh").read_text(encoding="utf-8")
    for mark, value in (
        ("@DESK@", facts["programs"]["desk"]),
        ("@CONSOLE@", facts["programs"]["console"]),
        ("@ID@", facts["identifiers"]["app"]),
        ("@VERSION@", facts["version"]),
    ):
        script = script.replace(mark, value)
    _write(tree, {"install.sh": script.encode(), "README.txt": _readme(facts).encode()})
    (tree / "install.sh").chmod(0o755)
    settle(tree, made)
    path = dist / f"{name}.tar.gz"
    _packed(tree, name, made, path)
    shutil.rmtree(tree.parent)
    return path


def _readme(facts: Facts) -> str:
    needs = " ".join(_plain(line) for line in facts["linux"]["depends"] if not line.startswith("libc6"))
    return (
        f"{facts['name']} {facts['version']}\n\n{facts['description'][0]}\n\n"
        "./install.sh            installs it for you alone, below ~/.local; run again from a newer folder, it updates\n"
        "./install.sh --remove   takes it away; your library, briefings and settings stay\n"
        f"program/{facts['programs']['desk']}   starts it without installing\n\n"
        f"It needs these packages, as Debian and Ubuntu call them:\n{needs}\n\n"
        f"The licences of all its parts are in program/{facts['programs']['contents']}/LICENSES.\n"
    )


def _plain(dependency: str) -> str:
    return dependency.split(" ")[0]


def _packed(tree: Path, name: str, made: int, to: Path) -> None:
    """Write a gzip-compressed tar whose bytes depend on the content alone."""

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = made
        return member

    beside = to.with_suffix(".partial")
    with (
        beside.open("wb") as file,
        gzip.GzipFile("", "wb", 6, file, mtime=made) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in [tree, *sorted(tree.rglob("*"))]:
            tar.add(path, str(Path(name, path.relative_to(tree))), recursive=False, filter=plain)
    beside.replace(to)


def package(frozen: Path, facts: Facts, made: int, build: Path, dist: Path) -> Path:
    """The Debian package: the frozen folder below /opt, two commands, and what desktops are told."""
    _check_system(frozen, facts["linux"]["depends"])
    tree = build / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    home = Path(facts["linux"]["folder"])
    inside = tree / home.relative_to("/")
    shutil.copytree(frozen, inside, symlinks=True)
    _write(tree / "usr/share", shared(facts, str(home / facts["programs"]["desk"]), made))
    commands = tree / "usr/bin"
    commands.mkdir(parents=True)
    for key in ("desk", "console"):
        (commands / facts["programs"][key]).symlink_to(home / facts["programs"][key])
    deb = facts["identifiers"]["deb"]
    _write(tree / "usr/share/doc" / deb, _papers(facts, made))
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    _write(tree / "DEBIAN", {"control": _control(facts, size).encode(), "md5sums": _sums(tree)})
    settle(tree, made)
    to = dist / f"{deb}_{facts['version']}_amd64.deb"
    # one thread, so that the number of processors does not show in the bytes; Debian 12 and Ubuntu 22.04 read zstd
    options = ["--root-owner-group", "-Zzstd", "-z12", "--threads-max=1"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(made)}
    subprocess.run(["dpkg-deb", *options, "--build", tree, to], check=True, env=environment, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return to


def _check_system(frozen: Path, depends: list[str]) -> None:
    """End where a file asks for a newer C library than the package says: it would not start, and apt would not know."""
    files = [path for path in frozen.rglob("*") if path.is_file() and (".so" in path.name or not path.suffix)]
    told = subprocess.run(["objdump", "-T", *files], capture_output=True, text=True, check=False).stdout
    newest = max((int(minor) for minor in re.findall(r"\(GLIBC_2\.(\d+)", told)), default=0)
    stated = next((int(found[1]) for line in depends if (found := re.match(r"libc6 \(>= 2\.(\d+)\)", line))), 0)
    if newest > stated:
        raise SystemExit(f"A file needs libc6 2.{newest}, and product.toml says 2.{stated}.")


def _papers(facts: Facts, made: int) -> dict[str, bytes]:
    """What Debian wants to find of every package: its terms and its changes."""
    listed = f"{facts['linux']['folder']}/{facts['programs']['contents']}/LICENSES"
    terms = (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {facts['name']}\n"
        f"Comment: the texts for all that this package holds are in {listed}, listed in its index.json.\n\n"
        f"Files: *\nCopyright: {facts['publisher']}\nLicense: {facts['licence']}\n"
        " The text is /usr/share/common-licenses/Apache-2.0.\n"
    )
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    store = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, store, mtime=made) as squeezed:
        squeezed.write(changes)
    return {"copyright": terms.encode(), "changelog.gz": store.getvalue()}


def _control(facts: Facts, size: int) -> str:
    rows: dict[str, Any] = {
        "Package": facts["identifiers"]["deb"],
        "Version": facts["version"],
        "Architecture": "amd64",
        "Maintainer": f"{facts['publisher']} <{facts['contact']}>",
        "Installed-Size": size,
        "Depends": ", ".join(facts["linux"]["depends"]),
        "Recommends": ", ".join(facts["linux"]["recommends"]),
        "Section": facts["linux"]["section"],
        "Priority": "optional",
        "Description": "\n ".join([facts["summary"], *facts["description"]]),
    }
    return "".join(f"{key}: {value}\n" for key, value in rows.items())


def _sums(tree: Path) -> bytes:
    """The checksums by which `dpkg --verify` tells changed files."""
    files = (path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink())
    rows = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in files
        if path.parts[len(tree.parts)] != "DEBIAN"
    )
    return "".join(rows).encode()


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
