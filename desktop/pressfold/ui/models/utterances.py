"""Rows of the quotes page by utterance: renderings under each other, from the words at which they part."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.model.utterance import Parting, Utterance
from pressfold.ui.models.quotes import NOBODY, QuoteRow, Row, UtteranceRow
from pressfold.ui.phrases import shortened, told

if TYPE_CHECKING:
    from pressfold.library.library import Library

#: At most so many utterances are laid out.
_MOST = 200
#: At most so many renderings of one utterance are held against each other.
_COMPARED = 12


def read_utterances(library: Library, quotations: Sequence[Quotation], names: Mapping[int, str]) -> tuple[Row, ...]:
    """The utterances of these quotations that are printed more than once, with their renderings anywhere."""
    here = {quotation.id: quotation for quotation in quotations}
    wanted = list(dict.fromkeys(one.utterance for one in quotations if one.utterance))
    several = [one for one in library.findings.utterances(wanted) if len(one.quotations) > 1]
    order = {id: at for at, id in enumerate(wanted)}
    rows: list[Row] = []
    told_first = sorted(several, key=lambda u: (not u.conflict, not (u.posted or u.translated), order[u.id]))
    for utterance in told_first[:_MOST]:
        said = [here.get(one.id, one) for one in library.findings.renderings(utterance.id)]
        if len(said) > 1:
            name = shortened(max(said, key=lambda one: len(one.text)).text, 60)
            rows.append(_heading(utterance, name, len(said)))
            rows += rendering_rows(library, said, names)
    return tuple(rows)


def _heading(utterance: Utterance, name: str, renderings: int) -> UtteranceRow:
    return UtteranceRow(
        utterance.id, name, renderings, utterance.conflict, utterance.translated, utterance.posted
    )  # fmt: skip


def rendering_rows(library: Library, said: Sequence[Quotation], names: Mapping[int, str]) -> list[QuoteRow]:
    """Each rendering with what parts it from the one that it agrees with most."""
    texts = {one.article: library.articles.get(one.article).text for one in said}
    rows = []
    for one in said[:_COMPARED]:
        held = [(other, library.findings.parting(one, other)) for other in said[:_COMPARED] if other is not one]
        other, parting = max(held, key=lambda pair: _agreeing(one, pair[1]))
        rows.append(rendering_row(one, other, parting, names, texts))
    return rows


def _agreeing(one: Quotation, parting: Parting) -> int:
    """How many code points of a rendering another one has too."""
    if parting.agree is None:
        return 0
    differing = sum(mine.end - mine.start for mine, _ in parting.differences)
    return one.end - parting.agree[0].start - differing


def rendering_row(
    one: Quotation, other: Quotation, parting: Parting, names: Mapping[int, str], texts: Mapping[int, str]
) -> QuoteRow:
    """A rendering held against another one."""
    marks = flat_marks(one, [span for span, _ in parting.differences])
    parts = ""
    if parting.differences:
        mine, theirs = parting.differences[0]
        parts = _parts(mine.of(texts[one.article]), theirs.of(texts[other.article]), names.get(other.article, ""))
    who = one.speaker or one.speaker_text or NOBODY
    return QuoteRow(one, names.get(one.article, ""), 0, marks, parts, who, joined=True)


def _parts(mine: str, theirs: str, outlet: str) -> str:
    """Where two renderings part, in words."""
    here, there = (shortened(words, 60) for words in (mine, theirs))
    if not here:
        return told("leaves out “%s” of %s", there, outlet)
    if not there:
        return told("adds “%s” to %s", here, outlet)
    return told("“%s” where %s has “%s”", here, outlet, there)


def flat_marks(said: Quotation, spans: Collection[Span]) -> tuple[Span, ...]:
    """Spans of the article as spans of the words in one line, behind the mark that opens them."""
    before = 0 if said.kind is QuotationKind.INDIRECT else 1
    made = []
    for span in spans:
        start, end = max(span.start, said.start) - said.start, min(span.end, said.end) - said.start
        if start < end:
            made.append(Span(before + _flat(said.text, start), before + _flat(said.text, end)))
    return tuple(made)


def _flat(text: str, at: int) -> int:
    """The place in the text with single spaces of a place in the text as it is."""
    flat = " ".join(text[:at].split())
    return len(flat) + (1 if flat and text[at - 1].isspace() else 0)
