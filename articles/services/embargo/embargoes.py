"""Setting, changing and lifting embargoes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import PageSubscription

from articles.guard import EmbargoRefused
from articles.models import (
    ArticlePage,
    Embargo,
    EmbargoedPage,
    HomePage,
    LeadStory,
    SectionPage,
    Topic,
    embargo_in_force,
    may_see_embargoed,
)
from articles.services.embargo.files import hide_files, return_files, return_used_files
from articles.services.embargo.records import hide_records, show_named_records
from articles.wagtail_compat.moves import move_page

if TYPE_CHECKING:
    import datetime

    from articles.models import User

logger = logging.getLogger(__name__)

EMBARGO_SET, EMBARGO_CHANGED, EMBARGO_LIFTED = (
    "article.embargo_set",
    "article.embargo_changed",
    "article.embargo_lifted",
)


@transaction.atomic
def set_embargo(
    *,
    article: ArticlePage,
    until: datetime.datetime,
    reason: str,
    user: User | None,
    now: datetime.datetime,
) -> Embargo:
    """Hide a story that is not live until `until`, at once. Raises EmbargoRefused with what to do,
    PermissionDenied. The reason is kept with the embargo and not in the story's history, which
    everybody reads when the embargo is over."""
    article = ArticlePage.objects.select_for_update().get(pk=article.pk)
    if user is not None and not may_see_embargoed(user):
        raise PermissionDenied
    branch = EmbargoedPage.objects.order_by("path").first()
    _require_hideable(article, branch)
    _require_terms(article, until, reason, now)
    section = article.get_parent()
    move_page(article, branch, user)
    embargo = Embargo.objects.create(
        article=article,
        until=until,
        reason=reason.strip(),
        section=SectionPage.objects.filter(pk=section.pk).first(),
        set_by=user,
        set_at=now,
    )
    _take_from_the_front(article)
    _stop_telling(article)
    _release_lock(article)
    hide_with_story(embargo=embargo)
    log(instance=article, action=EMBARGO_SET, user=user, data={"until": until.isoformat()})
    return embargo


@transaction.atomic
def change_embargo(
    *,
    embargo: Embargo,
    until: datetime.datetime,
    reason: str,
    user: User | None,
    now: datetime.datetime,
) -> Embargo:
    """Another time or reason. Raises EmbargoRefused, PermissionDenied."""
    embargo = _locked(embargo, user)
    _require_terms(embargo.article, until, reason, now)
    embargo.until, embargo.reason = until, reason.strip()
    embargo.save(update_fields=["until", "reason"])
    log(
        instance=embargo.article,
        action=EMBARGO_CHANGED,
        user=user,
        data={"until": until.isoformat()},
    )
    return embargo


@transaction.atomic
def lift_embargo(
    *, embargo: Embargo, reason: str, user: User | None, now: datetime.datetime
) -> ArticlePage:
    """Lift an embargo before its time; the log keeps the reason. Raises EmbargoRefused,
    PermissionDenied."""
    embargo = _locked(embargo, user)
    if not reason.strip():
        raise EmbargoRefused(
            _("Say why you are lifting the embargo early."), article_id=embargo.article_id
        )
    return _lift(embargo, reason.strip(), user, now)


def lift_due(*, now: datetime.datetime) -> tuple[list[str], list[str]]:
    """Lift the embargoes whose time has come, each in a transaction of its own; the titles of the
    stories, and a line for each that could not be lifted.

    A story goes back into its section as the draft that it is; one that is scheduled goes live by
    its schedule. Killed in between, nothing has changed, and the next run lifts it.
    """
    lifted, failed = [], []
    due = Embargo.objects.in_force().filter(until__lte=now)
    for pk in list(due.values_list("pk", flat=True)):
        try:
            title = _lift_one(pk, now)
            lifted += [title] if title else []
        except EmbargoRefused as refusal:
            failed.append(str(refusal))
        except Exception:
            # Whatever is wrong with one, the others must still be lifted.
            logger.exception("Could not lift embargo %s", pk)
            failed.append(
                _("Embargo %(number)s could not be lifted: see the error log.") % {"number": pk}
            )
    return lifted, failed


@transaction.atomic
def _lift_one(pk: int, now: datetime.datetime) -> str:
    """The title, or nothing where another run lifted it or somebody chose a later time."""
    rows = Embargo.objects.select_for_update().in_force()
    embargo = rows.filter(pk=pk, until__lte=now).first()
    return _lift(embargo, "", None, now).title if embargo else ""


def _lift(embargo: Embargo, reason: str, user: User | None, now: datetime.datetime) -> ArticlePage:
    section = embargo.section or SectionPage.objects.order_by("path").first()
    if section is None:
        raise EmbargoRefused(
            _(
                "The embargo on “%(title)s” cannot be lifted, because there is no section for the "
                "story. Create one below the front page."
            )
            % {"title": embargo.article.title},
            article_id=embargo.article_id,
        )
    embargo.lifted_at, embargo.lifted_by, embargo.lift_reason = now, user, reason
    embargo.save(update_fields=["lifted_at", "lifted_by", "lift_reason"])
    _make_slug_free(embargo.article_id, section)
    article = ArticlePage.objects.get(pk=embargo.article_id)
    move_page(article, section, user)
    return_files(embargo=embargo)
    show_what_is_open()
    log(instance=article, action=EMBARGO_LIFTED, user=user, data={"reason": reason})
    return ArticlePage.objects.get(pk=article.pk)


def hide_with_story(*, embargo: Embargo) -> None:
    """Hide the records and files that were made for the story; again after each change of it."""
    hide_records(embargo=embargo)
    hide_files(embargo=embargo)


def show_what_is_open(*, article: ArticlePage | None = None) -> None:
    """Records and files that something open names by now are shown again. `article`: an open story
    that was saved, of which the draft counts as well."""
    show_named_records(article=article)
    return_used_files()


def _locked(embargo: Embargo, user: User | None) -> Embargo:
    if user is not None and not may_see_embargoed(user):
        raise PermissionDenied
    row = Embargo.objects.select_for_update().in_force().filter(pk=embargo.pk).first()
    if row is None:
        raise EmbargoRefused(
            _("This embargo has already been lifted."), article_id=embargo.article_id
        )
    return row


def _require_hideable(article: ArticlePage, branch: EmbargoedPage | None) -> None:
    if branch is None:
        raise EmbargoRefused(
            _(
                "There is no place for embargoed stories yet. Whoever runs this site can create it "
                "with “manage.py setup_newsroom”."
            ),
            article_id=article.pk,
        )
    if article.live:
        raise EmbargoRefused(
            _("This story is published, so it cannot be embargoed. Unpublish it first."),
            article_id=article.pk,
        )
    if embargo_in_force(article.pk):
        raise EmbargoRefused(
            _("This story is already under embargo. Change its end time instead."),
            article_id=article.pk,
        )
    if branch.get_children().filter(slug=article.slug).exists():
        raise EmbargoRefused(
            _("Another embargoed story has the web address “%(slug)s”. Change one of them first.")
            % {"slug": article.slug},
            article_id=article.pk,
        )


def _require_terms(
    article: ArticlePage, until: datetime.datetime, reason: str, now: datetime.datetime
) -> None:
    if until <= now:
        raise EmbargoRefused(
            _("An embargo must end in the future. Choose a later time."), article_id=article.pk
        )
    if not reason.strip():
        raise EmbargoRefused(_("Give a reason for the embargo."), article_id=article.pk)


def _take_from_the_front(article: ArticlePage) -> None:
    """No page that others edit names the story: not the front page, nor its draft, nor a topic."""
    LeadStory.objects.filter(article=article).delete()
    Topic.objects.filter(lead_story=article).update(lead_story=None)
    for home in HomePage.objects.exclude(latest_revision=None).select_related("latest_revision"):
        revision = home.latest_revision
        rows = revision.content.get("lead_stories", [])
        kept = [row for row in rows if row.get("article") != article.pk]
        if len(kept) != len(rows):
            revision.content["lead_stories"] = kept
            revision.save(update_fields=["content"])


def _stop_telling(article: ArticlePage) -> None:
    """Who may not know any more gets no mail about comments either."""
    for row in PageSubscription.objects.filter(page_id=article.pk).select_related("user"):
        if not may_see_embargoed(row.user):
            row.delete()


def _release_lock(article: ArticlePage) -> None:
    """Who does not see the story any more does not keep others from working on it."""
    if article.locked_by and not may_see_embargoed(article.locked_by):
        ArticlePage.objects.filter(pk=article.pk).update(
            locked=False, locked_by=None, locked_at=None
        )


def _make_slug_free(article_id: int, section: SectionPage) -> None:
    """Another story may have taken the slug meanwhile, which nobody could be told. The story's row
    gets another one; its versions keep theirs, and who publishes one is told to change it."""
    taken = set(section.get_children().values_list("slug", flat=True))
    slug = ArticlePage.objects.values_list("slug", flat=True).get(pk=article_id)
    number = 2
    free = slug
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    if free != slug:
        ArticlePage.objects.filter(pk=article_id).update(slug=free)
