"""The whole chain: what was planted is found, what repeats for other reasons is not, and odd articles do no harm."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.passages.made import TITLES, WORDS, article, own_words, titled

from pressfold.model.article import Article, Role
from pressfold.model.passage import Family, PassageKind
from pressfold.model.progress import Cancelled
from pressfold.passages.find import Found, find_passages

WIRE = (
    "The coast guard rescued eleven fishermen from a sinking trawler off the northern island after a distress call, "
    "harbour officials told reporters late on Sunday."
)
REWRITTEN = (
    "The coastguard saved eleven fishermen from a sinking trawler off the northern island following a distress call, "
    "harbor officials told reporters."
)
#: What two reporters have of their own, not a word of it in common.
OURS, THEIRS = " ".join(WORDS.split()[::2]), " ".join(WORDS.split()[1::2])


def shown(found: Found) -> list[tuple[str, tuple[int, ...]]]:
    return [(family.kind, family.articles) for family in found.families if family.kind is not PassageKind.STOCK]


def member_texts(found: Found, articles: list[Article]) -> list[str]:
    by_id = {article.id: article for article in articles}
    return [member.span.of(by_id[member.article].text) for family in found.families for member in family.members]


def test_a_planted_sentence_is_one_family_of_both_articles() -> None:
    articles = [article(1, own_words(1), WIRE, own_words(2)), article(2, own_words(3), own_words(4), WIRE)]
    found = find_passages(articles)
    assert shown(found) == [("wire", (1, 2))]
    assert member_texts(found, articles) == [WIRE, WIRE]
    (pair,) = found.pairs
    assert pair.similarity == 1.0
    assert pair.words == 25


def test_a_rewritten_sentence_is_found_with_its_edits() -> None:
    articles = [article(1, own_words(1), WIRE), article(2, REWRITTEN, own_words(2))]
    found = find_passages(articles)
    assert shown(found) == [("wire", (1, 2))]
    edits = {edit.of(articles[m.article - 1].text) for m in found.families[0].members for edit in m.edits}
    assert {"The coast guard rescued", "The coastguard saved", "after", "following"} <= edits
    assert not any("harbo" in edit for edit in edits), "a folded difference is no edit"


def planted(seed: int, swapped: int, at: int, ours: str, theirs: str) -> tuple[Article, Article]:
    """Two articles of paragraphs of these words; the sentence stands in both, in the second with words swapped."""
    draw = random.Random(seed)
    words = WIRE.split()
    for place in draw.sample(range(2, len(words) - 2), swapped):
        words[place] = draw.choice(("zinc", "lamp", "oak"))
    one = [own_words(seed + nth, among=ours) for nth in range(1, 4)]
    other = [own_words(seed + nth, among=theirs) for nth in range(5, 8)]
    one.insert(at, WIRE)
    other.insert(3 - at, " ".join(words))
    return article(1, *one), article(2, *other)


def places(family: Family, planted: Sequence[Article], at: int) -> list[tuple[int, bool]]:
    """Where a family stands: each member's article, and whether it has anything of the sentence planted there."""
    sentence = {one.id: one.blocks[at if one.id == 1 else 3 - at].span for one in planted}
    return [(member.article, member.span.overlap(sentence[member.article]) > 0) for member in family.members]


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10**6), swapped=st.integers(0, 4), at=st.integers(0, 3))
def test_a_planted_sentence_survives_swapped_words_and_nothing_else_is_found(seed: int, swapped: int, at: int) -> None:
    articles = planted(seed, swapped, at, OURS, THEIRS)
    (family,) = find_passages(articles).families
    assert (family.kind, places(family, articles, at)) == (PassageKind.WIRE, [(1, True), (2, True)])
    assert family.words >= len(WIRE.split()) - swapped - 3


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10**6), swapped=st.integers(0, 4), at=st.integers(0, 3))
@example(seed=262889, swapped=4, at=2)
@example(seed=109369, swapped=1, at=3)
@example(seed=208758, swapped=3, at=1)
@example(seed=816116, swapped=2, at=1)
@example(seed=957738, swapped=4, at=0)
@example(seed=613365, swapped=4, at=1)
@example(seed=139196, swapped=3, at=1)
def test_words_that_stand_in_one_order_by_chance_stay_apart_from_a_planted_sentence(
    seed: int, swapped: int, at: int
) -> None:
    articles = planted(seed, swapped, at, WORDS, WORDS)
    found, *others = find_passages(articles).families
    assert (found.kind, places(found, articles, at)) == (PassageKind.WIRE, [(1, True), (2, True)])
    assert found.words >= len(WIRE.split()) - swapped - 3
    for other in others:
        assert places(other, articles, at) == [(1, False), (2, False)]


@settings(deadline=None, max_examples=15)
@given(order=st.permutations(range(5)))
def test_order_and_company_change_nothing(order: list[int]) -> None:
    articles = [
        article(0, own_words(10), WIRE),
        article(1, REWRITTEN, own_words(11)),
        article(2, own_words(12), f"“{WIRE}”"),
        article(3, own_words(13)),
        article(4, own_words(14), own_words(15)),
    ]
    related = find_passages(articles[:3])
    assert find_passages([articles[nth] for nth in order]) == related


def test_renderings_that_part_are_shown_whole_with_the_words_that_say_whose_they_are() -> None:
    said = "“The storm came far sooner than anybody at the weather office had expected of the season,” Tom Reed said."
    told = "Tom Reed said that the storm came far sooner than anybody at the weather office had foreseen for this year."
    articles = [article(1, own_words(1), said), article(2, told, own_words(2))]
    found = member_texts(find_passages(articles), articles)
    assert found == [said, told]


def test_a_short_quotation_is_known_again_where_its_whole_words_are_told() -> None:
    said = "“There is no sign of a slowdown at the shipyards,” stated Tim Cole, economist at the harbour board."
    told = "The official said that there is no sign of a slowdown at the shipyards."
    found = find_passages([article(1, own_words(1), said), article(2, told, own_words(2))])
    assert [articles for kind, articles in shown(found)] == [(1, 2)]


def test_words_between_quotation_marks_are_a_quote() -> None:
    said = "“We will not leave the harbour until every one of our fishermen has come home,” the captain said."
    found = find_passages([article(1, own_words(1), said), article(2, own_words(2), said.replace("captain", "mayor"))])
    assert shown(found) == [("quote", (1, 2))]


def test_a_moved_sentence_is_found_where_it_went() -> None:
    other = "Rescuers searched the cold waters through the night with two helicopters and a navy frigate."
    found = find_passages([article(1, f"{WIRE} {other}", own_words(1)), article(2, f"{other} {WIRE}", own_words(2))])
    assert sorted(pair.words for pair in found.pairs if pair.kind is PassageKind.WIRE) == [15, 25]


def test_moved_attribution_stays_in_the_passage() -> None:
    said = "“The storm came far sooner than anybody at the weather office had expected,” harbour master Tom Reed said."
    turned = (
        "Harbour master Tom Reed said: “The storm came far sooner than anybody at the weather office had expected.”"
    )
    articles = [article(1, own_words(1), said), article(2, turned, own_words(2))]
    assert sorted(member_texts(find_passages(articles), articles)) == sorted([said, turned])


def test_a_sentence_that_one_side_lacks_ends_the_passage() -> None:
    more = "Rescuers searched the cold waters through the night with two helicopters and a navy frigate."
    last = "Three of the men were treated for exposure in the island's small hospital, its director added."
    found = find_passages(
        [article(1, f"{WIRE} {more} {last}", own_words(1)), article(2, f"{WIRE} {last}", own_words(2))]
    )
    assert sorted(pair.words for pair in found.pairs) == [16, 25]


def test_an_advertisement_inside_does_not_break_a_passage() -> None:
    last = "Three of the men were treated for exposure in the island's small hospital, its director added."
    cut = article(2, WIRE, "Advertisement", last, own_words(2), roles=(Role.BODY, Role.BOILERPLATE))
    found = find_passages([article(1, f"{WIRE} {last}", own_words(1)), cut])
    assert [pair.words for pair in found.pairs] == [41]


def test_two_ledes_may_match_one() -> None:
    found = find_passages([article(1, WIRE, own_words(1), REWRITTEN, own_words(5)), article(2, WIRE, own_words(2))])
    (family,) = [family for family in found.families if family.kind is PassageKind.WIRE]
    assert [member.article for member in family.members] == [1, 1, 2]


def test_repeats_inside_one_article_are_no_sharing() -> None:
    assert find_passages([article(1, WIRE, own_words(1), WIRE), article(2, own_words(2))]) == Found((), ())


@pytest.mark.parametrize("role", [Role.POST, Role.CREDIT, Role.DATELINE, Role.BYLINE, Role.BOILERPLATE, Role.CAPTION])
def test_only_the_story_is_compared(role: Role) -> None:
    articles = [article(nth, WIRE, own_words(nth), roles=(role,)) for nth in (1, 2)]
    assert find_passages(articles) == Found((), ())


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([], id="no articles"),
        pytest.param(["", ""], id="empty"),
        pytest.param(["Fire", "Fire"], id="one word"),
        pytest.param(["!!! ... ???", "— — —"], id="no words"),
    ],
)
def test_articles_without_copy_share_nothing(texts: list[str]) -> None:
    assert find_passages([article(nth, text) for nth, text in enumerate(texts)]) == Found((), ())


def test_articles_without_blocks_share_nothing() -> None:
    assert find_passages([article(1), article(2), article(3, WIRE)]) == Found((), ())


def test_equal_numbers_are_a_template_not_copy() -> None:
    found = find_passages([article(nth, "1 2 3 4 5 6 7 8 9 10 11 12") for nth in (1, 2)])
    assert [family.kind for family in found.families] == [PassageKind.STOCK]
    assert "numbers" in found.families[0].why


SCRIPTS = {
    "arabic": "أعلنت وزارة الخارجية الفرنسية أن الرئيس سيتحدث هاتفيا مع نظيره الروسي يوم الجمعة لبحث التوتر المتصاعد",
    "chinese": "法国外交部宣布总统将于星期五与俄罗斯总统通电话讨论乌克兰日益紧张的局势并寻求降级的可能性",
    "japanese": "フランス外務省は大統領が金曜日にロシア大統領と電話会談を行いウクライナ情勢について協議すると発表した",
    "thai": "กระทรวงการต่างประเทศฝรั่งเศสประกาศว่าประธานาธิบดีจะพูดคุยทางโทรศัพท์กับประธานาธิบดีรัสเซียในวันศุกร์",
    "russian": "Министерство иностранных дел Франции сообщило, что президент проведёт разговор с российским коллегой",
    "french": "Le ministère des Affaires étrangères a annoncé que le président s'entretiendra avec son homologue",
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_any_script_can_be_compared(script: str) -> None:
    articles = [article(1, own_words(1), SCRIPTS[script]), article(2, SCRIPTS[script], own_words(2))]
    found = find_passages(articles)
    assert [family.kind for family in found.families] == [PassageKind.WIRE]
    assert member_texts(found, articles) == [SCRIPTS[script]] * 2


def test_a_hundred_copies_are_one_family() -> None:
    story = [own_words(1, 8), WIRE, own_words(2, 8)]
    found = find_passages([article(nth, *story) for nth in range(100)])
    (family,) = found.families
    assert family.kind is PassageKind.WIRE
    assert family.articles == tuple(range(100))
    assert len(found.pairs) < 5000


def test_cancel_is_answered() -> None:
    class Pressed:
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_passages([article(1, WIRE), article(2, WIRE)], cancel=Pressed())


def test_progress_tells_each_step() -> None:
    told: list[str] = []

    def progress(done: int, total: int, what: str) -> None:
        told.append(what)

    find_passages([article(1, WIRE), article(2, WIRE)], progress=progress)
    assert list(dict.fromkeys(told)) == ["Reading the words", "Looking for shared words", "Comparing passages"]


def test_a_name_beside_a_quotation_makes_no_narration_of_it() -> None:
    said = "“We will not leave the harbour until every one of our fishermen has come home,” {} said."
    articles = [article(1, own_words(1), said.format("Pettigrew")), article(2, said.format("Pettigrew"), own_words(2))]
    assert shown(find_passages(articles)) == [("quote", (1, 2))]


def test_set_phrases_of_the_same_words_are_a_family_and_longer_ones_another() -> None:
    short, longer, _ = TITLES
    found = find_passages(
        [article(nth, titled(nth, title)) for nth, title in enumerate((short, short, longer, longer))]
    )
    assert {family.articles: family.words for family in found.families} == {(0, 1, 2, 3): 8, (2, 3): 10}
    assert all(family.kind is PassageKind.STOCK and "name" in family.why for family in found.families)
