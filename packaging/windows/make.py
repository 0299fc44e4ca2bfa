"""Everything that is given away for Windows, from the frozen folder: `python3 packaging/windows/make.py`.

    pressfold-0.1.0-windows-setup.exe      the set-up program (NSIS), for one user, without an administrator
    pressfold-0.1.0-windows.msi            the same for IT departments (wixl)
    pressfold-0.1.0-windows-portable.zip   a folder that keeps the user's work beside the program

It runs on Linux with nsis and wixl; Pressfold itself is frozen on Windows before. With WINDOWS_CERTIFICATE set,
programs, uninstaller, set-up and MSI are signed (sign.py); without, they are unsigned, and so the names say.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import msi  # noqa: E402  # found by the line above
import nsis  # noqa: E402
import payload  # noqa: E402
import sign  # noqa: E402
from product import ROOT, product  # noqa: E402
from version_info import four_numbers  # noqa: E402

#: What an empty SOURCE_DATE_EPOCH stands for outside of git: no file is older than Windows' own calendar of archives.
_EARLIEST = 315532800
#: Beside the programs of the portable folder: Pressfold keeps the user's work there when it finds this (app/paths.py).
PORTABLE = "portable.txt"
PORTABLE_SAYS = (
    "While this file lies beside the programs, Pressfold keeps the library and its settings in the folder\r\n"
    "“Pressfold data” here, and not in the user's profile. Delete this file to have it the usual way.\r\n"
)


def make(facts: Mapping[str, Any], frozen: Path, out: Path, work: Path, kinds: list[str]) -> list[Path]:
    """Write the wanted kinds ("setup", "msi", "portable") to `out`; what was written."""
    four_numbers(facts["version"])
    missing = [
        tool for kind, tool in (("setup", "makensis"), ("msi", "wixl")) if kind in kinds and not shutil.which(tool)
    ]
    if missing:
        raise payload.NotWhole(f"{' and '.join(missing)} cannot be found. On Debian: sudo apt install nsis wixl.")
    when = int(os.environ.get("SOURCE_DATE_EPOCH") or _last_commit())
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(when), "TZ": "UTC"}
    carried = work / "payload"
    files = payload.gather(facts, frozen, HERE.parent / "icons", carried, when)
    signed = sign.available(os.environ)
    if signed:
        for name in ("desk", "console"):
            sign.sign(carried / f"{facts['programs'][name]}.exe", facts, os.environ)
    out.mkdir(parents=True, exist_ok=True)
    stem = f"{facts['name'].lower()}-{facts['version']}-windows"
    end = "" if signed else "-unsigned"
    written = []
    if "setup" in kinds:
        written.append(out / f"{stem}-setup{end}.exe")
        nsis.compile_setup(facts, carried, files, work / "nsis", written[-1], environment)
    if "msi" in kinds:
        written.append(out / f"{stem}{end}.msi")
        msi.compile_msi(facts, carried, files, work / "msi", written[-1], environment)
        if signed:
            sign.sign(written[-1], facts, os.environ)
    if "portable" in kinds:
        written.append(out / f"{stem}-portable{end}.zip")
        pack(facts, carried, files, written[-1], when)
    return written


def pack(facts: Mapping[str, Any], carried: Path, files: list[str], to: Path, when: int) -> None:
    """The portable folder as an archive: the same bytes for the same files and the same time."""
    stamp = datetime.fromtimestamp(max(when, _EARLIEST), UTC).timetuple()[:6]
    contents = {name.replace("\\", "/"): (carried / name.replace("\\", "/")).read_bytes() for name in files}
    contents[PORTABLE] = PORTABLE_SAYS.encode("utf-8-sig")
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"{facts['name']} {facts['version']}/{name}", stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def _last_commit() -> str:
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return done.stdout.strip() or str(_EARLIEST)


def main(arguments: list[str]) -> int:
    """Make what was asked for and name it, a line each; 1 with a sentence where it cannot be made."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frozen", type=Path, default=ROOT / "build" / "frozen" / "Pressfold")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "windows")
    parser.add_argument("--only", action="append", choices=["setup", "msi", "portable"])
    asked = parser.parse_args(arguments)
    kinds = asked.only or ["setup", "msi", "portable"]
    try:
        written = make(product(), asked.frozen, asked.out, asked.work, kinds)
    except (payload.NotWhole, sign.NotSigned, ValueError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failure:
        print(
            f"{failure.cmd[0]} refused with exit code {failure.returncode}; its own lines stand above.", file=sys.stderr
        )
        return 1
    for path in written:
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
