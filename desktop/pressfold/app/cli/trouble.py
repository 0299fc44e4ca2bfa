"""What went wrong in a way that nobody foresaw: the details go into a file that the user may send."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from pressfold import __version__


def keep_trouble(error: BaseException, folder: Path) -> Path:
    """Write the error with versions into `folder`, over that of the last time; the file, whether it could be or not."""
    place = folder / "last-error.txt"
    about = f"Pressfold {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    details = about + "".join(traceback.format_exception(error))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place.write_text(details, encoding="utf-8", errors="backslashreplace")
    except OSError:
        pass  # the sentence is what counts; a full disk must not add a second error to the first
    return place
