"""What stood on the desk, so that the next start finds it again after a quit and after a crash."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from pressfold.ui.json_file import read_json, write_json


@dataclass(frozen=True, slots=True)
class Session:
    """The state of the window in plain values. `geometry` and `docks` are Qt's own, in base 64.

    `layers` is None until the reader has switched one; `places` is how far each article was read (its id as a
    word -> code point at the top of its column), open or not; `selection` is the article, the start and the end of
    the selected words; `exports` is what `export_memory` keeps; `base` is the article that the others are compared
    with, 0 for none.
    """

    articles: list[int] = field(default_factory=list)
    column: int = 0
    base: int = 0
    layers: list[str] | None = None
    linked: bool = True
    tab: int = 0
    order: str = ""
    briefing: str = ""
    recent_commands: list[str] = field(default_factory=list)
    recent_searches: list[str] = field(default_factory=list)
    recent_articles: list[int] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    selection: list[int] = field(default_factory=list)
    filter: str = ""
    shelf: str = ""
    shelf_name: str = ""
    shelves_open: bool = False
    table: bool = False
    table_columns: str = ""
    table_sorted: str = ""
    table_descending: bool = False
    find_words: str = ""
    find_case: bool = False
    find_whole: bool = False
    find_everywhere: bool = False
    find_open: bool = False
    geometry: str = ""
    docks: str = ""
    folded: list[str] = field(default_factory=list)
    exports: str = ""


_KINDS = {
    "articles": (list, int),
    "layers": (list, str),
    "recent_commands": (list, str),
    "recent_searches": (list, str),
    "recent_articles": (list, int),
    "places": (dict, int),
    "selection": (list, int),
    "folded": (list, str),
}


def session_folder(state: Path, library: Path) -> Path:
    """Where the desk of this library is remembered."""
    return state / f"desk-{hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:12]}"


def read_session(path: Path) -> Session:
    """The stored session; every value that makes no sense is its default, and no file is an empty desk."""
    stored = read_json(path) or {}
    return Session(**{f.name: stored[f.name] for f in fields(Session) if _sensible(f.name, stored.get(f.name))})  # type: ignore[arg-type]  # _sensible has looked


def write_session(path: Path, session: Session) -> None:
    """Keep the session; raises OSError when the disk refuses."""
    write_json(path, asdict(session))


def _sensible(name: str, value: object) -> bool:
    if name not in _KINDS:
        return type(value) is type(getattr(Session(), name))
    outer, inner = _KINDS[name]
    if isinstance(value, dict):
        return outer is dict and all(type(item) is inner for item in value.values())
    return isinstance(value, list) and outer is list and all(type(item) is inner for item in value)
