"""A finished document is read back and every line that it prints is checked."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from pressfold.briefing.edits import EditNote
from pressfold.briefing.exported import Exported, read
from pressfold.briefing.outline import document
from pressfold.briefing.proof import check
from pressfold.briefing.verify import summary, with_lines
from pressfold.export import docx, html, markdown
from pressfold.model.briefing import Anchor, AnchorState
from pressfold.model.briefing_errors import NoRecords
from pressfold.model.document import Document
from tests.briefing.making import NOW, briefing_with

TEXT = (
    "It is up to “Putin” to say.\nAt least 15 people were *killed* in [the] shelling.\n\nParis_waits -- for #1\n"
    "# قال الرئيس إن بلاده تنتظر 😀\n普京说，他愿意对话。 \u202eEnd\x00 it."
)
QUOTES = (
    "It is up to “Putin” to say.",
    "At least 15 people were *killed* in [the] shelling.\n\nParis_waits -- for #1",
    "# قال الرئيس إن بلاده تنتظر 😀",
    "普京说，他愿意对话",
    "\u202eEnd\x00 it.",
)
BRIEFING = EditNote("pin-1", "> A comment[^1] that looks like a quote.").apply(briefing_with(*QUOTES, text=TEXT))
WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": docx.rendered,
    "markdown": markdown.rendered,
    "html": html.rendered,
}

both = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)


def exported(write: Callable[[Document], bytes]) -> bytes:
    anchors = {pin.id: check(pin, TEXT, checked=NOW) for pin in BRIEFING.ordered()}
    return write(document(BRIEFING, anchors=anchors, created=NOW))


def outcome(content: bytes, text: str | None = TEXT) -> tuple[Exported, dict[str, Anchor]]:
    read_back = read("calls", content)
    anchors = {pin.id: check(pin, text, checked=NOW) for pin in read_back.briefing().ordered()}
    return read_back, with_lines(read_back, anchors)


def in_docx(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with its parts changed; a part that becomes None is left out."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            blob = change(name, source.read(name))
            if blob is not None:
                target.writestr(name, blob)
    return packed.getvalue()


def body_edit(content: bytes, old: str, new: str) -> bytes:
    """The document as somebody edited it: in the text, not in the records."""
    if content.startswith(b"<!DOCTYPE"):
        body, records = content.split(b"<pre ", 1)
        return body.replace(old.encode(), new.encode()) + b"<pre " + records
    if not content.startswith(b"PK"):
        head, body = content.split(b"\n---\n", 1)
        assert old.encode() in body
        return head + b"\n---\n" + body.replace(old.encode(), new.encode())

    def change(name: str, blob: bytes) -> bytes:
        if name != "word/document.xml":
            return blob
        assert old.encode() in blob
        return blob.replace(old.encode(), new.encode())

    return in_docx(content, change)


@both
def test_an_untouched_export_is_verified_line_by_line(write: Callable[[Document], bytes]) -> None:
    read_back, anchors = outcome(exported(write))
    assert list(read_back.lines) == [1, 2, 3, 4, 5]
    assert {anchor.state for anchor in anchors.values()} == {AnchorState.VERIFIED}
    assert summary(anchors) == "5 of 5 verified."
    made = read_back.briefing()
    assert (made.id, made.title, [pin.quote for pin in made.ordered()]) == ("briefing", "Calls", list(QUOTES))


@both
def test_a_word_changed_in_the_document_is_named(write: Callable[[Document], bytes]) -> None:
    _, anchors = outcome(body_edit(exported(write), "At least 15", "At least 51"))
    assert anchors["pin-2"].state is AnchorState.CHANGED
    assert anchors["pin-2"].found.startswith("At least 51 people were *killed* in [the] shelling.")
    assert summary(anchors) == "4 of 5 verified, 1 differs: In the document, “15” became “51”."


@both
def test_other_marks_are_told_apart_from_other_words(write: Callable[[Document], bytes]) -> None:
    _, anchors = outcome(body_edit(exported(write), "up to “Putin”", 'up to "Putin"'))
    assert anchors["pin-1"].state is AnchorState.CHANGED
    assert anchors["pin-1"].sentence.startswith("Only the typography differs: in the document,")


@both
def test_a_word_changed_in_the_library_is_named_too(write: Callable[[Document], bytes]) -> None:
    _, anchors = outcome(exported(write), TEXT.replace("15", "51"))
    assert anchors["pin-2"].state is AnchorState.CHANGED
    assert "In the document" not in anchors["pin-2"].sentence


@both
def test_without_its_article_no_line_is_verified(write: Callable[[Document], bytes]) -> None:
    _, anchors = outcome(exported(write), None)
    assert summary(anchors).startswith("0 of 5 verified, 5 differ: The article is not in the library")


def test_a_quote_taken_out_of_a_word_file_is_missed() -> None:
    content = body_edit(exported(docx.rendered), 'w:name="pin_3"', 'w:name="other"')
    _, anchors = outcome(content)
    assert anchors["pin-3"].state is AnchorState.MISSING
    assert "document any more" in anchors["pin-3"].sentence


def test_a_quote_taken_out_of_markdown_is_missed() -> None:
    text = exported(markdown.rendered).decode()
    start = text.index("> 普京说")
    _, anchors = outcome((text[:start] + text[text.index("\n\n", start) + 2 :]).encode())
    assert anchors["pin-4"].state is AnchorState.MISSING


def test_a_quote_split_into_paragraphs_by_an_editor_is_still_the_quote() -> None:
    content = body_edit(exported(docx.rendered), "It is up to “Putin” to say.", "It is up to</w:t></w:r></w:p><w:p>"
                        "<w:r><w:t>“Putin” to say.")  # fmt: skip
    assert outcome(content)[1]["pin-1"].state is AnchorState.VERIFIED


def test_a_markdown_file_rewrapped_by_an_editor_is_still_the_same() -> None:
    text = exported(markdown.rendered).decode()
    rewrapped = text.replace("> It is up to “Putin” to say.", "> It is up to\r\n> “Putin” to say.")
    assert rewrapped != text
    assert outcome(rewrapped.encode())[1]["pin-1"].state is AnchorState.VERIFIED


def test_a_byte_order_mark_does_no_harm() -> None:
    assert summary(outcome(b"\xef\xbb\xbf" + exported(markdown.rendered))[1]) == "5 of 5 verified."


def _without(word: str) -> Callable[[bytes], bytes]:
    """The package without the parts that have this word in their names."""
    return lambda content: in_docx(content, lambda name, blob: None if word in name else blob)


def _document(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return lambda content: in_docx(content, lambda name, blob: change(blob) if "document.xml" in name else blob)


#: Ways to make a file that is no export, from a sound one.
HOPELESS: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "a text": lambda _: b"Once upon a time.",
    "a front matter without records": lambda _: b"---\ntitle: x\n---\n",
    "records that are none": lambda _: b"---\nrecords:\n  {}\n---\n",
    "other records": lambda _: b'---\nrecords:\n  {"format":"pressfold-records","version":9}\n---\n',
    "deep records": lambda _: b"---\nrecords:\n  " + b"[" * 100_000 + b"\n---\n",
    "no UTF-8": lambda _: b"---\n\xff\n",
    "half a zip": lambda content: content[:500],
    "a zip without its document": _without("document"),
    "a zip without records": _without("customXml"),
    "broken XML": _document(lambda blob: blob[:-20]),
    "XML that begins late": _document(lambda blob: b" " * 200 + blob),
}


@pytest.mark.parametrize("spoil", HOPELESS.values(), ids=HOPELESS)
def test_what_is_no_export_says_so(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(NoRecords, match=r"calls\.docx"):
        read("calls.docx", spoil(exported(docx.rendered)))


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    from pressfold.briefing import exported as module

    monkeypatch.setattr(module, "_LARGEST", 1000)
    with pytest.raises(NoRecords) as caught:
        read("calls.docx", exported(docx.rendered))
    assert "too large" in caught.value.details


def test_no_entity_and_no_outer_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")

    def change(name: str, blob: bytes) -> bytes:
        if name != "word/document.xml":
            return blob
        head, rest = blob.split(b"?>", 1)
        kind = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
        return head + b"?>" + kind + rest.replace(b"It is up to", b"&e;It is up to")

    read_back = read("calls.docx", in_docx(exported(docx.rendered), change))
    assert not any("secret" in line for line in read_back.lines.values())
