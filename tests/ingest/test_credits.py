"""Credits of agencies and reporters, and sentences that begin like one."""

from __future__ import annotations

import pytest

from pressfold.ingest.credits import credit_tail, credited, is_credit

#: Each credit with what it says.
CREDITS = {
    "(With wires)": "With wires",
    "(Reporting by John Irish; editing by Sudip Kar-Gupta and Mark Heinrich)": (
        "Reporting by John Irish; editing by Sudip Kar-Gupta and Mark Heinrich"
    ),
    "(Reporting by Ann Lee in Kyiv and Bob Ray in Rome; Additional reporting by Zoe Fox; Editing by Al Key)": (
        "Reporting by Ann Lee in Kyiv and Bob Ray in Rome; Additional reporting by Zoe Fox; Editing by Al Key"
    ),
    "Reuters": "Reuters",
    "REUTER": "Reuters",
    "AFP/dpa": "AFP, dpa",
    "[With agencies]": "With agencies",
    "(With inputs from PTI)": "PTI",
    "-With files from The Canadian Press": "The Canadian Press",
    "Source: TASS": "TASS",
    "(mit Material von dpa)": "dpa",
    "avec AFP": "AFP",
    "(С использованием материалов ТАСС)": "TASS",
    "© 2022 AFP": "AFP",
    "Additional reporting: ANNA SMITH": "Additional reporting: ANNA SMITH",
    "The Associated Press contributed to this report.": "AP",
    "Anna Smith in Kyiv contributed to this report.": "Anna Smith in Kyiv contributed to this report",
    "Con información de EFE": "EFE",
    "Con agencias": "Con agencias",
    "Com informações da Reuters": "Reuters",
    "(con informazioni ANSA)": "ANSA",
    "Met medewerking van ANP": "ANP",
    "Källa: TT": "TT",
    "Źródło: PAP": "PAP",
    "Kaynak: AA": "Anadolu",
    "По материалам ТАСС": "TASS",
    "За матеріалами Укрінформ": "Ukrinform",
    "来源：新华社": "Xinhua",
}


@pytest.mark.parametrize(("line", "says"), CREDITS.items(), ids=CREDITS.keys())
def test_a_credit_is_known_by_its_words(line: str, says: str) -> None:
    assert is_credit(line)
    assert credited(line) == says


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the BBC has shown that troops were moved to the border.",
        "Source: people familiar with the talks",
        "Źródło: osoby zbliżone do rozmów",
        "Con agencias de viajes cerradas, la gente se quedó en casa.",
        "Report by the council says that troops were moved.",
        "Avec le temps, tout s'en va.",
        "Copyright law reform",
        "With the talks over, Reuters reported that the delegations had left.",
        "(He left.)",
        "Wires were cut in the night.",
        "()",
        "Reporting by " + "Anna Smith, " * 40,
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert not is_credit(line)


TAILS = {
    "The talks are over. (AFP)": "(AFP)",
    "Members stuck together. REUTER": "REUTER",
    "Members stuck together. REUTER...": "REUTER...",
    "“We go,” he said.” — Reuters": "— Reuters",
    "They left. (Reporting by Anna Smith; Editing by Al Key)": "(Reporting by Anna Smith; Editing by Al Key)",
}


@pytest.mark.parametrize(("line", "tail"), TAILS.items(), ids=TAILS.keys())
def test_a_credit_behind_the_last_stop_is_found(line: str, tail: str) -> None:
    at = credit_tail(line)
    assert at is not None
    assert line[at:] == tail


@pytest.mark.parametrize(
    "line", ["He told Reuters.", "The agency (AFP)", "The talks. (He left)", "He said so. Macron", "", "Members stuck."]
)
def test_the_end_of_a_story_is_no_credit(line: str) -> None:
    assert credit_tail(line) is None
