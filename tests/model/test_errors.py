"""Errors that a user can meet: each a whole sentence that survives a process border."""

from __future__ import annotations

import inspect
import pickle

import pytest

from pressfold.model import actor_errors, briefing_errors, errors
from pressfold.model.briefing_errors import BriefingDamaged
from pressfold.model.errors import BadQuery, PressfoldError

#: What an argument of this name could be, so that every class can be made.
SAMPLES: dict[str, object] = {"known": ("title", "outlet"), "position": 7}


def made(kind: type[PressfoldError]) -> PressfoldError:
    wanted = list(inspect.signature(kind).parameters)
    return kind(*[SAMPLES.get(name, f"a {name}") for name in wanted])


KINDS = [
    kind
    for kind in {**vars(errors), **vars(actor_errors), **vars(briefing_errors)}.values()
    if inspect.isclass(kind) and issubclass(kind, PressfoldError) and "__init__" in vars(kind)
]
SPECIFIC = [kind for kind in KINDS if kind not in (PressfoldError, BadQuery)]


@pytest.mark.parametrize("kind", SPECIFIC, ids=lambda kind: kind.__name__)
def test_an_error_says_in_whole_sentences_what_happened_what_is_safe_and_what_to_do(kind: type[PressfoldError]) -> None:
    sentence = made(kind).sentence
    assert sentence[0].isupper() or sentence[0] == "“"
    assert sentence.endswith(".")
    assert sentence.count(". ") >= 1, "it says what happened, and then what is safe or what to do"
    assert "  " not in sentence
    assert "None" not in sentence


@pytest.mark.parametrize("kind", SPECIFIC, ids=lambda kind: kind.__name__)
def test_an_error_names_what_it_is_about(kind: type[PressfoldError]) -> None:
    first = next(iter(inspect.signature(kind).parameters))
    assert str(SAMPLES.get(first, f"a {first}")) in made(kind).sentence


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_is_the_same_on_the_other_side_of_a_process_border(kind: type[PressfoldError]) -> None:
    error = made(kind)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (again.sentence, again.details, str(again)) == (error.sentence, error.details, error.sentence)


def test_a_query_that_cannot_be_read_keeps_its_position_across_the_border() -> None:
    assert pickle.loads(pickle.dumps(BadQuery("A bracket is missing.", 12))).position == 12


@pytest.mark.parametrize(
    ("backup", "said"), [("there.bak", "“there.bak”"), ("", "No backup was found")], ids=["with a backup", "without"]
)
def test_a_damaged_briefing_says_whether_there_is_a_backup(backup: str, said: str) -> None:
    assert said in BriefingDamaged("my.briefing", backup=backup).sentence
