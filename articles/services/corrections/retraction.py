"""A retraction takes the story away and keeps its address, with a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles.enums import CorrectionKind
from articles.models import ArticlePage, Correction, PublishedVersion
from articles.models.planned_corrections import log_correction
from articles.services.corrections.corrections import CorrectionRefused, can_issue, plain_paragraphs

if TYPE_CHECKING:
    import datetime

    from articles.models import User

STORY_RETRACTED = "article.retracted"


@transaction.atomic
def retract_story(
    *,
    article: ArticlePage,
    text: str,
    headline: str,
    by: User | None,
    now: datetime.datetime,
) -> Correction:
    """Take the story from readers; its address answers with `text`, under `headline`.

    A story that is retracted already gets a newer notice. It comes back by being published again,
    through the whole workflow, with a correction. Raises CorrectionRefused where the story was
    never public or the words are missing, PermissionDenied.
    """
    locked = ArticlePage.objects.select_for_update().get(pk=article.pk)
    if by is not None and not can_issue(by, locked):
        raise PermissionDenied
    if not locked.address:
        raise CorrectionRefused(
            _("This story has never been published, so there is nothing to retract.")
        )
    headline = " ".join(headline.split())
    if not headline:
        raise CorrectionRefused(_("Enter a headline for the notice."))
    notice = Correction.objects.issue(
        article=locked,
        kind=CorrectionKind.RETRACTION,
        text=plain_paragraphs(text),
        by=by,
        now=now,
        versions=(PublishedVersion.objects.latest_of(locked), None),
        supersedes=Correction.objects.retraction_of(locked),
        headline=headline[:255],
    )
    if locked.live:
        locked.unpublish(user=by)
    log_correction(locked, notice, STORY_RETRACTED)
    return notice
