"""Word documents, RTF and mails: their words as they would be read, and what they state."""

# ruff: noqa: E501 - XML reads best in one piece

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.ingest.papers import docx, p

from pressfold.ingest.reading import read
from pressfold.model.article import Reading, Role

BODY = "The two presidents agreed on Friday to hold further talks, their offices said."


def read_as(path: Path, content: bytes | str) -> Reading:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("latin-1"))
    return read(path)


def told(found: Reading) -> list[tuple[Role, str]]:
    return [(block.role, block.span.of(found.text)) for block in found.blocks]


def test_a_word_document_is_read_with_its_headings_tables_and_notes(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{p(a)}</w:tc><w:tc>{p(b)}</w:tc></w:tr>" for a, b in (("Tanks", "100"), ("Men", "1,000"))
    )
    framed = f"<w:tbl><w:tr><w:tc>{p('They said no more about it that day.')}</w:tc></w:tr></w:tbl>"
    notes = (
        f'<w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote w:id="2">{p("So the ministry.")}</w:footnote>'
    )
    body = (
        p("Talks go on", "T")
        + p(BODY)
        + p("What next", "H2")
        + p("A second title", "T")
        + f"<w:tbl>{rows}</w:tbl>"
        + framed
    )
    found = read_as(tmp_path / "a.docx", docx(body, footnotes=notes))
    assert told(found) == [
        (Role.HEADLINE, "Talks go on"),
        (Role.BODY, BODY),
        (Role.CROSSHEAD, "What next"),
        (Role.CROSSHEAD, "A second title"),
        (Role.BODY, "Tanks | 100"),
        (Role.BODY, "Men | 1,000"),
        (Role.BODY, "They said no more about it that day."),
        (Role.BODY, "So the ministry."),
    ]


def test_what_is_deleted_hidden_or_said_twice_is_left_out_of_a_word_document(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = (
        "<w:p>" + run("They ") + "<w:del><w:r><w:delText>did not agree</w:delText></w:r></w:del>"
        "<w:ins>" + run("agreed") + "</w:ins>" + "<w:moveFrom>" + run(" nowhere") + "</w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>"
        "<w:hyperlink>" + run(" to meet") + "</w:hyperlink><w:r><w:instrText> HYPERLINK x </w:instrText></w:r>"
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice>" + run(" in May.") + "</mc:Choice><mc:Fallback>" + run(" in May.") + "</mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )  # fmt: skip
    assert read_as(tmp_path / "a.docx", docx(body)).text == "They agreed to meet in May."


@pytest.mark.parametrize(
    ("title", "author", "text", "facts"),
    [
        ("Talks go on", "Jane Doe", ("Talks go on", "By Jane Doe", BODY), ("Talks go on", "Jane Doe")),
        ("Template 3", "The Analyst", ("Talks go on", BODY), ("Talks go on", None)),
        ("Talks go on", "", (BODY, BODY), ("Talks go on", None)),
        ("", "", ("Talks go on", BODY), ("Talks go on", None)),
    ],
    ids=["borne out", "of the template and the copyist", "a text without headline", "none"],
)
def test_properties_are_believed_as_far_as_the_text_bears_them_out(
    tmp_path: Path, title: str, author: str, text: tuple[str, ...], facts: tuple[str | None, str | None]
) -> None:
    core = f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dcterms:modified>2022-01-28T16:07:00Z</dcterms:modified>"
    for found in (
        read_as(tmp_path / "a.docx", docx("".join(map(p, text)), core=core)),
        read_as(
            tmp_path / "a.rtf",
            r"{\rtf1\ansi{\info{\title " + title + r"}{\author " + author + r"}{\revtim\yr2022\mo1\dy28\hr16\min7}}"
            + r"\par ".join(text) + r"\par}",
        ),
    ):  # fmt: skip
        assert (found.metadata.title, found.metadata.byline) == facts
        assert (found.metadata.modified or "")[:16] == "2022-01-28T16:07"
        assert found.metadata.published is None


def test_rtf_is_read_in_its_code_page_with_large_characters_and_without_deletions(tmp_path: Path) -> None:
    source = (
        r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}{\info{\title \'cf\'e5\'f0\'e5}}\f0 "
        r"\'cf\'e5\'f0\'e5\'e3\'ee\'e2\'ee\'f0\'fb \u8212? {\deleted\'cd\'e5 }\u-10179?\u-8704? {\b end}.\par"
        r"\trowd\intbl Tanks\cell 100\cell\row\pard {\*\comment no}last line\par}"
    )
    assert read_as(tmp_path / "a.rtf", source).text == "Переговоры — 😀 end.\n\nTanks | 100\n\nlast line"


def mail(html: str | None = None, text: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "The Example Post <news@example.com>"
    message["To"] = "analyst@example.org"
    message["Subject"] = "Morning briefing – talks go on"
    message["Date"] = "Fri, 28 Jan 2022 06:30:00 +0100"
    if text is not None:
        message.set_content(text)
    if html is not None:
        if text is None:
            message.set_content(html, subtype="html")
        else:
            message.add_alternative(html, subtype="html")
    return message


def test_a_newsletter_is_its_html_part_with_what_its_head_states(tmp_path: Path) -> None:
    message = mail(
        f"<style>p{{}}</style><h2>The talks</h2><table><tr><td><p>{BODY}</p></td></tr></table>", "Plain words."
    )
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="report.pdf")
    found = read_as(tmp_path / "a.eml", bytes(message))
    assert told(found) == [
        (Role.HEADLINE, "Morning briefing – talks go on"),
        (Role.CROSSHEAD, "The talks"),
        (Role.BODY, BODY),
        (Role.BOILERPLATE, "Attached, not read: report.pdf"),
    ]
    facts = found.metadata
    assert (facts.outlet, facts.published) == ("The Example Post", "2022-01-28T06:30:00+01:00")
    assert (facts.title, facts.provenance["outlet"]) == ("Morning briefing – talks go on", "file")


def test_what_frames_a_newsletter_is_boilerplate_and_its_hidden_line_is_left_out(tmp_path: Path) -> None:
    html = (
        "<div style='display:none'>Today: talks</div><a href='x'>View in browser</a><h2>The talks</h2>"
        f"<p>{BODY}</p><p>You receive this email because you signed up. <a href='u'>Unsubscribe</a></p>"
    )
    found = read_as(tmp_path / "a.eml", bytes(mail(html)))
    assert "Today: talks" not in found.text
    assert [text for role, text in told(found) if role is Role.BOILERPLATE] == [
        "View in browser",
        "You receive this email because you signed up. Unsubscribe",
    ]
    assert (Role.BODY, BODY) in told(found)


def test_a_mail_without_html_is_its_plain_part(tmp_path: Path) -> None:
    found = read_as(tmp_path / "a.eml", bytes(mail(text=f"{BODY}\n\nThey meet in May, it said.\n")))
    assert found.text == f"Morning briefing – talks go on\n\n{BODY}\n\nThey meet in May, it said."


@pytest.mark.parametrize("charset", ["x-unknown", "utf-8", "latin-1", ""])
def test_a_mail_with_a_wrong_or_unknown_charset_is_still_read(tmp_path: Path, charset: str) -> None:
    head = b"From: a@example.com\r\nSubject: =?utf-8?q?T=C3=A4lks?=\r\nDate: nonsense\r\n"
    kind = f'Content-Type: text/plain; charset="{charset}"\r\n\r\n'.encode() if charset else b"\r\n"
    found = read_as(tmp_path / "a.eml", head + kind + "The tälks go on, they said.\r\n".encode("latin-1"))
    assert found.text.startswith("Tälks\n\nThe t")
    assert found.metadata.published is None


def test_a_mail_or_a_document_is_known_by_its_beginning_whatever_it_is_called(tmp_path: Path) -> None:
    assert read_as(tmp_path / "mail.txt", bytes(mail(text=BODY))).extractor == "plain text 1"
    assert read_as(tmp_path / "a.pdf", r"{\rtf1 The talks go on.\par}").extractor == "RTF 1"
    assert read_as(tmp_path / "article", docx(p(BODY))).extractor == "DOCX 1"
