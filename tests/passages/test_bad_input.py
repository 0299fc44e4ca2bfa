"""Odd and hostile articles: long, many, in other scripts, without a story. Nothing breaks, findings make sense."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from tests.passages.made import article, own_words
from tests.passages.test_find import REWRITTEN, SCRIPTS, WIRE, member_texts, shown

from pressfold.model.article import Article
from pressfold.model.passage import PassageKind
from pressfold.passages import tokens as tokenizing
from pressfold.passages.find import find_passages
from pressfold.passages.lookup import everything, furniture_of
from pressfold.passages.segments import segment
from pressfold.passages.shelf import Shelf
from pressfold.passages.tokens import tokens


def many_words(seed: int, count: int) -> list[str]:
    """Paragraphs of words that no language has."""
    draw = random.Random(seed)
    words = ["".join(draw.choices("abcdefghijklmnop", k=draw.randint(3, 9))) for _ in range(2000)]
    return [" ".join(draw.choices(words, k=40)).capitalize() + "." for _ in range(count // 40)]


def test_a_passage_is_found_anywhere_in_a_long_article() -> None:
    long = many_words(1, 60_000)
    places = (3, 700, 1400)
    for place, text in zip(places, (WIRE, REWRITTEN, WIRE), strict=True):
        long.insert(place, text)
    found = find_passages([article(1, *long), article(2, own_words(1), WIRE)])
    (family,) = [family for family in found.families if family.kind is PassageKind.WIRE]
    assert [member.article for member in family.members] == [1, 1, 1, 2]


def test_a_long_article_printed_twice_is_shared_from_end_to_end() -> None:
    long = many_words(2, 12_000)
    copies = [article(1, *long), article(2, *long)]
    found = find_passages(copies)
    (family,) = found.families
    assert family.kind is PassageKind.WIRE and family.words == 12_000


def test_hundreds_of_copies_cost_little_more_than_one_and_are_one_family() -> None:
    story = [own_words(1, 4), WIRE]
    found = find_passages([article(nth, *story, *many_words(nth, 80)) for nth in range(400)])
    (family,) = found.families
    assert len(family.articles) == 400
    assert len(found.pairs) < 400 * 8


def test_pages_of_furniture_alone_share_nothing_that_counts() -> None:
    footer = "Sign up for our newsletter and get the day's top stories delivered straight to your inbox every morning."
    found = find_passages([article(nth, own_words(nth, 4), footer, outlet="A") for nth in range(6)])
    assert shown(found) == []
    assert [family.kind for family in found.families] == [PassageKind.STOCK]


def test_the_same_article_twice_is_one_family_of_both() -> None:
    story = (own_words(1, 4), WIRE, own_words(2, 4))
    found = find_passages([article(1, *story), article(2, *story)])
    assert [family.articles for family in found.families] == [(1, 2)]


@pytest.mark.parametrize("script", ["arabic", "chinese", "japanese"])
def test_scripts_may_be_mixed_in_one_article(script: str) -> None:
    articles = [article(1, WIRE, SCRIPTS[script]), article(2, SCRIPTS[script], own_words(1), WIRE)]
    assert set(member_texts(find_passages(articles), articles)) == {WIRE, SCRIPTS[script]}


#: A sentence, the same after an editor's hand, and a story of the same events that was written by somebody else.
TOPICS = {
    "russian": (
        "По словам представителя администрации, переговоры продолжались больше часа и были посвящены ситуации вокруг "
        "Украины, а также вопросам европейской безопасности.",
        "По словам представителя администрации, переговоры длились больше часа и были посвящены ситуации вокруг "
        "Украины, а также вопросам европейской безопасности.",
        "В пятницу министр иностранных дел России Сергей Лавров встретился в Москве с британской коллегой. По итогам "
        "переговоров стороны заявили, что ситуация вокруг Украины остается сложной.",
    ),
    "chinese": (
        "法国总统府表示，双方同意继续保持对话，并为缓和紧张局势作出努力。",
        "法国总统府表示，双方同意继续保持对话，并为缓和紧张局势做出努力。",
        "俄罗斯外长星期五在莫斯科会见英国外交大臣。乌克兰局势仍然紧张，双方没有达成协议。法国总统下周将访问莫斯科。",
    ),
    "arabic": (
        "وقال مسؤول في الرئاسة الفرنسية إن الجانبين اتفقا على مواصلة الحوار والعمل من أجل خفض التصعيد على الحدود.",
        "وقال مسؤول في الرئاسة الفرنسية ان الجانبين اتفقا على مواصلة الحوار والعمل من أجل خفض التصعيد قرب الحدود.",
        "التقى وزير الخارجية الروسي نظيرته البريطانية في موسكو يوم الجمعة وقال إن الوضع حول أوكرانيا لا يزال معقدا.",
    ),
    "hebrew": (
        "נשיא צרפת אמר ביום שישי כי שני הצדדים הסכימו להמשיך בדיאלוג ולפעול להפחתת המתיחות לאורך הגבול המזרחי.",
        "נשיא צרפת אמר כי שני הצדדים הסכימו להמשיך בדיאלוג ולפעול להפחתת המתיחות לאורך הגבול המזרחי.",
        "שר החוץ של רוסיה נפגש במוסקבה עם עמיתתו הבריטית ואמר כי המצב סביב אוקראינה נותר מורכב.",
    ),
}


@pytest.mark.parametrize("language", TOPICS)
def test_in_any_language_an_edited_sentence_is_one_passage_and_another_story_of_the_day_shares_none(
    language: str,
) -> None:
    printed, edited, other = TOPICS[language]
    articles = [article(1, own_words(1), printed), article(2, edited, own_words(2)), article(3, other, own_words(3))]
    found = find_passages(articles)
    assert shown(found) == [("wire", (1, 2))]
    assert set(member_texts(found, articles)) <= {printed, edited, printed.rstrip(".。"), edited.rstrip(".。")}


def test_one_article_may_hold_passages_in_several_languages() -> None:
    articles = [article(nth, own_words(nth), printed) for nth, (printed, *_) in enumerate(TOPICS.values())]
    mixed = article(99, *(edited for _, edited, _ in TOPICS.values()))
    found = find_passages([*articles, mixed])
    assert sorted(shown(found)) == [("wire", (nth, 99)) for nth in range(len(TOPICS))]


def letters(seed: int, first: int, kinds: int, words: str) -> str:
    """A paragraph of letters from `first` on, so many kinds of them, in words of one letter or of some."""
    draw = random.Random(seed)
    return words.join("".join(chr(first + draw.randrange(kinds)) for _ in range(5)) for _ in range(60)) + "."


FOOTERS = [f"{own_words(3000 + nth, 1)} Sign up for our newsletter." for nth in range(6)]
PAGES: dict[str, Callable[[int], Article]] = {
    "empty articles": lambda nth: article(nth),
    "articles of one word": lambda nth: article(nth, "Word"),
    "copies of one article": lambda nth: article(nth, own_words(1, 4), WIRE),
    "Chinese articles": lambda nth: article(nth, letters(nth, 0x4E00, 400, ""), SCRIPTS["chinese"]),
    "Arabic articles": lambda nth: article(nth, letters(nth, 0x0628, 18, " "), SCRIPTS["arabic"]),
    "boilerplate alone": lambda nth: article(nth, *random.Random(nth).sample(FOOTERS, 4), outlet="ABC"[nth % 3]),
}


def compared(articles: list[Article]) -> int:
    """How many stretches of two articles each are looked at."""
    shelf = Shelf([segment(map(tokens, articles))])
    state = shelf.state({one.id: 0 for one in articles}, {one.id: one.metadata.outlet for one in articles})
    found = everything(shelf, furniture_of(shelf, state))
    return len(found.windows) + len(found.phrases)


@pytest.mark.parametrize("kind", PAGES)
def test_four_times_as_many_pages_of_one_kind_are_at_most_four_times_the_work(kind: str) -> None:
    few, many = ([PAGES[kind](nth) for nth in range(count)] for count in (60, 240))
    assert compared(many) <= 4.5 * compared(few) + 40


def test_an_article_may_have_more_different_words_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenizing.Chunks, "MOST", 50)
    monkeypatch.setattr(tokenizing, "_known", [])
    found = find_passages([article(1, own_words(1, 9), WIRE, own_words(2, 9)), article(2, own_words(3), WIRE)])
    assert shown(found) == [("wire", (1, 2))]
