"""The outline of a briefing on paper: which parts it has, in which order, and what each line says.

Title, facts, bottom line, key judgements, the sections with their quotes, who is named, shared passages,
source summary, scope note, notes. A part without content is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pressfold.briefing import proof_records
from pressfold.briefing.citations import STYLES, short, title_of, when
from pressfold.briefing.findings import NOTHING_FOUND, Findings, Shared
from pressfold.briefing.formatted import blocks, formatted
from pressfold.briefing.notes import note
from pressfold.briefing.shortened import printed, told
from pressfold.model.briefing import Anchor, AnchorState, Briefing, Newer, Pin, Section
from pressfold.model.document import Document, Paragraph, Run, Style, Table, Tone
from pressfold.model.manner import USUAL, Manner
from pressfold.text.printable import direction_closers, printable, printable_line

Block = Paragraph | Table

#: What each state is called beside a quote, and how loudly.
STATES: dict[AnchorState, tuple[str, Tone]] = {
    AnchorState.VERIFIED: ("Verified", Tone.OK),
    AnchorState.MOVED: ("Verified, moved in its source", Tone.OK),
    AnchorState.CHANGED: ("Changed in its source", Tone.WARN),
    AnchorState.AMBIGUOUS: ("Place in its source unclear", Tone.WARN),
    AnchorState.MISSING: ("Not found in its source", Tone.WARN),
    AnchorState.DAMAGED: ("Stored copy of its source damaged", Tone.WARN),
}
#: For a briefing whose sources have no newer versions.
NOTHING_NEWER: Mapping[str, Newer] = {}
_UNCHECKED = ("Not checked", Tone.QUIET)
_SEPARATOR = " · "
_TRAVEL = " The records needed to check the quotes again travel inside this file."


def document(
    briefing: Briefing,
    *,
    anchors: Mapping[str, Anchor],
    created: str,
    findings: Findings = NOTHING_FOUND,
    manner: Manner = USUAL,
    language: str = "en-GB",
    newer: Mapping[str, Newer] = NOTHING_NEWER,
) -> Document:
    """The briefing as a printable document.

    `anchors` are the outcomes of the check before this export by pin id, `created` is its time (ISO 8601, UTC),
    `newer` has those whose words differ in a newer version of their article, by pin id.
    `manner` names a citation style (`citations.STYLES`) and what is left out, `language` is that of our own words.
    The template of a Word file is for whoever reads files: it is not looked at here.
    """
    plan = _Plan(briefing, anchors, findings, newer, verifiable=not manner.bare)
    cite = STYLES[manner.style]
    sources = {id: replace(source, path="") if manner.bare else source for id, source in briefing.sources.items()}
    return Document(
        title=printable_line(briefing.title),
        language=language,
        created=created,
        author="" if manner.bare else printable_line(briefing.author),
        handling=printable_line(briefing.handling),
        body=tuple(_body(plan, created)),
        notes=tuple(note(pin, sources[pin.source], cite) for pin in briefing.ordered()),
        records="" if manner.bare else proof_records.written(briefing, created),
        keywords=() if manner.bare else tuple(actor.name for actor in findings.named[:10]),
        footnotes=manner.footnotes,
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """A briefing with what was found about it."""

    briefing: Briefing
    anchors: Mapping[str, Anchor]
    findings: Findings
    newer: Mapping[str, Newer]
    verifiable: bool = True

    def numbers(self) -> dict[str, int]:
        """The number of each pin: its place in the document and the number of its note."""
        return {pin.id: n for n, pin in enumerate(self.briefing.ordered(), start=1)}


def _body(plan: _Plan, created: str) -> Iterator[Block]:
    briefing = plan.briefing
    yield _paragraph(Style.TITLE, briefing.title)
    yield _facts(plan, created)
    yield from _part("Bottom line", _texts(briefing.bottom_line, Style.LEAD))
    yield from _part("Key judgements", _judgements(plan))
    for section in briefing.sections:
        yield from _part(section.heading, _section(plan, section))
    yield from _part("Who is named", _who(plan.findings))
    yield from _part("Shared passages", _shared_passages(plan.findings.shared))
    yield from _part("Source summary", _summary(plan))
    yield from _part("Scope note", _scope(plan, created))


def _part(heading: str, given: Iterable[Block]) -> Iterator[Block]:
    """The blocks under their heading; nothing where there are none."""
    content = list(given)
    if content:
        yield _paragraph(Style.HEADING, heading)
        yield from content


def _facts(plan: _Plan, created: str) -> Paragraph:
    briefing = plan.briefing
    facts = [
        f"Information cut-off {when(briefing.cut_off)}" if briefing.cut_off else "",
        briefing.author,
        when(created),
        f"Revision {briefing.revision}",
    ]
    return _paragraph(Style.META, _SEPARATOR.join(printable_line(fact) for fact in facts if fact))


def _judgements(plan: _Plan) -> Iterator[Block]:
    numbers = plan.numbers()
    for judgement in plan.briefing.judgements:
        evidence = sorted(numbers[pin] for pin in judgement.pins if pin in numbers)
        links: list[Run] = []
        for number in evidence:
            links += [Run(", " if links else " Evidence: ", tone=Tone.QUIET), Run(str(number), link=_bookmark(number))]
        yield Paragraph(Style.ITEM, (*_own(judgement.text), *links))


def _section(plan: _Plan, section: Section) -> Iterator[Block]:
    numbers = plan.numbers()
    yield from _texts(section.text, Style.TEXT)
    for id in section.pins:
        yield from _quote(plan, plan.briefing.pins[id], numbers[id])


def _quote(plan: _Plan, pin: Pin, number: int) -> Iterator[Block]:
    """The quote with its note mark, its state and whose words they are, what differs, and the analyst's comment."""
    language = plan.briefing.source_of(pin).language
    yield Paragraph(Style.QUOTE, (*_foreign(printed(pin), language=language), Run("", note=number)), _bookmark(number))
    anchor = plan.anchors.get(pin.id)
    yield _attribution(plan, pin, anchor)
    if anchor and anchor.state not in (AnchorState.VERIFIED, AnchorState.MOVED):
        yield _difference(anchor)
    if pin.id in plan.newer:
        yield _difference(plan.newer[pin.id].anchor, "A newer version of the article differs here: ")
    yield from _comment(pin.note)


def _comment(note: str) -> Iterator[Block]:
    """The note of a pin, said to be a comment where it begins."""
    label: tuple[Run, ...] = (Run("Analyst comment: ", bold=True),)
    for block in _texts(note, Style.COMMENT):
        if label and block.style is not Style.COMMENT:
            yield Paragraph(Style.COMMENT, (Run("Analyst comment:", bold=True),))
            label = ()
        yield replace(block, runs=(*label, *block.runs))
        label = ()


def _attribution(plan: _Plan, pin: Pin, anchor: Anchor | None) -> Paragraph:
    state, tone = STATES[anchor.state] if anchor else _UNCHECKED
    source = short(plan.briefing.source_of(pin))
    channel = f", {printable_line(pin.channel)}" if pin.channel else ""
    speaker = printable_line(pin.speaker or "")
    who = [Run(speaker[:1].upper() + speaker[1:], bold=True), Run(channel + _SEPARATOR)] if speaker else []
    edited = [Run(f"Edited by the author: {told(pin)}"), Run(_SEPARATOR)] if pin.alterations else []
    return Paragraph(Style.ATTRIBUTION, (Run(state, tone=tone), Run(_SEPARATOR), *edited, *who, Run(source)))


def _difference(anchor: Anchor, lead: str = "") -> Paragraph:
    runs = [Run(lead + printable_line(anchor.sentence))]
    if anchor.found:
        reads = Run(" It reads: “" if lead else " The source now reads: “")
        runs += [reads, *_foreign(" ".join(anchor.found.split()), italic=True), Run("”")]
    return Paragraph(Style.DIFFERENCE, tuple(runs))


def _who(findings: Findings) -> Iterator[Block]:
    rows = tuple(
        (
            printable_line(actor.name),
            actor.kind.capitalize() + (f", speaks for {printable_line(actor.speaks_for)}" if actor.speaks_for else ""),
            str(actor.mentions),
            str(actor.articles),
        )
        for actor in findings.named
    )
    if rows:
        yield Table(("Name", "Kind", "Mentions", "Articles"), rows, (0.36, 0.4, 0.12, 0.12))


def _shared_passages(shared: Iterable[Shared]) -> Iterator[Block]:
    for passage in shared:
        yield Paragraph(Style.PASSAGE, (Run(f"“{printable_line(passage.text)}”", italic=True),))
        carriers = "; ".join(printable_line(carrier) for carrier in passage.carriers)
        kind = "Words of one speaker" if passage.kind == "quote" else "Wire copy"
        about = f"{kind}, {_count(passage.words, 'word')}, carried by {carriers}. {_count(passage.origins, 'origin')}."
        yield _paragraph(Style.SMALL, about.replace("..", "."))
        if passage.likely_origin:
            yield _paragraph(Style.SMALL, f"Likely from {passage.likely_origin}. {' '.join(passage.reasons)}")
        for difference in passage.differences:
            yield _paragraph(Style.SMALL, difference)


def _summary(plan: _Plan) -> Iterator[Block]:
    sources = plan.briefing.ordered_sources()
    if not sources:
        return
    origins = plan.findings.origins
    counted = _count(len(sources), "article")
    if origins is not None:
        counted += f", {_count(origins, 'origin')}"
    explained = (
        " Articles that share wire copy are one origin." if origins is not None and origins < len(sources) else ""
    )
    yield _paragraph(Style.TEXT, f"{counted}.{explained}")
    quotes = Counter(pin.source for pin in plan.briefing.ordered())
    rows = tuple(
        (
            title_of(source),
            printable_line(source.outlet or "not stated"),
            when(source.published, time=False),
            str(quotes[source.id]),
        )
        for source in sources
    )
    yield Table(("Title", "Outlet", "Date", "Quotes"), rows, (0.52, 0.18, 0.2, 0.1))


def _scope(plan: _Plan, created: str) -> Iterator[Block]:
    pins = plan.briefing.ordered()
    if not pins:
        return
    states = Counter(plan.anchors[pin.id].state for pin in pins if pin.id in plan.anchors)
    counted = [f"{states[state]} {STATES[state][0].lower()}" for state in AnchorState if states[state]]
    unchecked = len(pins) - states.total()
    counted += [f"{unchecked} not checked"] if unchecked else []
    yield _paragraph(
        Style.SMALL,
        f"Every quote was compared, character by character, with the stored copy of its article on {when(created)}: "
        f"{', '.join(counted)}. Nothing but the articles named in the notes was taken into account. The grades, "
        f"comments and judgements are the author’s.{_TRAVEL if plan.verifiable else ''}",
    )


def _texts(text: str, style: Style) -> Iterator[Paragraph]:
    """A free text as paragraphs in this style, its lists as lists."""
    for block in blocks(printable(text)):
        if block.number is None:
            yield Paragraph(style, _own(block.text))
        else:
            yield Paragraph(Style.NUMBER if block.number else Style.BULLET, _own(block.text), number=block.number)


def _paragraph(style: Style, text: str) -> Paragraph:
    return Paragraph(style, (Run(printable_line(text)),))


def _foreign(text: str, *, italic: bool = False, language: str | None = None) -> tuple[Run, ...]:
    """Somebody's words as they are, and behind them what closes the directions they leave open."""
    words = Run(printable(text), italic=italic, language=language)
    closers = direction_closers(words.text)
    return (words, Run(closers)) if closers else (words,)


def _own(text: str) -> tuple[Run, ...]:
    """The reader's own words with their simple formatting, and what closes the directions that they leave open."""
    runs = formatted(printable(text))
    closers = direction_closers("".join(run.text for run in runs))
    return (*runs, Run(closers)) if closers else runs


def _bookmark(number: int) -> str:
    return f"pin_{number}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
