"""Rows of the voices of one article: whose words fill it, and who is quoted elsewhere in the story and not here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pressfold.model.actor_page import AbsentVoice, AttributedShare
from pressfold.ui.models.entries import Entry, Heading, Row
from pressfold.ui.phrases import count, joined, number, percent, told


def voice_rows(share: AttributedShare, absent: Sequence[AbsentVoice], names: Mapping[int, str]) -> tuple[Row, ...]:
    """The share of each speaker, most words first; then the absent ones, most quoted first."""
    whole = told("%s of %s are attributed to somebody.", number(share.attributed), count(share.words, "word", "words"))
    rows: list[Row] = [
        Heading(told("Whose words fill this article"), percent(share.share)),
        Entry("share", facts=(whole,)),
    ]
    for one in share.speakers:
        part = one.words / share.words if share.words else 0.0
        opens, facts = one.actors[0] if one.actors else None, (count(one.words, "word", "words"),)
        rows.append(
            Entry(
                f"voice {one.speaker} {' '.join(one.actors)}",
                one.speaker,
                percent(part),
                facts=facts,
                share=part,
                opens=opens,
            )
        )
    rows.append(Heading(told("Quoted in the story, not here"), number(len(absent))))
    if not absent:
        rows.append(
            Entry("none absent", facts=(told("Everybody whom the story's other articles quote is quoted here."),))
        )
    for voice in absent:
        where = ", ".join(dict.fromkeys(names.get(id, "") for id in voice.quoted_in))
        quotes = count(voice.quotations, "quotation", "quotations")
        named = count(voice.mentions, "time", "times")
        here = told("named %s here", named) if voice.mentions else told("not named here")
        rows.append(Entry(f"absent {voice.actor}", voice.name, quotes, facts=(joined(where, here),), opens=voice.actor))
    return tuple(rows)
