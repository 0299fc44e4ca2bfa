"""The list of rulings: what each did, when and where; withdrawn at any time, also by a program that comes later."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.library.library import Library
from pressfold.model.actor import ActorKind
from pressfold.model.quotation import QuotationKind
from pressfold.model.ruling import RulingKind
from pressfold.model.span import Span
from tests.library.voices import find_voices, voiced

TEXT = (
    "Emmanuel Macron met Vladimir Putin in Moscow. “We are ready for talks,” Macron said.\n"
    "Putin told Micron that Russia wants no war. The Kremlin said the talks were useful. Macron left Macron's palace."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with voiced(tmp_path / "library", TEXT, outlet="Gazette") as opened:
        yield opened


def rule_on_everything(library: Library) -> None:
    rulings, said = library.rulings, library.findings.quotations()
    rulings.merge("micron", "emmanuel-macron")
    rulings.split("emmanuel-macron", "Macron", "Brigitte Macron")
    rulings.rename("kremlin", "The Kremlin")
    rulings.retype("russia", ActorKind.GOVERNMENT)
    rulings.hide("moscow")
    rulings.speaks_for("kremlin", "russia")
    rulings.speaks_for("russia", None)
    rulings.side("kremlin", "russia")
    rulings.never_detect("The Talks")
    rulings.place(1, Span(0, 15), "vladimir-putin")
    rulings.reject(1, Span(20, 34))
    rulings.correct(1, said[0].span, QuotationKind.INDIRECT, ("vladimir-putin",), instead=said[0].span)
    rulings.unsaid(1, said[1].span)
    rulings.apart("The Russian Leader", "vladimir-putin")
    rulings.one_statement(said[0], said[2])
    rulings.another_statement(said[0], said[1:2])


SENTENCES = """\
“We are ready for talks” is another statement than “Russia wants no war”.
“We are ready for talks” and “the talks were useful” are one statement.
“The Russian Leader” is not Vladimir Putin, and not offered again.
“Russia wants no war” is no quotation.
“We are ready for talks” is a quotation (indirect) by Vladimir Putin.
“Vladimir Putin” is no name here.
“Emmanuel Macron” names Vladimir Putin here.
“The Talks” is never taken for a name.
“Kremlin” is on the side of Russia.
“Russia” speaks for nobody else.
“Kremlin” speaks for Russia.
“Moscow” is hidden from lists and marks.
“Russia” is of the kind government.
“Kremlin” is called “The Kremlin”.
“macron” is no longer Emmanuel Macron, but an actor of its own, Brigitte Macron.
“Micron” is Emmanuel Macron: both are one actor.""".splitlines()


def test_each_kind_of_ruling_is_told_in_a_sentence_with_its_moment_and_place(library: Library) -> None:
    rule_on_everything(library)
    listed = library.rulings.listed()
    assert [one.sentence for one in listed] == SENTENCES
    assert {one.ruling.kind for one in listed} == set(RulingKind)
    assert {one.ruling.when for one in listed} == {"2026-01-01T00:00:00+00:00"}
    assert len({one.key for one in listed}) == len(listed)
    for one in listed:
        assert (one.place is not None) == bool(one.ruling.text_sha256) == (one.where == "Gazette")


def test_any_ruling_can_be_withdrawn_and_that_be_undone(library: Library) -> None:
    found = library.findings.actors(), library.findings.quotations(), library.findings.offers()
    rule_on_everything(library)
    for one in library.rulings.listed():
        done = library.rulings.withdraw(one.ruling)
        assert one.key not in {left.key for left in library.rulings.listed()}
        library.rulings.undo(done)
        assert one.key in {left.key for left in library.rulings.listed()}
    library.rulings.withdraw(*library.rulings.all())
    assert library.rulings.listed() == []
    assert (library.findings.actors(), library.findings.quotations(), library.findings.offers()) == found


def test_a_ruling_on_an_article_that_is_gone_waits_for_it(library: Library) -> None:
    library.rulings.reject(1, Span(0, 15))
    library.articles.remove([1])
    (one,) = library.rulings.listed()
    assert one.missing and one.place is None


def test_saying_the_same_again_changes_nothing(library: Library) -> None:
    assert library.rulings.hide("moscow").undo
    assert not library.rulings.hide("moscow").undo
    assert len(library.rulings.listed()) == 1


def test_an_accepted_misprint_stays_joined_when_it_is_printed_again(library: Library) -> None:
    from pressfold.library.shelve import shelve
    from tests.library.shelf import reading

    (offer,) = [one for one in library.findings.offers() if one.text == "Micron"]
    assert offer.whole and offer.actor is not None
    library.rulings.merge(offer.actor, offer.other)
    with library.store.transaction() as connection:
        shelve(connection, reading(TEXT.replace("met", "called"), "2.txt"), library.now())
    find_voices(library)
    macron = next(one for one in library.findings.actors() if one.id == offer.other)
    assert {m.article for m in macron.mentions if m.text == "Micron"} == {1, 2}
    assert not [one for one in library.findings.offers() if one.text == "Micron"]


def test_a_dismissed_offer_is_not_made_for_later_imports(library: Library) -> None:
    from pressfold.library.shelve import shelve
    from tests.library.shelf import reading

    done = library.rulings.apart("Micron", "emmanuel-macron")
    with library.store.transaction() as connection:
        shelve(connection, reading(TEXT.replace("met", "called"), "2.txt"), library.now())
    find_voices(library)
    assert not [one for one in library.findings.offers() if one.text == "Micron"]
    assert "Micron" in {actor.name for actor in library.findings.actors()}
    library.rulings.undo(done)
    assert [one for one in library.findings.offers() if one.text == "Micron"]


ROLE = "French Foreign Minister Jean-Yves Le Drian left Paris."
SAYS = "The talks will go on, France's foreign minister said on Friday."


def test_an_offered_speaker_speaks_when_accepted_and_is_gone_when_dismissed(tmp_path: Path) -> None:
    with voiced(tmp_path / "roles", ROLE, SAYS) as library:
        (said,) = library.findings.quotations()
        assert (said.speakers, said.unnamed, said.offered) == ((), True, "jean-yves-le-drian")
        (offer,) = library.findings.offers()
        accepted = library.rulings.place(offer.article, offer.span, offer.other)
        (said,) = library.findings.quotations()
        assert (said.speakers, said.unnamed, said.offered) == (("jean-yves-le-drian",), False, None)
        library.rulings.undo(accepted)
        library.rulings.apart(offer.text, offer.other)
        (said,) = library.findings.quotations()
        assert (said.speakers, said.offered, said.offered_why) == ((), None, "")
        assert library.findings.offers() == []


_RULES_AND_DIES = """
import os, signal, sys
from pathlib import Path
from pressfold.library.library import Library
from pressfold.model.span import Span
library = Library.open(Path(sys.argv[1]))
library.rulings.merge("micron", "emmanuel-macron")
library.rulings.hide("russia")
library.rulings.reject(1, Span(0, 15))
print("ruled", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no signal 9 on this system")
def test_rulings_of_a_program_that_was_killed_are_listed_and_withdrawn_by_the_next(
    library: Library, tmp_path: Path
) -> None:
    library.close()
    killed = subprocess.run(
        [sys.executable, "-c", _RULES_AND_DIES, str(tmp_path / "library")],
        capture_output=True,
        text=True,
        env=os.environ,
    )
    assert (killed.stdout, killed.returncode) == ("ruled\n", -signal.SIGKILL), killed.stderr
    with Library.open(tmp_path / "library") as again:
        assert [one.ruling.kind for one in again.rulings.listed()] == ["reject", "hide", "merge"]
        assert "Russia" not in {actor.name for actor in again.findings.actors()}
        again.rulings.withdraw(again.rulings.listed()[1].ruling)
    with Library.open(tmp_path / "library") as last:
        assert [one.ruling.kind for one in last.rulings.listed()] == ["reject", "merge"]
        assert "Russia" in {actor.name for actor in last.findings.actors()}
