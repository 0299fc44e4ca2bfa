"""Bytes of many encodings become text, and bytes that are none are refused."""

from __future__ import annotations

import codecs

import pytest

from pressfold.ingest.encoding import decoded, looks_like_text
from pressfold.ingest.reader import NotThisFormat

FRENCH = "Le président français s’est entretenu à Genève avec le ministre étranger, où l’été a été long. " * 3
RUSSIAN = "Министр заявил в пятницу, что переговоры с Москвой продолжатся на следующей неделе в столице. " * 3
POLISH = "Prezydent powiedział, że wojna się skończyła, a żołnierze wrócą do domów w środę, jeśli zechcą. " * 3
JAPANESE = "外相は金曜日、来週も協議を続けると述べた。両国の代表は首都で会談する予定である。" * 3
CHINESE = "外交部长周五表示，下周将继续与俄罗斯进行会谈。两国代表将在首都会面。" * 3

ENCODED = {
    "UTF-8": (FRENCH, "utf-8", b"", "utf-8"),
    "UTF-8 with mark": (FRENCH, "utf-8", codecs.BOM_UTF8, "utf-8 (byte order mark)"),
    "UTF-16 little": (RUSSIAN, "utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le (byte order mark)"),
    "UTF-16 big": (RUSSIAN, "utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be (byte order mark)"),
    "UTF-32": (RUSSIAN, "utf-32-le", codecs.BOM_UTF32_LE, "utf-32-le (byte order mark)"),
    "UTF-16 without mark": (FRENCH, "utf-16-le", b"", "utf-16-le"),
    "Windows Western": (FRENCH, "cp1252", b"", "cp1252 (guessed)"),
    "Windows Central European": (POLISH, "cp1250", b"", "cp1250 (guessed)"),
    "Windows Cyrillic": (RUSSIAN, "cp1251", b"", "cp1251 (guessed)"),
    "KOI8": (RUSSIAN, "koi8-r", b"", "koi8_r (guessed)"),
    "Shift JIS": (JAPANESE, "shift_jis", b"", "shift_jis (guessed)"),
    "Chinese": (CHINESE, "gb18030", b"", "gb18030 (guessed)"),
}


@pytest.mark.parametrize(("text", "encoding", "mark", "name"), ENCODED.values(), ids=ENCODED.keys())
def test_the_text_comes_back_with_the_name_of_its_encoding(text: str, encoding: str, mark: bytes, name: str) -> None:
    assert decoded(mark + text.encode(encoding)) == (text, name)


def test_latin_1_comes_back_under_the_name_that_holds_it() -> None:
    text = FRENCH.replace("’", "'")
    assert decoded(text.encode("latin-1")) == (text, "cp1252 (guessed)")


def test_letters_that_come_late_in_a_long_text_are_enough() -> None:
    text = "The talks went on. " * 3_000 + POLISH + "The talks went on. " * 3_000
    assert decoded(text.encode("cp1250")) == (text, "cp1250 (guessed)")


def test_line_ends_of_windows_become_lf_and_nothing_else_changes() -> None:
    assert decoded(b"One\r\n\r\nTwo\rThree\n \tFour ")[0] == "One\n\nTwo\rThree\n \tFour "


def test_a_damaged_byte_does_not_turn_utf_8_into_another_encoding() -> None:
    text, name = decoded(RUSSIAN[:50].encode() + b"\xff" + RUSSIAN[50:].encode())
    assert name == "utf-8 (1 damaged)"
    assert text.replace("\ufffd", "") == RUSSIAN


BINARY = {
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "PDF": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "RTF": b"{\\rtf1\\ansi Talks go on.}",
    "archive": b"PK\x03\x04" + b"words " * 50,
    "zeros among letters": b"Talks\x00go on in the capital today.",
    "zeros alone": bytes(5_000),
    "controls": b"Talks\x01\x02\x03\x04 go on" * 20,
    "noise": bytes((nth * 7919 + nth * nth) % 251 + 1 for nth in range(4_000)),
}


@pytest.mark.parametrize("content", BINARY.values(), ids=BINARY.keys())
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(NotThisFormat):
        decoded(content)


def test_a_beginning_is_enough_to_tell_text_from_a_picture() -> None:
    assert looks_like_text(b"Talks go on")
    assert looks_like_text(codecs.BOM_UTF16_LE + "Talks".encode("utf-16-le"))
    assert not looks_like_text(b"%PDF-1.7")
    assert not looks_like_text(b"\x00\x01\x02")
