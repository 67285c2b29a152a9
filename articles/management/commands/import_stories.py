"""`manage.py import_stories CORPUS.jsonl`: many stories, a transaction each, restartable."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.management.commands.import_story import find_section, find_user
from articles.management.progress import Progress
from articles.services.importing.corpus import corpus_lines, count_lines, read_corpus_line
from articles.services.importing.errors import ImportRefused
from articles.services.reading.imported import import_and_read
from articles.services.reading.shapes import ReadingRefused

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from articles.models import SectionPage, User


class Command(BaseCommand):
    help = (
        "Import a corpus: one story a line, JSON with id, date, text and title. Run it again after "
        "an interruption: what is there is left as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("corpus", type=Path, help="a .jsonl or .jsonl.gz file")
        parser.add_argument("--section", default="", help="slug of the section they go to")
        parser.add_argument("--user", help="user name of the editor they are imported for")
        parser.add_argument(
            "--accept-above",
            type=float,
            metavar="CONFIDENCE",
            help="accept what the reading finds and is at least this sure of (0.9)",
        )
        parser.add_argument("--limit", type=int, help="stop after so many lines")

    def handle(self, *args: Any, **options: Any) -> None:
        path, threshold = options["corpus"], options["accept_above"]
        if threshold is not None and not 0 <= threshold <= 1:
            raise CommandError("--accept-above is a confidence from 0 to 1, for example 0.9.")
        try:
            section, user = find_section(options["section"]), find_user(options["user"])
            total = count_lines(path)
        except ImportRefused as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error}.") from error
        total = min(total, options["limit"] or total)
        progress, outcomes = Progress(self.stderr, total), Counter[str]()
        for done, (number, line) in enumerate(corpus_lines(path), start=1):
            if done > total:
                break
            outcome, words = self._import(line, section, user, threshold, path.name)
            outcomes[outcome] += 1
            progress.clear()
            self.stdout.write(f"{outcome:<10} line {number}: {words}")
            progress.at(done)
        progress.clear()
        counts = ", ".join(f"{count:,} {outcome}" for outcome, count in outcomes.most_common())
        self.stdout.write(f"{sum(outcomes.values()):,} stories: {counts or 'none'}.")
        if outcomes["refused"]:
            raise CommandError(f"{outcomes['refused']:,} stories were refused; see above.")

    def _import(
        self,
        line: bytes,
        section: SectionPage,
        user: User | None,
        threshold: float | None,
        corpus: str,
    ) -> tuple[str, str]:
        """The outcome of one line, and its headline or what is wrong with it."""
        try:
            one = read_corpus_line(line)
            read = import_and_read(
                threshold=threshold,
                key=f"{corpus}/{one.key}"[:255],
                scheme="corpus",
                story=one.story,
                headline=one.headline,
                slug=one.slug,
                section=section,
                user=user,
                now=timezone.now(),
            )
        except (ImportRefused, ReadingRefused) as error:
            return "refused", str(error)
        accepted = len(read.outcome.accepted)
        note = f" (accepted: {accepted})" if accepted else ""
        return read.result.outcome, f"{read.result.article.title}{note}"
