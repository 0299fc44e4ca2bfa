"""The workflows: what they may do, what they use, and that every file they name is there. They run on GitHub alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = {path.stem: path for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))}
#: What each job may do beyond reading, and no other.
ALLOWED = {"publish": {"contents": "write", "id-token": "write", "attestations": "write"}}
ACTIONS = {"checkout", "setup-python", "upload-artifact", "download-artifact", "attest-build-provenance"}


def workflow(name: str) -> dict[str, Any]:
    """A workflow as GitHub reads it; YAML takes the word `on` for true."""
    read: dict[Any, Any] = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in read.items()}


def jobs() -> list[Any]:
    return [
        pytest.param(name, job, id=f"{name}-{job}") for name in WORKFLOWS for job in workflow(name)["jobs"]
    ]  # fmt: skip


def steps(name: str, job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow(name)["jobs"][job].get("steps", [])
    return found


def commands() -> Iterator[tuple[str, str]]:
    """Every shell script of every step, with the name of its job."""
    for name in WORKFLOWS:
        for job in workflow(name)["jobs"]:
            for step in steps(name, job):
                if "run" in step:
                    yield f"{name}-{job}", step["run"]


def test_there_are_a_release_and_checks_of_every_change() -> None:
    assert set(WORKFLOWS) == {"checks", "release"}
    assert workflow("release")["on"] == {"push": {"tags": ["v*"]}}
    assert {"push", "pull_request"} <= set(workflow("checks")["on"])


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_read_and_nothing_else(name: str) -> None:
    assert workflow(name)["permissions"] == {"contents": "read"}


@pytest.mark.parametrize(("name", "job"), jobs())
def test_a_job_may_do_no_more_than_it_must(name: str, job: str) -> None:
    granted = workflow(name)["jobs"][job].get("permissions")
    assert granted == (ALLOWED.get(job) if name == "release" else None)


@pytest.mark.parametrize(("name", "job"), jobs())
def test_a_job_ends_by_itself_and_runs_on_a_system_that_is_named(name: str, job: str) -> None:
    stated = workflow(name)["jobs"][job]
    if "uses" in stated:
        assert (ROOT / stated["uses"]).is_file()
        return
    assert 0 < stated["timeout-minutes"] <= 90
    assert "latest" not in str([stated["runs-on"], stated.get("strategy")])


@pytest.mark.parametrize(("name", "job"), jobs())
def test_actions_are_githubs_own_and_held_by_a_tag(name: str, job: str) -> None:
    for step in steps(name, job):
        if "uses" in step:
            action = re.fullmatch(r"actions/([\w-]+)@(v\d+|[0-9a-f]{40})", step["uses"])
            assert action, step["uses"]
            assert action[1] in ACTIONS


@pytest.mark.parametrize(("name", "job"), jobs())
def test_a_checkout_leaves_no_key_to_the_repository(name: str, job: str) -> None:
    for step in steps(name, job):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_no_text_from_outside_is_put_into_a_script() -> None:
    """What a stranger may choose, such as the name of a branch, reaches a script through the environment only."""
    put = {found for _, script in commands() for found in re.findall(r"\$\{\{\s*([\w.-]+)", script)}
    assert put <= {"matrix.processor"}


def test_secrets_reach_one_step_and_no_whole_job() -> None:
    for name, path in WORKFLOWS.items():
        read = workflow(name)
        assert "secrets." not in str([read.get("env"), [job.get("env") for job in read["jobs"].values()]])
        assert "secrets: inherit" not in path.read_text(encoding="utf-8")


def test_every_script_that_a_workflow_runs_is_there() -> None:
    named = {
        word
        for _, script in commands()
        for word in re.findall(r"(?<![\w./-])(?:packaging/[\w./-]+\.(?:py|sh)|run\.py|\.ci/run)", script)
    }
    assert {"packaging/freeze.py", "packaging/smoke.py", "run.py", ".ci/run"} <= named
    assert [word for word in named if not (ROOT / word).is_file()] == []
    assert [word for word in named if word.endswith((".sh", "/run")) and not os.access(ROOT / word, os.X_OK)] == []


def test_a_job_waits_for_jobs_that_are_there() -> None:
    for name in WORKFLOWS:
        listed = workflow(name)["jobs"]
        for job in listed.values():
            needs = job.get("needs", [])
            assert set([needs] if isinstance(needs, str) else needs) <= set(listed)


def test_nothing_is_published_before_everything_was_tested_and_tried() -> None:
    listed = workflow("release")["jobs"]

    def before(job: str) -> set[str]:
        needs = listed[job].get("needs", [])
        direct = {needs} if isinstance(needs, str) else set(needs)
        return direct.union(*(before(other) for other in direct)) if direct else set()

    assert before("publish") == set(listed) - {"publish"}
    for job in ("linux", "windows-freeze", "macos"):
        assert {"notes", "checks"} <= before(job)
    [made] = [step["run"] for step in steps("release", "publish") if "release create" in step.get("run", "")]
    assert "--draft" in made


@pytest.mark.parametrize(
    ("job", "order"),
    [
        ("linux", ["freeze.py", "smoke.py", "wrap.py"]),
        (
            "linux-try",
            ["gh release download", "install -q -y ./last", "install -q -y ./new", "smoke.py /usr", "remove"],
        ),
        ("windows-freeze", ["freeze.py", "smoke.py"]),
        ("windows-wrap", ["nsis wixl", "windows/make.py"]),
        ("windows-try", ["gh release download", "try_release.py"]),
        ("macos", ["keychain.sh", "freeze.py", "smoke.py", "release.py", "try_image.sh", "delete-keychain"]),
        ("publish", ["sha256sum", "gh release create"]),
    ],
)
def test_a_release_job_goes_through_its_steps_in_order(job: str, order: list[str]) -> None:
    text = "\n".join(step.get("run", "") for step in steps("release", job))
    places = [text.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_tests_run_on_three_systems_and_three_pythons() -> None:
    matrix = workflow("checks")["jobs"]["tests"]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["system"]} == {"ubuntu", "windows", "macos"}
    assert matrix["python"] == ["3.11", "3.12", "3.13"]


def test_what_is_downloaded_was_uploaded_before() -> None:
    up = [step["with"]["name"] for job in workflow("release")["jobs"] for step in steps("release", job)
          if step.get("uses", "").startswith("actions/upload-artifact")]  # fmt: skip
    assert len(up) == len(set(up))
    down = [step["with"] for job in workflow("release")["jobs"] for step in steps("release", job)
            if step.get("uses", "").startswith("actions/download-artifact")]  # fmt: skip
    assert {told["name"] for told in down if "name" in told} <= set(up)
    [gathered] = [told["pattern"] for told in down if "pattern" in told]
    assert gathered == "{linux,windows,macos-*,notes}"
    assert {"linux", "windows", "notes", "macos-${{ matrix.processor }}"} <= set(up)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash to read shell scripts")
def test_every_shell_script_can_be_read_by_bash() -> None:
    files = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "packaging").rglob("*.sh"))]
    for script in [*files, *(re.sub(r"\$\{\{.*?\}\}", "x", text) for _, text in commands())]:
        done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr + script


@pytest.mark.skipif(shutil.which("actionlint") is None, reason="actionlint is not installed")
def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    line = ["actionlint", "-no-color", *map(str, WORKFLOWS.values())]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
