"""Names of files as they may be shown: a name can hold characters that make it read as another one."""

from __future__ import annotations

import unicodedata

_UNSHOWABLE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def shown_name(path: str) -> str:
    """The path without controls and direction marks (“cod\\u202etxt.exe” reads as “codexe.txt”); what cannot be
    decoded is shown as �."""
    return "".join(
        "\ufffd" if unicodedata.category(char) == "Cs" else char
        for char in path
        if char == "\u200d" or unicodedata.category(char) not in _UNSHOWABLE - {"Cs"}
    )
