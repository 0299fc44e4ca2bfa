"""Without a screen the desk says so, instead of being aborted by Qt."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has machines without a screen")
@pytest.mark.parametrize("arguments", [[], ["open", "corpus"]], ids=["alone", "open"])
def test_the_desk_without_a_screen_is_a_sentence(arguments: list[str]) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-m", "pressfold", *arguments], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 1
    assert "There is no screen here" in done.stderr
    assert done.stdout == ""
