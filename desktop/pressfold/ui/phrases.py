"""How the window says dates, counts and shares: whole words in the reader's own way of writing dates."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from pressfold.model.dated import DatedPhrase

NARROW_SPACE = "\u202f"


def when(iso: str | None, *, time: bool = True) -> str:
    """A date as "28 Jan 2022", with ", 16:07 UTC" where a time is known; empty for None, the text itself if odd."""
    if not iso:
        return ""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    shown = day(moment.date())
    if len(iso) <= 10 or not time:
        return shown
    zone = moment.tzname() or ""
    return f"{shown}, {moment:%H:%M} {zone}".rstrip()


def day(value: date) -> str:
    """A date with the month in the reader's language: "28 Jan 2022"."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMM yyyy")


def meant(phrase: DatedPhrase) -> str:
    """The day, the month or the year that a phrase means, or from when till when; empty where that is not known."""
    if phrase.date is None:
        return ""
    first = _as_far(phrase.date)
    return f"{first} to {_as_far(phrase.until[: len(phrase.date)])}" if phrase.until else first


def _as_far(iso: str) -> str:
    """A date as far as it is known: "2022", "Feb 2022", "Fri 28 Jan 2022"."""
    if len(iso) == 4:
        return iso
    if len(iso) == 7:
        return QLocale().toString(QDate(int(iso[:4]), int(iso[5:]), 1), "MMM yyyy")
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), "ddd d MMM yyyy")


def percent(share: float) -> str:
    """A share of 0..1 as "22 %"; a little is never nothing and nearly all is never all."""
    whole = round(share * 100)
    if 0 < share < 0.01:
        whole = 1
    elif 0.99 < share < 1:
        whole = 99
    return f"{whole}{NARROW_SPACE}%"


def number(value: int) -> str:
    """A number with its thousands parted: "10,000"."""
    return QLocale().toString(value)


def count(amount: int, one: str, many: str) -> str:
    """ "1 article", "5 articles", "10,000 articles"."""
    noun = one if amount == 1 else many
    return f"{number(amount)} {QCoreApplication.translate('counts', noun)}"


def told(sentence: str, *values: object) -> str:
    """A sentence in the reader's language with its values: what whatever is no QObject, and has no `tr`, says by."""
    said = QCoreApplication.translate("told", sentence)
    return said % values if values else said


def joined(*parts: str) -> str:
    """The parts that say something, with a middle dot between them."""
    return " · ".join(part for part in parts if part)


def shortened(text: str, most: int) -> str:
    """The text in one line, cut after a word with an ellipsis where it is longer than `most` characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"
