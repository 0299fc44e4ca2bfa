"""Find quotations: direct, indirect and posted words, with speaker, cue, channel and the utterance they render."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.actors.speakers import mentioned
from pressfold.actors.speech import Draft, drafts
from pressfold.actors.utterances import with_utterances
from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.model.quotation import Quotation, QuotationKind

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
    *,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> list[Quotation]:
    """The quotations of these articles by article and place, joined into utterances.

    `actors` are those that `find_actors` found in the same articles. Raises `Cancelled` when asked to stop.
    """
    found: list[Quotation] = []
    mentions = mentioned(actors)
    for nth, article in enumerate(articles):
        cancel.check()
        progress(nth, len(articles), article.title)
        found += (finished(article, draft) for draft in drafts(article, mentions.get(article.id, ())))
    cancel.check()
    joined = with_utterances(found, actors, {article.id: article.text for article in articles})
    progress(len(articles), len(articles), "")
    return joined


def finished(article: Article, draft: Draft) -> Quotation:
    """The quotation that a draft becomes, not yet joined into an utterance."""
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
    )


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
