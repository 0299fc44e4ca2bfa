"""The session comes back as it was; a broken file is an empty desk, never an error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.ui.session import Session, read_session, write_session

SOME = Session(
    articles=[3, 1],
    column=1,
    layers=["actors", "pins"],
    linked=False,
    tab=2,
    order="title",
    briefing="/briefings/Ukraine.briefing",
    recent_commands=["columns.swap"],
    recent_searches=["putin"],
    recent_articles=[1, 3],
    places={"3": 410},
    geometry="AdnQ",
    docks="AAAA",
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_session(tmp_path / "deep" / "session.json", SOME)
    assert read_session(tmp_path / "deep" / "session.json") == SOME


def test_no_file_is_an_empty_desk(tmp_path: Path) -> None:
    assert read_session(tmp_path / "none.json") == Session()


@pytest.mark.parametrize(
    ("field", "nonsense"),
    [
        ("articles", ["one"]),
        ("articles", {"1": 2}),
        ("articles", [True]),
        ("places", [1]),
        ("places", {"3": "far"}),
        ("linked", "yes"),
        ("column", 1.5),
        ("layers", "all"),
        ("geometry", 4),
    ],
    ids=str,
)
def test_a_value_that_makes_no_sense_is_its_default_and_the_others_stay(
    tmp_path: Path, field: str, nonsense: object
) -> None:
    path = tmp_path / "session.json"
    write_session(path, SOME)
    stored = json.loads(path.read_text())
    path.write_text(json.dumps({**stored, field: nonsense}))
    read = read_session(path)
    assert getattr(read, field) == getattr(Session(), field)
    assert read.recent_searches == SOME.recent_searches


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from([*Session.__dataclass_fields__, "other"]), JSON))
def test_any_json_can_be_read(tmp_path_factory: pytest.TempPathFactory, stored: dict[str, object]) -> None:
    path = tmp_path_factory.mktemp("session") / "session.json"
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert isinstance(read_session(path), Session)
