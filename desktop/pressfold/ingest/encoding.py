"""Bytes to text: the byte order mark first, then UTF-8, then the likeliest of the older encodings.

What was found is recorded beside the text, so that a reader who sees strange letters knows why.
"""

from __future__ import annotations

import codecs
import re

from pressfold.ingest.reader import NotThisFormat
from pressfold.text.language import likeness

#: Byte order marks, the longer before those they begin with.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: How files begin that are no text although their bytes may be letters.
_SIGNATURES = (
    b"%PDF-",
    b"{\\rtf",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"GIF8",
    b"\x89PNG",
    b"\xff\xd8\xff",
)
#: Encodings that news was written in before UTF-8. Others only add wrong guesses.
_OLDER = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "iso8859_2",
    "iso8859_5", "koi8_r", "koi8_u", "cp866", "mac_roman", "mac_cyrillic", "big5", "gb18030", "shift_jis",
    "euc_jp", "euc_kr",
]  # fmt: skip
#: How many bytes are enough to tell an older encoding.
_SAMPLE = 20_000
#: Encodings whose disorder differs by no more than this are equally likely by it.
_NEARLY = 0.02
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
#: More control characters than this share are no text.
_MOST_CONTROLS = 0.005
#: Encodings whose disorder differs by no more than this are equally likely by it.
_NEARLY = 0.02
_DAMAGE = "\ufffd"


def decoded(content: bytes) -> tuple[str, str]:
    """The text of the bytes with CRLF as LF, and the name of the encoding with how it was told.

    Raises NotThisFormat when the bytes are not text.
    """
    if content.startswith(_SIGNATURES):
        raise NotThisFormat
    text, encoding = _marked(content) or _unicode(content) or _damaged_utf_8(content) or _older(content)
    if "\0" in text or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise NotThisFormat
    return text.replace("\r\n", "\n"), encoding


def looks_like_text(beginning: bytes) -> bool:
    """Whether a file that begins like this is likely text."""
    if beginning.startswith(_SIGNATURES):
        return False
    return beginning.startswith(tuple(mark for mark, _ in _MARKS)) or b"\0" not in beginning


def _marked(content: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), f"{encoding} (byte order mark)"
    return None


def _unicode(content: bytes) -> tuple[str, str] | None:
    """UTF-8, or UTF-16 whose byte order mark is lost: every other byte of Latin text is then zero."""
    if b"\0" not in content:
        return _strictly(content, "utf-8")
    even, odd = content[:_SAMPLE:2].count(0), content[1:_SAMPLE:2].count(0)
    if max(even, odd) < 0.3 * min(len(content), _SAMPLE) / 2 or min(even, odd) > 0.02 * max(even, odd):
        raise NotThisFormat
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    return _strictly(content, encoding)


def _strictly(content: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _damaged_utf_8(content: bytes) -> tuple[str, str] | None:
    """UTF-8 in which a few bytes were lost: far more of its longer characters are whole than broken."""
    text = content.decode("utf-8", "replace")
    broken = text.count(_DAMAGE)
    whole = sum(1 for char in text if char > "\x7f") - broken
    return (text, f"utf-8 ({broken} damaged)") if whole >= 10 * broken else None


def _older(content: bytes) -> tuple[str, str]:
    """The text in the likeliest older encoding. Raises NotThisFormat when none fits.

    Encodings that look equally orderly are told apart by the language that the letters make: charset-normalizer
    alone took French for Central European (18 samples of 14 encodings: 15 right without, 18 with).
    """
    # Imported here: most files are UTF-8 and never need it.
    from charset_normalizer import from_bytes

    found = list(from_bytes(_telling_part(content), cp_isolation=_OLDER))
    if not found:
        raise NotThisFormat
    clean = min(match.chaos for match in found) + _NEARLY
    orderly = [match for match in found if match.chaos <= clean]
    coherent = max(match.coherence for match in orderly) - 5 * _NEARLY
    best = max((match for match in orderly if match.coherence >= coherent), key=lambda match: likeness(str(match)))
    encoding = min(best.could_be_from_charset, key=_OLDER.index)
    text = _strictly(content, encoding)
    if text is None:
        raise NotThisFormat
    return text[0], f"{encoding} (guessed)"


def _telling_part(content: bytes) -> bytes:
    """A part of the bytes around the first that is not ASCII, cut at white space so that no character is."""
    first = next(at for at, byte in enumerate(content) if byte > 0x7F)
    start = max(0, first - _SAMPLE // 40)
    part = content[start : start + _SAMPLE]
    if start + _SAMPLE >= len(content):
        return part
    return part[: max(part.rfind(b"\n"), part.rfind(b" ")) + 1] or part
