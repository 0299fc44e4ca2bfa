"""Clippings: what was copied, plain or rich, is read as it was seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressfold.ingest.clipping import read_html, read_text
from pressfold.ingest.reading import read
from pressfold.ingest.rich_text import paragraphs
from pressfold.model.article import Reading, Role


def kept(folder: Path, clip: tuple[bytes, str]) -> Reading:
    content, ending = clip
    (folder / f"a{ending}").write_bytes(content)
    (folder / "original").write_bytes(content)
    found = read(folder / f"a{ending}")
    assert read(folder / "original").text == found.text, "its kind is known without a name"
    return found


def test_plain_words_are_a_plain_text(tmp_path: Path) -> None:
    found = kept(tmp_path, read_text("Talks go on\r\n\r\nThey said so on Friday, and meant it, an office said.\r\n"))
    assert found.text == "Talks go on\n\nThey said so on Friday, and meant it, an office said.\n"


def test_rich_words_keep_their_headings_and_lose_what_windows_puts_around_them(tmp_path: Path) -> None:
    html = (
        "Version:0.9\r\nStartHTML:00\r\n<html><body>\r\n<!--StartFragment--><h1>Talks <i>go</i> on</h1>"
        "<style>p{}</style><p>They said so on Friday &amp; meant it.</p>"
        "<h3>Next</h3><ul><li>One</li><li>Two</li></ul><!--EndFragment-->"
        "</body></html>"
    )
    found = kept(tmp_path, read_html(html))
    assert found.text == "Talks go on\n\nThey said so on Friday & meant it.\n\nNext\n\nOne\n\nTwo"
    assert [block.role for block in found.blocks[:3]] == [Role.HEADLINE, Role.BODY, Role.CROSSHEAD]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("a<br>b", ["a\nb"]),
        ("a<br><br/>b", ["a", "b"]),
        ("<p>a<p>b", ["a", "b"]),
        ("<div>a <span>b</span>\n c</div>d", ["a b c", "d"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
        ("<p>a<script>if (a < b) c()</script></p>", ["a"]),
        ("<head><title>x</title><p>a", ["a"]),
        ("&lt;b&gt; &#8212; &unknown; &#xD800;", ["<b> — &unknown; \ufffd"]),
        ("<figure><figcaption>a</figcaption></figure>b", ["a", "b"]),
        ("<svg><text>x</text></svg>a", ["a"]),
        ("<div style='color: red; display:none'>x <div>y</div> z</div><p>a", ["a"]),
        ("<span hidden>x</span>a", ["a"]),
        ("", []),
    ],
)
def test_html_becomes_the_paragraphs_that_are_seen(html: str, words: list[str]) -> None:
    assert [found.words for found in paragraphs(html)] == words
