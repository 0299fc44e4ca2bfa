"""What a careful reader would never bring, through the real window: it opens, is walked, and says what it cannot."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from tests.conftest import CORPUS
from tests.ui.fixtures import Start
from tests.ui.people import Person

from pressfold.library.library import Library
from pressfold.model.span import Span
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.places import MOST_LINES
from pressfold.ui.settings import Settings

ACUTE = "\u0301"
WIRE = (
    "The two ministers \U0001f91d agreed on Monday in the cafe" + ACUTE + " to keep all lines between their capitals "
    "open through the winter \U0001f468\u200d\U0001f469\u200d\U0001f467 and to meet again before the end of March."
)
EMOJI = (
    "\U0001f1eb\U0001f1f7 Ministers talk e" + ACUTE + ", says {outlet}\n\nBy {outlet} Writer\n\n"
    "\U0001f600\U0001f600 “We will go on \U0001f680 as long as it takes,” French President Emmanuel Macron said.\n\n"
    + WIRE
    + "\n\nNobody \U0001f9d1\U0001f3fd\u200d\U0001f52c spoke o" + ACUTE + "f it i" + ACUTE
    + "n {outlet} \U0001f44d\U0001f3fe.\n"
)  # fmt: skip
BIDI = (
    "שלום Ministers talk مرحبا\n\n"
    "وقال الرئيس Emmanuel Macron في باريس إن المحادثات ستستمر حتى النهاية.\n\n"
    "The minister said “שלום לכולם” twice, then مرحبا بكم, and left on Monday.\n\n"
    "\u202eTurned by a control\u202c and back again.\n"
)

STRANGE = {
    "one line": "Talks go on " + "and on " * 4_000 + "without an end",
    "4000 one-word lines": "word\n" * 4_000,
    "only marks": "“”…!?—\n\n«»‚‘’„\n\n***\n",
    "only combining marks and emoji": (ACUTE * 40 + "\U0001f600" * 40 + "\n") * 30,
    "right to left and mixed": BIDI,
    "one word of 50,000 letters": "a" * 50_000,
    "controls and odd spaces": "A\u00a0story\u2028with\u2029odd\x0bbreaks\u200b and\ttabs\ufeff.\n\nIt is\x85so.\n",
}


def bring(person: Person, *files: Path) -> None:
    """Have these files in the library, and the first two of them open."""
    person.wiring.importing.bring(list(files), open_after=True)
    person.until(lambda: person.wiring.library.articles.ids())
    person.until(lambda: not person.wiring.runner.busy())


def written(folder: Path, **texts: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return [folder / f"{name}.txt" for name in texts]


def column(person: Person, article: int) -> Column:
    found = person.window.desk.column(article)
    assert found is not None
    return found


def selected(person: Person, article: int, span: Span) -> str:
    """The text that Qt selects for a span, counted out independently of the desk's own places."""
    view = column(person, article).view
    view.select(span)
    assert view.textCursor().selectionStart() == view.places.range(span)[0]
    return view.textCursor().selectedText()


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library folder with all strange articles and their findings, made once; copy it, never open it."""
    folder = tmp_path_factory.mktemp("strange")
    with Library.open(folder / "library") as library:
        library.intake.run(written(folder / "in", **STRANGE))
        library.analysis.run()
    return folder / "library"


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_article_opens_is_read_to_its_end_and_is_pinned(
    strange: Path, start: Start, tmp_path: Path, name: str
) -> None:
    shutil.copytree(strange, tmp_path / "library")
    newcomer, text = start(), STRANGE[name]
    (article,) = (one for one in newcomer.wiring.library.articles.all() if Path(one.reading.path).stem == name)
    newcomer.wiring.columns.show_articles([article.id])
    newcomer.rest()
    assert article.text == text.removeprefix("\ufeff")
    view = column(newcomer, article.id).view
    end = len(article.text.rstrip())
    newcomer.window.desk.reveal(article.id, Span(end - 1, end))
    assert view.covered_by(Span(end - 1, end)).intersects(view.viewport().rect()) or not article.text[end - 1].isalnum()
    for layer in "12345678":
        newcomer.press(layer, view)
    newcomer.do("walking.next_passage") if newcomer.window.acts["walking.next_passage"].isEnabled() else None
    view.selectAll()
    if any(char.isalnum() for char in article.text):
        newcomer.press("P", view)
        newcomer.until(lambda: newcomer.wiring.work.briefing and newcomer.briefing.pins)
        (pin,) = newcomer.briefing.pins.values()
        assert pin.quote.split() == article.text.split() or pin.quote in article.text
    assert not [said.text for said in newcomer.window.toasts.log if "did not expect" in said.text]


def test_more_lines_than_paragraphs_can_be_set_open_and_are_read_while_they_are_compared(
    newcomer: Person, tmp_path: Path
) -> None:
    lines = "word\n" * (2 * MOST_LINES)  # the hundred thousand are measured by bench_desk
    newcomer.wiring.importing.bring(written(tmp_path / "in", lines=lines), open_after=True)
    newcomer.until(newcomer.window.desk.article_ids)
    (article,) = newcomer.window.desk.article_ids()
    view = column(newcomer, article).view
    assert len(view.places.paragraphs) < MOST_LINES
    last = len(lines) - 5
    newcomer.window.desk.reveal(article, Span(last, last + 4))
    assert view.covered_by(Span(last, last + 4)).height() > 0
    newcomer.bot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == 0
    for task in list(newcomer.wiring.runner._tasks):
        task.cancel()
    newcomer.rest()
    assert not [said.text for said in newcomer.window.toasts.log if "did not expect" in said.text]


def test_every_mark_between_emoji_and_combining_marks_stands_on_its_own_words(newcomer: Person, tmp_path: Path) -> None:
    # each with words of its own: of two near-doubles the search would answer with one alone
    own = {name: " ".join(f"{name.lower()}{nth}" for nth in range(90)) for name in ("Alpha", "Beta")}
    texts = {name: f"{EMOJI.format(outlet=name)}\n{own[name]}\n" for name in own}
    bring(newcomer, *written(tmp_path / "in", **texts))
    first, second = newcomer.wiring.columns.ids
    text = newcomer.wiring.library.articles.get(first).text
    pinned = text.index("\U0001f9d1"), text.index("spoke")
    newcomer.wiring.pinning.pin_span(first, Span(pinned[0], pinned[1] + 5))
    newcomer.until(lambda: newcomer.wiring.work.briefing and newcomer.briefing.pins)
    newcomer.wiring.searching.search()
    newcomer.type("winter")
    searching = newcomer.wiring.searching
    newcomer.until(lambda: searching.result and searching.result.query == "winter" and searching.result.hits)
    newcomer.rest()
    for article in (first, second):
        view = column(newcomer, article).view
        text = newcomer.wiring.library.articles.get(article).text
        marks = [(kind.name, mark) for kind, mark in view._marks]
        assert {"passage", "actor", "quotation", "hit"} <= {name for name, _ in marks}
        for name, mark in marks:
            assert selected(newcomer, article, mark.span).split() == mark.span.of(text).split(), name
            view.bring_into_view(mark.span)
            start = _position(text, mark.span.start)
            cursor = QTextCursor(view.document())
            cursor.setPosition(start)
            caret = view.cursorRect(cursor).center()
            painted = view.covered_by(mark.span)
            assert painted.adjusted(-2, -2, 2, 2).contains(caret), name
            assert abs(painted.left() - caret.x()) <= 2 or painted.height() > 2 * view.cursorRect(cursor).height(), name
    assert not any(unicodedata.combining(text[mark.span.start]) for _, mark in marks)


def _position(text: str, offset: int) -> int:
    """Qt's position of a code point, counted without the program: the page shows no empty lines."""
    return len(re.sub("\n+", "\n", text[:offset]).encode("utf-16-le")) // 2


def test_in_right_to_left_text_what_is_selected_is_what_is_pinned(newcomer: Person, tmp_path: Path) -> None:
    bring(newcomer, *written(tmp_path / "in", bidi=BIDI))
    (article,) = newcomer.wiring.columns.ids
    text = newcomer.wiring.library.articles.get(article).text
    for words in ("Emmanuel Macron", "שלום לכולם", "المحادثات", "Turned by a control"):
        start = text.index(words)
        assert selected(newcomer, article, Span(start, start + len(words))) == words
        before = len(newcomer.briefing.pins) if newcomer.wiring.work.briefing else 0
        newcomer.press("P", column(newcomer, article).view)
        newcomer.until(lambda before=before: len(newcomer.briefing.pins) == before + 1)
    assert {pin.quote for pin in newcomer.briefing.pins.values()} >= {"שלום לכולם", "المحادثات"}


def test_four_copies_of_an_article_are_one_but_four_nearly_the_same_stand_side_by_side(
    newcomer: Person, tmp_path: Path
) -> None:
    story = (CORPUS / sorted(path.name for path in CORPUS.glob("0*.txt"))[0]).read_text(encoding="utf-8")
    same = written(tmp_path / "same", **{f"copy{nth}": story for nth in range(4)})
    bring(newcomer, *same)
    assert len(newcomer.wiring.library.articles.ids()) == 1
    nearly = written(tmp_path / "nearly", **{f"near{nth}": f"Copy {nth}: {story}" for nth in range(3)})
    bring(newcomer, *nearly)
    ids = newcomer.wiring.library.articles.ids()
    newcomer.wiring.columns.show_articles(ids)
    newcomer.rest()
    assert newcomer.window.desk.article_ids() == tuple(ids) and len(ids) == 4
    newcomer.wiring.columns.open_all(ids * 2, False)
    newcomer.rest()
    assert newcomer.window.desk.article_ids() == tuple(ids)
    newcomer.press("F8", column(newcomer, ids[0]).view)
    assert newcomer.wiring.walking.family is not None
    newcomer.window.grab()


def test_an_article_removed_while_it_is_open_leaves_the_desk_and_its_pin_stays(reader: Person) -> None:
    reader.open("000", "001")
    pin = reader.pin("000", "Emmanuel Macron")
    removed, kept = reader.id("000"), reader.id("001")
    reader.window.library.choose(removed)
    reader.do("catalogue.remove")
    reader.until(lambda: reader.window.desk.article_ids() == (kept,))
    assert reader.briefing.pins[pin].quote == "Emmanuel Macron"
    reader.do("history.undo")
    reader.until(lambda: removed in reader.wiring.catalogue.by_id)
    reader.rest()


def test_a_settings_file_with_nonsense_is_told_once_and_the_desk_stands(start: Start, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text('{"theme": 7, "scale": "huge", "reading_size": 1e99, "": []}')
    person = start()
    told = [said.text for said in person.window.toasts.log if "made no sense" in said.text]
    assert len(told) == 1
    person.wiring.settings.choose("reading_size", 18)
    assert not Settings(tmp_path / "config" / "settings.json").complaint


def test_when_the_library_folder_vanishes_what_is_read_stays_and_a_sentence_says_so(
    reader: Person, tmp_path: Path
) -> None:
    reader.open("000", "001")
    pin = reader.pin("000", "Emmanuel Macron")
    open_before = reader.window.desk.article_ids()
    shutil.move(tmp_path / "library", tmp_path / "elsewhere")
    story = written(
        tmp_path / "in", new="Talks go on\n\nThe two sides agreed on Monday to keep talking to each other.\n"
    )
    reader.wiring.importing.bring(story)
    reader.rest()
    reader.wiring.searching.search()
    reader.type("Macron")
    reader.rest()
    warned = [said.text for said in reader.window.toasts.log if said.warns]
    assert warned and not [text for text in warned if "did not expect" in text]
    assert any("is not there any more" in text and str(tmp_path / "library") in text for text in warned)
    assert not (tmp_path / "library").exists()
    assert reader.window.desk.article_ids() == open_before
    assert reader.briefing.pins[pin].quote == "Emmanuel Macron"
    reader.window.desk.reveal(open_before[0], Span(100, 110))
    shutil.move(tmp_path / "elsewhere", tmp_path / "library")
    reader.wiring.importing.bring(story)
    reader.until(lambda: len(reader.wiring.catalogue.listing.rows) == 6)
