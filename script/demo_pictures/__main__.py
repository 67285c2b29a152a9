"""Writes the pictures of the demo as WebP into `articles/management/demo/pictures/`."""

from __future__ import annotations

from pathlib import Path

from . import DRAWINGS, draw

FOLDER = Path(__file__).resolve().parents[2] / "articles" / "management" / "demo" / "pictures"
# Little is seen of what this loses: it is the grain of the paper.
QUALITY = 50


def main() -> None:
    for name in DRAWINGS:
        path = FOLDER / f"{name}.webp"
        draw(name).save(path, "WEBP", quality=QUALITY, method=6)
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
