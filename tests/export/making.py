"""Documents for the tests of the writers."""

from __future__ import annotations

from pressfold.model.document import Document, Paragraph, Run, Style, Table, Tone

NOW = "2026-11-22T09:30:00Z"

#: What nobody would write, and somebody does.
HOSTILE: dict[str, str] = {
    "markup": "<script>alert(1)</script> <!-- --> &amp; </w:t> ]]>",
    "markdown": "# *a* _b_ `c` [d](http://e) ![f](g) | h | ~~i~~ <http://j> \\ k^2 $x$ {#l} ==m== @n :smile: 1. o",
    "list at the start": "1. not a list",
    "rule": "---",
    "underline": "===",
    "fence": "~~~ python",
    "formula": "=HYPERLINK(\"http://x\") +1 -1 @SUM(A1)",
    "link": "https://t.co/x www.example.org me@example.org",
    "controls": "a\x00b\x07c\x1bd\x7fe\x9ff",
    "directions": "\u202egpj.exe\u2066 abc",
    "surrogates": "a\ud800b",
    "spaces": "  two  at  both  ends\u00a0 ",
    "lines": "one\ntwo\n\nthree\n\n\nfour\\",
    "tabs": "a\tb\t",
    "Arabic": "قال الرئيس إن «بلاده» تنتظر 15 يوما",
    "Hebrew in English": "He said שלום עולם, and left.",
    "Chinese": "普京说，他愿意对话。",
    "Devanagari": "हिन्दी भाषा में समाचार",
    "emoji": "👩‍👩‍👧 🇫🇷 👍🏽 😀",
    "combining": "cafe\u0301 Z\u0351\u036b\u0343",
    "note mark": "so it is.[^1] and [^2]: so",
    "front matter": "---\ntitle: x\n---",
    "quote block": "> nested\n> twice",
    "heading end": "C# and F##",
    "entities": "&#60; &lt; &copy; &",
    "long": "word " * 2000,
}  # fmt: skip


def quote(text: str, number: int = 1, language: str | None = None) -> Paragraph:
    return Paragraph(Style.QUOTE, (Run(text, language=language), Run("", note=number)), f"pin_{number}")


def paragraph(style: Style, text: str) -> Paragraph:
    return Paragraph(style, (Run(text),))


def document(*body: Paragraph | Table, notes: int = 0, **facts: object) -> Document:
    return Document(
        **{"title": "Calls", "language": "en-GB", "created": NOW, "body": body, **facts},  # type: ignore[arg-type]
        notes=tuple((Run("Reuters, “Calls”", italic=True), Run(f", note {n}.")) for n in range(1, notes + 1)),
    )


def everything() -> Document:
    """A document with each style, tone, table, link and note."""
    styles = [paragraph(style, f"In the style {style}.") for style in Style if style is not Style.QUOTE]
    item = Paragraph(
        Style.ITEM, (Run("Likely. "), Run("1", link="pin_1"), Run(" bold ", bold=True), Run("x", italic=True))
    )
    tones = Paragraph(Style.ATTRIBUTION, tuple(Run(f"{tone} ", tone=tone) for tone in Tone))
    table = Table(("Name", "Mentions"), (("Putin", "12"), ("Le Drian | x", "3")), (0.7, 0.3))
    return document(
        *styles, item, quote("It is up to Putin."), tones, table, table, quote("قال", 2, "ar"),
        notes=2, author="A. Analyst", handling="TLP:GREEN", keywords=("Putin", "Kremlin"), records='{\n"a":1}',
    )  # fmt: skip
