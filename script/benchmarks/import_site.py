"""How fast an old site moves in: stories a second as drafts, and live as an archive.

Usage: script/bench import_site [--stories 500]

A WordPress export is made up, every third story with a picture of about 300 KB, and imported into
PostgreSQL by one process: drafts first, then the archive. Prints both rates and the memory.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import tempfile
import time
from pathlib import Path

from clusters import postgresql
from listings import set_up

_WORDS = "two towns ask for a bridge over the river and the council votes on it in spring".split()
_HEAD = (
    '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Demo</title>'
    "<wp:base_blog_url>https://old.example</wp:base_blog_url>"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stories", type=int, default=500)
    options = parser.parse_args()
    with (
        postgresql() as url,
        tempfile.TemporaryDirectory(prefix="advocacy-site-") as media,
        tempfile.TemporaryDirectory(prefix="advocacy-export-") as folder,
    ):
        set_up(url, media)
        export = write_export(Path(folder), options.stories)
        measure(export, Path(folder) / "uploads", options.stories)
        from django.db import connection

        connection.close()


def write_export(folder: Path, stories: int) -> Path:
    """The same for every run."""
    from PIL import Image

    chance = random.Random(7)  # noqa: S311  (for words, not for secrets)
    uploads = folder / "uploads"
    uploads.mkdir()
    path = folder / "export.xml"
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for number in range(1, stories + 1):
            picture = ""
            if number % 3 == 0:
                noise = Image.frombytes("RGB", (480, 320), chance.randbytes(480 * 320 * 3))
                noise.save(uploads / f"picture-{number}.jpg", quality=90)
                picture = f'<img src="https://old.example/picture-{number}.jpg" alt="A bridge">'
            file.write(one_story(number, picture, chance))
        file.write("</channel></rss>")
    return path


def one_story(number: int, picture: str, chance: random.Random) -> str:
    paragraphs = "\n\n".join(" ".join(chance.choices(_WORDS, k=60)) for _ in range(8))
    link = f'<a href="https://old.example/a/story-{max(1, number - 3)}/">before</a>'
    return (
        f"<item><title>Story {number}</title><link>https://old.example/a/story-{number}/</link>"
        f"<dc:creator>mira</dc:creator><content:encoded>"
        f"<![CDATA[{paragraphs} {link}\n\n{picture}]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id>"
        f"<wp:post_date_gmt>2012-0{number % 9 + 1}-1{number % 9} 10:00:00</wp:post_date_gmt>"
        f"<wp:post_name>story-{number}</wp:post_name><wp:status>publish</wp:status>"
        f"<wp:post_type>post</wp:post_type>"
        f'<category domain="post_tag" nicename="t{number % 40}">Topic {number % 40}</category>'
        "</item>"
    )


def measure(export: Path, uploads: Path, stories: int) -> None:
    from django.core.management import call_command

    from articles.models import HomePage, SectionPage, User

    call_command("setup_newsroom", verbosity=0, stdout=io.StringIO())
    home = HomePage.objects.get()
    if not SectionPage.objects.filter(slug="moved").exists():
        home.add_child(instance=SectionPage(title="Moved", slug="moved"))
    User.objects.create_superuser("mover", "mover@example.org", os.urandom(12).hex())
    given = {"section": "moved", "media": [uploads], "user": "mover", "stdout": io.StringIO()}
    for name, more in (("drafts", {}), ("unchanged", {}), ("live", {"archive": "Measured."})):
        begun = time.monotonic()
        call_command("import_site", export, stderr=io.StringIO(), **given, **more)
        seconds = time.monotonic() - begun
        print(f"{name:<10} {stories / seconds:8.1f} a second   {seconds:6.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory':<10} {peak:8.0f} MB at most")


if __name__ == "__main__":
    main()
