"""Every public page in every width, colour scheme and direction, for somebody to look at."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import Literal

from addresses import addresses
from newsroom import PROGRAM, newsroom
from playwright.sync_api import sync_playwright

WIDTHS, DIRECTIONS = (390, 768, 1280), ("ltr", "rtl")
# In the pictures from right to left words are replaced by these, which say nothing.
ARABIC = "تقول الصحيفة إن القضاة ينظرون في الرسالة قبل نهاية الشهر، ولم يجب الوزير بعد."
TURN = """(words) => {
  document.documentElement.dir = "rtl";
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const length = walk.currentNode.data.trim().length;
    const times = Math.ceil(length / words.length);
    if (length > 12) walk.currentNode.data = words.repeat(times).slice(0, length);
  }
}"""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    with newsroom() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        for width, scheme in product(WIDTHS, SCHEMES):
            context = browser.new_context(
                base_url=address, viewport={"width": width, "height": 900}, color_scheme=scheme
            )
            page = context.new_page()
            for name, path in addresses().items():
                page.goto(path)
                for direction in DIRECTIONS:
                    if direction == "rtl":
                        page.evaluate(TURN, ARABIC)
                    file = folder / f"{name}-{width}-{scheme}-{direction}.png"
                    page.screenshot(path=file, full_page=True)
            context.close()
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main()
