"""Draws what the installers show beside their words: `.venv/bin/python packaging/pictures.py`, then commit.

Behind the icons of the disk image, at two sizes for two kinds of screens, and at the side of the Windows set-up, at
twice its size, as Windows makes it smaller by itself. The same drawings give the same bytes.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from product import HERE, ROOT, product
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def drawn(drawing: Path, sharpness: int, icon: QRectF | None = None) -> QImage:
    """A drawing at so many dots for each of its points, with the program's icon in `icon` (points)."""
    renderer = QSvgRenderer(str(drawing))
    image = QImage(renderer.defaultSize() * sharpness, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    if icon is not None:
        painter.scale(sharpness, sharpness)
        QSvgRenderer(str(ROOT / "resources/icons" / f"{product()['icons']['app']}.svg")).render(painter, icon)
    painter.end()
    return image


def main() -> int:
    """Write the three pictures."""
    app = QGuiApplication([])
    for font in (ROOT / "resources/fonts").glob("Inter*.otf"):
        QFontDatabase.addApplicationFont(str(font))
    behind = HERE / "macos/background.svg"
    drawn(behind, 1).save(str(HERE / "macos/background.png"))
    drawn(behind, 2).save(str(HERE / "macos/background@2x.png"))
    side = drawn(HERE / "windows/side.svg", 2, QRectF(34, 28, 96, 96))
    side.convertToFormat(QImage.Format.Format_RGB888).save(str(HERE / "windows/side.bmp"))
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
