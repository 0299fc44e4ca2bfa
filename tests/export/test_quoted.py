"""A quote for the clipboard: the same words in three forms, and no word taken for markup."""

from __future__ import annotations

import pytest
from lxml import html

from pressfold.export.quoted import quoted
from pressfold.model.document import Run
from pressfold.text.printable import printable
from tests.export.making import HOSTILE

CITATION = (Run("Reuters", italic=True), Run(", “Calls,” 28 January 2022."))


def test_a_quote_is_plain_rich_and_markdown() -> None:
    made = quoted("It is up to Putin.", CITATION)
    assert made.plain == "“It is up to Putin.”\n— Reuters, “Calls,” 28 January 2022.\n"
    assert made.html == (
        "<blockquote><p>It is up to Putin.</p></blockquote><p>— <i>Reuters</i>, “Calls,” 28 January 2022.</p>"
    )
    assert made.markdown == "> It is up to Putin.\n>\n> — *Reuters*, “Calls,” 28 January 2022.\n"


def test_indirect_speech_gets_no_quotation_marks() -> None:
    assert quoted("that it was up to Putin", CITATION, spoken=False).plain.startswith("that it was")


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_stay_words_in_rich_text(words: str) -> None:
    page = html.fromstring(f"<div>{quoted(words, (Run(words),)).html}</div>")
    assert {element.tag for element in page.iter()} <= {"div", "blockquote", "p", "br"}
    assert "".join(page.xpath("./p//text()")).removeprefix("— ") == printable(words)
