"""`manage.py send_digest`: for cron, once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.services.home.digest_mail import send_digests


class Command(BaseCommand):
    help = "Mail everybody who works in the newsroom what waits for them. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = send_digests(now=timezone.now())
        self.stdout.write(f"{sent} mail{'' if sent == 1 else 's'} sent.")
