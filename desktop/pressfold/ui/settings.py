"""The reader's settings: one list, each with a type, a default and a sentence, kept in one JSON file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pressfold.export.formats import FORMATS
from pressfold.ui.json_file import read_json, write_json


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing the reader can choose.

    A number has `least` and `most`, a word is one of `choices` (word, label), and one without choices is a folder,
    or a file where its `unit` says so.
    """

    key: str
    label: str
    sentence: str
    default: bool | int | str
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 0
    unit: str = ""

    def accepts(self, value: object) -> bool:
        """Whether `value` is one this setting can have."""
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return value in dict(self.choices)
        if isinstance(value, int) and not isinstance(value, bool):
            return self.least <= value <= self.most
        return True


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        "Theme",
        "What the window looks like.",
        "system",
        (
            ("system", "As the system"),
            ("light", "Light"),
            ("dark", "Dark"),
            ("sepia", "Sepia"),
            ("high contrast", "High contrast"),
        ),
    ),
    Setting(
        "scale",
        "Size of everything",
        "Words, lists and buttons of the whole window.",
        100,
        least=80,
        most=200,
        unit="%",
    ),
    Setting(
        "reading_face", "Reading font", "What the articles are set in.", "serif", (("serif", "Serif"), ("sans", "Sans"))
    ),
    Setting("reading_size", "Reading size", "How large the text of the articles is.", 16, least=11, most=32, unit="px"),
    Setting(
        "reading_width",
        "Reading width",
        "How many characters a line of an article may hold at most.",
        66,
        least=45,
        most=90,
        unit="characters",
    ),
    Setting("line_height", "Line height", "In hundredths of the reading size.", 155, least=120, most=200, unit="%"),
    Setting(
        "motion",
        "Motion",
        "Nothing slides or fades. Reduced, the caret does not blink, and a frame or a message stays until you go on.",
        "system",
        (("system", "As the system"), ("reduced", "Reduced"), ("full", "Full")),
    ),
    Setting(
        "library",
        "Library folder",
        "Where articles are stored. Another folder is opened at the next start; nothing is moved.",
        "",
    ),
    Setting(
        "single_keys",
        "Single keys",
        "P pins and 1 to 8 switch marks while an article has the focus. Switch this off if you dictate.",
        True,
    ),
    Setting(
        "hover_cards",
        "Cards under the pointer",
        "A card opens beside a mark that the pointer rests on. Switched off, I still opens it at the cursor.",
        True,
    ),
    Setting(
        "citation_style",
        "Citations",
        "How notes and copied quotes name their source.",
        "analyst",
        (("analyst", "Analyst (ICD 206)"), ("chicago", "Chicago notes"), ("apa", "APA")),
    ),
    Setting(
        "export_format",
        "Export as",
        "What the export dialog offers first: the format chosen last.",
        ".docx",
        tuple((ending, format.name) for ending, format in FORMATS.items()),
    ),
    Setting(
        "export_notes",
        "Notes of a Word file",
        "Never both: endnotes or footnotes.",
        "endnotes",
        (("endnotes", "At the end"), ("footnotes", "On each page")),
    ),
    Setting(
        "export_template", "Word template", "A .docx of your own whose styles give exports their look.", "", unit="file"
    ),
)
_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings(QObject):
    """The chosen values; every change is written at once and told by `changed`."""

    changed = Signal(str)
    #: A sentence: the file could not be written, the choice holds until the program ends.
    refused = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._chosen: dict[str, bool | int | str] = {}
        #: What the reader should be told of the file, once; empty when it was in order.
        self.complaint = ""
        self._read()

    def value(self, key: str) -> bool | int | str:
        """The chosen value, or the default; raises KeyError for a setting that is not in the list."""
        return self._chosen.get(key, _BY_KEY[key].default)

    @staticmethod
    def setting(key: str) -> Setting:
        """The setting with this key; raises KeyError for one that is not in the list."""
        return _BY_KEY[key]

    def number(self, key: str) -> int:
        return int(self.value(key))

    def choose(self, key: str, value: bool | int | str) -> None:
        """Choose and keep a value; raises ValueError for one the setting cannot have."""
        if not _BY_KEY[key].accepts(value):
            raise ValueError(f"{value!r} is no value for {key}")
        if value == self.value(key):
            return
        self._chosen[key] = value
        self.changed.emit(key)
        try:
            write_json(self._path, self._chosen)
        except OSError as error:
            self.refused.emit(
                f"The settings could not be written to “{self._path}” ({error.strerror}). They hold until you quit. "
                "Free some space or check the permissions."
            )

    def _read(self) -> None:
        stored = read_json(self._path)
        if stored is None:
            return
        self._chosen = {
            key: value  # type: ignore[misc]  # `accepts` has looked
            for key, value in stored.items()
            if key in _BY_KEY and _BY_KEY[key].accepts(value)
        }
        if not stored or len(self._chosen) < sum(key in _BY_KEY for key in stored):
            self.complaint = (
                f"Some settings in “{self._path}” made no sense, so their defaults are used. Nothing else was changed. "
                "Choose them again in the settings."
            )
