"""What Explorer shows in the properties of a program: the version resource, as PyInstaller takes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PyInstaller.utils.win32.versioninfo import VSVersionInfo

#: English (United States) in UTF-16: the one block of strings, which every Windows falls back to.
_LANGUAGE, _UTF16 = 0x0409, 1200
_WINDOWS_NT, _PROGRAM = 0x40004, 0x1


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """0.1.0 as Windows counts it, (0, 1, 0, 0); raises ValueError for anything but three numbers.

    Installers compare these numbers, and Windows Installer looks at three: an 0.2.0rc1 would be taken for 0.2.0.
    """
    stated = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)", version)
    if not stated:
        raise ValueError(f"Windows counts versions in three numbers, so nothing can be wrapped for it as {version}.")
    major, minor, patch = (int(number) for number in stated.groups())
    return major, minor, patch, 0


def strings(product: Mapping[str, Any], program: str = "desk") -> dict[str, str]:
    """The lines of the properties page for one of the two programs ("desk" or "console")."""
    name = product["programs"][program]
    shown = {"desk": product["name"], "console": f"{product['name']} (command line)"}
    return {
        "CompanyName": product["publisher"],
        "FileDescription": shown[program],  # also the name in "Open with" and in the Task Manager
        "FileVersion": product["version"],
        "InternalName": name,
        "LegalCopyright": product["copyright"],
        "OriginalFilename": f"{name}.exe",
        "ProductName": product["name"],
        "ProductVersion": product["version"],
    }


def version_info(product: Mapping[str, Any], program: str = "desk") -> VSVersionInfo:
    """The version resource of one program, for `EXE(version=...)` in the spec."""
    from PyInstaller.utils.win32 import versioninfo as made  # not there when only the tests look

    numbers = four_numbers(product["version"])
    table = made.StringTable(
        f"{_LANGUAGE:04X}{_UTF16:04X}", [made.StringStruct(*line) for line in strings(product, program).items()]
    )
    return made.VSVersionInfo(
        ffi=made.FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, OS=_WINDOWS_NT, fileType=_PROGRAM),
        kids=[
            made.StringFileInfo([table]),
            made.VarFileInfo([made.VarStruct("Translation", [_LANGUAGE, _UTF16])]),
        ],
    )
