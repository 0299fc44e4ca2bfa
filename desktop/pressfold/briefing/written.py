"""The reader's own words in a briefing: bottom line, key judgements with their evidence, the texts of sections.

A judgement is written on one line, its evidence behind it as the numbers of pins: "Talks are likely. [1, 3]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pressfold.briefing.clock import Ids, new_uuid
from pressfold.briefing.edit import Edit
from pressfold.briefing.edits import EditText, Fact, SetFact, SetJudgements, Together
from pressfold.model.briefing import Briefing, Judgement
from pressfold.resources import resource
from pressfold.text.words import count_words

#: What undo calls the act that writes several of them at once.
WRITE = "Edit text"
_EVIDENCE = re.compile(r"\s*\[((?:\d{1,5})(?:\s*,\s*\d{1,5})*)\]\s*$")


def judgement_lines(briefing: Briefing) -> str:
    """The key judgements, one a line, each with the numbers of its pins."""
    numbers = {pin.id: n for n, pin in enumerate(briefing.ordered(), start=1)}
    return "\n".join(_line(judgement, numbers) for judgement in briefing.judgements)


def judgements(lines: str, briefing: Briefing, new_id: Ids = new_uuid) -> tuple[Judgement, ...]:
    """The judgements that the lines say; one whose words stayed keeps its id. Numbers without a pin are left out."""
    pins = briefing.ordered()
    known = {judgement.text: judgement.id for judgement in briefing.judgements}
    made: list[Judgement] = []
    for line in lines.splitlines():
        found = _EVIDENCE.search(line)
        text = (line[: found.start()] if found else line).strip()
        if text:
            numbers = [int(number) for number in found[1].split(",")] if found else []
            evidence = tuple(dict.fromkeys(pins[n - 1].id for n in numbers if 1 <= n <= len(pins)))
            made.append(Judgement(known.pop(text, "") or new_id(), text, evidence))
    return tuple(made)


def writing(
    briefing: Briefing, *, bottom_line: str, lines: str, cut_off: str, texts: Mapping[str, str], new_id: Ids = new_uuid
) -> Edit | None:
    """The one edit that writes all of it; `texts` are those of sections by id. None where nothing was changed."""
    edits = list(_changes(briefing, bottom_line, judgements(lines, briefing, new_id), cut_off, texts))
    if len(edits) > 1:
        return Together(WRITE, tuple(edits))
    return edits[0] if edits else None


def words(briefing: Briefing) -> int:
    """How many words the reader wrote and pinned."""
    own = [briefing.bottom_line, *(judgement.text for judgement in briefing.judgements)]
    own += [section.text for section in briefing.sections]
    return sum(map(count_words, [*own, *(f"{pin.quote} {pin.note}" for pin in briefing.ordered())]))


def likelihood_scales() -> dict[str, tuple[tuple[str, str], ...]]:
    """The words of likelihood by scale, each with the chance it stands for."""
    scales: dict[str, tuple[tuple[str, str], ...]] = {}
    name = ""
    for line in resource("briefing", "likelihood.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            word, chance = line.split(" | ")
            scales[name] = (*scales.get(name, ()), (word, chance))
    return scales


def _line(judgement: Judgement, numbers: Mapping[str, int]) -> str:
    evidence = sorted(numbers[pin] for pin in judgement.pins if pin in numbers)
    return f"{judgement.text} [{', '.join(map(str, evidence))}]" if evidence else judgement.text


def _changes(
    briefing: Briefing, bottom_line: str, wanted: tuple[Judgement, ...], cut_off: str, texts: Mapping[str, str]
) -> Iterator[Edit]:
    if bottom_line != briefing.bottom_line:
        yield SetFact(Fact.BOTTOM_LINE, bottom_line)
    if wanted != briefing.judgements:
        yield SetJudgements(wanted)
    if cut_off != briefing.cut_off:
        yield SetFact(Fact.CUT_OFF, cut_off)
    for section in briefing.sections:
        if texts.get(section.id, section.text) != section.text:
            yield EditText(section.id, texts[section.id])
