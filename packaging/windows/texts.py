"""The set-up's own texts in every language, and the table of them that NSIS reads."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

#: Our code -> the name NSIS knows a language by. English comes first: it is what all others fall back to.
LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "uk": "Ukrainian"}

#: What stands in a text -> the variable or the constant of setup.nsi that fills it.
BLANKS = {
    "folder": "$Root",
    "installed": "$Installed",
    "version": "${VERSION}",
    "need": "$Need",
    "free": "$Free",
    "library": r"$LOCALAPPDATA\${APP}",
    "kept": "$Kept",
}


def texts() -> dict[str, dict[str, str]]:
    """Every text by its name, in every language by its code."""
    found: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return found


def nsis_table() -> str:
    """The same as lines of NSIS: a LangString for each text and language, read in setup.nsi as $(name)."""
    return "".join(
        f'LangString {name} ${{LANG_{LANGUAGES[code].upper()}}} "{_filled(text)}"\n'
        for name, said in texts().items()
        for code, text in said.items()
    )


def blanks(text: str) -> set[str]:
    """The blanks of a text by their names."""
    return set(re.findall(r"\{(\w+)\}", text))


def _filled(text: str) -> str:
    """The text with NSIS's own names in its blanks; a quotation mark or a new line is written its way."""
    quoted = text.replace('"', '$\\"').replace("\n", r"$\r$\n")
    return re.sub(r"\{(\w+)\}", lambda blank: BLANKS[blank[1]], quoted)
