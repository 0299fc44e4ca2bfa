"""What the reader decides about actors and quotations: laid over findings, undone, kept through everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pressfold.library.deciding import Done, replay
from pressfold.library.library import Library
from pressfold.library.ruling_rows import load
from pressfold.model.actor import Actor, ActorKind
from pressfold.model.actor_errors import NoSuchActor
from pressfold.model.errors import NoSuchArticle
from pressfold.model.quotation import QuotationKind
from pressfold.model.ruling import Ruling, RulingKind
from pressfold.model.span import Span
from tests.library.voices import find_voices, voiced

ONE = (
    "Emmanuel Macron met Vladimir Putin in Moscow. “We are ready for talks,” Macron said.\n"
    "Putin told Micron that Russia wants no war. The Kremlin said the talks were useful."
)
TWO = "Emmanuel Macron said on Friday that Europe must stay calm. Will Smith said nothing of use to Smith."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with voiced(tmp_path / "library", ONE, TWO) as opened:
        yield opened


def named(library: Library, name: str) -> Actor:
    return next(actor for actor in library.findings.actors() if actor.name == name)


def names(library: Library) -> set[str]:
    return {actor.name for actor in library.findings.actors()}


def everything(library: Library) -> object:
    return (
        library.findings.actors(), library.findings.quotations(), library.findings.actor_names(),
        library.findings.offers(),
    )  # fmt: skip


def test_a_merged_actor_takes_mentions_quotations_and_names_along(library: Library) -> None:
    told = library.findings.quotations((1,))
    library.rulings.merge("micron", "emmanuel-macron")
    macron = named(library, "Emmanuel Macron")
    assert "Micron" in {mention.text for mention in macron.mentions}
    assert "Micron" in macron.aliases
    assert "Micron" not in names(library)
    assert library.findings.actor_names()["micron"] == "Emmanuel Macron"
    assert [q.addressees for q in told if q.addressee == "Micron"] == [("micron",)]
    assert [q.addressees for q in library.findings.quotations() if q.addressee == "Micron"] == [("emmanuel-macron",)]


def test_a_merge_the_other_way_round_takes_the_first_one_s_place(library: Library) -> None:
    library.rulings.merge("micron", "emmanuel-macron")
    library.rulings.merge("emmanuel-macron", "micron")
    assert "Emmanuel Macron" not in names(library)
    assert len(named(library, "Micron").mentions) == 4


def test_actors_merged_in_a_circle_are_one(library: Library) -> None:
    for one, other in (
        ("micron", "emmanuel-macron"),
        ("emmanuel-macron", "vladimir-putin"),
        ("vladimir-putin", "micron"),
    ):
        library.rulings.merge(one, other)
    held = [actor for actor in library.findings.actors() if {m.text for m in actor.mentions} & {"Micron", "Putin"}]
    assert len(held) == 1


def test_a_spelling_is_split_from_its_actor_with_what_it_says(library: Library) -> None:
    library.rulings.split("emmanuel-macron", "Macron", "Brigitte Macron")
    assert {m.text for m in named(library, "Brigitte Macron").mentions} == {"Macron"}
    assert {m.text for m in named(library, "Emmanuel Macron").mentions} == {"Emmanuel Macron"}
    said = {q.speaker_text: q.speaker for q in library.findings.quotations()}
    assert said["Macron"] == "Brigitte Macron"
    assert said["Emmanuel Macron"] == "Emmanuel Macron"


def test_an_actor_is_called_and_classed_as_the_reader_says(library: Library) -> None:
    library.rulings.rename("kremlin", "  The  Kremlin ")
    library.rulings.retype("kremlin", ActorKind.ORGANISATION)
    kremlin = named(library, "The Kremlin")
    assert kremlin.kind is ActorKind.ORGANISATION
    assert "Kremlin" in kremlin.aliases
    assert "The Kremlin" in {q.speaker for q in library.findings.quotations()}


def test_a_hidden_actor_is_listed_only_where_it_is_asked_for(library: Library) -> None:
    library.rulings.hide("russia")
    assert "Russia" not in names(library)
    assert "Russia" in {actor.name for actor in library.findings.actors(hidden=True)}


def test_words_that_are_never_a_name_are_none_anywhere(library: Library) -> None:
    library.rulings.never_detect("PUTIN")
    assert {m.text for m in named(library, "Vladimir Putin").mentions} == {"Vladimir Putin"}


def test_an_actor_speaks_for_whom_the_reader_says(library: Library) -> None:
    library.rulings.speaks_for("kremlin", "russia")
    assert named(library, "Kremlin").speaks_for == "russia"
    library.rulings.speaks_for("kremlin", None)
    assert named(library, "Kremlin").speaks_for is None


def test_a_rejected_mention_is_gone_and_the_others_stay(library: Library) -> None:
    at = ONE.index("Putin told")
    library.rulings.reject(1, Span(at, at + 5))
    assert at not in {m.start for m in named(library, "Vladimir Putin").mentions}
    assert named(library, "Vladimir Putin").mentions


def test_a_span_can_be_given_to_an_actor_known_or_new(library: Library) -> None:
    micron = ONE.index("Micron")
    library.rulings.place(1, Span(micron, micron + 6), "emmanuel-macron")
    assert micron in {m.start for m in named(library, "Emmanuel Macron").mentions}
    assert "Micron" not in names(library)
    talks = ONE.index("talks were")
    library.rulings.place(1, Span(talks, talks + 5), "", "Minsk Talks", ActorKind.ORGANISATION)
    made = named(library, "Minsk Talks")
    assert made.kind is ActorKind.ORGANISATION
    assert [m.text for m in made.mentions] == ["talks"]


def test_a_quotation_is_corrected_made_and_taken_away(library: Library) -> None:
    said = next(q for q in library.findings.quotations() if q.kind is QuotationKind.DIRECT)
    library.rulings.correct(1, said.span, QuotationKind.INDIRECT, ("vladimir-putin",), instead=said.span)
    corrected = next(q for q in library.findings.quotations() if q.span == said.span)
    assert (corrected.kind, corrected.speaker, corrected.confidence) == (QuotationKind.INDIRECT, "Vladimir Putin", 1.0)
    shorter = Span(said.start, said.start + 12)
    library.rulings.correct(1, shorter, QuotationKind.DIRECT, ("emmanuel-macron",), instead=said.span)
    spans = [q.span for q in library.findings.quotations((1,))]
    assert shorter in spans
    assert said.span not in spans
    free = Span(ONE.index("Emmanuel Macron met"), ONE.index(" in Moscow"))
    library.rulings.correct(1, free, QuotationKind.INDIRECT, speaker_text="a witness")
    made = next(q for q in library.findings.quotations() if q.span == free)
    assert (made.text, made.speaker_text, made.unnamed) == (free.of(ONE), "a witness", True)
    library.rulings.unsaid(1, made.span)
    assert free not in [q.span for q in library.findings.quotations()]


ACTS: dict[str, Callable[[Library], Done]] = {
    "merge": lambda library: library.rulings.merge("micron", "emmanuel-macron"),
    "split": lambda library: library.rulings.split("emmanuel-macron", "Macron"),
    "rename": lambda library: library.rulings.rename("russia", "The Russian Federation"),
    "retype": lambda library: library.rulings.retype("russia", ActorKind.GOVERNMENT),
    "hide": lambda library: library.rulings.hide("russia"),
    "never": lambda library: library.rulings.never_detect("Putin"),
    "voice": lambda library: library.rulings.speaks_for("kremlin", "russia"),
    "place": lambda library: library.rulings.place(1, Span(0, 15), "vladimir-putin"),
    "reject": lambda library: library.rulings.reject(1, Span(0, 15)),
    "quotation": lambda library: library.rulings.correct(1, Span(0, 15), QuotationKind.DIRECT, ("russia",)),
    "apart": lambda library: library.rulings.apart("Micron", "emmanuel-macron"),
    "unsaid": lambda library: library.rulings.unsaid(1, library.findings.quotations((1,))[0].span),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_each_act_is_undone_and_brought_again_and_outlives_analysis_and_rebuild(
    library: Library, act: Callable[[Library], Done]
) -> None:
    before = everything(library)
    ruled = act(library)
    after = everything(library)
    assert after != before
    library.rulings.undo(ruled)
    assert everything(library) == before
    library.rulings.redo(ruled)
    assert everything(library) == after
    find_voices(library)
    assert everything(library) == after
    with library.store.transaction() as connection:
        connection.execute("DELETE FROM ruling")
        replay(connection, library.decisions, library.now())
        assert len(load(connection)) == 1
    assert everything(library) == after


def test_a_ruling_finds_its_actor_when_a_fuller_name_gives_it_another_id(library: Library) -> None:
    smith = next(a for a in library.findings.actors() if a.name == "Will Smith")
    library.rulings.rename(smith.id, "Mr Smith")
    with library.store.transaction() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("UPDATE mention SET actor = 'another' WHERE actor = ?", (smith.id,))
        connection.execute("UPDATE actor SET id = 'another' WHERE id = ?", (smith.id,))
    assert "Mr Smith" in names(library)


def test_nobody_and_nothing_can_be_ruled_on_by_mistake(library: Library) -> None:
    with pytest.raises(NoSuchActor):
        library.rulings.merge("nobody", "russia")
    with pytest.raises(NoSuchArticle):
        library.rulings.reject(99, Span(0, 3))
    assert library.rulings.all() == []


def test_a_ruling_of_a_newer_program_is_passed_over_and_kept(library: Library) -> None:
    with library.store.transaction() as connection:
        connection.execute("INSERT INTO ruling VALUES ('x', '{\"kind\": \"sing\"}')")
    library.rulings.hide("russia")
    assert [ruling.kind for ruling in library.rulings.all()] == [RulingKind.HIDE]
    assert "Russia" not in names(library)


def test_a_ruling_survives_being_written_and_read() -> None:
    ruling = Ruling(RulingKind.QUOTATION, text_sha256="ab", start=1, end=9, speakers=("a", "b"), instead=(1, 5))
    assert Ruling.restored(ruling.stored()) == ruling
