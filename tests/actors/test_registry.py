from __future__ import annotations

import json

import pytest

from pressfold.actors.registry import Office, Registry
from pressfold.actors.spelling import key
from pressfold.model.actor import ActorKind
from pressfold.resources import resource


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.core()


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("NATO", "north-atlantic-treaty-organization"),
        ("Nato", "north-atlantic-treaty-organization"),
        ("НАТО", "north-atlantic-treaty-organization"),
        ("U.S.", "united-states"),
        ("Россия", "russia"),
        ("Україна", "ukraine"),
        ("Elysee Palace", "elysee"),
        ("the Kremlin", "kremlin"),
        ("Путін", "vladimir-putin"),
        ("UN Security Council", "united-nations-security-council"),
        ("Reuters", "reuters"),
    ],
)
def test_an_actor_is_found_by_each_of_its_spellings(registry: Registry, name: str, actor: str) -> None:
    assert [entry.id for entry in registry.named(name)] == [actor]


def test_kiev_and_kyiv_are_one_city_and_one_government(registry: Registry) -> None:
    claims = {entry.id for entry in registry.named("Kyiv")}
    assert claims == {entry.id for entry in registry.named("Kiev")} == {"kyiv", "kyiv-government"}


def test_a_short_form_in_capitals_is_no_english_word(registry: Registry) -> None:
    assert registry.named("us") == ()
    assert registry.named("who") == ()
    assert registry.named("WHO")[0].id == "world-health-organization"


def test_the_longest_alias_wins(registry: Registry) -> None:
    match = registry.longest(["the", "UN", "Security", "Council", "met"], 1)
    assert match is not None
    assert (match.length, match.entries[0].id, match.sure) == (3, "united-nations-security-council", True)


def test_an_alias_is_not_found_in_small_letters_or_across_its_end(registry: Registry) -> None:
    assert registry.longest(["turkey", "for", "dinner"], 0) is None
    assert registry.longest(["UN"], 0) is not None


def test_a_word_of_english_is_a_doubtful_alias(registry: Registry) -> None:
    match = registry.longest(["West", "wind"], 0)
    assert match is not None and not match.sure


def test_handles_demonyms_surnames_and_other_scripts_lead_to_actors(registry: Registry) -> None:
    handle = registry.handle("@KremlinRussia_E")
    assert handle is not None and handle.id == "kremlin"
    assert registry.handle("@nobody") is None
    assert registry.country_of("French") == "france"
    assert registry.adjective("russia") == "Russian"
    assert registry.adjective("nowhere") is None
    assert "emmanuel-macron" in [entry.id for entry in registry.surname("Macron")]
    assert [entry.id for entry in registry.sounding("Volodymyr Zelensky")] == ["volodymyr-zelenskyy"]
    assert registry.voice_of("vladimir-putin") == "kremlin"
    assert registry.entry("no-such-actor") is None


def test_leaders_carry_their_offices_with_dates(registry: Registry) -> None:
    putin = registry.entry("vladimir-putin")
    assert putin is not None
    assert Office("head_of_state", "russia", "President", "2012-05-07", None) in putin.offices
    assert "vladimir-putin" in [entry.id for entry in registry.officers("russia")]


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2017-05-14", "2022-05-14", "2020-01-01", True),
        ("2017-05-14", "2022-05-14", "2016-12-31", False),
        ("2017-05-14", "2022-05-14", "2022-06-01", False),
        ("2017", "2022", "2022-06-01", True),
        (None, None, "2000-01-01", True),
        ("2017-05-14", "2022-05-14", None, True),
    ],
    ids=["within", "before", "after", "the last year is not over", "no bounds", "no date"],
)
def test_an_office_is_held_between_its_dates(start: str | None, end: str | None, day: str | None, held: bool) -> None:
    assert Office("head_of_state", "france", "", start, end).held_on(day) is held


def test_the_kremlin_speaks_for_putin_and_moscow_for_russia(registry: Registry) -> None:
    voices = {name: [e.speaks_for for e in registry.named(name) if e.speaks_for] for name in ("Kremlin", "Moscow")}
    assert voices == {"Kremlin": ["vladimir-putin"], "Moscow": ["russia"]}


def test_every_key_leads_to_an_entry_that_is_spelled_so() -> None:
    stored = json.loads(resource("actors", "registry.json").read_text(encoding="utf-8"))
    for folded, places in stored["keys"].items():
        for at in places:
            row = stored["entries"][at]
            assert folded in {key(name) for name in (row[1], *row[6])}


def test_ids_are_unique_and_every_voice_is_somebody() -> None:
    stored = json.loads(resource("actors", "registry.json").read_text(encoding="utf-8"))
    ids = [row[0] for row in stored["entries"]]
    assert len(ids) == len(set(ids))
    assert {row[5] for row in stored["entries"] if row[5]} <= set(ids)
    assert {row[2] for row in stored["entries"]} <= {kind.value for kind in ActorKind}


def test_two_claims_to_an_alias_are_both_shown(registry: Registry) -> None:
    assert len(registry.named("Congo")) == 2
