"""Proves the .deb and the archive on a bare Debian: `sudo python packaging/prove_linux.py`.

A minimal Debian 12 is made by debootstrap in build/bare (once) and copied for each proof. The package brings with it
exactly what it depends on, so that a library nobody documented is missing there. Nothing outside build/ is changed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from product import HERE, ROOT, product
from smoke import troubles

sys.path.append(str(HERE / "linux"))
from bare import HOME, Bare, Failed, bare  # stands in the folder that the line above names

#: Libraries that only some desktops have; Qt does without the plugins that ask for them.
OPTIONAL = (
    "libgtk-3", "libgdk-3", "libpango", "libatk", "libcairo", "libgdk_pixbuf", "libharfbuzz", "libgio", "libgobject",
    "libwayland",
)  # fmt: skip


def prove_package(debian: Bare, deb: Path) -> None:
    """Install the .deb, let both programs tell their story, remove it, and look for what it left."""
    names = product()["programs"]
    debian.must("apt-get", "update", "-q", network=True)
    depends = [line.split(" ")[0] for line in product()["linux"]["depends"]]
    debian.must(*_apt("install"), *depends, network=True)
    before = debian.files()
    shutil.copy(deb, debian.folder / "root" / deb.name)
    told = debian.must(*_apt("install"), f"/root/{deb.name}", network=True)
    if "0 newly installed" in told or f"Setting up {product()['identifiers']['deb']}" not in told:
        raise Failed(f"apt did not install the package alone: {told[-400:]}")
    print(f"  installed; {_missing(debian, product()['linux']['folder'])}")
    for name in (names["console"], names["desk"]):
        _story(debian, f"/usr/bin/{name}")
    shown = _shown(debian, f"/usr/bin/{names['desk']}")
    print(f"  both programs told their whole story without a network; {shown}")
    _read_only_place(debian, f"/usr/bin/{names['console']}")
    _desktop_files(debian.folder / "usr/share")
    debian.must(f"/usr/bin/{names['console']}", "import", "/opt/pressfold/_internal/corpus", user="reader")
    debian.must(*_apt("purge"), product()["identifiers"]["deb"])
    left = sorted(debian.files() - before)
    strange = [path for path in left if not path.startswith("home/reader/")]
    if strange or debian.folder.joinpath("opt/pressfold").exists():
        raise Failed(f"removing left {strange[:10]}")
    if not any("library.sqlite" in path for path in left):
        raise Failed("the reader's library is gone")
    print("  removed; nothing is left but the reader's own library")


def prove_archive(debian: Bare, archive: Path) -> None:
    """Unpack the archive as a plain user, install it below ~/.local, tell the story, update over it, remove it."""
    names = product()["programs"]
    before = debian.files()
    shutil.copy(archive, debian.folder / "tmp" / archive.name)
    debian.must("tar", "--no-same-owner", "-xzf", f"/tmp/{archive.name}", "-C", "/tmp", user="reader")
    folder = f"/tmp/{archive.name.removesuffix('.tar.gz')}"
    console = f"{HOME}/.local/bin/{names['console']}"
    for _ in range(2):  # the second time is an update over the first
        stale = debian.folder / HOME[1:] / ".local/share/pressfold-program/stale.txt"
        debian.must(f"{folder}/install.sh", user="reader")
        if stale.exists():
            raise Failed("an update leaves files of the version before")
        _story(debian, console)
        stale.write_text("left by an older version")
    entry = debian.folder / HOME[1:] / f".local/share/applications/{product()['identifiers']['app']}.desktop"
    place = f"{HOME}/.local/share/pressfold-program/{names['desk']}"
    if f'Exec="{place}" open %F' not in entry.read_text():
        raise Failed(f"the menu entry starts something else: {entry.read_text()}")
    debian.must(f"{folder}/install.sh", "--remove", user="reader")
    left = [path for path in sorted(debian.files() - before) if "/.local/share/Pressfold" not in f"/{path}"]
    if left:
        raise Failed(f"removing left {left[:10]}")
    print("  installed below ~/.local by a plain user, told its story, updated without stale files, removed entirely")


def prove_full_disk(debian: Bare, archive: Path) -> None:
    """On a disk without room the archive's script says a sentence and leaves what was installed."""
    folder = f"/tmp/{archive.name.removesuffix('.tar.gz')}"
    small, program = "/tmp/small/pressfold-program", product()["programs"]["desk"]
    as_reader = f"setpriv --reuid reader --regid reader --clear-groups env XDG_DATA_HOME=/tmp/small HOME={HOME}"
    script = (
        f"mkdir -p /tmp/small && mount -t tmpfs -o size=20m tmpfs /tmp/small && mkdir {small} && "
        f"echo old >{small}/{program} && chown -R reader /tmp/small && "
        f"{as_reader} {folder}/install.sh; echo code $?; cat {small}/*; ls /tmp/small"
    )
    done = debian.run("sh", "-c", script)
    if "code 1" not in done.stdout or "old\npressfold-program\n" not in done.stdout or "no room" not in done.stderr:
        raise Failed(f"a full disk is not told: {done.stdout} {done.stderr[-500:]}")
    print("  a full disk is told in a sentence, and the version before stays whole")


def _apt(act: str) -> list[str]:
    return ["apt-get", act, "-q", "-y", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]


def _story(debian: Bare, program: str) -> None:
    """The smoke story of an installed program, as a plain user, without the network."""
    done = debian.run(program, "--smoke", user="reader", QT_QPA_PLATFORM="offscreen")
    wrong = troubles(done.stdout, done.stderr, done.returncode)
    if wrong:
        raise Failed(f"{program}: {'; '.join(wrong)}")


def _missing(debian: Bare, folder: str) -> str:
    """That no library is missing which a Debian of the documented packages should have."""
    script = f"find {folder} -name '*.so*' -type f -exec ldd {{}} + 2>/dev/null | grep 'not found' | sort -u"
    lines = [line.strip() for line in debian.run("sh", "-c", script).stdout.splitlines()]
    inside = {path.name for path in (debian.folder / folder[1:]).rglob("*.so*")}
    missing = [line for line in lines if not line.startswith(OPTIONAL) and line.split(" ")[0] not in inside]
    if missing:
        raise Failed(f"missing libraries: {missing}")
    return "every library that it needs is there"


def _shown(debian: Bare, program: str) -> str:
    """What became of showing the window on a real X server of this machine."""
    if not shutil.which("Xvfb"):
        return "NOT RUN: no Xvfb on this machine, so no window was shown on X"
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-screen", "0", "1440x900x24"],
            pass_fds=[writing], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        display = os.read(reading, 16).decode().strip()
        try:
            # an X server is reached by a socket whose name has no folder, but only from the same network
            done = debian.run(program, "--quit-when-shown", user="reader", network=True, DISPLAY=f":{display}")
        finally:
            server.terminate()
            server.wait()
    if done.returncode or "rror" in done.stderr:
        raise Failed(f"no window on X: {done.stderr}")
    return "the window was shown on a real X server"


def _read_only_place(debian: Bare, program: str) -> None:
    """A home without write rights is told in a sentence."""
    done = debian.run(program, "list", user="reader", PRESSFOLD_HOME="/usr/share/nowhere")
    if done.returncode == 0 or "Traceback" in done.stderr or not done.stderr.strip().endswith((".", "”.")):
        raise Failed(f"a place without write rights: {done.returncode} {done.stderr}")
    print(f"  without write rights it says: {done.stderr.strip()}")


def _desktop_files(share: Path) -> None:
    """The menu entry, the file types and the software centre's page, judged by the desktop's own tools."""
    id = product()["identifiers"]["app"]
    checks: list[tuple[str, Sequence[str | Path]]] = [
        ("desktop-file-validate", [share / f"applications/{id}.desktop"]),
        ("appstreamcli", ["validate", "--no-net", share / f"metainfo/{id}.metainfo.xml"]),
    ]
    for tool, words in checks:
        if not shutil.which(tool):
            print(f"  NOT RUN: {tool} is not on this machine")
            continue
        done = subprocess.run([tool, *words], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(f"{tool}: {done.stdout} {done.stderr}")
        print(f"  {tool} finds it valid")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="prove_linux.py", description="Prove the .deb and the archive on a bare Debian."
    )
    parser.add_argument("--build", type=Path, default=ROOT / "build")
    build = parser.parse_args(arguments).build.resolve()
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        print("NOT RUN: this needs root and debootstrap.")
        return 2
    facts = product()
    deb = build / f"dist/{facts['identifiers']['deb']}_{facts['version']}_amd64.deb"
    archive = build / f"dist/{facts['identifiers']['deb']}-{facts['version']}-linux-{facts['architecture']}.tar.gz"
    debian = bare(build, "chroot")
    proofs: list[tuple[str, Callable[[], None]]] = [
        (f"{deb.name} on a bare Debian 12", lambda: prove_package(debian, deb)),
        (f"{archive.name} on the same Debian", lambda: prove_archive(debian, archive)),
        ("the archive on a full disk", lambda: prove_full_disk(debian, archive)),
    ]
    try:
        for name, proof in proofs:
            print(name, flush=True)
            proof()
    except Failed as failure:
        print(f"FAILED, {failure}")
        return 1
    with suppress(OSError):
        shutil.rmtree(build / "chroot")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
