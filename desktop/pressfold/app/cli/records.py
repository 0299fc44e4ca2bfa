"""Values as the JSON objects of the public contract: one function a kind, keys as the contract names them."""

from __future__ import annotations

from collections.abc import Mapping

from pressfold.library.selection import Selection
from pressfold.model.article import Article
from pressfold.model.dated import DatedPhrase
from pressfold.model.listing import ArticleRow
from pressfold.model.passage import Change, Comparison, Echo, Family, Pair, Passage
from pressfold.model.provenance import confidence
from pressfold.model.search import PinHit, PinResult, SearchHit, SearchResult
from pressfold.model.span import Span

Record = dict[str, object]


def article_record(selected: Selection, article: Article) -> Record:
    reading, facts, share = article.reading, article.metadata, selected.wire_share(article.id)
    return {
        "article": selected.name(article.id),
        "sha256": reading.sha256,
        "text_sha256": reading.text_sha256,
        "title": article.title,
        "outlet": facts.outlet,
        "byline": facts.byline,
        "credit": facts.credit,
        "dateline": facts.dateline,
        "published": facts.published,
        "language": facts.language,
        "standfirst": facts.standfirst,
        "modified": facts.modified,
        "retrieved": facts.retrieved,
        "url": facts.url,
        "section": facts.section,
        "suggested": dict(facts.suggested),
        "provenance": dict(facts.provenance),
        "confidence": {name: confidence(how) for name, how in facts.provenance.items()},
        "words": share.words,
        "wire_words": share.counted,
        "wire_share": round(share.share, 4),
        "text": article.text,
        "blocks": [{"start": block.start, "end": block.end, "role": block.role} for block in article.blocks],
    }


def dated_record(selected: Selection, phrase: DatedPhrase) -> Record:
    return {
        "article": selected.name(phrase.article),
        "start": phrase.start,
        "end": phrase.end,
        "text": phrase.text,
        "date": phrase.date,
        "until": phrase.until,
        "precision": phrase.precision,
        "rule": phrase.rule,
        "anchor": phrase.anchor,
        "assumed": phrase.assumed,
        "resolved": phrase.resolved,
        "set": phrase.set,
        "why": phrase.why,
    }


def row_record(row: ArticleRow) -> Record:
    return {
        "article": str(row.id),
        "title": row.title,
        "outlet": row.outlet,
        "published": row.published,
        "suggested": row.suggested,
        "credit": row.credit,
        "language": row.language,
        "words": row.words,
        "wire_share": round(row.wire_share, 4),
        "path": row.path,
        "part": row.part,
        "sha256": row.sha256,
        "version": row.version,
        "starred": row.starred,
        "read": row.read,
        "tags": list(row.tags),
        "double_of": None if row.lead is None else str(row.lead),
    }


def family_record(selected: Selection, texts: Mapping[int, str], family: Family) -> Record:
    origin = family.likely_origin
    return {
        "family": family.id,
        "kind": family.kind,
        "words": family.words,
        "articles": len(family.articles),
        "origins": family.origins,
        "members": [_member(selected, texts, member) for member in family.members],
        "likely_origin": (
            {"article": selected.name(origin.article), "reasons": list(origin.reasons), "chosen": origin.chosen}
            if origin
            else None
        ),
        "why": family.why,
        "verdict": family.verdict,
    }


def _member(selected: Selection, texts: Mapping[int, str], member: Passage) -> Record:
    return {
        "article": selected.name(member.article),
        "start": member.start,
        "end": member.end,
        "text": member.span.of(texts[member.article]),
        "edited": member.edited,
    }


def pair_record(selected: Selection, pair: Pair) -> Record:
    return {
        "a": selected.name(pair.a),
        "a_start": pair.a_start,
        "a_end": pair.a_end,
        "b": selected.name(pair.b),
        "b_start": pair.b_start,
        "b_end": pair.b_end,
        "kind": pair.kind,
        "similarity": round(pair.similarity, 4),
        "words": pair.words,
    }


def echo_record(selected: Selection, echo: Echo) -> Record:
    """An offer: what may be the same quotation in other words."""
    return {
        "a": selected.name(echo.a),
        "a_start": echo.a_start,
        "a_end": echo.a_end,
        "b": selected.name(echo.b),
        "b_start": echo.b_start,
        "b_end": echo.b_end,
        "kind": "quote",
        "possible": True,
        "similarity": round(echo.likeness, 4),
        "why": echo.why,
    }


def comparison_record(selected: Selection, compared: Comparison) -> Record:
    return {
        "a": selected.name(compared.a),
        "b": selected.name(compared.b),
        "shared": [pair_record(selected, pair) for pair in compared.shared],
        "only_a": [_span(span) for span in compared.only_a],
        "only_b": [_span(span) for span in compared.only_b],
        "changed": [_change(change) for change in compared.changed],
        "moved": [_change(change) for change in compared.moved],
        "wire_share_a": round(compared.wire_share_a, 4),
        "wire_share_b": round(compared.wire_share_b, 4),
    }


def _change(change: Change) -> Record:
    return {
        "a_start": change.a_start,
        "a_end": change.a_end,
        "b_start": change.b_start,
        "b_end": change.b_end,
        "a_text": change.a_text,
        "b_text": change.b_text,
    }


def hit_record(selected: Selection, article: Article, hit: SearchHit, result: SearchResult) -> Record:
    return {
        "article": selected.name(hit.article),
        "title": article.title,
        "outlet": article.metadata.outlet,
        "published": article.metadata.published,
        "score": round(hit.score, 6),
        "total": result.articles,
        "at_least": result.at_least,
        "snippet": hit.snippet,
        "hits": [_span(span) for span in hit.spans],
        "via": list(hit.via),
    }


def pin_hit_record(hit: PinHit, result: PinResult) -> Record:
    return {
        "briefing": hit.briefing,
        "path": hit.path,
        "section": hit.section,
        "pin" if hit.pinned else "note": hit.id,
        "speaker": hit.speaker or None,
        "outlet": hit.outlet or None,
        "total": result.found,
        "at_least": result.at_least,
        "snippet": hit.snippet,
        "via": list(hit.via),
    }


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}
