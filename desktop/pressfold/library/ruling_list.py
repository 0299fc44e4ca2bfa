"""The reader's rulings as a list: what each did in a sentence, when, and where; to look for one and withdraw it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from pressfold.library import voice_rows
from pressfold.library.ruling_rows import articles_of, load, ruled_actors
from pressfold.model.ruling import Ruling, RulingKind
from pressfold.model.span import Span

#: So many code points of a quotation or a title are told.
_WORDS = 80


@dataclass(frozen=True, slots=True)
class Listed:
    """A ruling that holds: a short key for it, what it did as a whole sentence, and where.

    `place` is None where it is about no place, or where its article is not in the library: then `missing`.
    """

    key: str
    ruling: Ruling
    sentence: str
    place: tuple[int, Span] | None = None
    where: str = ""
    missing: bool = False


def listed(connection: Connection) -> list[Listed]:
    """All rulings that hold, the last one first."""
    rulings = load(connection)
    heads = voice_rows.heads(connection, ruled_actors(connection))
    names = {id: head.name for id, head in heads.items()}
    articles = articles_of(connection, {r.text_sha256 for r in rulings if r.text_sha256})
    return [_listed(ruling, names, articles) for ruling in reversed(rulings)]


def key_of(ruling: Ruling) -> str:
    """Eight letters and digits that name a ruling; they are the same after a restart and a rebuild."""
    return hashlib.sha256(ruling.about.encode("utf-8")).hexdigest()[:8]


def _listed(ruling: Ruling, names: Mapping[str, str], articles: Mapping[str, tuple[int, str, str]]) -> Listed:
    article, where, text = articles.get(ruling.text_sha256, (None, "", ""))
    place = None if article is None else (article, ruling.span)
    words = _short(ruling.words or (ruling.span.of(text) if ruling.text_sha256 else ""))
    missing = bool(ruling.text_sha256) and article is None
    return Listed(key_of(ruling), ruling, _sentence(ruling, words, names), place, _short(where), missing)


def _sentence(ruling: Ruling, words: str, names: Mapping[str, str]) -> str:
    """What a ruling did."""
    name = ruling.name or names.get(ruling.actor, ruling.actor)
    other = names.get(ruling.other, "") or ruling.other_name or ruling.other
    match ruling.kind:
        case RulingKind.MERGE:
            return f"“{name}” is {other}: both are one actor."
        case RulingKind.SPLIT:
            return f"“{words}” is no longer {name}, but an actor of its own, {ruling.value}."
        case RulingKind.RENAME:
            return f"“{name}” is called “{ruling.value}”."
        case RulingKind.RETYPE:
            return f"“{name}” is of the kind {ruling.value}."
        case RulingKind.HIDE:
            return f"“{name}” is hidden from lists and marks."
        case RulingKind.VOICE:
            return f"“{name}” speaks for {other}." if ruling.other else f"“{name}” speaks for nobody else."
        case RulingKind.SIDE:
            return f"“{name}” is on the side of {other}."
        case RulingKind.NEVER:
            return f"“{ruling.name or words}” is never taken for a name."
        case RulingKind.PLACE:
            return f"“{words}” names {other} here."
        case RulingKind.REJECT:
            return f"“{words}” is no name here."
        case RulingKind.APART:
            return f"“{ruling.name or words}” is not {other}, and not offered again."
        case RulingKind.QUOTATION:
            who = _speakers(ruling, names)
            return f"“{words}” is a quotation ({ruling.value}){who}."
        case RulingKind.UNSAID:
            return f"“{words}” is no quotation."
        case RulingKind.JOINED:
            return f"“{words}” and “{_short(ruling.value)}” are one statement."
        case RulingKind.PARTED:
            return f"“{words}” is another statement than “{_short(ruling.value)}”."


def _speakers(ruling: Ruling, names: Mapping[str, str]) -> str:
    who: Sequence[str] = [names.get(actor, actor) for actor in ruling.speakers] or (ruling.speaker_text,)
    return f" by {', '.join(who)}" if any(who) else ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS else line[: _WORDS - 1].rsplit(" ", 1)[0] + " …"
