"""Files made to do harm, and files that lie or are broken: each gets a clear sentence, and the worker lives on."""

# ruff: noqa: E501 - a table reads best with one file a line

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.papers import W, column, docx, p, packed, pdf

from pressfold.ingest.reading import readings
from pressfold.ingest.walk import walk
from pressfold.ingest.worker import ReadingWorker
from pressfold.model.article import Reading
from pressfold.model.errors import (
    CannotRead,
    EmptyFile,
    FileDamaged,
    FileEncrypted,
    FileTooLarge,
    NotAsNamed,
    NoTextInside,
    NotText,
    ReaderStopped,
    UnknownFormat,
    UnsafeFile,
)

BODY = "The two presidents agreed on Friday to hold further talks, their offices said."
SECRET = "the contents of another file"


@pytest.fixture(scope="module")
def worker() -> Iterator[ReadingWorker]:
    shared = ReadingWorker()
    yield shared
    shared.close()


def bomb(*, members: int = 1, size: int = 1_000, name: str = "word/media/{}.bin") -> bytes:
    return docx(p(BODY), more={name.format(nth): b"\0" * size for nth in range(members)})


def with_flag(content: bytes, flag: int) -> bytes:
    """The archive with a flag set in each of its entries."""
    out = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(signature)
        while at >= 0:
            out[at + offset] |= flag
            at = out.find(signature, at + 4)
    return bytes(out)


def with_link() -> bytes:
    out = io.BytesIO(docx(p(BODY)))
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("word/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def twice() -> bytes:
    out = io.BytesIO(docx(p(BODY)))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<other/>")
    return out.getvalue()


LAUGHS = "<!DOCTYPE lolz [<!ENTITY a '" + "ha" * 50 + "'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


def entity(place: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY xxe SYSTEM "{place}">]>'


def nested_mail(depth: int) -> bytes:
    head = b"From: a@example.com\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n"
    parts = [b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (nth, nth) for nth in range(depth)]
    return head + b"".join(parts) + b"Content-Type: text/plain\r\n\r\nThe talks go on.\r\n"


def forwarded(depth: int) -> bytes:
    head = b"From: a@example.com\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n"
    return (head + b"Content-Type: message/rfc822\r\n\r\n") * depth + head + b"\r\nThe talks go on.\r\n"


PAGE = pdf([column([BODY], 50, 700)])
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3_000

HOSTILE: dict[str, tuple[str, Callable[[], bytes], type[CannotRead]]] = {
    "packed a thousandfold": ("a.docx", lambda: bomb(size=20_000_000), UnsafeFile),
    "thousands of members": ("a.docx", lambda: bomb(members=2_001, size=1), UnsafeFile),
    "more than it may unpack to": ("a.docx", lambda: bomb(members=16, size=20_000_000), UnsafeFile),
    "an archive in place of the text": (
        "a.docx", lambda: packed({"word/document.xml": bomb(size=1_000_000)}), FileDamaged
    ),
    "out of the folder": ("a.docx", lambda: bomb(name="../../{}.txt"), UnsafeFile),
    "from the root": ("a.docx", lambda: bomb(name="/etc/cron.d/{}"), UnsafeFile),
    "a drive of Windows": ("a.docx", lambda: bomb(name="C:\\{}.txt"), UnsafeFile),
    "a link in an archive": ("a.docx", with_link, UnsafeFile),
    "a name twice": ("a.docx", twice, UnsafeFile),
    "entities without end": ("a.docx", lambda: docx("<w:p>&i;</w:p>", head=LAUGHS), UnsafeFile),
    "an entity from a file": ("a.docx", lambda: docx("<w:p>&xxe;</w:p>", head=entity("file:///etc/passwd")), UnsafeFile),
    "an entity from the network": ("a.docx", lambda: docx(p(BODY), head=entity("http://127.0.0.1:9/")), UnsafeFile),
    "an entity in the styles": (
        "a.docx",
        lambda: packed({
            "word/document.xml": f'<w:document xmlns:w="{W}">{p(BODY)}</w:document>'.encode(),
            "word/styles.xml": f'{LAUGHS}<w:styles xmlns:w="{W}">&i;</w:styles>'.encode(),
        }),
        UnsafeFile,
    ),
    "elements in elements": ("a.docx", lambda: docx("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000), UnsafeFile),
    "lists in lists": ("a.json", lambda: b"[" * 500_000, UnsafeFile),
    "objects in a line": ("a.jsonl", lambda: b'{"a":' * 300_000 + b"1" + b"}" * 300_000, CannotRead),
    "groups in groups": ("a.rtf", lambda: b"{\\rtf1 " + b"{\\b " * 200_000 + b"x" + b"}" * 200_001, UnsafeFile),
    "parts in parts": ("a.eml", lambda: nested_mail(400), UnsafeFile),
    "thousands of parts": ("a.eml", lambda: nested_mail(5_000), UnsafeFile),
    "mails in mails": ("a.eml", lambda: forwarded(300), UnsafeFile),
    "2,001 pages": ("a.pdf", lambda: pdf([[("x", 50.0, 700.0, 10.0)]] * 2_001), FileTooLarge),
    "PDF with a password": ("a.pdf", lambda: pdf([column([BODY], 50, 700)], encrypted=True), FileEncrypted),
    "Word with a password": ("a.docx", lambda: OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), FileEncrypted),
    "archive with a password": ("a.docx", lambda: with_flag(docx(p(BODY)), 1), FileEncrypted),
    "old Word": ("a.docx", lambda: OLD_OFFICE, NotAsNamed),
    "scanned pages": ("a.pdf", lambda: pdf([[], []]), NoTextInside),
    "half an archive": ("a.docx", lambda: docx(p(BODY))[:600], FileDamaged),
    "an archive with rubbish inside": (
        "a.docx", lambda: docx(p(BODY))[:110] + b"\xff" * 40 + docx(p(BODY))[150:], FileDamaged
    ),
    "half a PDF": ("a.pdf", lambda: PAGE[: len(PAGE) // 3], FileDamaged),
    "the head of a PDF": ("a.pdf", lambda: b"%PDF-1.7\n", FileDamaged),
    "RTF without its end": ("a.rtf", lambda: b"{\\rtf1 The talks {\\b go on", FileDamaged),
    "JSON without its end": ("a.json", lambda: b'[{"title": "Talks", "text": "The talks', FileDamaged),
    "NULs in a text": ("a.txt", lambda: b"The talks\0 go on.\n" * 50, NotText),
    "NULs in a table": ("a.csv", lambda: b"title,text\nTalks,The\0talks\n" * 3, NotAsNamed),
    "NULs in JSON": ("a.json", lambda: b'{"title": "T", "text": "The\0talks"}', NotAsNamed),
    "NULs alone": ("a.txt", lambda: bytes(100_000), NotText),
    "a program called PDF": ("a.pdf", lambda: b"MZ\x90\0" + bytes(range(256)) * 20, NotAsNamed),
    "a text called PDF": ("a.pdf", lambda: BODY.encode(), NotAsNamed),
    "a text called Word": ("a.docx", lambda: BODY.encode(), NotAsNamed),
    "an archive of something else": ("a.docx", lambda: packed({"a.txt": BODY.encode()}), NotAsNamed),
    "a picture called text": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), NotText),
    "an unknown kind": ("a.exe", lambda: b"MZ\x90\0" + bytes(range(256)), UnknownFormat),
}  # fmt: skip


def only(worker: ReadingWorker, path: Path) -> Reading | CannotRead:
    (found,) = worker.readings(path)
    return found


@pytest.mark.parametrize(("name", "made", "refusal"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_or_broken_file_is_refused_with_a_sentence_and_the_worker_lives_on(
    worker: ReadingWorker, tmp_path: Path, name: str, made: Callable[[], bytes], refusal: type[CannotRead]
) -> None:
    worker.start()
    process = worker._process
    path = tmp_path / name
    path.write_bytes(made())
    before = path.read_bytes()
    found = only(worker, path)
    assert isinstance(found, refusal), found
    assert not isinstance(found, ReaderStopped)
    assert str(path) in found.sentence
    assert path.read_bytes() == before
    good = tmp_path / "good.txt"
    good.write_text(BODY, encoding="utf-8")
    assert isinstance(only(worker, good), Reading)
    assert worker._process is process, "the process that met the file reads on"


SURVIVED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "PDF called text": ("a.txt", lambda: PAGE, "PDF 1"),
    "PDF called Word": ("a.docx", lambda: PAGE, "PDF 1"),
    "RTF called Word": ("a.docx", lambda: b"{\\rtf1 " + BODY.encode() + b"\\par}", "RTF 1"),
    "a page called PDF": ("a.pdf", lambda: f"<!DOCTYPE html><html><body><p>{BODY}</p></body></html>".encode(), "web page 1"),
    "elements of a page in elements": (
        "a.html", lambda: b"<!DOCTYPE html><html><body>" + b"<div>" * 30_000 + f"<p>{BODY}</p>".encode(), "web page 1"
    ),
    "rich text in elements without end": (
        "a.jsonl", lambda: json.dumps({"title": "Talks", "text": "<div>" * 100_000 + BODY}).encode(), "JSON Lines 1"
    ),
    "a page with an entity from a file": (
        "a.html", lambda: f'{entity("file:///etc/hostname")}<html><body><p>{BODY} &xxe;</p></body></html>'.encode(),
        "web page 1",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "made", "extractor"), SURVIVED.values(), ids=SURVIVED.keys())
def test_a_file_that_only_lies_about_its_kind_or_depth_is_read_or_refused_by_what_it_holds(
    worker: ReadingWorker, tmp_path: Path, name: str, made: Callable[[], bytes], extractor: str
) -> None:
    path = tmp_path / name
    path.write_bytes(made())
    found = only(worker, path)
    assert not isinstance(found, ReaderStopped)
    if isinstance(found, Reading):
        assert found.extractor == extractor
        assert "further talks" in found.text
        assert Path("/etc/hostname").read_text(encoding="utf-8").strip() not in found.text
    else:
        assert str(path) in found.sentence


@pytest.mark.parametrize(
    "name",
    ["a.txt", "a.md", "a.pdf", "a.docx", "a.rtf", "a.eml", "a.csv", "a.json", "a.jsonl", "a.html", "a.mhtml", "a"],
)
@pytest.mark.parametrize("content", [b"", b" \r\n\t"], ids=["nothing", "white space"])
def test_an_empty_file_of_any_kind_says_that_it_is_empty(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (found,) = readings(tmp_path / name)
    assert isinstance(found, EmptyFile)


def test_a_file_of_200_megabytes_is_refused_without_being_read(worker: ReadingWorker, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    found = only(worker, path)
    assert isinstance(found, FileTooLarge)
    assert "200 MB" in found.sentence


def test_links_out_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
    (outside / "secret.txt").write_text(SECRET, encoding="utf-8")
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside, target_is_directory=True)
    (inside / "up.txt").symlink_to("../out/secret.txt")
    walked = walk([inside])
    assert walked.found == ()
    assert {each.why for each in walked.skipped} == {"a link"}


@pytest.mark.parametrize(
    "name",
    ["CON.txt", "aux.txt", "NUL.txt", "COM1.txt", "lpt9.txt", "a\u202etxt.exe.txt", "a\u2066b.txt", "-rf.txt", "%s%n.txt",
     "a b  .txt", "a;b|c&d.txt", "\u0301.txt", "x" * 240 + ".txt"],
)  # fmt: skip
def test_files_with_strange_names_are_read_and_shown_without_what_deceives(
    worker: ReadingWorker, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text(BODY, encoding="utf-8")
    assert isinstance(only(worker, path), Reading)
    path.write_bytes(b"")
    found = only(worker, path)
    assert isinstance(found, EmptyFile)
    assert not set(found.sentence) & set("\u202e\u2066")


def newsletter() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@example.com", "Talks", "Fri, 28 Jan 2022 06:30:00 +0100"
    message.set_content(BODY)
    message.add_alternative(f"<h1>Talks</h1><p>{BODY}</p>", subtype="html")
    return bytes(message)


SAMPLES = {
    "a.pdf": PAGE,
    "a.docx": docx(p("Talks", "T") + p(BODY)),
    "a.rtf": b"{\\rtf1\\ansi{\\info{\\title Talks}}" + BODY.encode() + b"\\par \\u8212? \\'e9}",
    "a.eml": newsletter(),
    "a.csv": f'title,date,text\n"Talks",28/01/2022,"{BODY}"\n'.encode(),
    "a.json": json.dumps([{"title": "Talks", "text": f"<p>{BODY}</p>", "date": 1643382420}]).encode(),
    "a.jsonl": json.dumps({"title": "Talks", "text": BODY, "source": {"name": "Post"}}).encode() + b"\n",
    "a.ninjs": json.dumps({"uri": "x", "versioncreated": "2022", "headline": "T", "body_text": BODY}).encode(),
}


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_broken_in_a_file_it_is_read_or_refused_and_never_fails(
    name: str, tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(1, 4))] = data.draw(st.binary(max_size=4))
        content = content or bytearray(b" ")
    cut = data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    path = tmp_path / name
    path.write_bytes(content[:cut])
    for found in readings(path):
        assert isinstance(found, (Reading, CannotRead))
        if isinstance(found, Reading):
            assert all(0 <= block.start < block.end <= len(found.text) for block in found.blocks)
