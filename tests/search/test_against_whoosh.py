"""The same documents and scores as Whoosh finds its own way, in its own files, with the same analyzer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.fields import NUMERIC, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex
from whoosh.query import AndNot, FuzzyTerm, Or, Prefix, Query, Wildcard

from pressfold.search.expansion import Expansion
from pressfold.search.plan import Known, plan
from pressfold.search.query import parse
from pressfold.search.schema import WordAnalyzer
from tests.search.asked import PRINTED, Question, bodies, phrases, questions, words
from tests.search.shelf import Shelf, entry

FIELDS = ("title", "body", "outlet")


def stock(articles: list[dict[str, str]]) -> FileIndex:
    """The articles in an index as Whoosh makes it."""
    texts = {name: TEXT(analyzer=WordAnalyzer()) for name in FIELDS}
    index = RamStorage().create_index(Schema(id=NUMERIC(stored=True), **texts))
    writer = index.writer()
    for number, article in enumerate(articles):
        writer.add_document(id=number, **{name: value for name, value in article.items() if value})
    writer.commit()
    return index


def answered(index: FileIndex, query: Query) -> dict[int, float]:
    """Score by article, from Whoosh's own matchers and collector.

    What is refused is taken away here: behind a `Require`, Whoosh's matcher for that lets the first article pass.
    """
    if isinstance(query, AndNot):
        return {
            article: score
            for article, score in answered(index, query.a).items()
            if article not in answered(index, query.b)
        }
    with index.searcher() as searcher:
        return {hit["id"]: hit.score for hit in searcher.search(query, limit=None)}


def ours(articles: list[dict[str, str]], query: str) -> dict[int, float]:
    shelf = Shelf([entry(number, **article) for number, article in enumerate(articles)])
    return {hit.article: hit.score for hit in shelf.search(query).hits}


def no_expansion(*_: object) -> Expansion:
    raise AssertionError("nothing to expand here")


articles = st.fixed_dictionaries(
    {"title": bodies, "body": bodies, "outlet": st.sampled_from(["", "The Guardian", "BBC News"])}
)
outlets = st.sampled_from(["outlet:guardian", "outlet:“bbc news”"]).map(lambda typed: Question("", typed))
leaves = st.one_of(words, phrases, outlets)
#: Whoosh's own matchers lose their way in a refusal inside a refusal, so that here all stand on top.
asked = st.tuples(questions(leaves, refusing=False), st.lists(leaves, max_size=2)).map(
    lambda found: " ".join([found[0].typed, *(f"-{leaf.typed}" for leaf in found[1])])
)


@settings(deadline=None, max_examples=50)
@given(st.lists(articles, min_size=1, max_size=8), asked)
def test_documents_and_scores_are_whooshs_own(library: list[dict[str, str]], typed: str) -> None:
    query = plan(parse(typed), Known(no_expansion))
    assert ours(library, typed) == pytest.approx(answered(stock(library), query), abs=1e-6)


LIBRARY = [
    {"title": "", "body": " ".join(PRINTED[at:] + PRINTED[: at // 2]), "outlet": ""} for at in range(len(PRINTED))
]


@pytest.mark.parametrize(
    ("query", "whooshs"),
    [
        pytest.param("tal*", lambda field: Prefix(field, "tal", constantscore=False), id="prefix"),
        pytest.param("ta*k", lambda field: Wildcard(field, "ta*k", constantscore=False), id="wildcard"),
        pytest.param("ta?ks", lambda field: Wildcard(field, "ta?ks", constantscore=False), id="one letter open"),
        pytest.param("talx~", lambda field: FuzzyTerm(field, "talx", constantscore=False), id="nearly spelled"),
    ],
)
def test_open_words_are_whooshs_own_while_few_words_fit(query: str, whooshs) -> None:
    expected = answered(stock(LIBRARY), Or([whooshs("title"), whooshs("body")]))
    assert len(expected) > 1
    assert ours(LIBRARY, query) == pytest.approx(expected, abs=1e-6)


def test_whooshs_own_matchers_read_our_files(starter: dict[str, str]) -> None:
    """Our codec is a codec: what Whoosh knows to ask can be asked of it."""
    shelf = Shelf({int(name): text for name, text in starter.items()})
    index = shelf.index._storage.open()
    query = plan(parse('putin "security guarantees" -zelensky'), Known(no_expansion))
    with index.searcher() as searcher:
        scores = [hit.score for hit in searcher.search(query, limit=None)]
    assert scores == pytest.approx([hit.score for hit in shelf.search('putin "security guarantees" -zelensky').hits])
