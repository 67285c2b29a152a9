"""Import and publish ten stories with their records on the demo database; print the seconds."""

import sys
import time
from dataclasses import replace
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
django.setup()

from django.utils import timezone  # noqa: E402

from articles.management.commands.load_demo import read_demo_story, story_paths  # noqa: E402
from articles.models import SectionPage  # noqa: E402
from articles.services.importing.import_story import import_story  # noqa: E402

section = SectionPage.objects.first()
for number in range(10):
    one = read_demo_story(story_paths()[number % len(story_paths())])
    started = time.perf_counter()
    import_story(
        story=replace(one.story, digest=str(number)),
        record=one.record,
        key=f"bench {number}",
        scheme="bench",
        section=section,
        headline=f"Benchmark story {number}",
        picture=one.picture,
        trust_standing=True,
        publish_reason="Benchmark.",
        now=timezone.now(),
    )
    print(f"{time.perf_counter() - started:.4f}")
