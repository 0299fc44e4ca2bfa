"""What the five starter articles share: three verbatim passages, a rewritten lede, one quotation, and set phrases."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from tests.passages.made import article, own_words

from pressfold.ingest.reading import read
from pressfold.model.article import Article
from pressfold.model.passage import Family, PassageKind
from pressfold.passages.find import Found, find_passages
from pressfold.passages.share import wire_share
from pressfold.passages.versus import compare


def starters(corpus: Path) -> list[Article]:
    return [Article(nth, read(path)) for nth, path in enumerate(sorted(corpus.glob("0*.txt")))]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return starters(Path(__file__).parents[2] / "corpus")


@pytest.fixture(scope="module")
def found(articles: list[Article]) -> Found:
    return find_passages(articles)


def of_kind(found: Found, kind: PassageKind) -> list[Family]:
    return [family for family in found.families if family.kind is kind]


def texts(family: Family, articles: list[Article]) -> dict[int, str]:
    return {member.article: member.span.of(articles[member.article].text) for member in family.members}


def test_two_articles_share_four_wire_passages_and_no_others_any(found: Found) -> None:
    wire = of_kind(found, PassageKind.WIRE)
    assert [family.articles for family in wire] == [(0, 1)] * 4
    assert sorted(family.words for family in wire if not any(member.edited for member in family.members)) == [
        15,
        23,
        27,
    ]


def test_the_verbatim_passages_are_those_sentences(found: Found, articles: list[Article]) -> None:
    verbatim = [family for family in of_kind(found, PassageKind.WIRE) if family.words in (27, 23, 15)]
    words = {family.words: texts(family, articles) for family in verbatim}
    assert words[27][0].startswith("Moscow has massed troops") and words[27][0].endswith("Soviet neighbour to join.")
    assert words[27][1].endswith("Soviet neighbour to join"), "the U.S.-led alliance stands in one article only"
    assert words[23][0].startswith("Throughout his five years") and words[23][0].endswith("European Union allies.")
    assert (
        words[15][0]
        == words[15][1]
        == ("Western countries are worried Russia might invade Ukraine though Russia denies planning to do so.")
    )


def test_the_rewritten_lede_is_found_whole_in_both(found: Found, articles: list[Article]) -> None:
    (lede,) = [family for family in of_kind(found, PassageKind.WIRE) if any(member.edited for member in family.members)]
    both = texts(lede, articles)
    assert both[0].startswith("French President Emmanuel Macron will speak") and both[0].endswith(
        "tensions in Ukraine."
    )
    assert both[1].startswith("French President Emmanuel Macron will try") and both[1].endswith(
        "foreign minister said."
    )


def test_the_quotation_is_shown_to_where_it_parts(found: Found, articles: list[Article]) -> None:
    (quote,) = of_kind(found, PassageKind.QUOTE)
    assert texts(quote, articles) == dict.fromkeys((0, 3), "It is up to Vladimir Putin to say if he wants")
    assert quote.origins == 2


def test_the_stock_title_is_found_with_its_reason(found: Found, articles: list[Article]) -> None:
    titles = [family for family in of_kind(found, PassageKind.STOCK) if family.articles == (0, 2, 3)]
    (title,) = titles
    assert all("French Foreign Minister Jean-Yves Le Drian" in text for text in texts(title, articles).values())
    assert "title" in title.why


def test_formulae_and_titles_are_never_shown(found: Found, articles: list[Article]) -> None:
    shown = [text for family in found.families if family.kind is not PassageKind.STOCK
             for text in texts(family, articles).values()]  # fmt: skip
    assert not any("situation around Ukraine" in text for text in shown)
    assert not any("Le Drian" in text for text in shown)


def test_wire_share_counts_body_words_in_wire_passages(found: Found, articles: list[Article]) -> None:
    shares = [wire_share(article, found.families) for article in articles]
    assert [share.counted for share in shares] == [100, 95, 0, 0, 0]
    assert [share.words for share in shares] == [341, 297, 319, 403, 389]
    assert all("(With wires)" not in span.of(articles[0].text) for span in shares[0].spans)


def test_the_agency_is_the_likely_origin(found: Found) -> None:
    for family in of_kind(found, PassageKind.WIRE):
        assert family.origins == 1
        assert family.likely_origin is not None
        assert family.likely_origin.article == 1
        assert family.likely_origin.reasons[0] == "It is Reuters’s own article."


def test_versus_names_what_only_one_has(found: Found, articles: list[Article]) -> None:
    versus = compare(articles[1], articles[0], found.pairs)
    assert len(versus.shared) == 4
    assert "the U.S.-led alliance" in [span.of(articles[1].text) for span in versus.only_a]
    assert any("Thomas-Greenfield" in span.of(articles[0].text) for span in versus.only_b)
    assert ("try to", "speak to his") not in [(change.a_text, change.b_text) for change in versus.changed]
    assert versus.wire_share_a == pytest.approx(95 / 297)
    assert versus.wire_share_b == pytest.approx(100 / 341)


def test_the_order_of_articles_changes_nothing(found: Found, articles: list[Article]) -> None:
    for order in list(permutations(range(5)))[::17]:
        assert find_passages([articles[nth] for nth in order]) == found


def test_other_numbers_for_the_articles_change_nothing_but_the_numbers(found: Found, articles: list[Article]) -> None:
    turned = find_passages([Article(9 - article.id, article.reading) for article in articles])
    assert {family.id for family in turned.families} == {family.id for family in found.families}
    assert {(family.id, family.words, family.kind) for family in turned.families} == {
        (family.id, family.words, family.kind) for family in found.families
    }


def test_an_unrelated_article_changes_nothing(found: Found, articles: list[Article]) -> None:
    assert find_passages([*articles, article(77, own_words(1, 20))]) == found


def test_each_pair_alone_gives_the_same_passages(found: Found, articles: list[Article]) -> None:
    for a in range(5):
        for b in range(a + 1, 5):
            alone = find_passages([articles[a], articles[b]]).pairs
            assert alone == tuple(pair for pair in found.pairs if (pair.a, pair.b) == (a, b))
