"""Small JSON files that must never keep the window from opening: settings and session."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def read_json(path: Path) -> dict[str, object] | None:
    """The object in a JSON file: None when there is no file, empty when it holds anything but an object."""
    try:
        stored = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}


def write_json(path: Path, values: Mapping[str, object]) -> None:
    """Write the object whole or not at all; raises OSError when the disk refuses."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.write_text(json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    beside.replace(path)
