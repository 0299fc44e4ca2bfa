"""The quote tier: what may be one utterance in other words is offered with its reason, and hardly anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.passages.made import article, own_words

from pressfold.ingest.reading import read
from pressfold.model.article import Article
from pressfold.passages.echoes import echoes
from pressfold.passages.find import find_passages


def offered(articles: list[Article]) -> list[tuple[str, str]]:
    texts = {one.id: one.text for one in articles}
    found = echoes(articles, find_passages(articles).pairs)
    return [(texts[one.a][one.a_start : one.a_end], texts[one.b][one.b_start : one.b_end]) for one in found]


SAID = "Harbour master Orlando Pettigrew warned: “The lighthouse lenses shattered while trawlers waited outside.”"


def test_a_quotation_turned_round_in_indirect_speech_is_offered_with_who_is_near() -> None:
    told = "While trawlers waited outside, Pettigrew recalled, the lenses of the lighthouse shattered."
    articles = [article(1, own_words(1), SAID), article(2, own_words(2), told)]
    (echo,) = echoes(articles, ())
    assert "Pettigrew" in echo.why and echo.why.endswith(".")
    assert 0.65 <= echo.likeness <= 1
    assert echoes(articles[::-1], ()) == [echo]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("While trawlers waited outside, the lenses of the lighthouse shattered.", id="nobody is named"),
        pytest.param("Pettigrew said the lighthouse keeper had shattered all records.", id="too little is the same"),
        pytest.param("Pettigrew met trawlers.", id="one word"),
    ],
)
def test_without_enough_of_the_words_and_a_name_nothing_is_offered(told: str) -> None:
    assert echoes([article(1, own_words(1), SAID), article(2, own_words(2), told)], ()) == []


BOTH = "“Nobody sleeps until every one of our trawlers has come home to the quay,” {}."
AFTER = "“Ask the insurers why this harbour abandoned its keeper, or why no wardens came before winter,” he added."
RETOLD = (
    "Another question, the old man thinks, is when the town council will find money for lamps that the wardens "
    "have condemned twice, and what the insurers have to say."
)


def test_beside_a_quotation_that_both_have_less_will_do() -> None:
    said, told = BOTH.format("said Pettigrew"), BOTH.format("we heard Pettigrew say")
    articles = [article(1, own_words(1), f"{said} {AFTER}"), article(2, own_words(2), f"{told} {RETOLD}")]
    pairs = find_passages(articles).pairs
    (echo,) = echoes(articles, pairs)
    assert echo.why.startswith("Beside a quotation that both have") and "insurers" in articles[1].text[echo.b_start :]
    assert echoes([articles[0], article(2, own_words(2), RETOLD)], ()) == []


def test_a_title_or_a_term_between_quotation_marks_is_no_utterance() -> None:
    one, other = "Pettigrew saw “Trawler versus Lighthouse”.", "“Trawler versus Lighthouse” pleased Pettigrew."
    assert echoes([article(1, own_words(1), one), article(2, own_words(2), other)], ()) == []


def test_narration_on_both_sides_and_passages_that_are_shown_are_not_offered() -> None:
    plain = SAID.replace("“", "").replace("”", "")
    assert echoes([article(1, plain), article(2, plain)], ()) == []
    assert offered([article(1, own_words(1), SAID), article(2, own_words(2), SAID)]) == []


def test_four_of_the_starter_quotations_are_found_or_offered_and_no_formula(corpus: Path) -> None:
    articles = [Article(nth, read(path)) for nth, path in enumerate(sorted(corpus.glob("0*.txt")))]
    found = offered(articles)
    assert any("ball was in Putin" in one and "ball is now in Putin" in other for one, other in found)
    assert any("up to Vladimir Putin" in one and "consultations or confrontation" in other for one, other in found)
    assert not any("situation" in one for one, _ in found)
    assert any("destabilising power" in one and "power of imbalance" in other for one, other in found)
    assert len(found) == 3, "the fourth is a shown quotation"
