"""Two hands wrote the same note or text: both versions are kept one under the other, and the second one is marked."""

from __future__ import annotations

from pressfold.briefing.edit import Edit
from pressfold.briefing.edits import EditNote, EditText, Fact, SetFact
from pressfold.model.briefing import Briefing

#: Stands between the version of the file and the one that was not saved when another program wrote it.
MARK = "[Written here at the same time:]"


def both_kept(edit: Edit, briefing: Briefing) -> Edit | None:
    """The edit that keeps what stands in the briefing and what `edit` would write; None where no text is meant."""
    match edit:
        case EditNote(pin, words) if pin in briefing.pins:
            return EditNote(pin, _joined(briefing.pins[pin].note, words))
        case EditText(id, words):
            for section in briefing.sections:
                if section.id == id:
                    return EditText(id, _joined(section.text, words))
        case SetFact(Fact.BOTTOM_LINE, words):
            return SetFact(Fact.BOTTOM_LINE, _joined(briefing.bottom_line, words))
    return None


def _joined(theirs: str, ours: str) -> str:
    if ours in theirs:
        return theirs
    return f"{theirs}\n\n{MARK}\n\n{ours}" if theirs.strip() else ours
