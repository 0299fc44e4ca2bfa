"""Rulings as values: laid over twice they change nothing more, and every mention has one owner."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.actors.ruled import Rulings
from pressfold.model.actor import Actor, ActorKind, How, Mention
from pressfold.model.ruling import Ruling, RulingKind

NAMES = ("Anna Berg", "Boris Kohl", "Clara Diaz", "Berg")
IDS = [name.lower().replace(" ", "-") for name in NAMES]
TEXTS = {1: "sha-one", 2: "sha-two"}


def found() -> list[Actor]:
    """Four actors, each with a mention in both articles."""
    return [
        Actor(
            id, name, ActorKind.PERSON, True, None, (), None,
            tuple(Mention(article, nth * 20, nth * 20 + len(name), name, How.NAME, "full name") for article in TEXTS),
        )
        for nth, (id, name) in enumerate(zip(IDS, NAMES, strict=True))
    ]  # fmt: skip


ACTOR = st.sampled_from(IDS)
PLACE = st.tuples(st.sampled_from(sorted(TEXTS.values())), st.integers(0, 70), st.integers(1, 12))
RULINGS = st.one_of(
    st.builds(lambda a, b: Ruling(RulingKind.MERGE, a, other=b), ACTOR, ACTOR),
    st.builds(lambda a, n: Ruling(RulingKind.RENAME, a, value=n), ACTOR, st.sampled_from(("X", "Berg", "Ж"))),
    st.builds(lambda a: Ruling(RulingKind.HIDE, a), ACTOR),
    st.builds(lambda a: Ruling(RulingKind.RETYPE, a, value="media"), ACTOR),
    st.builds(lambda w: Ruling(RulingKind.NEVER, words=w), st.sampled_from(("berg", "anna berg", "nobody"))),
    st.builds(
        lambda p, a: Ruling(RulingKind.PLACE, other=a, words="w", text_sha256=p[0], start=p[1], end=p[1] + p[2]),
        PLACE, ACTOR,
    ),
    st.builds(lambda p: Ruling(RulingKind.REJECT, text_sha256=p[0], start=p[1], end=p[1] + p[2]), PLACE),
)  # fmt: skip


@given(st.lists(RULINGS, max_size=6))
@settings(deadline=None, max_examples=120)
def test_rulings_laid_over_twice_change_nothing_more(made: list[Ruling]) -> None:
    latest = list({ruling.about: ruling for ruling in made}.values())
    actors = found()
    rulings = Rulings(latest, {actor.id: actor for actor in actors}, TEXTS)
    once = rulings.actors(actors, hidden=True)
    owners = [(m.article, m.start, m.end, m.why) for actor in once for m in actor.mentions]
    assert len(set(owners)) == len(owners), "a mention has one owner"
    assert {actor.id for actor in once} <= set(IDS)
    assert all(rulings.id_of(actor.id) == actor.id for actor in once)
    twice = rulings.actors(once, hidden=True)
    assert {a.id: (a.name, a.kind, a.mentions) for a in twice} == {a.id: (a.name, a.kind, a.mentions) for a in once}


@given(st.lists(RULINGS, max_size=5))
@settings(deadline=None, max_examples=60)
def test_without_rulings_on_words_no_mention_is_lost(made: list[Ruling]) -> None:
    kept = [r for r in made if r.kind in (RulingKind.MERGE, RulingKind.RENAME, RulingKind.RETYPE)]
    actors = found()
    rulings = Rulings({r.about: r for r in kept}.values(), {actor.id: actor for actor in actors}, TEXTS)
    after = rulings.actors(actors)
    assert sum(len(actor.mentions) for actor in after) == 8
