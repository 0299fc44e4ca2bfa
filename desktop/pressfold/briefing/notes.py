"""The note of a quote: its citation, then what an analyst must know to weigh the source and to find the place again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from pressfold.briefing.citations import Formatter
from pressfold.briefing.shortened import told
from pressfold.model.briefing import Pin, Source
from pressfold.model.document import Run, Tone
from pressfold.text.printable import printable_line

#: Hex digits of a hash that are printed; the whole one is in the records of the export.
_SHORT_HASH = 12


def note(pin: Pin, source: Source, cite: Formatter) -> tuple[Run, ...]:
    """The note: citation, grade, other articles that have the words too, and where the words stand in which file."""
    facts = " ".join(_descriptors(pin))
    return (*cite(source), *([Run(f" {facts}")] if facts else []), Run(f" {_place(pin, source)}", tone=Tone.QUIET))


def _descriptors(pin: Pin) -> Iterator[str]:
    if pin.alterations:
        yield f"Edited by the author ({told(pin)}). In full: “{printable_line(pin.quote)}”."
    if pin.reliability or pin.credibility:
        yield f"Graded {pin.reliability or '–'}{pin.credibility or '–'}."
    if pin.also_in:
        others = "; ".join(printable_line(other) for other in pin.also_in)
        yield f"Also in {others.removesuffix('.')}."


def _place(pin: Pin, source: Source) -> str:
    name = PurePath(source.path.replace("\\", "/")).name
    file = f"File {printable_line(name)}, characters" if name else "Characters"
    return f"{file} {pin.span.start}–{pin.span.end}, SHA-256 {source.sha256[:_SHORT_HASH]}."
