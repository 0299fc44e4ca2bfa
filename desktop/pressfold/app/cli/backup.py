"""`pressfold backup` and `pressfold restore`: keep the library, look at what was kept, bring it back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.output import Output
from pressfold.library.library import Library, utc_now
from pressfold.model.backup import Backup, Preview
from pressfold.model.errors import LibraryDamaged
from pressfold.model.keeping_errors import NoBackup

#: Titles that a preview names; more are counted.
_NAMED = 5


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    backup = commands.add_parser("backup", parents=[common], help="back the library up, or list its backups")
    backup.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to; beside the library without")
    backup.add_argument("--list", action="store_true", help="list the backups beside the library")
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", parents=[common], help="bring the library back from a backup")
    restore.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the newest beside the library without")
    restore.add_argument("--preview", action="store_true", help="say what would change, and change nothing")
    restore.set_defaults(run=run_restore)


def run_backup(arguments: argparse.Namespace, output: Output) -> int:
    with open_library(arguments.library, reading=arguments.list) as library:
        made = library.backups.all() if arguments.list else [library.backups.make(arguments.file)]
    for backup in made:
        _show(backup, output)
    if not made:
        output.say("There are no backups beside this library yet. “pressfold backup” makes one.")
    return 0


def run_restore(arguments: argparse.Namespace, output: Output) -> int:
    """Bring a backup back; where the database is damaged, put the backup in its place."""
    try:
        with open_library(arguments.library, reading=arguments.preview) as library:
            path = arguments.file or _newest(library)
            preview = library.backups.preview(path)
            _show_preview(preview, output)
            if arguments.preview:
                return 0
            before = library.bring_back(path)
            library.analysis.run(progress=output.progress)
        output.say(f"The library is as it was then. How it was until now lies in “{before.path}”.")
    except LibraryDamaged as damaged:
        if arguments.preview:
            raise
        _replace(arguments, output, damaged)
    return 0


def _replace(arguments: argparse.Namespace, output: Output, damaged: LibraryDamaged) -> None:
    from pressfold.library.backups import newest
    from pressfold.library.restoring import replace_damaged

    path = arguments.file or newest(arguments.library)
    if path is None:
        raise damaged
    place = replace_damaged(arguments.library, path, utc_now)
    output.say(f"The library is as it was in “{path}”. The damaged database lies in “{place}”.")
    with open_library(arguments.library) as library:
        library.analysis.run(progress=output.progress)


def _newest(library: Library) -> Path:
    made = library.backups.all()
    if not made:
        raise NoBackup(str(library.backups.folder))
    return Path(made[0].path)


def _show(backup: Backup, output: Output) -> None:
    if output.as_json:
        about: dict[str, object] = {"backup": backup.path, "made": backup.made}
        output.record({**about, "reason": backup.reason, "bytes": backup.size})
    else:
        output.text(f"{backup.made}  {backup.size / 1_000_000:>8.1f} MB  {backup.reason:<16}  {backup.path}")


def _show_preview(preview: Preview, output: Output) -> None:
    if output.as_json:
        output.record(
            {
                "backup": preview.backup.path,
                "made": preview.backup.made,
                "articles": preview.articles,
                "collections": preview.collections,
                "tags": preview.tags,
                "back": list(preview.back),
                "gone": list(preview.gone),
            }
        )
        return
    output.text(f"{preview.backup.made}  {preview.articles} articles  ({preview.backup.path})")
    for says, titles in (("comes back", preview.back), ("no longer listed", preview.gone)):
        for title in titles[:_NAMED]:
            output.text(f"    {says}: {title}")
        if len(titles) > _NAMED:
            output.text(f"    {says}: {len(titles) - _NAMED} more")
