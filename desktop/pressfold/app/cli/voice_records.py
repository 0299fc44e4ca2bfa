"""Actors and quotations as the JSON objects of the public contract."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from pressfold.library.acts import roles
from pressfold.library.selection import Selection
from pressfold.model.actor import Actor, Mention, Offer
from pressfold.model.article import Article
from pressfold.model.quotation import Quotation
from pressfold.model.utterance import Likeness, Utterance

Record = dict[str, object]


def actor_records(selected: Selection) -> Iterator[Record]:
    """Every actor with its mentions, and the places that may mean it and are only offered."""
    names = selected.actor_names()
    offers: dict[str, list[Offer]] = defaultdict(list)
    for offer in selected.offers():
        offers[offer.other].append(offer)
    days = {article.id: _day(article) for article in selected.articles()}
    for actor in selected.actors():
        yield _actor(selected, names, actor, offers[actor.id], days)


def _day(article: Article) -> str:
    """The day that an article is from, as stated or hinted (ISO); empty where nothing tells."""
    return (article.metadata.published or article.metadata.suggested.get("published") or "")[:10]


def _actor(
    selected: Selection, names: Mapping[str, str], actor: Actor, offers: Sequence[Offer], days: Mapping[int, str]
) -> Record:
    """`names` are the actors' names by id, for whom this one speaks; `days` those that the articles are from."""
    last = max((days.get(mention.article, "") for mention in actor.mentions), default="")
    return {
        "actor": actor.name,
        "id": actor.id,
        "kind": actor.kind,
        "qid": actor.qid,
        "aliases": list(actor.aliases),
        "speaks_for": names.get(actor.speaks_for, actor.speaks_for) if actor.speaks_for else None,
        "kind_sure": actor.kind_sure,
        "roles": [asdict(role) for role in roles(actor.id, last or None)],
        "mentions": [_mention(selected, mention) for mention in actor.mentions],
        "offered": [_offer(selected, offer) for offer in offers],
    }


def _mention(selected: Selection, mention: Mention) -> Record:
    return {
        "article": selected.name(mention.article),
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "how": mention.how,
        "why": mention.why,
    }


def _offer(selected: Selection, offer: Offer) -> Record:
    return {
        "article": selected.name(offer.article),
        "start": offer.start,
        "end": offer.end,
        "text": offer.text,
        "why": offer.why,
    }


def quotation_records(selected: Selection) -> Iterator[Record]:
    """Every quotation with what tells of its utterance, and those that may be the same and are only offered."""
    names = selected.actor_names()
    utterances = {utterance.id: utterance for utterance in selected.utterances()}
    alike: dict[str, list[Likeness]] = defaultdict(list)
    for pair in selected.likenesses():
        alike[pair.one].append(pair)
        alike[pair.other].append(pair)
    for quotation in selected.quotations():
        utterance = utterances.get(quotation.utterance or "")
        yield _quotation(selected, names, quotation, utterance, alike[quotation.id])


def _quotation(
    selected: Selection,
    names: Mapping[str, str],
    quotation: Quotation,
    utterance: Utterance | None,
    alike: Sequence[Likeness],
) -> Record:
    return {
        "id": quotation.id,
        "article": selected.name(quotation.article),
        "start": quotation.start,
        "end": quotation.end,
        "text": quotation.text,
        "pieces": [list(piece) for piece in quotation.pieces],
        "kind": quotation.kind,
        "fragment": quotation.fragment,
        "fragments": [list(span) for span in quotation.fragments],
        "speaker": quotation.speaker,
        "speaker_text": quotation.speaker_text,
        "unnamed": quotation.unnamed,
        "plural": quotation.plural,
        "offered": names.get(quotation.offered, quotation.offered) if quotation.offered else None,
        "offered_why": quotation.offered_why,
        "via": quotation.via,
        "cue": quotation.cue,
        "negated": quotation.negated,
        "addressee": quotation.addressee,
        "channel": quotation.channel,
        "when": quotation.when,
        "utterance": quotation.utterance,
        "conflict": utterance.conflict if utterance else "",
        "translated": utterance.translated if utterance else "",
        "posted": utterance.posted if utterance else "",
        "possibly_same": [_likeness(quotation, pair) for pair in alike],
        "confidence": round(quotation.confidence, 3),
        "why": quotation.why,
    }


def _likeness(quotation: Quotation, pair: Likeness) -> Record:
    other = pair.other if pair.one == quotation.id else pair.one
    return {"id": other, "likeness": pair.likeness, "conflict": pair.conflict, "why": pair.why}
