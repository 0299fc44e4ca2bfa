"""Made articles for measuring time and memory, never quality: stories in four outlets, with wire copy and quotes.

The same number and seed give the same articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random


def _words(said: str) -> list[str]:
    return said.split()


OUTLETS = ("Reuters", "The Harbour Post", "Morning Ledger", "Agence du Nord")
_FIRST = _words("Anna Boris Clara David Elena Frank Greta Hassan Irina Jonas Karim Lucia Marek Nadia Oscar Petra")
_SYLLABLES = _words("ka lo mi ren tar vo sel dan ko mar ne ri sha tun ver za bel gor hin jas pol qui ros stu wen yor")
_COMMON = _words(
    "the of to and in that for on with as by at from after over under about it was has had will would could their its "
    "talks border ministers agreement sanctions gas pipeline parliament vote election security council summit leaders "
    "troops budget inflation strike union court ruling police inquiry hospital school bridge river storm harvest trade "
    "exports tariff bank rates currency market shares energy climate report survey review draft proposal amendment"
)
_CUES = ("said", "told reporters", "added", "warned", "argued")
_STORY = 4  # articles a story


def articles(number: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """So many articles of some 350 words each: a name for the file, and the text."""
    words = _vocabulary(Random(seed))
    for nth in range(number):
        story, place = divmod(nth, _STORY)
        yield f"{seed}-{nth:05d}.txt", _article(seed, story, place, words)


def write(folder: Path, number: int, seed: int = 1) -> Path:
    """A folder with so many articles as text files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles(number, seed):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def write_long(folder: Path, number: int, words: int) -> Path:
    """A folder with so many articles of about so many words each, of the same stories in other outlets."""
    folder.mkdir(parents=True, exist_ok=True)
    told = [text for _, text in articles(number * (words // 350 + 1))]
    for nth in range(number):
        text = "\n\n".join([f"Long read {nth} of {words} words", *told[nth::number]])
        (folder / f"long-{words}-{nth}.txt").write_text(text, encoding="utf-8")
    return folder


def _vocabulary(random: Random) -> list[str]:
    """Words as they are spread in a language: a few common ones, a long tail of rare ones."""
    rare = ["".join(random.choices(_SYLLABLES, k=random.choice((2, 3, 3)))) for _ in range(6_000)]
    return _COMMON * 40 + rare


def _article(seed: int, story: int, place: int, words: list[str]) -> str:
    """One outlet's version of a story: its own paragraphs, between them those that came off the wire."""
    shared, own = Random(f"{seed} {story}"), Random(f"{seed} {story} {place}")
    people = [f"{shared.choice(_FIRST)} {_name(shared)}" for _ in range(4)]
    headline = _sentence(own, words, 9).rstrip(".")
    day = shared.randint(1, 28), shared.choice(("January", "March", "June", "October")), shared.randint(2018, 2025)
    wire = [_paragraph(shared, words, people) for _ in range(3)]
    body = [
        wire.pop(0) if at in (1, 3, 5) and own.random() < 0.8 else _paragraph(own, words, people) for at in range(8)
    ]
    head = [headline, f"By {own.choice(_FIRST)} {_name(own)}", OUTLETS[place], f"{day[0]} {day[1]} {day[2]}"]
    return "\n\n".join([*head, *body]) + "\n"


def _paragraph(random: Random, words: list[str], people: list[str]) -> str:
    said = _sentence(random, words, 14)
    person = random.choice(people)
    sentences = [_sentence(random, words, random.randint(12, 24)), f"“{said[:-1]},” {person} {random.choice(_CUES)}."]
    random.shuffle(sentences)
    return " ".join(sentences)


def _sentence(random: Random, words: list[str], length: int) -> str:
    said = " ".join(random.choices(words, k=length))
    return f"{said[:1].upper()}{said[1:]}."


def _name(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=3)).capitalize()
