"""`manage.py setup_newsroom`: makes a fresh database a newsroom."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.enums import StepPreset
from articles.services.setup.newsroom_setup import setup_newsroom


class Command(BaseCommand):
    help = (
        "Make the front page, the groups with their rights and the workflow. Safe to run again: "
        "what people have changed stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--steps",
            choices=[preset.value for preset in StepPreset],
            help="the steps between writing and publishing, for a newsroom that is made now "
            "(full_desk if none is given); later: Settings, Steps to publication",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = options["steps"]
        result = setup_newsroom(steps=StepPreset.of(chosen) if chosen else None)
        for line in result.made:
            self.stdout.write(f"Made {line}.")
        if not result.made:
            self.stdout.write("Everything is there already.")
