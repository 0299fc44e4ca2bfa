"""The set-up program: what make.py hands to NSIS beside setup.nsi, and the call of makensis."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path, PureWindowsPath
from typing import Any

import payload
import registry
import sign
import texts

HERE = Path(__file__).resolve().parent


def compile_setup(
    product: Mapping[str, Any], carried: Path, files: list[str], made: Path, to: Path, environment: Mapping[str, str]
) -> None:
    """Write the set-up program for the folder `carried` to `to`; with a certificate, its uninstaller is signed too.

    Raises CalledProcessError where NSIS refuses.
    """
    made.mkdir(parents=True, exist_ok=True)
    (made / payload.LIST).write_bytes(b"\xff\xfe" + payload.listing(files).encode("utf-16-le"))
    for name, text in {
        "facts.nsh": facts(product, carried, files, to),
        "texts.nsh": texts.nsis_table(),
        "files.nsh": extraction(carried, files, made),
        "registry.nsh": file_types(product),
    }.items():
        (made / name).write_text(text, encoding="utf-8-sig")
    line = ["makensis", "-NOCD", "-WX", "-V2", "-INPUTCHARSET", "UTF8", f"-DMADE={made}", *_signing(environment)]
    subprocess.run([*line, str(HERE / "setup.nsi")], env=dict(environment), check=True)


def _signing(environment: Mapping[str, str]) -> list[str]:
    """NSIS makes the uninstaller itself, so it must be told how to sign it."""
    return [f'-DSIGN="{sys.executable}" "{HERE / "sign.py"}"'] if sign.available(environment) else []


def facts(product: Mapping[str, Any], carried: Path, files: list[str], to: Path) -> str:
    """The names and numbers that setup.nsi asks for."""
    kilobytes = payload.size(carried) // 1024 + 1
    named = {
        "APP": product["name"],
        "ID": product["identifiers"]["windows"],
        "APPKEY": rf"Software\{product['identifiers']['windows']}",
        "FOLDER": product["windows"]["folder"],
        "VERSION": product["version"],
        "PUBLISHER": product["publisher"],
        "COPYRIGHT": product["copyright"],
        "COMMENT": product["comment"],
        "DESK": f"{product['programs']['desk']}.exe",
        "CONSOLE": f"{product['programs']['console']}.exe",
        "ICON": HERE.parent / "icons" / f"{product['icons']['app']}.ico",
        "SIDE": HERE / "side.bmp",
        "OUTFILE": to,
        "PAYLOAD_KB": kilobytes,
        "PAYLOAD_MB": kilobytes // 1024 + 1,
        "LONGEST": longest(files),
    }
    return "".join(f'!define {name} "{value}"\n' for name, value in named.items())


def longest(files: list[str]) -> int:
    """Characters that our longest path adds to the chosen folder; Windows wants room for an 8.3 name in each folder."""
    below = len("\\Program.new\\")
    return below + max(*(len(name) for name in files), *(len(name) + 12 for name in payload.folders(files)))


def extraction(carried: Path, files: list[str], made: Path) -> str:
    """The commands that unpack: the list first, so that what a set-up left when it was cut off can be cleared away."""
    lines = [f'File "{made / payload.LIST}"']
    for folder, names in groupby(sorted(files, key=lambda name: (_folder(name), name)), key=_folder):
        lines.append(f'SetOutPath "$Root\\Program.new{folder}"')
        lines.extend(f'File "{carried / PureWindowsPath(name).as_posix()}"' for name in names)
    return "\n".join(lines) + "\n"


def file_types(product: Mapping[str, Any]) -> str:
    """Two macros: what is written for the file types, and how it goes again."""
    entries, claims = registry.entries(product), registry.claims(product)
    write = [f"  WriteRegStr HKCU {_q(row.key)} {_q(row.name)} {_q(_filled(row.value))}" for row in entries]
    for claim in claims:  # another program may have the ending: then it keeps it, and ours is one of "Open with"
        write += [
            f'  ReadRegStr $0 HKCU {_q(claim.key)} ""',
            '  ${If} $0 == ""',
            f'    WriteRegStr HKCU {_q(claim.key)} "" {_q(claim.value)}',
            "  ${EndIf}",
        ]
    remove = []
    for claim in claims:
        remove += [
            f'  ReadRegStr $0 HKCU {_q(claim.key)} ""',
            f"  ${{If}} $0 == {_q(claim.value)}",
            f'    DeleteRegValue HKCU {_q(claim.key)} ""',
            "  ${EndIf}",
        ]
    for row in entries:
        if not row.ours or not row.key.startswith(row.ours):
            remove.append(f"  DeleteRegValue HKCU {_q(row.key)} {_q(row.name)}")
            parent = row.key.rpartition("\\")[0] if row.key.endswith("OpenWithProgids") else ""
            remove += [
                f"  DeleteRegKey /ifnosubkeys /ifnovalues HKCU {_q(key)}"
                for key in (row.key, parent)
                if key and key != r"Software\RegisteredApplications"
            ]
    remove += [f"  DeleteRegKey HKCU {_q(key)}" for key in dict.fromkeys(row.ours for row in entries if row.ours)]
    return _macro("WriteFileTypes", write) + _macro("RemoveFileTypes", remove)


def _macro(name: str, lines: list[str]) -> str:
    return "\n".join([f"!macro {name}", *lines, "!macroend", ""])


def _folder(name: str) -> str:
    parent = str(PureWindowsPath(name).parent)
    return "" if parent == "." else f"\\{parent}"


def _filled(value: str) -> str:
    return value.replace("{program}", r"$Root\Program")


def _q(text: str) -> str:
    """A string of NSIS, in marks that do not stand in it."""
    return f"'{text}'" if '"' in text else f'"{text}"'
