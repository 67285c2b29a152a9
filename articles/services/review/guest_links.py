"""Sharing one version of a draft with somebody who has no account."""

from __future__ import annotations

import datetime
import secrets
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Comment

from articles.models import ArticlePage, GuestLink, GuestOpening
from articles.models.guest_links import guest_digest, visibility_digest
from articles.services.accounts.attempts import AttemptLimit, count_attempt, is_over

if TYPE_CHECKING:
    from articles.models import User

GUEST_LINK_GIVEN, GUEST_LINK_REVOKED, GUEST_COMMENTED = (
    "article.guest_link_given",
    "article.guest_link_revoked",
    "article.guest_commented",
)
LONGEST_COMMENT, LONGEST_PHRASE, MOST_DAYS = 5_000, 200, 90
_HOUR = datetime.timedelta(hours=1)
# For one link, from wherever they come.
_PHRASES = AttemptLimit("guest_phrases", 10, _HOUR)
_COMMENTS = AttemptLimit("guest_comments", 60, _HOUR)


class GuestLinkRefused(Exception):
    """The text says why, in the user's words."""


def may_share(user: User, article: ArticlePage) -> bool:
    """Whether `user` may give a guest a link: whoever may edit the story."""
    return bool(article.permissions_for_user(user).can_edit())


@transaction.atomic
def give_guest_link(
    *,
    article: ArticlePage,
    for_whom: str,
    days: int,
    phrase: str,
    may_comment: bool,
    by: User,
    now: datetime.datetime,
) -> str:
    """Share the newest version of the draft for `days`; return the token, which is stored nowhere.
    `phrase` "" asks for none.

    Raises PermissionDenied; GuestLinkRefused where no version is stored, or `days` are too many.
    """
    if not may_share(by, article):
        raise PermissionDenied
    if not 1 <= days <= MOST_DAYS:
        raise GuestLinkRefused(_("A link can last 1 to %(most)s days.") % {"most": MOST_DAYS})
    if article.latest_revision_id is None:
        raise GuestLinkRefused(_("Save the story first."))
    token = secrets.token_urlsafe(32)
    GuestLink.objects.create(
        article=article,
        revision_id=article.latest_revision_id,
        for_whom=for_whom,
        digest=guest_digest(token),
        pass_phrase=make_password(phrase) if phrase else "",
        may_comment=may_comment,
        visibility=visibility_digest(article),
        given_by=by,
        given_at=now,
        expires_at=now + datetime.timedelta(days=days),
    )
    log(instance=article, action=GUEST_LINK_GIVEN, user=by)
    return token


@transaction.atomic
def revoke_guest_link(*, link: GuestLink, by: User, now: datetime.datetime) -> None:
    """The link shows nothing any more. Raises PermissionDenied."""
    if not may_share(by, link.article):
        raise PermissionDenied
    if link.revoked_at is None:
        link.revoked_at = now
        link.save(update_fields=["revoked_at"])
        log(instance=link.article, action=GUEST_LINK_REVOKED, user=by)


def find_guest_link(token: str, now: datetime.datetime) -> GuestLink | None:
    """The link with this token, where it still shows its draft; 6 queries at most."""
    found = GuestLink.objects.open(now).filter(digest=guest_digest(token))
    link = found.select_related("article", "revision", "given_by").first()
    return link if link is not None and link.is_open_for(link.article) else None


def phrase_is_right(*, link: GuestLink, phrase: str, now: datetime.datetime) -> bool:
    """Whether the guest knows the pass phrase. False for any after ten wrong ones in an hour."""
    if is_over(limit=_PHRASES, subject=str(link.pk), now=now):
        return False
    if check_password(phrase[:LONGEST_PHRASE], link.pass_phrase):
        return True
    count_attempt(limit=_PHRASES, subject=str(link.pk), now=now)
    return False


def note_opening(*, link: GuestLink, now: datetime.datetime) -> None:
    """Keep that the draft was shown."""
    GuestOpening.objects.create(link=link, at=now)


@transaction.atomic
def comment_as_guest(*, link: GuestLink, block: str, text: str, now: datetime.datetime) -> None:
    """Put the guest's comment beside the block with this id, else beside the headline, among the
    editors' comments. It is in the name of who gave the link, and begins with whom it is from.

    Raises PermissionDenied for a link that only reads, or has ended meanwhile; GuestLinkRefused
    for a text that is empty or too long, and after sixty in an hour.
    """
    text = text.replace("\x00", "").strip()
    # Locked like a save: what publishes, kills or hides the story meanwhile comes first.
    article = ArticlePage.objects.select_for_update().filter(pk=link.article_id).first()
    is_open = GuestLink.objects.open(now).filter(pk=link.pk, may_comment=True).exists()
    if article is None or not is_open or not link.is_open_for(article):
        raise PermissionDenied
    if not text or len(text) > LONGEST_COMMENT:
        most = {"most": LONGEST_COMMENT}
        raise GuestLinkRefused(_("Write a comment of up to %(most)s characters.") % most)
    if is_over(limit=_COMMENTS, subject=str(link.pk), now=now):
        raise GuestLinkRefused(_("That were many comments. Wait an hour, then go on."))
    count_attempt(limit=_COMMENTS, subject=str(link.pk), now=now)
    said = _("Comment of a guest (%(name)s): %(text)s") % {"name": link.for_whom, "text": text}
    path = {"contentpath": f"body.{block}", "position": "[]"}
    comment = Comment(page=article, user=link.given_by, text=said, **path)
    if not block or not comment.has_valid_contentpath(article.get_latest_revision_as_object()):
        comment.contentpath, comment.position = "title", ""
    comment.revision_created_id = link.revision_id
    comment.save()
    log(instance=article, action=GUEST_COMMENTED, user=None)
