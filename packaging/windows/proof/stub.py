"""A frozen folder of the right shape, with stub programs in it, made by mingw on Linux."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import version_info

HERE = Path(__file__).resolve().parent
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
#: Bytes of the part that cannot be made smaller, as most of Qt's libraries cannot by much.
_BULK = 8_000_000


def frozen(product: Mapping[str, Any], to: Path) -> Path:
    """A folder as the spec makes it: two programs with resource and manifest, and about 700 files below them."""
    to.mkdir(parents=True)
    for program in ("desk", "console"):
        compile_stub(product, program, to / f"{product['programs'][program]}.exe", to.parent)
    inside = to / product["programs"]["contents"]
    version = product["version"]
    chance = random.Random(version)
    files = {f"part_{nth % 60}/module_{nth}.pyd": chance.randbytes(200) for nth in range(600)}
    files |= {f"part_{nth}/deeper/still deeper/data_{nth}.txt": b"x" * nth for nth in range(100)}
    files["Qt6Core.dll"] = chance.randbytes(_BULK)
    files["resources/costs $5 & more.txt"] = b"dollars"
    files["resources/empty.txt"] = b""
    files[f"only_in_{version}/stale.pyd"] = version.encode()
    files["build.json"] = version.encode()
    for name, data in files.items():
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_bytes(data)
    return to


def compile_stub(product: Mapping[str, Any], program: str, to: Path, work: Path) -> None:
    """A program that looks to Windows as the real one will: icon, version resource, manifest."""
    script, resources = work / f"{program}.rc", work / f"{program}.o"
    script.write_text(_resource_script(product, program), encoding="utf-8")
    subprocess.run([RESOURCES, "-c", "65001", str(script), str(resources)], check=True)
    kind = "-mwindows" if program == "desk" else "-mconsole"
    source = [str(HERE / "stub.c"), str(resources), "-municode", kind, "-Os", "-s", "-lshell32"]
    subprocess.run([COMPILER, *source, "-o", str(to)], check=True)


def _resource_script(product: Mapping[str, Any], program: str) -> str:
    numbers = ",".join(map(str, version_info.four_numbers(product["version"])))
    rows = "\n".join(
        f'      VALUE "{name}", "{value}"' for name, value in version_info.strings(product, program).items()
    )
    icon = HERE.parent.parent / "icons" / f"{product['icons']['app']}.ico"
    return f"""
1 ICON "{icon}"
1 24 "{HERE.parent / "pressfold.manifest"}"
1 VERSIONINFO FILEVERSION {numbers} PRODUCTVERSION {numbers} FILEOS 0x40004 FILETYPE 0x1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040904b0"
    BEGIN
{rows}
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x0409, 1200
  END
END
"""
