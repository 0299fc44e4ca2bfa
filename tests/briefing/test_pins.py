"""A pin holds the exact words with all that proves them; quotes are found only where they stand."""

from __future__ import annotations

import pytest

from pressfold.briefing.pins import exact_sha256, find_quote, make_pin, same_typography
from pressfold.model.article import Article, Block, Metadata, Reading, Role
from pressfold.model.briefing import AnchorState
from pressfold.model.briefing_errors import BadSpan
from pressfold.model.passage import Family, PassageKind
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from tests.briefing.making import NOW, article, sha256

STORY = "Moscow has massed troops. “It is up to Putin,” Le Drian told RTL. Paris waits.\nNext line here."


def _pin(text: str, words: str, **named: object) -> object:
    at = text.index(words)
    return make_pin(article(text), Span(at, at + len(words)), id="p", created=NOW, source_id="s", **named)  # type: ignore[arg-type]


def test_a_pin_keeps_the_words_their_surroundings_and_their_hashes() -> None:
    pin, source = _pin(STORY, "It is up to Put")  # type: ignore[misc]
    assert pin.quote == pin.selector.exact == "It is up to Putin"
    assert pin.selector.prefix == "Moscow has massed troops. “"
    assert pin.selector.suffix == STORY[pin.span.end : pin.span.end + 64]
    assert pin.span.of(STORY) == pin.quote
    assert pin.proof.file_sha256 == pin.proof.text_sha256 == sha256(STORY)
    assert pin.proof.exact_sha256 == sha256("It is up to Putin")
    assert (pin.proof.form, pin.proof.extractor) == ("proof-1", "plain text 1")
    assert pin.context_sentence == "“It is up to Putin,” Le Drian told RTL."
    assert (pin.created, pin.source, source.id) == (NOW, "s", "s")
    assert pin.anchor and pin.anchor.state is AnchorState.VERIFIED


def test_the_surroundings_are_at_most_64_code_points() -> None:
    text = "😀" * 100 + " word " + "é" * 100
    pin, _ = _pin(text, "word")  # type: ignore[misc]
    assert pin.selector.prefix == "😀" * 63 + " "
    assert pin.selector.suffix == " " + "é" * 63


def test_a_pin_over_two_paragraphs_keeps_both_sentences() -> None:
    pin, _ = _pin(STORY, "waits.\nNext")  # type: ignore[misc]
    assert pin.quote == "waits.\nNext"
    assert pin.context_sentence == "Paris waits.\nNext line here."


def test_what_is_known_of_the_words_goes_into_the_pin() -> None:
    quotation = Quotation(
        "q", 1, 27, 44, "It is up to Putin", (Span(27, 44),), QuotationKind.DIRECT, False, ("le-drian",),
        "Jean-Yves Le Drian", "Le Drian", None, "told", "told RTL", "utterance-1", 0.9,
    )  # fmt: skip
    family = Family("family-1", PassageKind.QUOTE, 5, ())
    pin, _ = _pin(
        STORY, "It is up to Putin", quotation=quotation, family=family, also_in=["AFP, n.d."], origins=2, note="n"
    )  # type: ignore[misc]
    assert (pin.speaker, pin.channel, pin.kind, pin.utterance) == (
        "Jean-Yves Le Drian", "told RTL", "direct", "utterance-1",
    )  # fmt: skip
    assert (pin.family, pin.also_in, pin.origins, pin.note) == ("family-1", ("AFP, n.d.",), 2, "n")


def test_a_source_says_which_of_its_facts_are_guessed() -> None:
    facts = Metadata("First words", suggested={"published": "2022-01-28"}, provenance={"title": "first sentence"})
    reading = Reading("/home/me/a.txt", "First words", (Block(0, 11, Role.BODY),), facts, "f", "t", "utf-8", "x")
    _, source = make_pin(Article(1, reading), Span(0, 5), id="p", created=NOW, source_id="s")
    assert source.title_guessed
    assert (source.published, source.published_hint) == (None, "2022-01-28")
    assert (source.sha256, source.text_sha256, source.path) == ("f", "t", "/home/me/a.txt")


@pytest.mark.parametrize(
    "span",
    [Span(0, 0), Span(5, 3), Span(-1, 4), Span(0, 10_000), Span(25, 26), Span(44, 46)],
    ids=["empty", "backwards", "before", "behind", "white space", "marks only"],
)
def test_a_span_without_words_is_refused(span: Span) -> None:
    with pytest.raises(BadSpan):
        make_pin(article(STORY), span, id="p", created=NOW, source_id="s")


def test_a_quote_is_found_at_every_place_in_order() -> None:
    assert find_quote("no one. No one, no one", "no one") == [Span(0, 6), Span(16, 22)]


@pytest.mark.parametrize(
    ("text", "quote", "places"),
    [
        pytest.param("He said:\n no\u00a0 way", "said: no way", 1, id="white space does not matter"),
        pytest.param("de\u00adescalation", "deescalation", 1, id="soft hyphens do not matter"),
        pytest.param("cafe\u0301", "caf\u00e9", 1, id="accents composed or not"),
        pytest.param("consultations", "consult", 0, id="never half a word"),
        pytest.param("2015 killed", "15 killed", 0, id="never half a number"),
        pytest.param("1.5 killed", "5 killed", 0, id="nor behind the point"),
        pytest.param("It is", "it is", 0, id="case matters"),
        pytest.param("anything", "  ", 0, id="nothing is nowhere"),
    ],
)  # fmt: skip
def test_quotes_are_compared_in_proof_form(text: str, quote: str, places: int) -> None:
    assert len(find_quote(text, quote)) == places


def test_other_typography_counts_only_where_the_very_marks_are_missing() -> None:
    text = '“Nato’s” plan … and "Nato\'s" plan'
    assert find_quote(text, '"Nato\'s"') == [Span(20, 28)]
    (curly,) = find_quote("“Nato’s” plan …", '"Nato\'s" plan ...')
    assert curly == Span(0, 15)
    assert not same_typography("“Nato’s” plan …", curly, '"Nato\'s" plan ...')
    assert same_typography(text, Span(20, 28), '"Nato\'s"')


def test_the_hash_of_a_quote_is_that_of_its_proof_form() -> None:
    assert exact_sha256(" he\n said ") == sha256("he said")
