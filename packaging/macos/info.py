"""What macOS reads of the app before it starts it: the property list of the bundle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def info_plist(product: Mapping[str, Any]) -> dict[str, Any]:
    """The whole Info.plist from the facts of product.toml and the version, for `BUNDLE(info_plist=...)` in the spec."""
    icons = product["icons"]["app"]
    return {
        "CFBundleAllowMixedLocalizations": True,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleDisplayName": product["name"],
        "CFBundleDocumentTypes": [*(_owned(kind) for kind in product["types"]), _articles(product)],
        "CFBundleExecutable": product["programs"]["desk"],
        "CFBundleIconFile": f"{icons}.icns",
        "CFBundleIdentifier": product["identifiers"]["app"],
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleName": product["name"],
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": product["version"],
        "CFBundleVersion": product["version"],
        "LSBackgroundOnly": False,  # PyInstaller says True where a program has a console: no window would come up
        "LSApplicationCategoryType": product["macos"]["category"],
        "LSMinimumSystemVersion": product["macos"]["minimum"],
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": product["copyright"],
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # follow the system into its dark look
        "NSSupportsAutomaticGraphicsSwitching": True,  # an Intel Mac need not wake its big graphics chip for text
        "UTExportedTypeDeclarations": [_declared(kind) for kind in product["types"]],
    }


def _owned(kind: Mapping[str, Any]) -> dict[str, Any]:
    """One of our own kinds of file: a double click opens it in Pressfold."""
    return {
        "CFBundleTypeIconFile": f"{kind['icon']}.icns",
        "CFBundleTypeName": kind["name"],
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [kind["identifier"]],
    }


def _articles(product: Mapping[str, Any]) -> dict[str, Any]:
    """Articles: Pressfold is offered below "Open With" and never becomes their usual program."""
    return {
        "CFBundleTypeExtensions": list(product["articles"]["endings"]),
        "CFBundleTypeName": product["articles"]["name"],
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
    }


def _declared(kind: Mapping[str, Any]) -> dict[str, Any]:
    """The type that stands behind an ending of ours."""
    return {
        "UTTypeConformsTo": list(kind["conforms"]),
        "UTTypeDescription": kind["name"],
        "UTTypeIconFile": f"{kind['icon']}.icns",
        "UTTypeIdentifier": kind["identifier"],
        "UTTypeTagSpecification": {
            "public.filename-extension": [kind["ending"]],
            "public.mime-type": [kind["mime"]],
        },
    }
