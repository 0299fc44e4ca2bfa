"""Draws what lies behind the icons of the disk image: `.venv/bin/python packaging/macos/background.py`, then commit.

One drawing at two sizes, with the font that Pressfold ships; dmgbuild takes the larger one for sharp screens.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
SIZES = {"background.png": 1, "background@2x.png": 2}


def main() -> None:
    """Write both pictures beside the drawing."""
    app = QGuiApplication([])
    for font in (HERE.parent.parent / "resources" / "fonts").glob("Inter*"):
        QFontDatabase.addApplicationFont(str(font))
    drawing = QSvgRenderer(str(HERE / "background.svg"))
    for name, sharpness in SIZES.items():
        image = QImage(drawing.defaultSize() * sharpness, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing.render(painter, QRectF(image.rect()))
        painter.end()
        image.save(str(HERE / name))
    app.quit()


if __name__ == "__main__":
    main()
