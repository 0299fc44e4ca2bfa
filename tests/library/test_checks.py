"""Every check on a small library whose truth is written here: each a card with its reasons, "not a problem" kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.library.library import Library
from pressfold.model.event import Check
from tests.library.shelf import write

#: Fourteen articles of two outlets in one week of May 2021. What is true of them stands in TRUTH.
TEXTS = {
    "calls_a": (
        "Niinisto and Sandu speak again\nHelsinki Courier\n12 May 2021\n\n"
        "Finnish President Sauli Niinisto called Moldovan President Maia Sandu on Monday.\n"
        "It was the third phone call between Sauli Niinisto and Maia Sandu in a week.\n"
    ),
    "calls_b": (
        "Niinisto telephones Sandu\nBaltic Post\n11 May 2021\n\n"
        "Finnish President Sauli Niinisto called Moldovan President Maia Sandu on May 7.\n"
    ),
    "figures_a": (
        "Troops near Narva\nHelsinki Courier\n12 May 2021\n\n"
        "Estonia says that Russia has sent 40,000 soldiers to the border.\n"
    ),
    "figures_b": (
        "Build-up near Narva\nBaltic Post\n12 May 2021\n\n"
        "Estonia says that Russia has sent 70,000 soldiers to the border.\n"
    ),
    "alleged": (
        "Accusations over tanks\nBaltic Post\n12 May 2021\n\n"
        "Lithuania accused Belarus of placing 300 tanks at the border.\n"
    ),
    "days_a": (
        "Leaders meet\nHelsinki Courier\n12 May 2021\n\n"
        "Norwegian Prime Minister Erna Solberg met Danish Prime Minister Mette Frederiksen on Monday in Oslo.\n"
    ),
    "days_b": (
        "Solberg receives Frederiksen\nBaltic Post\n12 May 2021\n\n"
        "Danish Prime Minister Mette Frederiksen met Norwegian Prime Minister Erna Solberg on Tuesday in Oslo.\n"
    ),
    "silent": (
        "Budget talks stall\nHelsinki Courier\n12 May 2021\n\n"
        "Talks on the budget stalled by night. The Polish Foreign Ministry has not issued a statement.\n"
    ),
    "quoted": (
        "Warsaw speaks up\nBaltic Post\n12 May 2021\n\n"
        "“The talks go on as planned,” the Polish Foreign Ministry said.\n"
    ),
    "early": (
        "Vote in Riga\nHelsinki Courier\n12 May 2021\n\n"
        "Latvian President Egils Levits signed the treaty on May 20, 2021, in Riga.\n"
    ),
    "words_a": (
        "Harbour to close\nHelsinki Courier\n12 May 2021\n\n"
        "“We shall close the harbour of Narva before the ice of winter melts again,” Estonian Prime Minister Kaja "
        "Kallas said.\n"
    ),
    "words_b": (
        "Harbour closes\nBaltic Post\n12 May 2021\n\n"
        "“We shall close the harbour of Narva before the ice of winter melts again,” Swedish Prime Minister Stefan "
        "Lofven said.\n"
    ),
    "stated": (
        "Storm over Pskov\nHelsinki Courier\n12 May 2021\n\n"
        "Some three hundred wooden houses on the eastern shore of the lake were torn down by the storm and nobody was "
        "told in time.\n"
    ),
    "credited": (
        "Storm damage\nBaltic Post\n12 May 2021\n\n"
        "Some three hundred wooden houses on the eastern shore of the lake were torn down by the storm and nobody was "
        "told in time, the Latvian Interior Ministry said.\n"
    ),
}  # fmt: skip

#: For each kind: the articles that its card rests on, words of its title or sentence, and whether it adds up.
TRUTH = {
    "sequence": (("calls_a", "calls_b"), "number 3 between 2021-05-05 and 2021-05-12", False),
    "figures": (("figures_a", "figures_b"), "40,000 / 70,000", False),
    "one source": (("alleged",), "300. It is alleged, not stated", False),
    "days": (("days_a", "days_b"), "2021-05-10 or 2021-05-11", False),
    "silence": (("silent", "quoted"), "is silent", False),
    "early": (("early",), "2021-05-20 as over", False),
    "rungs": (("stated", "credited"), "another stands on the word of", False),
    "speakers": (("words_a", "words_b"), "different speakers", False),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("checks")
    with Library.open(folder / "library") as library:
        library.intake.run(write(folder / "in", **TEXTS))
        library.analysis.run()
        yield library


def name_of(library: Library, article: int) -> str:
    return Path(library.articles.get(article).reading.path).stem


def card(library: Library, kind: str) -> Check:
    """The one card of a kind."""
    (found,) = [check for check in library.stories.read().checks if check.kind == kind]
    return found


def test_there_is_one_card_for_each_thing_that_does_not_add_up_and_no_other(library: Library) -> None:
    assert sorted(check.kind for check in library.stories.read().checks) == sorted(TRUTH)


@pytest.mark.parametrize("kind", TRUTH)
def test_a_card_says_what_does_not_add_up_and_shows_where(library: Library, kind: str) -> None:
    articles, words, consistent = TRUTH[kind]
    found = card(library, kind)
    assert {name_of(library, id) for id in found.articles} == set(articles)
    assert words in f"{found.title}. {found.sentence}"
    assert found.consistent is consistent
    for reason in found.reasons:
        text = library.articles.get(reason.article).text
        assert reason.says == " ".join(reason.span.of(text).split())


@pytest.mark.parametrize("kind", TRUTH)
def test_what_is_no_problem_is_gone_after_another_analysis_and_comes_back_by_undo(library: Library, kind: str) -> None:
    found = card(library, kind)
    done = library.stories.dismiss(found.id)
    assert done.name == "Not a problem"
    library.analysis.run()
    assert found.id not in {check.id for check in library.stories.read().checks}
    library.articles.undo(done)
    assert card(library, kind) == found


def test_the_missing_call_makes_the_claim_add_up(library: Library) -> None:
    id = next(row.id for row in library.articles.rows() if "calls_b" in row.path)
    span = next(phrase.span for phrase in library.findings.dates((id,)) if phrase.text == "on May 7")
    before = card(library, "sequence").sentence
    done = library.dates.set(id, span, "2021-04-01")
    assert "so 2 are missing" in card(library, "sequence").sentence
    library.articles.undo(done)
    assert card(library, "sequence").sentence == before
    assert "(2021-05-07, 2021-05-10), so 1 is missing" in before


def test_two_ledes_of_one_page_are_a_card_of_their_own(tmp_path: Path, corpus: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.intake.run([corpus])
        library.analysis.run()
        (found,) = [check for check in library.stories.read().checks if check.kind == "ledes"]
        assert len(found.articles) == 1 and len(found.reasons) == 2
        library.stories.dismiss(found.id)
        assert "ledes" not in {check.kind for check in library.stories.read().checks}
