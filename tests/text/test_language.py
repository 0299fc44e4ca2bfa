"""Languages are named in any script, and left open rather than guessed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pressfold.text.language import detect

TEXTS = {
    "en": "The minister said on Friday that talks with Moscow would go on next week.",
    "de": "Der Minister sagte am Freitag, die Gespräche mit Moskau würden fortgesetzt.",
    "fr": "Le ministre a déclaré vendredi que les discussions avec Moscou se poursuivraient.",
    "ru": "Министр заявил в пятницу, что переговоры с Москвой продолжатся на следующей неделе.",
    "uk": "Міністр заявив у п'ятницю, що переговори триватимуть наступного тижня в Києві.",
    "ar": "قال الوزير يوم الجمعة إن المحادثات مع موسكو ستستمر الأسبوع المقبل",
    "zh": "部长周五表示，与莫斯科的会谈将于下周继续。",
    "el": "Ο υπουργός δήλωσε την Παρασκευή ότι οι συνομιλίες θα συνεχιστούν.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=TEXTS.keys())
def test_a_sentence_is_enough(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "   \n", "OK", "28.01.2022 16:07", "xyz qqq zzz kkk www", "Putin Macron 2022"])
def test_too_little_tells_nothing(text: str) -> None:
    assert detect(text) is None


def test_only_the_beginning_counts() -> None:
    assert detect(TEXTS["en"] * 20 + TEXTS["ru"] * 50) == "en"


def test_the_model_is_not_loaded_before_it_is_asked() -> None:
    code = "import sys, pressfold.text.language; print('numpy' in sys.modules or 'py3langid' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_plain_english_is_told_without_the_model() -> None:
    text = "The minister said that the talks with Moscow would go on after the summit, and had been of use. " * 3
    known = "import sys; from pressfold.text.language import detect; assert detect(sys.argv[1]) == 'en'"
    done = subprocess.run([sys.executable, "-c", f"{known}; sys.exit('py3langid' in sys.modules)", text], check=False)
    assert done.returncode == 0
    assert (
        detect("Der Minister sagte, was man in dem Hotel the best of all nannte, war gut für alle Gäste. " * 4) == "de"
    )
