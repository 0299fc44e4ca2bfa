"""A journal holds every entry that was acknowledged, and tells a torn end from damage."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from pressfold import disk
from pressfold.briefing.edits import EditNote, Fact, SetFact
from pressfold.briefing.history import Step
from pressfold.briefing.journal import Did, Entry, Journal, Opened, Redid, Saved, Saving, Undid, parsed

STEP = Step(SetFact(Fact.TITLE, "“Nato” 😀\n"), SetFact(Fact.TITLE, ""))
ENTRIES: list[Entry] = [Opened("b", "/a/b.briefing"), Did(STEP), Undid(), Redid(), Saving("s" * 64), Saved("s" * 64)]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "state" / "journal.jsonl")
    journal.rewrite(ENTRIES[:1])
    return journal


def again(journal: Journal) -> list[Entry]:
    return list(Journal(journal.path).read().entries)


def test_no_journal_says_nothing(tmp_path: Path) -> None:
    lines = Journal(tmp_path / "none").read()
    assert (lines.entries, lines.torn, lines.damaged) == ((), False, False)


def test_entries_come_back_in_order_from_whoever_reads(journal: Journal) -> None:
    for entry in ENTRIES[1:]:
        journal.add(entry)
    assert again(journal) == ENTRIES
    journal.close()
    reopened = Journal(journal.path)
    reopened.read()
    reopened.add(Undid())
    assert again(journal) == [*ENTRIES, Undid()]
    reopened.close()


def test_every_line_is_json_for_the_eye(journal: Journal) -> None:
    journal.add(Did(STEP))
    journal.close()
    second = journal.path.read_text(encoding="utf-8").split("\n")[1]
    assert '"n":1,"act":"did","edit":{"edit":"set-fact","fact":"title","value":"“Nato” 😀\\n"}' in second


def test_a_journal_cut_anywhere_keeps_all_whole_lines(journal: Journal) -> None:
    journal.add(*ENTRIES[1:])
    journal.close()
    content = journal.path.read_bytes()
    for end in range(len(content)):
        lines = parsed(content[:end])
        assert lines.entries == tuple(ENTRIES[: content[:end].count(b"\n")])
        assert lines.torn == (not content[:end].endswith(b"\n") and end > 0)
        assert not lines.damaged


def test_adding_behind_a_torn_line_cuts_it_off(journal: Journal) -> None:
    journal.add(Did(STEP))
    journal.close()
    journal.path.write_bytes(journal.path.read_bytes()[:-5])
    reopened = Journal(journal.path)
    assert reopened.read().entries == tuple(ENTRIES[:1])
    reopened.add(Undid())
    assert again(journal) == [ENTRIES[0], Undid()]
    reopened.close()


def test_a_flipped_bit_never_makes_another_entry(journal: Journal) -> None:
    journal.add(Did(STEP), Undid(), Redid())
    journal.close()
    content = journal.path.read_bytes()
    whole = (ENTRIES[0], Did(STEP), Undid(), Redid())
    dice = Random(1)
    for _ in range(300):
        at = dice.randrange(len(content))
        flipped = content[:at] + bytes([content[at] ^ (1 << dice.randrange(8))]) + content[at + 1 :]
        lines = parsed(flipped)
        assert lines.entries == whole[: len(lines.entries)]
        assert lines.torn or lines.entries == whole


def test_lost_lines_are_damage_even_where_all_others_are_whole(journal: Journal) -> None:
    journal.add(*ENTRIES[1:])
    journal.close()
    content = journal.path.read_bytes().split(b"\n")
    lines = parsed(b"\n".join(content[:2] + content[3:]))
    assert lines.entries == tuple(ENTRIES[:2])
    assert lines.damaged


def test_an_entry_that_the_disk_refuses_leaves_no_trace(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.add(Did(STEP))

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(disk, "settle", full)
        with pytest.raises(OSError, match="No space"):
            journal.add(Undid())
    assert again(journal) == [ENTRIES[0], Did(STEP)]
    journal.add(Redid())
    assert again(journal) == [ENTRIES[0], Did(STEP), Redid()]
    journal.close()


def test_rewriting_replaces_everything(journal: Journal) -> None:
    journal.add(Did(STEP), Did(Step(EditNote("p", "x"), EditNote("p", ""))))
    journal.rewrite([ENTRIES[0], Saved("x")])
    journal.add(Undid())
    assert again(journal) == [ENTRIES[0], Saved("x"), Undid()]
    journal.close()
