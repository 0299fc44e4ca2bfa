"""What can fail when articles are sorted and the library is backed up; `errors` says how such a sentence is made."""

from __future__ import annotations

from pressfold.model.errors import PressfoldError


class NoSuchLabel(PressfoldError):
    def __init__(self, kind: str, name: str) -> None:
        super().__init__(
            f"There is no {kind} “{name}”. Nothing was changed. “pressfold {kind}s” shows those that there are."
        )


class LabelTaken(PressfoldError):
    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"There is a {kind} “{name}” already. Nothing was changed. Choose another name.")


class SmartCollection(PressfoldError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is a smart collection: its query decides what belongs to it. Nothing was changed. Change the query, or "
            "use a collection without one."
        )


class BackupFailed(PressfoldError):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"The backup “{path}” could not be written ({reason}). The library and its older backups are as they were. Free "
            "some space or choose another place, then try again."
        )


class BackupUnusable(PressfoldError):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"“{path}” cannot be brought back ({reason}). The library was not changed. Choose another backup; “pressfold "
            "backup --list” shows those that there are."
        )


class NoBackup(PressfoldError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"There is no backup “{path}”. Nothing was changed. “pressfold backup --list” shows those that there are."
        )


class SyncedFolder(PressfoldError):
    def __init__(self, folder: str, service: str) -> None:
        super().__init__(
            f"The library in “{folder}” is carried by {service}, which may copy half of a change or bring an older state back. Your "
            "work is stored as usual. Better choose a folder that is not synced, and keep backups in the synced one."
        )


class OnNetworkDrive(PressfoldError):
    def __init__(self, folder: str) -> None:
        super().__init__(
            f"The library in “{folder}” lies on a network drive, where a lost connection may damage it. Your work is stored as "
            "usual. Better choose a folder on this machine, and keep backups on the network."
        )
