"""`manage.py kill_story`: takes a story down for safety, everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.enums import KillCause
from articles.models import ArticlePage, Kill, RetiredAddress
from articles.services.killing import KillRefused, finish_kills, kill_story

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = (
        "Remove a story and every trace of it at once; its addresses answer 410. It cannot be "
        "undone. Without a story it finishes what was interrupted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("story", nargs="?", help="its address (/2026/01/31/slug/) or number")
        parser.add_argument(
            "--cause", choices=[cause.value for cause in KillCause], default=KillCause.DANGER.value
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        finished = finish_kills(now=now)
        if options["story"]:
            try:
                pk = _find(options["story"])
                finished.append(kill_story(article_id=pk, cause=options["cause"], by=None, now=now))
            except KillRefused as error:
                raise CommandError(str(error)) from error
        if not finished:
            self.stdout.write("No kill was interrupted.")
        for kill in finished:
            self._report(kill)

    def _report(self, kill: Kill) -> None:
        self.stdout.write(f"{kill}: removed from")
        for place, count in kill.removed:
            self.stdout.write(f"  {count:6} {place}")
        for model, key in kill.kept:
            self.stdout.write(f"  still there, to be looked at: {model} {key}")


def _find(story: str) -> int:
    if story.isdecimal():
        return int(story)
    address = urlsplit(story).path
    retired = RetiredAddress.objects.filter(address=address).values_list("article_id", flat=True)
    found = ArticlePage.objects.filter(address=address).values_list("pk", flat=True).first()
    found = found or retired.first()
    if found is None:
        raise KillRefused("There is no story at this address. Has it been killed already?")
    return found
