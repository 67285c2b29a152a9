"""Every public page in every width, colour scheme and direction, for somebody to look at."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import Literal

from newsroom import PROGRAM, newsroom
from playwright.sync_api import sync_playwright

WIDTHS, DIRECTIONS = (390, 768, 1280), ("ltr", "rtl")
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
                    page.evaluate("way => document.documentElement.dir = way", direction)
                    file = folder / f"{name}-{width}-{scheme}-{direction}.png"
                    page.screenshot(path=file, full_page=True)
            context.close()
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


def addresses() -> dict[str, str]:
    """One address of every kind of page that the site has, by a name for its pictures."""
    from articles.models import (
        ArticlePage,
        Author,
        Organization,
        Person,
        Quote,
        SectionPage,
        SourceDocument,
        Topic,
    )

    stories = ArticlePage.objects.published()
    story = max(stories, key=lambda one: one.quotes.count())
    found = {
        "front": "/",
        "story": story.address,
        "section": SectionPage.objects.live().first().url,
        "topics": "/topics/",
        "topic": Topic.objects.published().first().get_absolute_url(),
        "quote": f"/quotes/{Quote.objects.filter(page=story).first().uid}/",
        "corrections": "/corrections/",
        "missing": "/nothing-here/",
    }
    for model in (Person, Organization, SourceDocument, Author):
        record = model.objects.published().first()
        if record:
            found[model._meta.model_name] = record.get_absolute_url()
    return found


if __name__ == "__main__":
    main()
