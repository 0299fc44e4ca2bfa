"""More like this: ranked by telling words and shared passages, and explained by them."""

from __future__ import annotations

from tests.passages.made import article, own_words

from pressfold.library.acts import similar
from pressfold.model.article import Article
from pressfold.passages.find import find_passages

HARBOUR = "The trawler sank off the northern lighthouse while its eleven fishermen slept, the coastguard reported."
ALSO = "Eleven sleeping fishermen drowned as a trawler sank; the lighthouse keeper alarmed the coastguard."
MARKETS = "Shares in shipyards rose as investors shrugged at bankers and their quarterly forecasts."


def found(articles: list[Article], nth: int = 0, limit: int = 20) -> list[tuple[int, tuple[str, ...], int]]:
    alike = similar(articles, articles[nth], find_passages(articles).pairs, limit)
    return [(one.article, one.words, one.shared) for one in alike]


def test_an_article_on_the_same_matter_comes_first_with_the_words_that_explain_it() -> None:
    articles = [article(7, HARBOUR), article(8, MARKETS), article(9, ALSO)]
    first, *_ = found(articles)
    assert first[0] == 9 and first[2] == 0
    assert {"trawler", "fishermen", "coastguard", "lighthouse"} <= set(first[1])


def test_shared_passages_count_and_are_told() -> None:
    articles = [article(1, HARBOUR, own_words(1)), article(2, ALSO, own_words(2)), article(3, own_words(4), HARBOUR)]
    (first, shared), *_ = [(id, shared) for id, _, shared in found(articles)]
    assert (first, shared) == (3, 15)


def test_nothing_is_like_an_article_without_words_and_never_itself() -> None:
    articles = [article(1, ""), article(2, HARBOUR), article(3, HARBOUR)]
    assert found(articles) == []
    assert [id for id, *_ in found(articles, 1)] == [3]
    assert len(found(articles, 1, limit=0)) == 0


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [article(1, HARBOUR, own_words(1)), article(2, ALSO, own_words(2)), article(3, own_words(4), HARBOUR)]
    turned = [articles[0], articles[2], articles[1]]
    assert found(articles) == found(turned)
