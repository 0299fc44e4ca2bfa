"""Find quotations: direct, indirect and posted words, with speaker, cue, channel and the utterance they render."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from pressfold.actors.grammar import Grammar
from pressfold.actors.offered import offered_speaker
from pressfold.actors.readings import Readings
from pressfold.actors.registry import Registry
from pressfold.actors.speakers import Mentioned, mentioned
from pressfold.actors.speech import Draft, drafts
from pressfold.actors.utterances import Joined, with_utterances
from pressfold.model.actor import Actor, Offer
from pressfold.model.article import Article
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.text.quotation_marks import quoted

#: Words in marks are a fragment of a sentence when they are fewer than this and end in no stop.
_FRAGMENT_WORDS = 6
_RULES = {
    "before": "the words follow the verb",
    "behind": "the words stand before the speaker",
    "frame": "the phrase frames the words",
    "gerund": "the speaker goes on in a participle",
    "credit": "the speaker is credited beside the words",
    "next": "the sentence beside the words names the speaker",
    "near": "the sentence before the words is about the speaker",
}


def find_quotations(
    articles: Sequence[Article],
    actors: Sequence[Actor],
    registry: Registry | None = None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> list[Quotation]:
    """The quotations of these articles by article and place, joined into utterances; see `listen`."""
    return list(listen(articles, actors, registry, progress=progress, cancel=cancel).quotations)


def listen(
    articles: Sequence[Article],
    actors: Sequence[Actor],
    registry: Registry | None = None,
    offers: Sequence[Offer] = (),
    readings: Readings | None = None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> Joined:
    """The quotations of these articles, the utterances that they render, and the pairs that may be one.

    `actors` and `offers` are those that `find` found in the same articles; `readings` may hold what was
    heard before. Raises `Cancelled` when asked to stop.
    """
    found: list[Quotation] = []
    mentions, kept = mentioned(actors), readings or Readings()
    offered: dict[int, list[Offer]] = defaultdict(list)
    for offer in sorted(offers, key=lambda offer: offer.start):
        offered[offer.article].append(offer)
    for nth, article in enumerate(articles):
        cancel.check()
        progress(nth, len(articles), article.title)
        here, open_here = mentions.get(article.id, ()), offered.get(article.id, ())
        made_of = open_here, [(*m.span, m.how.value, a.id, a.name, a.kind.value) for m, a in here]
        found += kept.quotations(article, made_of, partial(_heard, article, here, open_here))
    cancel.check()
    joined = with_utterances(found, actors, articles, registry or Registry.core())
    progress(len(articles), len(articles), "")
    return joined


def _heard(article: Article, mentions: Sequence[Mentioned], offers: Sequence[Offer]) -> list[Quotation]:
    return list(heard(article, mentions, offers))


def heard(article: Article, mentions: Sequence[Mentioned], offers: Sequence[Offer]) -> Iterator[Quotation]:
    """The quotations of one article by place, not yet joined into utterances."""
    for draft in drafts(article, mentions):
        quotation = finished(article, draft)
        if quotation.unnamed and draft.printed:
            actor, why = offered_speaker(article.id, draft.printed, offers, mentions)
            quotation = replace(quotation, offered=actor, offered_why=why)
        yield quotation


def finished(article: Article, draft: Draft) -> Quotation:
    """The quotation that a draft becomes, its offered speaker left out."""
    start, end = draft.pieces[0].start, draft.pieces[-1].end
    cue = draft.attribution.cue if draft.attribution else None
    return Quotation(
        id=f"{article.id}:{start}-{end}",
        article=article.id,
        start=start,
        end=end,
        text=article.text[start:end],
        pieces=draft.pieces,
        kind=draft.kind,
        fragment=_is_fragment(article.text, draft),
        speakers=draft.speaker.actors,
        speaker=draft.speaker.name,
        speaker_text=draft.printed.of(article.text) if draft.printed else None,
        via=draft.via,
        cue=cue or None,
        channel=draft.channel,
        utterance=None,
        confidence=round(draft.confidence * draft.speaker.sure, 2),
        why=_why(draft),
        fragments=_fragments(article.text, draft),
        addressee=draft.told.of(article.text) if draft.told else None,
        addressees=draft.told_actors,
        when=draft.when,
        negated=draft.negated,
        unnamed=_is_unnamed(article.text, draft),
        plural=_is_plural(article.text, draft),
    )


def _fragments(text: str, draft: Draft) -> tuple[Span, ...]:
    """The words in marks inside reported speech: they alone are the speaker's own."""
    if draft.kind is not QuotationKind.INDIRECT:
        return ()
    return tuple(mark.inner for piece in draft.pieces for mark in quoted(text, *piece))


def _is_unnamed(text: str, draft: Draft) -> bool:
    """Whether a speaker is described and not named ("a French presidency official")."""
    if draft.speaker.actors or draft.printed is None:
        return False
    return draft.printed.of(text).lower() not in Grammar.core().pronouns


def _is_plural(text: str, draft: Draft) -> bool:
    """Whether several speak: two names, "they", "diplomats"."""
    if len(draft.speaker.actors) > 1 or draft.printed is None:
        return len(draft.speaker.actors) > 1
    source = draft.attribution.source if draft.attribution else None
    words = (source or draft.printed).of(text).lower().split() or [""]
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    listed = head in Grammar.core().people and head.endswith("s") and not draft.speaker.actors
    return head in ("they", "we") or listed


def _is_fragment(text: str, draft: Draft) -> bool:
    words = sum(len(piece.of(text).split()) for piece in draft.pieces)
    stopped = text[draft.pieces[-1].end - 1] in ".!?…"
    return draft.kind is QuotationKind.DIRECT and words < _FRAGMENT_WORDS and not stopped


def _why(draft: Draft) -> str:
    if draft.kind is QuotationKind.POST:
        return "A post signed with this name and account."
    if draft.attribution is None:
        return "Words in quotation marks; nothing near them names the speaker."
    cue = f"“{draft.attribution.cue}”: " if draft.attribution.cue else ""
    return f"{cue}{_RULES[draft.attribution.rule]}."
