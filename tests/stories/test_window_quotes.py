"""Le Drian's quotes: found by speaker, told apart from paraphrase, gone to and pinned."""

from __future__ import annotations

from pressfold.model.quotation import QuotationKind
from pressfold.ui.models.quotes import QuoteRow, SpeakerRow
from tests.ui.people import Person

WORDS = "It is up to Vladimir Putin to say if he wants consultations or confrontation"


def test_le_drians_direct_quotation_stands_under_his_name_inside_marks(reader: Person) -> None:
    reader.open("000")
    reader.window.findings.bring(reader.window.quotes)
    row = _quote(reader, WORDS)
    assert row.quotation.kind is QuotationKind.DIRECT
    assert row.text.startswith("“It is up to") and row.text.endswith("”")
    rows = reader.window.quotes.list.rows.rows
    heading = [r for r in rows[: rows.index(row)] if isinstance(r, SpeakerRow)][-1]
    assert "Le Drian" in heading.name


def test_indirect_speech_never_stands_inside_marks(reader: Person) -> None:
    reader.open("000", "001")
    rows = [row for row in reader.window.quotes.list.rows.rows if isinstance(row, QuoteRow)]
    indirect = [row for row in rows if row.quotation.kind is QuotationKind.INDIRECT]
    assert indirect
    assert all(not row.text.startswith("“") and row.facts.startswith("indirect") for row in indirect)


def test_a_quotation_is_gone_to_and_pinned_from_its_card(reader: Person) -> None:
    reader.open("001", "000")
    reader.window.findings.bring(reader.window.quotes)
    row = _quote(reader, WORDS)
    reader.click(reader.window.quotes.list, row.quotation.id)
    assert reader.wiring.columns.current() == reader.id("000")
    reader.click_button(reader.window.quotes.list, row.quotation.id, "pin")
    reader.until(lambda: reader.wiring.work.briefing and reader.briefing.pins)
    (pin,) = reader.briefing.ordered()
    assert WORDS in pin.quote
    assert pin.speaker is not None and "Le Drian" in pin.speaker


def test_choosing_an_actor_lists_its_mentions_and_ctrl_j_walks_them(reader: Person) -> None:
    reader.open("000", "001")
    actors = reader.window.actors
    reader.window.findings.bring(actors)
    putin = next(actor for actor in reader.wiring.columns.spread.actors if actor.name == "Vladimir Putin")
    reader.click(actors.list, (putin.id, -1, -1))
    assert reader.wiring.walking.actor == putin.id
    listed = [row for row in actors.list.rows.rows if hasattr(row, "mention")]
    assert len(listed) == len(putin.mentions)
    reader.press("Ctrl+J", reader.window)
    first = actors.list.current_key()
    reader.press("Ctrl+J", reader.window)
    assert actors.list.current_key() != first
    reader.press("Ctrl+Shift+J", reader.window)
    assert actors.list.current_key() == first


def _quote(reader: Person, words: str) -> QuoteRow:
    rows = reader.window.quotes.list.rows.rows
    return next(row for row in rows if isinstance(row, QuoteRow) and words in row.quotation.text)
