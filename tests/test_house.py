"""The house as a whole: its floors, its files, and what travels in a wheel."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from pressfold import __version__
from tests.conftest import CORPUS, ROOT

PACKAGE = ROOT / "desktop" / "pressfold"
SKIPPED = {".git", ".venv", "wheels", "dist", "build", "htmlcov", "__pycache__"}

STARTER = {
    "000_8bcee1c166b3564f.txt": "c8a26212b5538443a97e48d7f161c8ee090c9ac357bfdc07593107f3b1dfb756",
    "001_fe79ae83c6f4c267.txt": "cb91e7be34ab935045f52bf527971bd643e64608888b17a8aaffaedb7d0a37bd",
    "002_6afc129b5a85455a.txt": "8a9c97fffc48e24b064c7ab3c809ba97d49e8028975ee26a932565be0a82e0f6",
    "003_6f12cd5d801fcd6e.txt": "2fa9a863681218d0ac49db4b5e0239f0100ece887b7efe7e4feaa3a1e31b14c0",
    "004_ff0877bd891f5005.txt": "f6493b97c9b84ae08d7fcbed4ffc959bb3d47ab38fca47d5617cb3f257ce5b09",
}


def committed() -> list[Path]:
    """The files that belong to the project: git's answer, or without git all but what tools leave behind."""
    git = ["git", "-C", str(ROOT), "ls-files", "-z"]
    try:
        listed = subprocess.run(git, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return [path for path in _walk(ROOT) if path.suffix != ".pyc"]
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def _walk(folder: Path) -> list[Path]:
    found: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.is_file():
            found.append(path)
        elif path.name not in SKIPPED and not path.name.endswith("_cache"):
            found.extend(_walk(path))
    return found


def texts() -> dict[Path, str]:
    """The committed files that are text, without the starter articles."""
    found = {}
    for path in committed():
        data = path.read_bytes()
        if b"\0" not in data and path.name not in STARTER:
            found[path.relative_to(ROOT)] = data.decode("utf-8")
    return found


def modules() -> list[str]:
    """Every module of the package by its dotted name."""
    paths = sorted(PACKAGE.rglob("*.py"))
    names = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in paths]
    return [name.removesuffix(".__init__") for name in names]


def needs_no_qt(module: str) -> bool:
    return not module.startswith(("pressfold.ui", "pressfold.app.gui"))


def python(source: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a fresh interpreter says to this source."""
    line = [sys.executable, *options, "-c", source]
    return subprocess.run(
        line, env={**os.environ, **environment}, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


# --- floors ----------------------------------------------------------------------------------------------------------


def test_nobody_looks_up() -> None:
    source = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = python(source, PYTHONPATH=str(PACKAGE.parent))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("order", ["sorted", "reversed"])
def test_every_module_below_the_windows_can_be_imported_alone_and_without_qt(order: str) -> None:
    """In both orders, so that no module leans on one that happened to come before it."""
    names = [name for name in modules() if needs_no_qt(name) and name != "pressfold.__main__"]
    source = (
        f"import importlib, sys\n"
        f"for name in {order}({names!r}): importlib.import_module(name)\n"
        f"print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    done = python(source, "-W", "error", PYTHONPATH=str(PACKAGE.parent))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_a_package_only_says_what_it_is_for() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        rest = [node for node in tree.body[1:] if not isinstance(node, ast.Assign)]
        assert not rest, f"{path.relative_to(ROOT)} does more than say what it is for"


def test_every_module_opens_with_a_sentence_about_itself() -> None:
    silent = [
        path.relative_to(ROOT)
        for path in PACKAGE.rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    assert {name: lines for name, lines in long.items() if lines > 400} == {}


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STARTER)
def test_a_starter_article_is_byte_for_byte_what_came(name: str) -> None:
    assert hashlib.sha256((CORPUS / name).read_bytes()).hexdigest() == STARTER[name]


def test_the_corpus_holds_nothing_but_the_starter_articles_and_its_page() -> None:
    assert {path.name for path in CORPUS.iterdir()} == {*STARTER, "README.rst"}


def test_the_corpus_page_speaks_of_every_starter_article() -> None:
    page = (CORPUS / "README.rst").read_text(encoding="utf-8")
    assert [name for name in STARTER if name not in page] == []


def test_no_file_names_the_machine_it_was_written_on() -> None:
    place = re.compile(r"(?<![\w.])/w[o]rk(?:/|\b)|\.\./sh[a]red|f[a]rm-(?:studio|bench)")
    named = {str(path): found.group() for path, text in texts().items() if (found := place.search(text))}
    assert named == {}


def test_lines_end_with_a_line_feed_alone() -> None:
    assert [str(path) for path in committed() if path.name not in STARTER and _has_carriage_returns(path)] == []


def _has_carriage_returns(path: Path) -> bool:
    data = path.read_bytes()
    return b"\0" not in data and b"\r\n" in data


def test_pages_are_wrapped_where_they_can_be() -> None:
    """Tables, code, licences quoted as they are and what has no space to break at stay as they are."""
    for path, text in texts().items():
        if path.suffix != ".md" or path.parts[0] == "resources":
            continue
        prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
        long = [line for line in prose.splitlines() if len(line) > 120 and " " in line.strip() and line[0] not in "|>["]
        assert not long, f"{path}: {long[0]}"


def test_the_version_stands_in_one_place() -> None:
    holders = [str(path) for path, text in texts().items() if f'"{__version__}"' in text and path.suffix != ".txt"]
    assert holders == [str(Path("desktop", "pressfold", "__init__.py"))]


def test_every_folder_of_resources_has_its_credit() -> None:
    credits = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    folders = sorted(path.name for path in (ROOT / "resources").iterdir() if path.is_dir())
    assert folders
    assert [name for name in folders if f"`resources/{name}/`" not in credits] == []


@pytest.mark.parametrize("folder", ["actors", "passages"])
def test_data_that_was_made_from_what_others_made_is_credited_file_by_file(folder: str) -> None:
    credits = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    names = sorted(path.name for path in (ROOT / "resources" / folder).iterdir())
    assert [name for name in names if f"`{name}`" not in credits] == []


def test_every_package_that_is_installed_with_pressfold_has_its_credit() -> None:
    credits = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", lock, re.MULTILINE)
    assert [f"{name} {version}" for name, version in pins if f"| {name} | {version} |" not in credits] == []


def test_the_licence_is_the_one_that_pyproject_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "Apache-2.0"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License")


# --- the README's promises -------------------------------------------------------------------------------------------


def readme_commands() -> list[list[str]]:
    """The words after `python3 run.py` wherever the README or CONTRIBUTING shows a command line."""
    lines = [
        line
        for page in ("README.md", "CONTRIBUTING.md")
        for line in (ROOT / page).read_text(encoding="utf-8").splitlines()
    ]
    return [line.split("#")[0].split()[2:] for line in lines if line.startswith("python3 run.py")]


def test_the_commands_of_the_readme_are_real() -> None:
    from pressfold.app.cli.main import parser

    shown = readme_commands()
    assert [] in shown
    assert ["test"] in shown
    for words in shown:
        if words and words[0] not in ("test", "setup", "wheels"):
            assert parser().parse_args(words).command == words[0]


def test_the_pages_link_to_files_that_are_there() -> None:
    for page in ROOT.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{page.name} -> {target}"


# --- what travels ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this source tree, built without a network."""
    pytest.importorskip("hatchling", reason="hatchling comes with `python3 run.py setup`")
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [built] = folder.glob("*.whl")
    return built


def test_resources_and_corpus_travel_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    for folder in ("resources", "corpus"):
        files = [path.relative_to(ROOT).as_posix() for path in committed() if path.is_relative_to(ROOT / folder)]
        assert files
        assert [name for name in files if f"pressfold/data/{name}" not in held] == []


def test_the_wheel_holds_every_module_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert {path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*.py")} <= held
    assert not [name for name in held if name.startswith(("tests/", "tools/"))]


def test_an_installed_pressfold_finds_its_data_and_names_its_version(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    source = (
        "import pressfold, pressfold.resources as found\n"
        "print(pressfold.__file__); print(found.corpus()); print(found.resource('fonts')); print(pressfold.__version__)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{source}"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    *places, version = done.stdout.splitlines()
    assert all(Path(place).is_relative_to(tmp_path) for place in places)
    assert version == __version__
    assert f"pressfold-{version}.dist-info" in {path.name for path in tmp_path.iterdir()}
