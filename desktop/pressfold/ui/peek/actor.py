"""The card of an actor: who is meant, under which spellings, why this mention is one of theirs, and where else."""

from __future__ import annotations

from pressfold.model.actor import Actor, ActorPlace, How, Mention
from pressfold.model.span import Span
from pressfold.text.sentences import sentences
from pressfold.ui.delegates.card import Card, Frame, Line, Paragraph, Part, Words
from pressfold.ui.desk.mark import Mark
from pressfold.ui.lettering import Weight
from pressfold.ui.peek.card import Peek, PeekRow, Place
from pressfold.ui.peek.renderings import listed, source_line
from pressfold.ui.peek.shelf import Shelf
from pressfold.ui.phrases import count, joined

_ROLES = 3


def actor_card(mark: Mark, shelf: Shelf) -> Peek | None:
    """The card of the actor that a mark names."""
    actor = next((one for one in shelf.column.actors if one.id == mark.key), None)
    if actor is None:
        return None
    here = [mention for mention in actor.mentions if mention.article == shelf.here]
    mention = next((one for one in here if one.span == mark.span), None)
    places = {place.article: place for place in shelf.library.findings.actor_places(actor.id)}
    others, more = listed((id for id in places if id != shelf.here), shelf)
    rows = tuple(row for id in others if (row := _row(places[id], shelf)) is not None)
    facts = [fact for fact in _facts(actor, mention, here, list(places.values()), shelf) if fact]
    parts: list[Part] = [Line((Words(actor.name, "ink", 13, Weight.BOLD, stretch=True),))]
    parts += [Paragraph(fact, lines=3, size=12.5, token="ink_2", serif=False) for fact in facts]
    said = f"{actor.name}. {' '.join(f'{fact}.' for fact in facts)}"
    return Peek(
        actor.name, Card(tuple(parts), frame=Frame.HEADING), said, rows, f"{actor.name} elsewhere", more,
        Place(shelf.here, mark.span),
    )  # fmt: skip


def _facts(
    actor: Actor, mention: Mention | None, here: list[Mention], places: list[ActorPlace], shelf: Shelf
) -> list[str]:
    """A line for each thing that is known; empty where it is not."""
    sure = "" if actor.kind_sure else "kind is a guess"
    total = sum(place.mentions for place in places)
    counted = joined(
        f"named {count(len(here), 'time', 'times')} here",
        f"{count(total, 'time', 'times')} in {count(len(places), 'article', 'articles')} of the library",
    )
    others = [alias for alias in actor.aliases if alias != actor.name]
    roles = list(dict.fromkeys(one.text for one in here if one.how is How.ROLE))[:_ROLES]
    return [
        joined(actor.kind.value, sure),
        counted,
        f"also: {', '.join(others)}" if others else "",
        f"called here: {', '.join(roles)}" if roles else "",
        f"speaks for {_name(actor.speaks_for, shelf)}" if actor.speaks_for else "",
        f"“{mention.text}” is this {actor.kind.value}: {mention.why}" if mention is not None and mention.why else "",
    ]


def _name(id: str, shelf: Shelf) -> str:
    """What an actor is called."""
    near = next((actor.name for actor in shelf.column.actors if actor.id == id), None)
    return near or shelf.library.findings.actor_names().get(id, id)


def _row(place: ActorPlace, shelf: Shelf) -> PeekRow | None:
    """An article that names the actor, with the sentence of the first mention."""
    article = shelf.article(place.article)
    if article is None:
        return None
    start, end = place.span
    block = next((one for one in article.blocks if one.start <= start < one.end), None)
    around = Span(block.start, max(block.end, end)) if block is not None else place.span
    sentence = next((one for one in sentences(article.text, *around) if one.start <= start < one.end), place.span)
    raw = Span(sentence.start, max(sentence.end, end)).of(article.text)
    name = Span(start - sentence.start, end - sentence.start)
    text = Paragraph(raw, lines=2, size=14, marks=(name,))
    head = source_line(shelf, place.article, times=place.mentions)
    said = f"{shelf.facts(place.article)}, {count(place.mentions, 'mention', 'mentions')}. {' '.join(raw.split())}"
    return PeekRow(Place(place.article, place.span), Card((head, text), frame=Frame.ROW), said)
