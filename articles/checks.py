"""House rules as system checks: settings that readers' and sources' safety rests on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.files.storage import default_storage
from django.db import DatabaseError
from django.urls import reverse

from articles.models import HomePage

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
        "Nobody can be told of a weakness in the site: give the front page a contact mail, or set "
        "ADVOCACY_SECURITY_CONTACT. Until then /.well-known/security.txt answers 404."
    )
    return [Warning(words, id="articles.W001")]
