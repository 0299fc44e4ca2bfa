"""What threads import late is imported whole, whatever Qt's binding does meanwhile."""

from __future__ import annotations

import subprocess
import sys

#: Shiboken's hook passes over the module while another thread holds its guard, and looks into it after that, unguarded.
_BESIDE_ANOTHER_THREAD = """
import sys
from pressfold.ui.runner import Runner
import shibokensupport.feature as feature
{first}
passed = [name for name in ("pydantic", "pydantic.errors") if name not in feature.pyside_feature_dict]
feature.pyside_feature_dict.update(dict.fromkeys(passed, -1))
import pydantic.errors
for name in passed:
    del feature.pyside_feature_dict[name]
feature.feature_imported(sys.modules["pydantic.errors"])
from pydantic import TypeAdapter
print(TypeAdapter(int).validate_json("3"))
"""


def run(first: str) -> subprocess.CompletedProcess[str]:
    program = _BESIDE_ANOTHER_THREAD.format(first=first)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)


def test_pydantic_is_imported_beside_other_threads_once_a_runner_is_made() -> None:
    done = run("Runner()")
    assert (done.stdout, done.stderr) == ("3\n", "")


def test_without_it_the_import_goes_round_in_a_circle() -> None:
    """Where this holds no more, what spares pydantic can go."""
    assert "partially initialized module" in run("").stderr
