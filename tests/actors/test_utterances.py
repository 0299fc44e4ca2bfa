from __future__ import annotations

import pytest
from tests.actors.articles import articles, heard, quotations

from pressfold.model.quotation import Quotation


def groups(found: list[Quotation]) -> list[list[str]]:
    """The texts that are joined, group by group."""
    joined: dict[str, list[str]] = {}
    for quotation in found:
        if quotation.utterance:
            joined.setdefault(quotation.utterance, []).append(quotation.text)
    return list(joined.values())


def test_renderings_of_the_same_words_share_an_utterance() -> None:
    found = quotations(
        "“It is up to Vladimir Putin to say if he wants consultations or confrontation,” Jean-Yves Le Drian said.",
        "“It is up to Vladimir Putin to say if he wants a confrontation or a meeting,” Jean-Yves Le Drian said.",
        "“The weather in Normandy is fine today,” Jean-Yves Le Drian said.",
    )
    assert [len(group) for group in groups(found)] == [2]
    assert found[2].utterance is None


def test_half_a_sentence_in_marks_is_joined_to_the_whole() -> None:
    found = quotations(
        "Jean-Yves Le Drian said the West was ready for talks but “the ball is now in Putin's court” in this crisis.",
        "“The ball is now in Putin’s court,” Jean-Yves Le Drian said.",
    )
    assert [len(group) for group in groups(found)] == [2]


def test_the_same_few_words_of_two_papers_are_one_utterance() -> None:
    found = quotations("Russia denies planning to do so.", "Russia denies planning to do so.")
    assert found[0].utterance == found[1].utterance is not None


def test_like_words_of_other_speakers_must_be_more_alike() -> None:
    same = quotations(
        "Joe Biden said the United States would send more weapons to Ukraine.",
        "Joe Biden said the United States would soon send many weapons to Ukraine again.",
    )
    other = quotations(
        "Joe Biden said the United States would send more weapons to Ukraine.",
        "Olaf Scholz said the United States would soon send heavy weapons to Kyiv again.",
    )
    assert same[0].utterance is not None
    assert other[0].utterance is None


def test_a_quoted_post_is_joined_to_the_embedded_one() -> None:
    text = (
        "“Continued dialogue with Emmanuel Macron on countering security challenges,” Zelensky tweeted.\n"
        "Continued dialogue with @EmmanuelMacron on countering security challenges. Agreed on further joint steps.\n"
        "— Володимир Зеленський (@ZelenskyyUa) February 3, 2022"
    )
    found = quotations(text)
    assert found[0].utterance == found[1].utterance is not None


def test_words_inside_words_are_no_second_rendering_of_them() -> None:
    found = quotations("The Kremlin said Putin told Macron the United States had not addressed its demands.")
    assert [q.utterance for q in found] == [None, None]


def test_unsure_pairs_are_only_offered() -> None:
    texts = (
        "Joe Biden said the United States would send more weapons to Ukraine.",
        "Olaf Scholz said the United States would soon send heavy weapons to Kyiv again.",
    )
    found = heard(*articles(*texts))
    assert [q.utterance for q in found.quotations] == [None, None]
    (offer,) = found.offers
    assert (offer.one, offer.other) == tuple(q.id for q in found.quotations)
    assert 0.45 <= offer.likeness < 0.8
    assert offer.why


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_the_groups_do_not_depend_on_the_order_of_articles(order: tuple[int, ...]) -> None:
    texts = [
        "“The ball is now in Putin’s court,” Le Drian said.",
        "Le Drian said that the ball was now in Putin's court.",
        "“Nobody in the whole of Normandy wants a war,” Le Drian said.",
    ]
    assert [len(group) for group in groups(quotations(*(texts[nth] for nth in order)))] == [2]
