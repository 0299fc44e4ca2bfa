"""The reader's own list of outlets: a table in the library's folder that comes before the one Pressfold knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.model.article import Reading

if TYPE_CHECKING:
    from pressfold.ingest.outlets import Outlets

FILE = "outlets.csv"
#: A bigger file is no list of outlets.
_BIGGEST = 20_000_000


class OwnOutlets:
    """Names outlets as the reader calls them. The table is read again when it was changed."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._table = b""
        self._outlets: Outlets | None = None

    def named(self, reading: Reading) -> Reading:
        """The reading with the outlet's name from the reader's table, as it is where that has none."""
        outlets = self._listed()
        if outlets is None:
            return reading
        from pressfold.ingest.outlets import renamed

        return renamed(reading, outlets)

    def _listed(self) -> Outlets | None:
        """The outlets of the table, None where there is none or it cannot be read."""
        try:
            table = self.path.read_bytes() if self.path.stat().st_size <= _BIGGEST else b""
        except OSError:
            return None
        if table != self._table or self._outlets is None:
            from pressfold.ingest.outlets import Outlets, rows

            self._table, self._outlets = table, Outlets(rows(table.decode("utf-8-sig", "replace")))
        return self._outlets
