"""House rules as system checks: settings that readers' and sources' safety rests on."""

from __future__ import annotations

import datetime
import shlex
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.files.storage import default_storage
from django.db import DatabaseError, connections
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse
from django.utils import timezone

from articles.models import HomePage
from articles.services.site.mails import delivers_mail
from articles.services.site.policy_reports import reports_since

if TYPE_CHECKING:
    from collections.abc import Sequence

# Setting -> the value it must have, and what Wagtail does otherwise.
REQUIRED: dict[str, tuple[object, str]] = {
    "WAGTAILREDIRECTS_AUTO_CREATE": (
        False,
        "an automatic redirect from a slug with a name in it proves an identity",
    ),
    "WAGTAILDOCS_SERVE_METHOD": ("serve_view", "files are served past the view that decides"),
    "WAGTAIL_GRAVATAR_PROVIDER_URL": (None, "the admin asks another site about each account"),
    "WAGTAIL_ENABLE_UPDATE_CHECK": (False, "the admin asks another site for its newest version"),
    "WAGTAIL_ENABLE_WHATS_NEW_BANNER": (False, "the admin links editors to another site"),
}


@register()
def settings_are_safe(**_: Any) -> list[CheckMessage]:
    unset = object()
    return [
        Error(f"{name} must be {value!r}: otherwise {why}.", id="articles.E001")
        for name, (value, why) in REQUIRED.items()
        if getattr(settings, name, unset) != value
    ]


@register()
def files_answer_at_the_media_view(**_: Any) -> list[CheckMessage]:
    """A storage with public addresses of its own would hand out what no page uses."""
    name = "pictures/0.webp"
    if default_storage.url(name) == reverse("media", kwargs={"name": name}):
        return []
    words = "The default storage must give files the address of the media view, as MEDIA_URL."
    return [Error(words, id="articles.E002")]


@register(Tags.security, deploy=True)
def mail_is_sent(**_: Any) -> list[CheckMessage]:
    """Invitations, new passwords and alerts about danger are mails."""
    if delivers_mail():
        return []
    words = "Nothing sends the newsroom's mail: set ADVOCACY_SMTP_HOST."
    return [Error(words, id="articles.E004")]


@register(Tags.database)
def nothing_was_refused(**_: Any) -> list[CheckMessage]:
    """Browsers of the newsroom refuse what its policy does not allow: an attack, or a fault."""
    try:
        number = reports_since(timezone.localdate() - datetime.timedelta(days=7))
    except DatabaseError:  # before the migration
        return []
    if not number:
        return []
    words = f"In seven days browsers reported {number} violations of the admin's policy (CSP)."
    return [Warning(words, id="articles.W002")]


@register(Tags.database)
def security_contact_is_set(**_: Any) -> list[CheckMessage]:
    """Without a contact there is no `/.well-known/security.txt`."""
    if settings.ADVOCACY_SECURITY_CONTACT:
        return []
    try:
        home = HomePage.objects.first()
    except DatabaseError:  # before the first migration
        return []
    if home is None or home.contact_email:
        return []
    words = (
        "There is no contact for security reports: give the front page a contact email, or "
        "set ADVOCACY_SECURITY_CONTACT. Until then /.well-known/security.txt returns 404."
    )
    return [Warning(words, id="articles.W001")]


@register(Tags.database)
def database_is_not_too_old(*, databases: Sequence[str] = (), **_: Any) -> list[CheckMessage]:
    """Refuses a database that has some of the migrations which 0002 replaces.

    Django leaves out a replacement that is applied in part. With the replaced files gone it would
    take such a database for one that is up to date.
    """
    replaced = import_module("articles.migrations.0002_newsroom").Migration.replaces
    messages: list[CheckMessage] = []
    for alias in databases:
        applied = MigrationRecorder(connections[alias]).applied_migrations()
        done = [name for app, name in replaced if (app, name) in applied]
        if 0 < len(done) < len(replaced):
            words = (
                f"The database was made by a version before 0.2 and stops at {done[-1]}: it cannot "
                "be upgraded, and nothing in it was changed."
            )
            messages.append(Error(words, hint=_begin_anew(alias), id="articles.E003"))
    return messages


def _begin_anew(alias: str) -> str:
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return "To begin anew, name an empty database in ADVOCACY_DATABASE_URL."
    files = f"{shlex.quote(str(connection.settings_dict['NAME']))}*"
    if Path(settings.MEDIA_ROOT).exists():
        files += f" {shlex.quote(str(settings.MEDIA_ROOT))}"
    return f"To begin anew, move it away: mkdir old && mv {files} old/"
