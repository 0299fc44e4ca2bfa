"""Settings: one list, kept at once, and a file full of nonsense costs nothing but a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from pressfold.app.paths import paths
from pressfold.ui.dialogs.folder_field import FolderField
from pressfold.ui.dialogs.settings import SettingsDialog
from pressfold.ui.settings import SETTINGS, Setting, Settings
from pressfold.ui.theme import Choice


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_has_words_and_accepts_its_default(setting: Setting) -> None:
    assert setting.accepts(setting.default)
    assert setting.label and setting.sentence.endswith(".")


def test_the_themes_of_the_list_are_the_themes_there_are() -> None:
    theme = next(setting for setting in SETTINGS if setting.key == "theme")
    assert [word for word, _ in theme.choices] == [choice.value for choice in Choice]


def test_a_choice_is_told_kept_and_read_again(tmp_path: Path, qtbot: QtBot) -> None:
    settings = Settings(tmp_path / "deep" / "settings.json")
    with qtbot.waitSignal(settings.changed) as told:
        settings.choose("reading_size", 20)
    assert told.args == ["reading_size"]
    assert Settings(tmp_path / "deep" / "settings.json").number("reading_size") == 20


def test_choosing_what_is_chosen_tells_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    settings = Settings(tmp_path / "settings.json")
    with qtbot.assertNotEmitted(settings.changed):
        settings.choose("reading_size", 16)
    assert not (tmp_path / "settings.json").exists()


@pytest.mark.parametrize(
    ("key", "value"), [("theme", "pink"), ("reading_size", 400), ("reading_size", True), ("single_keys", 1)]
)
def test_a_value_that_makes_no_sense_is_refused(tmp_path: Path, key: str, value: object) -> None:
    with pytest.raises(ValueError, match="is no value"):
        Settings(tmp_path / "settings.json").choose(key, value)  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize(
    "content",
    [
        "not json at all",
        "[1, 2]",
        "\x00\x01",
        '{"theme": 7, "reading_size": "huge"}',
        '{"theme": {"theme": "dark"}}',
        "[" * 100_000,
    ],
    ids=["words", "a list", "bytes", "wrong kinds", "an object", "a deep hole"],
)
def test_nonsense_in_the_file_means_defaults_and_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    settings = Settings(path)
    assert {setting.key: settings.value(setting.key) for setting in SETTINGS} == {s.key: s.default for s in SETTINGS}
    assert str(path) in settings.complaint


def test_what_makes_sense_beside_nonsense_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "dark", "reading_size": -3, "from_the_future": 1}))
    settings = Settings(path)
    assert settings.value("theme") == "dark"
    assert settings.number("reading_size") == 16
    assert settings.complaint


def test_a_setting_of_a_newer_version_is_no_nonsense(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "dark", "from_the_future": 1}))
    assert Settings(path).complaint == ""


def test_a_disk_that_refuses_is_told_and_the_choice_holds(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("in the way of the folder")
    settings = Settings(tmp_path / "file" / "settings.json")
    with qtbot.waitSignal(settings.refused) as told:
        settings.choose("theme", "dark")
    assert "could not be written" in told.args[0]
    assert settings.value("theme") == "dark"


def test_the_dialog_shows_every_setting_and_its_controls_choose(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    settings = Settings(tmp_path / "settings.json")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SettingsDialog(settings, parent)
    kinds = {setting.key: type(dialog.control(setting.key)) for setting in SETTINGS}
    assert kinds["theme"] is QComboBox and kinds["reading_size"] is QSpinBox and kinds["single_keys"] is QCheckBox
    size, keys, theme = (dialog.control(key) for key in ("reading_size", "single_keys", "theme"))
    assert isinstance(size, QSpinBox) and isinstance(keys, QCheckBox) and isinstance(theme, QComboBox)
    size.setValue(21)
    keys.click()
    theme.setCurrentIndex(2)
    theme.activated.emit(2)
    assert (settings.number("reading_size"), settings.value("single_keys"), settings.value("theme")) == (
        21,
        False,
        "dark",
    )
    dialog._on_defaults()
    assert {s.key: settings.value(s.key) for s in SETTINGS} == {s.key: s.default for s in SETTINGS}
    assert size.value() == 16 and keys.isChecked()


def test_another_library_folder_is_kept_for_the_next_start_and_warned_of(
    tmp_path: Path, qtbot: QtBot, own_home: Path
) -> None:
    home = own_home / "pressfold"
    settings = Settings(home / "config" / "settings.json")
    above = QWidget()
    qtbot.addWidget(above)
    dialog = SettingsDialog(settings, above)
    field = dialog.control("library")
    assert isinstance(field, FolderField)
    assert paths().library == home / "library"
    field.choose(str(tmp_path / "Dropbox" / "news"))
    assert "Dropbox" in field.warning.text()
    assert paths().library == tmp_path / "Dropbox" / "news"
    field.choose("")
    assert field.warning.text() == ""
    assert paths().library == home / "library"
