from __future__ import annotations

import pytest
from tests.actors.articles import actor_of, articles, found

from pressfold.actors.find import find, find_actors
from pressfold.actors.registry import Registry
from pressfold.model.actor import ActorKind
from pressfold.model.progress import Cancelled


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Volodymyr Zelensky", "Zelensky"),
        ("Jean-Yves Le Drian", "Le Drian"),
        ("Samia Suluhu Hassan", "Hassan"),
        ("Вадим Прістайко", "Прістайко"),
    ],
)
def test_a_surname_belongs_to_the_fuller_name_in_its_article(full: str, short: str) -> None:
    result = found(f"Minister {full} spoke on Monday. On Tuesday {short} said no more.")
    assert actor_of(result, full).id == actor_of(result, short).id
    why = next(m.why for m in actor_of(result, short).mentions if m.text == short)
    assert "in this article" in why


def test_a_surname_is_joined_to_the_fuller_name_of_another_article() -> None:
    result = found("Spokesman Ned Trickett spoke.", "“No,” Trickett said on Friday.")
    assert actor_of(result, "Trickett", 2).id == actor_of(result, "Ned Trickett", 1).id
    assert "in the collection" in actor_of(result, "Trickett", 2).mentions[-1].why


def test_two_holders_of_a_surname_get_no_link_but_an_offer_each() -> None:
    text = "Hillary Clinton met Bill Clinton in Paris. On Monday Clinton said nothing."
    result = found(text)
    bare = actor_of(result, "Clinton")
    assert bare.id not in {actor_of(result, "Hillary Clinton").id, actor_of(result, "Bill Clinton").id}
    offers = [offer for offer in result.offers if offer.actor == bare.id]
    assert {offer.other for offer in offers} == {
        actor_of(result, "Hillary Clinton").id,
        actor_of(result, "Bill Clinton").id,
    }


def test_a_misprint_stays_apart_and_is_offered() -> None:
    text = "Emmanuel Macron spoke. Macron said so, and Macron left. Putin reiterated to Micron the need for talks."
    result = found(text)
    micron = actor_of(result, "Micron")
    assert [m.text for m in micron.mentions] == ["Micron"]
    assert not micron.kind_sure
    (offer,) = result.offers
    assert (offer.actor, offer.other, offer.text) == (micron.id, "emmanuel-macron", "Micron")
    assert "one letter off" in offer.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Antony Blinken", "Anthony Blinken"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Donald Trump", "Donald J. Trump"),
        ("Володимир Зеленський", "Volodymyr Zelensky"),
    ],
)
def test_spellings_of_one_full_name_are_one_actor(one: str, other: str) -> None:
    result = found(f"Minister {one} spoke.", f"Later {other} said more.")
    assert actor_of(result, one, 1).id == actor_of(result, other, 2).id


@pytest.mark.parametrize(("one", "other"), [("John Smith", "Joan Smith"), ("Ali Karimi", "Hossein Karimi")])
def test_two_people_of_one_surname_stay_two(one: str, other: str) -> None:
    result = found(f"Minister {one} met minister {other} on Monday.")
    assert actor_of(result, one).id != actor_of(result, other).id


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("The leaders met in Moscow on Monday.", "Moscow", ActorKind.PLACE),
        ("Moscow denied it on Monday.", "Moscow", ActorKind.GOVERNMENT),
        ("According to Paris, the talks go on.", "Paris", ActorKind.GOVERNMENT),
        ("They flew to Paris for a summit.", "Paris", ActorKind.PLACE),
        ("The West accused Beijing of spying.", "Beijing", ActorKind.GOVERNMENT),
        ("Kyiv and Moscow have denied it.", "Kyiv", ActorKind.GOVERNMENT),
        ("Everyone knew Moscow's demands.", "Moscow", ActorKind.GOVERNMENT),
    ],
)
def test_a_capital_is_a_city_or_a_government_by_what_stands_around_it(text: str, printed: str, kind: ActorKind) -> None:
    actor = actor_of(found(text), printed)
    assert actor.kind is kind
    assert (actor.speaks_for is not None) == (kind is ActorKind.GOVERNMENT)


def test_a_ministry_is_that_of_the_state_named_before_it() -> None:
    result = found("France's Foreign Ministry spoke, and the Russian Foreign Ministry did not.")
    ids = {actor.id for actor in result.actors}
    assert {"france-foreign-ministry", "russia-foreign-ministry"} <= ids


def test_a_body_is_joined_to_its_initials_and_its_short_form() -> None:
    text = "The Quarvane Mineral Authority closed. QMA said so on Monday. Later the Quarvane Mineral Authority opened."
    result = found(text)
    assert actor_of(result, "QMA").id == actor_of(result, "Quarvane Mineral Authority").id


def test_a_handle_belongs_to_the_name_before_it_or_the_name_it_spells() -> None:
    text = "Володимир Зеленський (@ZelenskyyUa) wrote to @EmmanuelMacron. Emmanuel Macron answered."
    result = found(text)
    assert actor_of(result, "@ZelenskyyUa").id == "volodymyr-zelenskyy"
    assert actor_of(result, "@EmmanuelMacron").id == "emmanuel-macron"


def test_the_only_leader_of_a_surname_is_meant_where_nobody_else_is_named() -> None:
    result = found("On Monday Erdogan spoke in Ankara.", published="2021-03-01")
    actor = actor_of(result, "Erdogan")
    assert actor.name == "Recep Tayyip Erdoğan" or "erdogan" in actor.id


def test_a_registry_actor_shows_its_name_aliases_and_source_id() -> None:
    actor = actor_of(found("Nato met. NATO spoke."), "Nato")
    assert (actor.name, actor.qid, actor.kind_sure) == ("NATO", "Q7184", True)
    assert "Nato" in actor.aliases and actor.name not in actor.aliases


def test_the_most_mentioned_actor_comes_first_and_the_order_is_stable() -> None:
    texts = ["Putin met Macron. Putin left. Macron spoke to Putin about NATO and Belarus."]
    once = find_actors(articles(*texts), Registry.core())
    assert once[0].id == "vladimir-putin"
    assert once == find_actors(articles(*texts), Registry.core())


def test_the_work_can_be_watched_and_stopped() -> None:
    class Pressed:
        def check(self) -> None:
            raise Cancelled

    seen: list[tuple[int, int]] = []
    find(articles("Putin left.", "Macron came."), progress=lambda done, total, _: seen.append((done, total)))
    assert seen == [(0, 2), (1, 2), (2, 2)]
    with pytest.raises(Cancelled):
        find(articles("Putin left."), cancel=Pressed())


def test_no_articles_have_no_actors() -> None:
    assert find([]).actors == () == find(articles("")).actors


def test_a_name_that_several_claim_is_nobody_and_each_is_offered() -> None:
    result = found("The talks about Congo went on.")
    assert actor_of(result, "Congo").qid is None
    assert {offer.other for offer in result.offers} == {"congo-brazzaville", "congo-kinshasa"}


def test_a_claimant_that_the_article_names_otherwise_is_meant() -> None:
    result = found("The Democratic Republic of Congo asked for help. The talks about Congo went on.")
    assert actor_of(result, "Congo").id == "congo-kinshasa"
