"""`manage.py import_story FILE`: a text file and its record become a story."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.enums import ChangeKind
from articles.guard import PublicationRefused
from articles.management.reading_report import report_lines
from articles.models import SectionPage, User
from articles.services.corrections.corrections import ChangeNote, CorrectionRefused
from articles.services.importing.errors import ImportRefused
from articles.services.importing.import_story import ImportResult, import_story
from articles.services.importing.record_file import EMPTY_RECORD, RecordFile, read_record_file
from articles.services.importing.story_file import MAX_BYTES, StoryFile, read_story_file
from articles.services.reading.imported import import_and_read
from articles.services.reading.shapes import ReadingRefused

if TYPE_CHECKING:
    from argparse import ArgumentParser


_MOST_BYTES = 4 * MAX_BYTES


class Command(BaseCommand):
    help = "Import one story from a text file, with its record if there is one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="UTF-8 text beginning with “date YYYY-MM-DD”")
        parser.add_argument("--record", type=Path, help="the story's record as JSON")
        parser.add_argument("--section", help="slug of the section it goes to")
        parser.add_argument("--headline", default="", help="the headline")
        parser.add_argument("--user", help="user name of the editor it is imported for")
        parser.add_argument(
            "--trust-standing",
            action="store_true",
            help="take people's standing from the record; without it everybody new is private",
        )
        parser.add_argument(
            "--publish", action="store_true", help="publish at once, by a logged override"
        )
        parser.add_argument(
            "--same-story",
            action="store_true",
            help="the file has been moved since it was imported: it is the same story",
        )
        note = parser.add_mutually_exclusive_group()
        for kind in ChangeKind:
            option = kind.value.replace("_", "-")
            note.add_argument(
                f"--{option}",
                dest=f"told_{kind.value}",
                metavar="REASON" if kind == ChangeKind.MINOR else "TEXT",
                help=_TOLD[kind],
            )
        parser.add_argument(
            "--read", action="store_true", help="read the text and list what it proposes"
        )
        parser.add_argument(
            "--accept-above",
            type=float,
            metavar="CONFIDENCE",
            help="with --read: accept what is at least this sure (0.9); a person confirms it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        _check(options)
        try:
            given = self._given(options)
            if options["read"]:
                read = import_and_read(threshold=options["accept_above"], **given)
                result = read.result
            else:
                read, result = None, import_story(**given)
        except (ImportRefused, ReadingRefused) as error:
            raise CommandError(str(error)) from error
        except CorrectionRefused as error:
            raise CommandError(f"Not published, and nothing imported. {error}") from error
        except PublicationRefused as error:
            raise CommandError(f"Not published, and nothing imported.\n{error}") from error
        self._print(result)
        for line in report_lines(read) if read else ():
            self.stdout.write(line)

    def _given(self, options: dict[str, Any]) -> dict[str, Any]:
        """What the services want to know."""
        story = read_story_file(_read(options["file"]))
        record = read_record_file(_read(options["record"])) if options["record"] else EMPTY_RECORD
        return {
            "story": story,
            "record": record,
            "key": f"{story.published_on}/{options['file'].name}",
            "scheme": "file",
            "folder": _folder(options["file"]),
            "is_same_story": options["same_story"],
            "section": find_section(options["section"] or record.text("section")),
            "headline": options["headline"] or self._ask_headline(story, record),
            "user": find_user(options["user"]),
            "trust_standing": options["trust_standing"],
            "publish_reason": "Imported with --publish." if options["publish"] else "",
            "change_note": _change_note(options),
            "now": timezone.now(),
        }

    def _ask_headline(self, story: StoryFile, record: RecordFile) -> str:
        if record.text("headline") or not (sys.stdin and sys.stdin.isatty()):
            return ""
        self.stdout.write(f"The story begins: {story.working_headline()}")
        return input("Headline (empty: take the first sentence): ").strip()

    def _print(self, result: ImportResult) -> None:
        report = result.report
        kinds = max((len(line.kind) for line in report.lines), default=0)
        for line in report.lines:
            self.stdout.write(f"  {line.kind:<{kinds}}  {line.outcome:<12}  {line.name}")
        for note in report.notes:
            self.stdout.write(self.style.WARNING(f"Note: {note}"))
        state = "published" if result.article.live else "draft"
        self.stdout.write(f"Story {result.outcome} ({state}): {result.article.title}")
        counts = (f"{count} {noun}" for noun, count in result.counts().items())
        self.stdout.write("  " + ", ".join(counts))


_TOLD = {
    ChangeKind.CORRECTION: "with --publish, for a story that readers have seen: what was wrong",
    ChangeKind.CLARIFICATION: "the same, where it could be misunderstood",
    ChangeKind.UPDATE: "the same, where something has happened since",
    ChangeKind.EDITORS_NOTE: "the same, for anything else that readers should know",
    ChangeKind.MINOR: "the same, where no reader needs to know, and why not",
}


def _change_note(options: dict[str, Any]) -> ChangeNote | None:
    for kind in ChangeKind:
        if options[f"told_{kind.value}"]:
            return ChangeNote(kind, options[f"told_{kind.value}"])
    return None


def _check(options: dict[str, Any]) -> None:
    threshold = options["accept_above"]
    if threshold is None:
        return
    if not options["read"]:
        raise CommandError("--accept-above belongs to --read.")
    if not 0 <= threshold <= 1:
        raise CommandError("--accept-above is a confidence from 0 to 1, for example 0.9.")
    if options["publish"]:
        raise CommandError(
            "--accept-above and --publish exclude each other: a person confirms first what the "
            "machine accepted."
        )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise ImportRefused(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > _MOST_BYTES:
        raise ImportRefused(f"{path.name} has more than {_MOST_BYTES:,} bytes: that is no story.")
    return data


def _folder(path: Path) -> str:
    return hashlib.sha256(str(path.resolve().parent).encode()).hexdigest()


def find_section(slug: str) -> SectionPage:
    sections = list(SectionPage.objects.live().order_by("path"))
    chosen = [section for section in sections if not slug or section.slug == slug]
    if len(chosen) == 1:
        return chosen[0]
    if not sections:
        raise ImportRefused("There is no section yet. Make a section in the admin first.")
    slugs = ", ".join(section.slug for section in sections)
    if slug:
        raise ImportRefused(f"There is no section “{slug}”. Sections: {slugs}.")
    raise ImportRefused(f"Say which section the story goes to with --section: {slugs}.")


def find_user(username: str | None) -> User | None:
    if not username:
        return None
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise ImportRefused(f"There is no active user “{username}”.")
    return user
