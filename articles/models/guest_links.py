"""Links by which somebody without an account reads one version of one draft."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models

from articles.models.embargoes import embargo_in_force, is_hidden_from

if TYPE_CHECKING:
    import datetime

    from articles.models.articles import ArticlePage


def guest_digest(token: str) -> str:
    """SHA-256 (hexadecimal) of a guest's token, which has 256 random bits."""
    return hashlib.sha256(b"articles.guest_links:" + token.encode()).hexdigest()


def visibility_digest(article: ArticlePage) -> str:
    """SHA-256 (hexadecimal) of how public the story is: whether it is live and since when, and its
    embargo. Whatever changes one of them ends the links that were given before."""
    embargo = embargo_in_force(article.pk)
    parts = (
        article.live,
        article.live_revision_id,
        article.last_published_at,
        embargo and embargo.pk,
        embargo and embargo.until,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


class GuestLinkQuerySet(models.QuerySet["GuestLink"]):
    def open(self, now: datetime.datetime) -> Self:
        """Not revoked, not expired, and given by somebody whose account is active. The state of the
        story is checked for each link (`is_open_for`)."""
        return self.filter(
            revoked_at=None, expires_at__gt=now, revision__isnull=False, given_by__is_active=True
        )


class GuestLink(models.Model):
    """A link for one person ("for counsel") to one version of a draft. The token itself is not
    stored: `digest` is its hash. `pass_phrase` is hashed as passwords are, "" where there is none;
    `visibility` is that of the story when the link was given (see `visibility_digest`)."""

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="guest_links"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    for_whom = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    pass_phrase = models.CharField(max_length=128, blank=True, editable=False)
    may_comment = models.BooleanField(default=False)
    visibility = models.CharField(max_length=64, editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = GuestLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Guest link {self.pk}"

    def is_open_for(self, article: ArticlePage) -> bool:
        """Whether `article`, which is its story as it is now, is as public as it was, and whoever
        gave the link may still work on it. The dates of the link: `GuestLinkQuerySet.open`."""
        giver = self.given_by
        return (
            self.visibility == visibility_digest(article)
            and giver is not None
            and not is_hidden_from(giver, article.pk)
            and bool(article.permissions_for_user(giver).can_edit())
        )


class GuestOpening(models.Model):
    """Somebody opened a guest link and was shown the draft. Nothing says from where."""

    link = models.ForeignKey(GuestLink, on_delete=models.CASCADE, related_name="openings")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Opening {self.pk}"
