"""What was exported last of each briefing, and how: remembered over quitting, as one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pressfold.model.manner import Manner

#: The last export by the path of its briefing.
Exports = Mapping[str, tuple[Path, Manner]]
#: Briefings whose exports are remembered, the latest last.
_MOST = 50


def written(exports: Exports) -> str:
    """The exports as a line."""
    latest = list(exports.items())[-_MOST:]
    return json.dumps({briefing: _record(*made) for briefing, made in latest}, ensure_ascii=True)


def read(line: str) -> dict[str, tuple[Path, Manner]]:
    """The exports that a line tells of; nothing where it makes no sense."""
    try:
        given = json.loads(line or "{}")
        return {str(briefing): _made(record) for briefing, record in given.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _record(path: Path, manner: Manner) -> dict[str, object]:
    template = str(manner.template) if manner.template else ""
    return {
        "path": str(path),
        "style": manner.style,
        "footnotes": manner.footnotes,
        "template": template,
        "bare": manner.bare,
    }


def _made(record: Mapping[str, str]) -> tuple[Path, Manner]:
    template = Path(record["template"]) if record["template"] else None
    manner = Manner(str(record["style"]), bool(record["footnotes"]), template, bool(record["bare"]))
    return Path(record["path"]), manner
