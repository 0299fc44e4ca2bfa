"""Lines that newsrooms put between paragraphs are furniture; paragraphs of common copy are not."""

from __future__ import annotations

import pytest
from tests.passages.made import article, own_words

from pressfold.model.article import Article
from pressfold.model.passage import PassageKind
from pressfold.passages.find import find_passages
from pressfold.passages.inserts import ARTICLES

ADVERT = "Win a weekend for two at the seaside with our travel partners"
NEWS = "Divers found the wreck of the ferry at noon on the eastern reef"
NEXT = "The harbour master closed both lanes until the oil is gone"


def stories(*printed: str, copies: int = ARTICLES, beside: str = "") -> list[Article]:
    """So many stories of their own words, with these lines in the middle; `beside` is printed with the first three."""
    made = []
    for nth in range(copies):
        company = [beside] if beside and nth < 3 else []
        made.append(article(nth, own_words(2 * nth), *printed, *company, own_words(2 * nth + 1)))
    return made


def shown(articles: list[Article]) -> list[tuple[str, int]]:
    return [(family.kind.value, len(family.articles)) for family in find_passages(articles).families]


def test_a_line_amid_stories_that_share_nothing_else_is_hidden_with_the_reason() -> None:
    found = find_passages(stories(ADVERT))
    (family,) = found.families
    assert (family.kind, len(family.articles)) == (PassageKind.STOCK, ARTICLES)
    assert "nothing else in common" in family.why
    assert found.pairs == ()


@pytest.mark.parametrize(
    "articles",
    [
        pytest.param(stories(NEWS, NEXT), id="two paragraphs that go together everywhere"),
        pytest.param(stories(NEWS, beside=NEXT), id="another paragraph beside it in some"),
        pytest.param(stories(NEWS.replace("Divers", "Yesterday Kowalczyk's men")), id="a name"),
        pytest.param(stories(f"{NEWS}, and {NEXT}"), id="too long for a line"),
        pytest.param(stories(NEWS, copies=ARTICLES - 1), id="too few articles"),
    ],
)
def test_a_paragraph_of_common_copy_stays(articles: list[Article]) -> None:
    assert all(kind == "wire" for kind, _ in shown(articles))
    assert shown(articles)[0][1] >= len(articles) - 1


def test_a_line_amid_copied_paragraphs_does_not_part_them() -> None:
    wire = (f"{NEWS}.", f"{NEXT}.")
    two = [article(100, own_words(100), wire[0], ADVERT, wire[1]), article(101, *wire, own_words(101))]
    found = find_passages([*stories(ADVERT), *two])
    (pair,) = found.pairs
    text = two[0].text
    assert text[pair.a_start : pair.a_end] == f"{wire[0]}\n\n{ADVERT}\n\n{wire[1]}"


def test_paragraphs_of_an_empty_collection_hold_no_line() -> None:
    assert find_passages([]).families == ()
