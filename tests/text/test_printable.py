"""Text that every format can carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressfold.text.normal import proof
from pressfold.text.printable import direction_closers, printable, printable_line


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("a\r\nb\rc\vd\fe\x85f\x1cg", "a\nb\nc\nd\ne\nf\ng"),
        ("a\x00b\x1bc\x7fd\x9fe", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("a\ud800b\ufffec\ufdd0", "a\ufffdb\ufffdc\ufffd"),
        ("عربي 😀 \u202e kept", "عربي 😀 \u202e kept"),
    ],
)
def test_what_cannot_be_printed_is_shown_as_such(text: str, wanted: str) -> None:
    assert printable(text) == wanted


@given(st.text())
def test_printing_twice_changes_nothing_and_spares_the_proof_form(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    if "\ufffd" not in once:
        assert proof(once) == proof(text)


@pytest.mark.parametrize(
    ("text", "closers"),
    [
        ("plain", ""),
        ("\u202eabc", "\u202c"),
        ("\u202eabc\u202c", ""),
        ("\u2066a\u202bb", "\u202c\u2069"),
        ("\u2066a\u202bb\u2069", ""),
        ("\u202ba\u2066b\u202c", "\u2069\u202c"),
        ("\u202c\u2069", ""),
    ],
)
def test_open_directions_are_closed(text: str, closers: str) -> None:
    assert direction_closers(text) == closers


def test_a_line_is_one_line() -> None:
    assert printable_line(" a\n\n b\u2066 ") == "a b\u2066\u2069"


def test_words_that_run_the_other_way_do_not_pull_what_follows() -> None:
    assert printable_line("الجزيرة 24") == "الجزيرة 24\u200e"
    assert printable_line("شركة NATO") == "شركة NATO"
    assert printable_line("été") == "été"
    assert printable_line("") == ""
