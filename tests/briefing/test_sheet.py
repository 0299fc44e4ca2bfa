"""A briefing file reads back as it was written, keeps what it does not know, and shows any damage."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.briefing import sheet
from pressfold.briefing.sheet import NotWhole, Sheet, TooNew
from tests.briefing.making import briefing_with, random_edit


def raw_of(content: bytes) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(content)
    return raw


def sealed(raw: dict[str, Any]) -> bytes:
    """The object as a file with the seal that fits it."""
    rest = {key: value for key, value in raw.items() if key != "seal"}
    return json.dumps({**rest, "seal": sheet._seal(rest)}, ensure_ascii=False).encode()


def written() -> bytes:
    return sheet.written(Sheet(briefing_with("It is up to Putin.", "Paris waits 😀."), parent="p" * 64))


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=60)
def test_what_was_written_reads_back(seed: int) -> None:
    dice = Random(seed)
    briefing = briefing_with("one pin", "another pin")
    for nth in range(dice.randint(0, 10)):
        briefing = random_edit(dice, briefing, f"fresh-{nth}").apply(briefing)
    given_sheet = Sheet(briefing, parent="abc")
    content = sheet.written(given_sheet)
    assert sheet.read(content) == given_sheet
    assert sheet.written(sheet.read(content)) == content


def test_the_file_can_be_read_by_eye() -> None:
    text = written().decode()
    assert text.startswith('{\n "format": "pressfold-briefing",\n "version": 1,\n "min_reader": 1,\n')
    assert '"quote": "Paris waits 😀."' in text
    assert text.endswith("}\n")
    assert list(raw_of(written()))[-1] == "seal"


def test_what_stands_at_its_default_is_left_out() -> None:
    pin = raw_of(written())["pins"][0]
    assert not {"note", "tags", "speaker", "reliability", "extra"} & pin.keys()


def test_unknown_keys_are_kept_at_every_level() -> None:
    raw = raw_of(written())
    raw["judgements"] = [{"id": "j", "text": "x", "later": 1}]
    places: list[dict[str, Any]] = [raw, raw["pins"][0], raw["sections"][0], raw["sources"][0]]
    places += [raw["pins"][0][part] for part in ("selector", "proof", "anchor")]
    for nth, place in enumerate(places):
        place["later"] = {"nth": nth, "list": [1, None, "é", 1.5]}
    read = sheet.read(sealed(raw))
    again = raw_of(sheet.written(read))
    assert {key: again[key] for key in raw if key != "seal"} == {key: raw[key] for key in raw if key != "seal"}
    assert read.briefing.extra == {"later": raw["later"]}
    assert read.briefing.pins["pin-1"].extra == {"later": raw["pins"][0]["later"]}


def test_a_file_cut_anywhere_is_damaged() -> None:
    content = written()
    for end in range(0, len(content) - 1, 37):
        with pytest.raises(NotWhole):
            sheet.read(content[:end])


def test_a_flipped_bit_anywhere_is_noticed_or_means_nothing() -> None:
    content = written()
    whole = sheet.read(content)
    for at in range(0, len(content), 7):
        for bit in (0, 1, 5):
            flipped = content[:at] + bytes([content[at] ^ (1 << bit)]) + content[at + 1 :]
            try:
                read = sheet.read(flipped)
            except NotWhole:
                continue
            assert read == whole or not read.editable


def _without(*keys: str) -> Any:
    def change(raw: dict[str, Any]) -> None:
        for key in keys:
            del raw[key]

    return change


DAMAGES: dict[str, Any] = {
    "another format": lambda raw: raw.update(format="other"),
    "no id": _without("id"),
    "no revision": _without("revision"),
    "a title that is no text": lambda raw: raw.update(title=5),
    "a version that is no number": lambda raw: raw.update(version="1"),
    "a version below one": lambda raw: raw.update(version=0),
    "pins that are no list": lambda raw: raw.update(pins={}),
    "a pin that is no object": lambda raw: raw["pins"].append(5),
    "a pin without its quote": lambda raw: raw["pins"][0].pop("quote"),
    "a span that is no pair": lambda raw: raw["pins"][0].update(span=[1]),
    "a span in text": lambda raw: raw["pins"][0].update(span=["1", "2"]),
    "a state that is none": lambda raw: raw["pins"][0]["anchor"].update(state="sure"),
    "a pin twice": lambda raw: raw["pins"].append(raw["pins"][0]),
    "a section twice": lambda raw: raw["sections"].append(raw["sections"][0]),
    "a source twice": lambda raw: raw["sources"].append(raw["sources"][0]),
    "a pin in two places": lambda raw: raw["sections"][0]["pins"].append("pin-1"),
    "a pin in no section": lambda raw: raw["sections"][0]["pins"].remove("pin-1"),
    "a pin without its source": lambda raw: raw["sources"].clear(),
}


@pytest.mark.parametrize("change", DAMAGES.values(), ids=DAMAGES)
def test_a_file_that_does_not_hold_together_is_damaged(change: Any) -> None:
    raw = raw_of(written())
    change(raw)
    with pytest.raises(NotWhole):
        sheet.read(sealed(raw))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"5",
        b"\xff\xfe",
        b'{"format": "pressfold-briefing", "version": NaN}',
        b'{"format": "pressfold-briefing", "x": Infinity}',
        b'{"id": 1, "id": 2}',
        b'{"a": ' * 100_000,
        b"[" * 100_000,
        b'{"x": ' + b"9" * 5000 + b"}",
    ],
    ids=["empty", "list", "number", "no UTF-8", "NaN", "Infinity", "key twice", "deep objects", "deep lists", "digits"],
)
def test_what_is_no_briefing_is_damaged(content: bytes) -> None:
    with pytest.raises(NotWhole):
        sheet.read(content)


def test_without_its_seal_a_file_is_damaged() -> None:
    raw = raw_of(written())
    del raw["seal"]
    with pytest.raises(NotWhole):
        sheet.read(json.dumps(raw).encode())


def test_a_newer_file_that_old_readers_may_edit_is_edited_and_stays_newer() -> None:
    raw = raw_of(written()) | {"version": 7, "min_reader": 1, "later": True}
    read = sheet.read(sealed(raw))
    assert read.editable
    again = raw_of(sheet.written(read))
    assert (again["version"], again["min_reader"], again["later"]) == (7, 1, True)


def test_a_newer_file_for_newer_readers_is_shown_only() -> None:
    read = sheet.read(sealed(raw_of(written()) | {"version": 7, "min_reader": 5}))
    assert not read.editable
    assert len(read.briefing.pins) == 2


@pytest.mark.parametrize("newer", [{"version": 7}, {"min_reader": 7}, {"version": 7, "min_reader": 7}])
def test_a_newer_file_with_a_seal_that_is_not_ours_is_shown_only(newer: dict[str, int]) -> None:
    read = sheet.read(json.dumps(raw_of(written()) | newer).encode())
    assert not read.editable
    assert len(read.briefing.pins) == 2


def test_a_newer_form_that_cannot_be_shown_is_no_damage() -> None:
    with pytest.raises(TooNew):
        sheet.read(sealed(raw_of(written()) | {"version": 7, "min_reader": 5, "pins": "elsewhere"}))


def test_lone_surrogates_do_not_keep_a_briefing_from_being_written() -> None:
    briefing = briefing_with("one")
    content = sheet.written(Sheet(replace(briefing, title="a\ud800b")))
    assert sheet.read(content).briefing.title == "a\ufffdb"
