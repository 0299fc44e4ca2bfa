"""Making a pin: the exact words of a selection with all that proves them later, and finding words to pin."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence

from pressfold.briefing.selection import inside_word, whole_words
from pressfold.model.article import Article
from pressfold.model.briefing import Anchor, AnchorState, Pin, Proof, Selector, Source
from pressfold.model.briefing_errors import BadSpan
from pressfold.model.passage import Family
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.text.normal import PROOF_VERSION, Form, proof, proof_form, typography_folded
from pressfold.text.sentences import sentences

#: Code points of the article kept on each side of a quote.
CONTEXT = 64


def make_pin(
    article: Article,
    span: Span,
    *,
    id: str,
    created: str,
    source_id: str,
    note: str = "",
    quotation: Quotation | None = None,
    family: Family | None = None,
    also_in: Sequence[str] = (),
    origins: int | None = None,
) -> tuple[Pin, Source]:
    """A pin of the whole words that `span` touches, and the source it stands in.

    `created` is ISO 8601 in UTC; `also_in` are short citations of other articles that have the words in whatever form,
    and `origins` is how many independent texts they amount to with this one.
    Raises BadSpan when the span lies outside the text or holds nothing but white space and marks.
    """
    text = article.text
    if not 0 <= span.start < span.end <= len(text):
        raise BadSpan(f"{span.start}:{span.end}")
    exact = whole_words(text, span)
    quote = exact.of(text)
    if not any(char.isalnum() or unicodedata.category(char)[0] == "S" for char in quote):
        raise BadSpan(f"{span.start}:{span.end}")
    pin = Pin(
        id=id,
        created=created,
        source=source_id,
        quote=quote,
        selector=selector(text, exact),
        span=exact,
        proof=_proof_of(article, quote),
        context_sentence=context_sentence(article, exact),
        speaker=(quotation.speaker or quotation.speaker_text) if quotation else None,
        channel=quotation.channel if quotation else None,
        kind=quotation.kind.value if quotation else None,
        family=family.id if family else None,
        utterance=quotation.utterance if quotation else None,
        also_in=tuple(also_in),
        origins=origins if also_in else None,
        note=note,
        anchor=Anchor(AnchorState.VERIFIED, created, exact, sentence="The words were pinned from this very text."),
    )
    return pin, source_of(article, source_id)


def source_of(article: Article, id: str) -> Source:
    """What a citation needs to know of an article."""
    facts = article.metadata
    return Source(
        id=id,
        sha256=article.reading.sha256,
        text_sha256=article.reading.text_sha256,
        title=article.title,
        outlet=facts.outlet,
        byline=facts.byline,
        credit=facts.credit,
        dateline=facts.dateline,
        published=facts.published,
        language=facts.language,
        title_guessed=facts.title is None or facts.provenance.get("title") in _GUESSES,
        published_hint=facts.suggested.get("published"),
        path=article.reading.place,
    )


#: How ingest names a title that the text does not state as one.
_GUESSES = frozenset({"first sentence", "first words"})


def selector(text: str, span: Span) -> Selector:
    """The words of the span with up to 64 code points on each side."""
    return Selector(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def context_sentence(article: Article, span: Span) -> str:
    """The whole sentences that the span touches, as they stand in the article."""
    touched = [block.span for block in article.blocks if block.span.overlap(span)] or [Span(0, len(article.text))]
    around = sentences(article.text, touched[0].start, touched[-1].end)
    hull = [sentence for sentence in around if sentence.overlap(span)] or [span]
    return article.text[min(hull[0].start, span.start) : max(hull[-1].end, span.end)]


def exact_sha256(quote: str) -> str:
    """The hash that proves a quote: SHA-256 of its proof form in UTF-8."""
    return hashlib.sha256(proof(quote).encode("utf-8", "surrogatepass")).hexdigest()


def _proof_of(article: Article, quote: str) -> Proof:
    reading = article.reading
    return Proof(
        file_sha256=reading.sha256,
        text_sha256=reading.text_sha256,
        exact_sha256=exact_sha256(quote),
        extractor=reading.extractor,
        form=PROOF_VERSION,
    )


def find_quote(text: str, quote: str) -> list[Span]:
    """Every place in `text` where the words of `quote` stand, in order.

    First choice are places that agree in proof form; only where there is none, places that differ in typography
    (curly and straight marks, dashes, an ellipsis): `same_typography` tells the two apart. Words are never split.
    """
    form = proof_form(text)
    exact = [form.back(*place) for place in places_in(form, proof(quote), text)]
    if exact:
        return exact
    plain = folded_form(form)
    return [plain.back(*place) for place in places_in(plain, typography_folded(proof(quote)), text)]


def same_typography(text: str, span: Span, quote: str) -> bool:
    """Whether the words at `span` are those of `quote` with the very same marks."""
    return proof(span.of(text)) == proof(quote)


def places_in(form: Form, wanted: str, text: str) -> Iterator[Span]:
    """The spans of `form`, made from `text`, that are `wanted` and begin and end between words."""
    at = form.text.find(wanted) if wanted else -1
    while at >= 0:
        span = form.back(at, at + len(wanted))
        if not inside_word(text, span.start) and not inside_word(text, span.end):
            yield Span(at, at + len(wanted))
        at = form.text.find(wanted, at + 1)


def folded_form(form: Form) -> Form:
    """The form with plain marks and dashes, still with the way back."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for char, start, end in zip(form.text, form.starts, form.ends, strict=True):
        plain = typography_folded(char)
        chars.append(plain)
        starts.extend([start] * len(plain))
        ends.extend([end] * len(plain))
    return Form("".join(chars), tuple(starts), tuple(ends))
