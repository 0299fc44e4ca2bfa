"""Draws the icons of the program and of its files: `.venv/bin/python packaging/icons.py` writes what is committed.

From one SVG each come PNGs, an .ico for Windows and an .icns for macOS; the same drawing gives the same bytes. Parts of
a drawing with `data-from` or `data-to` are drawn from that size or up to it, so that small icons stay plain.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from product import HERE, ROOT, product
from PySide6.QtCore import QBuffer, QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = HERE / "icons"
SVG = "http://www.w3.org/2000/svg"

#: Names of an .icns member -> its size in pixels; the doubled ones are for screens of twice the sharpness.
MAC = {
    b"icp4": 16, b"ic11": 32, b"icp5": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512,
    b"ic09": 512, b"ic10": 1024,
}  # fmt: skip
#: Sizes of an .ico; Windows shows 20, 24, 40 and 48 where the screen is scaled.
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def drawn(drawing: Path, size: int) -> bytes:
    """The drawing as a square PNG of this size."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_for_size(drawing, size))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    store = QBuffer()
    store.open(QBuffer.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_ARGB32).save(store, "PNG")
    return bytes(store.data().data())


def _for_size(drawing: Path, size: int) -> bytes:
    """The drawing with only those parts that are meant for this size."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.parse(drawing).getroot()
    for part in list(root):
        if not int(part.get("data-from", 0)) <= size <= int(part.get("data-to", size)):
            root.remove(part)
    return ElementTree.tostring(root)


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of these PNGs by size."""
    head = struct.pack("<3H", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    for size, png in pictures.items():
        head += struct.pack("<4B2H2I", size % 256, size % 256, 0, 0, 1, 32, len(png), at)
        at += len(png)
    return head + b"".join(pictures.values())


def icns(pictures: dict[int, bytes]) -> bytes:
    """A macOS icon of these PNGs by size, with its table of contents."""
    members = [(name, struct.pack(">4sI", name, 8 + len(pictures[size]))) for name, size in MAC.items()]
    contents = struct.pack(">4sI", b"TOC ", 8 + 8 * len(members)) + b"".join(head for _, head in members)
    body = contents + b"".join(head + pictures[MAC[name]] for name, head in members)
    return struct.pack(">4sI", b"icns", 8 + len(body)) + body


def write(name: str, drawing: Path, sizes: list[int], folder: Path) -> None:
    """All files of one icon into `folder`."""
    pictures = {size: drawn(drawing, size) for size in sorted({*sizes, *WINDOWS, *MAC.values()})}
    (folder / "png").mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.ico").write_bytes(ico({size: pictures[size] for size in WINDOWS}))
    (folder / f"{name}.icns").write_bytes(icns(pictures))
    for size in sizes:
        (folder / "png" / f"{name}-{size}.png").write_bytes(pictures[size])


def drawings() -> dict[str, Path]:
    """The drawing of each icon by name; the program's own is the one that the window shows."""
    facts = product()
    own = {facts["icons"]["app"]: ROOT / "resources/icons" / f"{facts['icons']['app']}.svg"}
    return own | {kind["icon"]: ICONS / f"{kind['icon']}.svg" for kind in facts["types"]}


def main(arguments: list[str]) -> int:
    """Write all icons into packaging/icons, or into the folder that is named."""
    application = QGuiApplication.instance() or QGuiApplication(["icons"])
    folder = Path(arguments[0]) if arguments else ICONS
    for name, drawing in drawings().items():
        write(name, drawing, product()["icons"]["sizes"], folder)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
