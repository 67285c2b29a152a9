"""`manage.py sendtestemail ADDRESS`: Django's own, which keeps when it last worked."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import sendtestemail
from django.utils import timezone

from articles.services.site.mails import delivers_mail, keep_mail_proof


class Command(sendtestemail.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if not delivers_mail():
            raise CommandError("Nothing sends mail here: set ADVOCACY_SMTP_HOST.")
        keep_mail_proof(now=timezone.now())
        self.stdout.write("The mail server took the mail.")
