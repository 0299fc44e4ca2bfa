"""The stored segments of a library: which there are, new ones, small ones put together, left-overs cleared away.

What is on the disk is told by one fact of the database, so that segments and findings change in one transaction. A
segment that is missing, of another version or not whole makes all be made anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.library.acts import PASSAGES_VERSION

if TYPE_CHECKING:
    from pressfold.passages.segments import Segment
    from pressfold.passages.tokens import Tokens

#: The fact that tells of the segments.
FACT = "fingerprints"
#: A segment holds at most so many articles; small ones are put together once there are many of them.
MOST, SMALL, MANY = 20_000, 2_000, 8


def _version() -> str:
    """Changes with whatever would make other segments or other passages."""
    from pressfold.passages.segments import SEGMENT_VERSION

    return f"{PASSAGES_VERSION}/{SEGMENT_VERSION}"


@dataclass
class Fingerprints:
    """The segments by name, oldest first, their articles that are gone, and the texts of furniture in them."""

    folder: Path
    segments: dict[str, Segment] = field(default_factory=dict)
    gone: dict[str, list[int]] = field(default_factory=dict)
    furniture: list[int] = field(default_factory=list)
    _counts: dict[str, dict[str, int]] = field(default_factory=dict)
    _next: int = 1

    @classmethod
    def open(cls, folder: Path, known: str | None) -> Fingerprints | None:
        """The segments that a fact tells of, mapped; None where they must be made anew."""
        from pressfold.passages.segment_file import read

        try:
            told = json.loads(known or "null")
            if told is None or told["version"] != _version():
                return None
            segments = {name: read(folder / name, counts) for name, counts in told["segments"].items()}
            return cls(folder, segments, told["gone"], told["furniture"], told["segments"], told["next"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @classmethod
    def empty(cls, folder: Path) -> Fingerprints:
        """No segments; names go on behind those that may still lie there."""
        names = [int(path.name) for path in folder.glob("*") if path.name.isdecimal()]
        return cls(folder, _next=max(names, default=0) + 1)

    def told(self) -> str:
        """The fact that tells of these segments."""
        return json.dumps(
            {
                "version": _version(),
                "segments": self._counts,
                "gone": self.gone,
                "furniture": self.furniture,
                "next": self._next,
            }
        )

    def add(self, articles: Iterable[Tokens]) -> str:
        """Keep these articles in a new segment; its name."""
        from pressfold.passages.segment_file import read, write
        from pressfold.passages.segments import segment

        name = f"{self._next:06d}"
        self._next += 1
        self._counts[name] = write(self.folder / name, segment(articles))
        self.segments[name] = read(self.folder / name, self._counts[name])
        return name

    def put_together(self) -> dict[str, str]:
        """Put small segments into one where there are many, what is gone left out: old name -> new.

        Only those of like size are, the smallest first: so an article is moved a few times, not with every import.
        """
        held = {name: len(segment) - len(self.gone.get(name, ())) for name, segment in self.segments.items()}
        small = sorted((name for name, count in held.items() if count < SMALL), key=lambda name: (held[name], name))
        if len(small) <= MANY:
            return {}
        chosen: list[str] = []
        for name in small:
            if len(chosen) > 1 and held[name] > 2 * sum(held[one] for one in chosen):
                break
            chosen.append(name)
        new = self.add(self._tokens(sorted(chosen)))
        for name in chosen:
            del self.segments[name], self._counts[name]
            self.gone.pop(name, None)
        return dict.fromkeys(chosen, new)

    def _tokens(self, names: Iterable[str]) -> Iterable[Tokens]:
        for name in names:
            segment, gone = self.segments[name], set(self.gone.get(name, ()))
            for nth, id in enumerate(segment.id.tolist()):
                if id not in gone:
                    yield segment.tokens_of(nth)

    def clear_away(self) -> None:
        """Take away what lies in the folder and is not told of; what somebody holds open stays till next time."""
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.name not in self._counts:
                    with suppress(OSError):
                        shutil.rmtree(path) if path.is_dir() else path.unlink()
