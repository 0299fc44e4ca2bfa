"""What goes into the frozen folder and what does not, as lists and as one question: `kept`.

PyInstaller takes all that an import could reach, Qt's whole plugin groups and libraries of the machine it runs on. A
desk that only paints widgets and opens no connection needs a third of that.
"""

from __future__ import annotations

from pathlib import PurePosixPath

#: Modules that nobody imports in earnest. Those for the network are left out on purpose: a program that has no code to
#: open a secure connection cannot open one.
EXCLUDED = (
    "PIL", "_pytest", "_ssl", "curses", "distutils", "doctest", "ensurepip", "ftplib", "hypothesis", "idlelib",
    "imaplib", "lib2to3", "nntplib", "numpy.f2py", "numpy.testing", "pdb", "pip", "poplib", "pycrfsuite", "pydoc",
    "pydoc_data", "pytest", "readline", "setuptools", "smtplib", "ssl", "telnetlib", "test", "tkinter", "turtle",
    "turtledemo", "unittest", "venv", "wsgiref", "xmlrpc", "brotli", "html5lib", "bs4", "cchardet", "faust_cchardet",
    "pycurl", "socks", "h2", "zstandard", "matplotlib", "pandas", "scipy", "IPython",
    "PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtPrintSupport",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtSvgWidgets", "PySide6.QtTest", "PySide6.QtXml",
)  # fmt: skip

#: Packages whose modules are also imported by a name made at run time -> what is left out of them.
WHOLE = {
    "pressfold": (),
    "whoosh": ("whoosh.mcp", "whoosh.cli", "whoosh.lang.wordnet", "whoosh.support.bench"),
}
HIDDEN = ("dateparser.data.date_translation_data.en",)

#: Packages that read files of their own -> the files that are needed, as globs.
DATA = {
    "trafilatura": ("*.cfg", "data/*"),
    "justext": ("stoplists/English.txt",),
    "py3langid": ("data/*",),
    "anyascii": ("_data/*",),
    "docx": ("templates/*",),
    "tld": ("res/*.dat.txt",),
    "babel": ("global.dat", "locale-data/root.dat", "locale-data/en.dat"),
}

#: Qt's plugins by group; a group that is not named is left out whole.
PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qminimal", "qwindows", "qcocoa"),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg",),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
    "platformthemes": ("qgtk3", "qxdgdesktopportal"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "wayland-decoration-client": ("bradient", "adwaita"),
    "wayland-shell-integration": ("xdg-shell",),
}

#: Qt's own libraries that are needed; PyInstaller also takes those of the plugins that are left out.
QT_LIBRARIES = ("Core", "DBus", "Gui", "Svg", "WaylandClient", "Widgets", "XcbQpa")

#: Beginnings of file names that never travel.
DROPPED = ("opengl32sw", "d3dcompiler_", "libEGL.dll", "libGLESv2.dll", "libssl", "default.xml-")

#: Libraries of the system that Python's own modules are built on: they travel, all others are the system's (the .deb
#: depends on them; see `linux.depends` in product.toml). Beginning of the file name -> the Debian package it is from.
CARRIED = {
    "libbz2.so": "libbz2-1.0",
    "libcrypto.so": "libssl3",
    "libexpat.so": "libexpat1",
    "libffi.so": "libffi8",
    "liblzma.so": "liblzma5",
    "libmpdec.so": "libmpdec3",
    "libsqlite3.so": "libsqlite3-0",
    "libuuid.so": "libuuid1",
    "libz.so": "zlib1g",
}


def kept(place: str, source: str) -> bool:
    """Whether a file that PyInstaller would take stays: `place` in the bundle, `source` on this machine."""
    path = PurePosixPath(place.replace("\\", "/"))
    if path.name.startswith(DROPPED):
        return False
    if "translations" in path.parts and "PySide6" in path.parts:
        return False
    if "plugins" in path.parts and "PySide6" in path.parts:
        return _plugin(path)
    if _qt_library(path.name) is not None:
        return _qt_library(path.name) in QT_LIBRARIES
    if len(path.parts) == 1 and source.startswith(("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")):
        return path.name.startswith(("libpython", *CARRIED))
    return _data(path)


def _plugin(path: PurePosixPath) -> bool:
    group = path.parts[path.parts.index("plugins") + 1]
    return path.name.split(".")[0].removeprefix("lib") in PLUGINS.get(group, ())


def _qt_library(name: str) -> str | None:
    """The name of the Qt library that a file holds, None for other files: libQt6Core.so.6, Qt6Core.dll, QtCore."""
    stem = name.split(".")[0].removeprefix("lib")
    return stem.removeprefix("Qt6") if stem.startswith("Qt6") else None


def _data(path: PurePosixPath) -> bool:
    """Whether a package's own file stays; a package that DATA does not name keeps all.

    Of what pip wrote beside a package only the version is asked for; its list of files has hashes of scripts in it
    that name the folder they were installed in, so that no two builds would be the same.
    """
    if path.parent.name.endswith(".dist-info") or path.parent.parent.name.endswith(".dist-info"):
        return path.name == "METADATA"
    if path.parts[0] not in DATA or path.suffix in (".so", ".pyd", ".dylib"):
        return True
    return any(path.match(f"{path.parts[0]}/{pattern}") for pattern in DATA[path.parts[0]])
