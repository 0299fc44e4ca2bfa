"""The first paint waits for nothing that only later work needs."""

from __future__ import annotations

import os
import subprocess
import sys

LATE = ("docx", "lxml", "numpy", "whoosh", "rapidfuzz", "pydantic", "trafilatura", "PySide6.QtNetwork")

_SCRIPT = f"""
import sys
from pressfold.app.gui import run
code = run(["--quit-when-shown"])
print([name for name in {LATE!r} if name in sys.modules])
sys.exit(code)
"""


def test_nothing_heavy_is_loaded_at_the_first_paint() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
