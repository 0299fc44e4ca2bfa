"""The MSI for IT departments: the same folder, per user, written for wixl (of msitools).

A component is a folder of ours. Its key is a value below HKEY_CURRENT_USER, as Windows Installer asks of what lies in a
user's profile, and each folder is named for removal, which takes only what the MSI brought.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import uuid
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path, PureWindowsPath
from typing import Any
from xml.etree import ElementTree as Xml

import payload
import registry
import texts

HERE = Path(__file__).resolve().parent
ICON = "pressfold.ico"
_NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
#: The language of the package: English (United States).
_LANGUAGE = "1033"
#: FMTID_SummaryInformation as its stream begins with it, the mark of a time, and 1970 in 100 ns from 1601.
_SUMMARY = uuid.UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9").bytes_le
_FILETIME, _EPOCH_OF_WINDOWS = b"\x40\0\0\0", 116_444_736_000_000_000


def compile_msi(
    product: Mapping[str, Any], carried: Path, files: list[str], made: Path, to: Path, environment: Mapping[str, str]
) -> None:
    """Write the MSI for the folder `carried` to `to`; raises CalledProcessError where wixl refuses,
    and NotWhole where a file has a name that it cannot write."""
    strange = [name for name in files if not name.isascii()]
    if strange:  # wixl writes them in a way that Windows Installer cannot read (Wine's falls over it)
        raise payload.NotWhole(
            f"An MSI cannot hold files with letters beyond ASCII in their names: {', '.join(strange)}."
        )
    made.mkdir(parents=True, exist_ok=True)
    source = made / "pressfold.wxs"
    shutil.copy(HERE.parent / "icons" / f"{product['icons']['app']}.ico", made / ICON)  # wixl looks beside its source
    Xml.ElementTree(package(product, os.path.relpath(carried, made), files)).write(
        source, encoding="utf-8", xml_declaration=True
    )
    subprocess.run(["wixl", "-a", "x64", "-o", str(to), str(source)], env=dict(environment), check=True)
    settle(to, _code_of(product, carried, files), int(environment["SOURCE_DATE_EPOCH"]))


def settle(package: Path, code: str, when: int) -> None:
    """Put in place what wixl takes from chance and the clock: the code of the package, and when it was made (seconds).

    Both stand in the summary stream, the code as {GUID} and the times as two FILETIMEs right behind it.
    """
    data = bytearray(package.read_bytes())
    summary = data.index(_SUMMARY)
    [guid] = re.finditer(rb"\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}\0", data[summary:])
    at = summary + guid.start()
    data[at : at + 38] = f"{{{code}}}".encode()
    filetime = (when * 10_000_000 + _EPOCH_OF_WINDOWS).to_bytes(8, "little")
    for _ in range(2):
        at = data.index(_FILETIME, at) + len(_FILETIME)
        data[at : at + 8] = filetime
    package.write_bytes(data)


def _code_of(product: Mapping[str, Any], carried: Path, files: list[str]) -> str:
    """The code of a package: Windows takes two with the same for the same file, so it comes of all that is in it."""
    content = hashlib.sha256()
    for name in files:
        data = (carried / PureWindowsPath(name).as_posix()).read_bytes()
        content.update(f"{name} {len(data)}\n".encode() + data)
    return _guid(product, "package", f"{product['version']} {content.hexdigest()}")


def package(product: Mapping[str, Any], carried: str, files: list[str]) -> Xml.Element:
    """The whole package as wixl reads it; `carried` is the way to the files from where the source lies."""
    wix = Xml.Element("Wix", xmlns=_NAMESPACE)
    top = _add(
        wix, "Product", Id=_guid(product, "product", product["version"]), Name=product["name"],
        Version=product["version"], Manufacturer=product["publisher"], Language=_LANGUAGE,
        UpgradeCode=product["identifiers"]["msi_upgrade_code"],
    )  # fmt: skip
    _add(
        top, "Package", InstallerVersion="500", Compressed="yes",
        InstallScope="perUser", Description=product["summary"], Manufacturer=product["publisher"],
    )  # fmt: skip
    said = texts.texts()
    _add(
        top, "MajorUpgrade",
        DowngradeErrorMessage=_plain(product, said["refused_newer"]["en"].replace(" {installed}", "")),
    )  # fmt: skip
    order = _add(top, "InstallExecuteSequence")
    _add(order, "RemoveExistingProducts", After="InstallInitialize")  # inside of what is undone if the new one fails
    _add(top, "MediaTemplate", EmbedCab="yes")
    _refusal_beside_the_setup(top, product)
    _add(top, "Icon", Id=ICON, SourceFile=ICON)
    _add(top, "Property", Id="ARPPRODUCTICON", Value=ICON)
    _add(top, "Property", Id="ARPNOMODIFY", Value="1")
    components = _tree(top, product, carried, files)
    feature = _add(top, "Feature", Id="Main", Level="1", Title=product["name"])
    for name in components:
        _add(feature, "ComponentRef", Id=name)
    return wix


def _refusal_beside_the_setup(top: Xml.Element, product: Mapping[str, Any]) -> None:
    """The set-up program and the MSI would overwrite each other: whoever came first stays."""
    key = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{product['identifiers']['windows']}"
    asked = _add(top, "Property", Id="SETUPPROGRAM")
    _add(asked, "RegistrySearch", Id="SetupProgram", Root="HKCU", Key=key, Name="UninstallString", Type="raw")
    refusal = (
        f"{product['name']} was installed here by its set-up program. Nothing was changed. Uninstall it in the Windows "
        "settings first; the user's work stays."
    )
    _add(top, "Condition", Message=refusal).text = "Installed OR NOT SETUPPROGRAM"


def _tree(top: Xml.Element, product: Mapping[str, Any], carried: str, files: list[str]) -> list[str]:
    """The folders with their components; the names of all components."""
    target = _add(top, "Directory", Id="TARGETDIR", Name="SourceDir")
    menu = _add(target, "Directory", Id="ProgramMenuFolder")
    local = _add(target, "Directory", Id="LocalAppDataFolder")
    programs = _add(local, "Directory", Id="ProgramsFolder", Name="Programs")
    ours = _add(programs, "Directory", Id="INSTALLDIR", Name=product["windows"]["folder"])
    places = {".": _add(ours, "Directory", Id="PROGRAM", Name="Program")}
    names = []
    for folder, held in groupby(sorted(files, key=lambda name: (_parent(name), name)), key=_parent):
        place = _place(places, folder)
        component = _component(place, product, folder)
        names.append(component.get("Id", ""))
        for name in held:
            _add(
                component,
                "File",
                Id=_id("f", name),
                Source=f"{carried}/{PureWindowsPath(name).as_posix()}".replace("$", "$$"),
            )
    for folder in [name for name in places if _id("c", name) not in names]:  # a folder of folders alone
        names.append(_component(places[folder], product, folder).get("Id", ""))
    names += [_above(ours, product), _registered(menu, product)]
    return names


def _parent(name: str) -> str:
    return str(PureWindowsPath(name).parent)


def _place(places: dict[str, Xml.Element], folder: str) -> Xml.Element:
    """The element of a folder, made with all those above it."""
    if folder not in places:
        path = PureWindowsPath(folder)
        places[folder] = _add(_place(places, str(path.parent)), "Directory", Id=_id("d", folder), Name=path.name)
    return places[folder]


def _component(place: Xml.Element, product: Mapping[str, Any], folder: str) -> Xml.Element:
    """A component for a folder with its key in the registry and its removal."""
    made = _add(place, "Component", Id=_id("c", folder), Guid=_guid(product, "folder", folder), Win64="yes")
    key = rf"Software\{product['identifiers']['windows']}\Msi folders"
    _add(made, "RegistryValue", Root="HKCU", Key=key, Name=_id("c", folder), Type="integer", Value="1", KeyPath="yes")
    _add(made, "RemoveFolder", Id=_id("r", folder), On="uninstall")
    return made


def _above(ours: Xml.Element, product: Mapping[str, Any]) -> str:
    """The folder around the program, which goes if it is empty."""
    return _component(ours, product, "..").get("Id", "")


def _registered(menu: Xml.Element, product: Mapping[str, Any]) -> str:
    """The component of the Start menu and the file types; its name."""
    made = _add(menu, "Component", Id="Registered", Guid=_guid(product, "component", "registered"), Win64="yes")
    ours = rf"Software\{product['identifiers']['windows']}"
    version = product["version"]
    _add(made, "RegistryValue", Root="HKCU", Key=ours, Name="Msi", Type="string", Value=version, KeyPath="yes")
    desk = f"{product['programs']['desk']}.exe"
    _add(
        made, "Shortcut", Id="Menu", Name=product["name"], Target=f"[PROGRAM]{desk}", Description=product["comment"],
        WorkingDirectory="PROGRAM", Icon=ICON,
    )  # fmt: skip
    claims = [registry.Entry(claim.key, "", claim.value) for claim in registry.claims(product)]
    for row in (*registry.entries(product), *claims):
        value = row.value.replace("{program}\\", "[PROGRAM]")
        said = {"Name": row.name} if row.name else {}
        _add(made, "RegistryValue", Root="HKCU", Key=row.key, Type="string", Value=value, **said)
    return "Registered"


def _add(parent: Xml.Element, tag: str, **attributes: str) -> Xml.Element:
    return Xml.SubElement(parent, tag, attributes)


def _plain(product: Mapping[str, Any], text: str) -> str:
    return text.replace("{version}", product["version"])


def _id(kind: str, name: str) -> str:
    """A name that Windows Installer allows, the same for the same path in every version."""
    return f"{kind}_{uuid.uuid5(uuid.NAMESPACE_URL, name).hex}"


def _guid(product: Mapping[str, Any], kind: str, name: str) -> str:
    """A GUID that the same thing has in every build."""
    family = uuid.UUID(product["identifiers"]["msi_upgrade_code"])
    return str(uuid.uuid5(family, f"{kind}:{name}")).upper()
