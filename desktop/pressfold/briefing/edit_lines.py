"""Edits as JSON: what the journal keeps of each act, and the way back. One table says what an edit is called there."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pressfold.briefing.edit import Edit
from pressfold.briefing.edits import (
    AddSection,
    DeletePin,
    DeleteSection,
    EditNote,
    EditSource,
    EditText,
    GradePin,
    MovePin,
    MoveSection,
    PinQuote,
    RenameSection,
    SetFact,
    SetJudgements,
    SetStatus,
    ShortenPin,
    TagPin,
    Together,
)

#: The name of each edit in a journal: it stays when a class is renamed.
EDITS: dict[str, type[Any]] = {
    "pin-quote": PinQuote,
    "delete-pin": DeletePin,
    "move-pin": MovePin,
    "edit-note": EditNote,
    "tag-pin": TagPin,
    "grade-pin": GradePin,
    "set-status": SetStatus,
    "shorten-pin": ShortenPin,
    "edit-source": EditSource,
    "add-section": AddSection,
    "delete-section": DeleteSection,
    "move-section": MoveSection,
    "rename-section": RenameSection,
    "edit-text": EditText,
    "set-fact": SetFact,
    "set-judgements": SetJudgements,
}
_NAMES = {kind: name for name, kind in EDITS.items()}
_TOGETHER = "together"


def encoded(edit: Edit) -> str:
    """The edit as one line of JSON. Lone surrogates, which no file can hold, become U+FFFD."""
    return speakable(json.dumps(_record(edit), ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def decoded(line: str) -> Edit:
    """The edit that a line holds; raises ValueError when it holds none."""
    return _edit(json.loads(line))


def speakable(text: str) -> str:
    """The text with surrogate pairs joined and lone surrogates replaced, so that it has a UTF-8 form."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _record(edit: Edit) -> dict[str, Any]:
    if isinstance(edit, Together):
        return {"edit": _TOGETHER, "name": edit.name, "edits": [_record(part) for part in edit.edits]}
    fields: dict[str, Any] = _adapter(_NAMES[type(edit)]).dump_python(edit)
    return {"edit": _NAMES[type(edit)], **fields}


def _edit(record: Any) -> Edit:
    if not isinstance(record, dict):
        raise ValueError("an edit is an object")
    fields = dict(record)
    name = fields.pop("edit", None)
    if name == _TOGETHER:
        return Together(str(fields["name"]), tuple(_edit(part) for part in fields["edits"]))
    if name not in EDITS:
        raise ValueError(f"there is no edit {name!r}")
    edit: Edit = _adapter(name).validate_json(json.dumps(fields), strict=True)
    return edit


@cache
def _adapter(name: str) -> Any:
    """What checks and writes the edits of one name."""
    from pydantic import TypeAdapter

    return TypeAdapter(EDITS[name])
