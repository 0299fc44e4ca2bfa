"""The reader's rulings laid over the quotations that were found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pressfold.actors.ruled import Rulings
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.ruling import Ruling
from pressfold.model.span import Span

_WHY = "Set by you."


def ruled_quotations(
    found: Sequence[Quotation], rulings: Rulings, names: Mapping[str, str], texts: Mapping[int, str]
) -> list[Quotation]:
    """The quotations as the reader corrected them, by article and place.

    `names` are the names of found actors by id; `texts` the texts of the articles at hand.
    """
    made, unsaid = rulings.quoted()
    gone = {_place(rulings.article_of(ruling), ruling) for ruling in (*made, *unsaid)}
    kept = [
        _spoken(quotation, rulings, names)
        for quotation in found
        if (quotation.article, quotation.start, quotation.end) not in gone
    ]
    by_place = {(q.article, q.start, q.end): q for q in found}
    for ruling in made:
        article = rulings.article_of(ruling)
        if article is not None and article in texts and ruling.end <= len(texts[article]):
            before = by_place.get(_place(article, ruling))
            kept.append(_corrected(article, texts[article], ruling, before, rulings))
    return sorted(kept, key=lambda q: (q.article, q.start, -q.end))


def _place(article: int | None, ruling: Ruling) -> tuple[int, int, int]:
    """The place of the quotation that a ruling is about."""
    start, end = ruling.instead or (ruling.start, ruling.end)
    return (-1 if article is None else article, start, end)


def _spoken(quotation: Quotation, rulings: Rulings, names: Mapping[str, str]) -> Quotation:
    """The quotation with its speakers as merges, splits and new names make them."""
    speakers = _once(rulings.speaker(actor, quotation.speaker_text) for actor in quotation.speakers)
    accepted = rulings.placed(quotation.article, quotation.speaker_text or "") if quotation.unnamed else None
    if accepted is not None:
        speakers = (accepted,)
    offered = quotation.offered and rulings.id_of(quotation.offered)
    if accepted is not None or (offered and rulings.apart(quotation.speaker_text or "", offered)):
        offered = None
    called = "; ".join(rulings.head(actor).name for actor in speakers) or quotation.speaker
    via = quotation.via
    if via is not None and via in names.values():
        via = next((rulings.head(rulings.id_of(id)).name for id, name in names.items() if name == via), via)
    return replace(
        quotation,
        speakers=speakers,
        speaker=called,
        via=via,
        addressees=_once(map(rulings.id_of, quotation.addressees)),
        unnamed=quotation.unnamed and accepted is None,
        offered=offered,
        offered_why=quotation.offered_why if offered else "",
    )


def _once(actors: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actors))


def _corrected(
    article: int,
    text: str,
    ruling: Ruling,
    before: Quotation | None,
    rulings: Rulings,
) -> Quotation:
    """The quotation that the reader made, with what was found of the one in whose place it stands."""
    span = Span(ruling.start, ruling.end)
    same_words = before is not None and before.span == span
    speakers = _once(map(rulings.id_of, ruling.speakers))
    called = "; ".join(rulings.head(actor).name for actor in speakers) or None
    found = before or Quotation(
        "", article, span.start, span.end, "", (span,), QuotationKind.DIRECT, False, (), None, None, None, None, None,
        None, 1.0,
    )  # fmt: skip
    return replace(
        found,
        id=f"{article}:{span.start}-{span.end}",
        article=article,
        start=span.start,
        end=span.end,
        text=span.of(text),
        pieces=found.pieces if same_words else (span,),
        kind=QuotationKind(ruling.value),
        speakers=speakers,
        speaker=called,
        speaker_text=ruling.speaker_text or (found.speaker_text if same_words else None) or called,
        fragments=found.fragments if same_words else (),
        unnamed=not speakers and bool(ruling.speaker_text),
        offered=None,
        offered_why="",
        confidence=1.0,
        why=_WHY,
    )
