"""Two people edit one story: the second is stopped before anything is lost."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from articles.models import ArticlePage

if TYPE_CHECKING:
    from articles.models import User


class NewerRevision(Exception):
    """The story has been saved by somebody else since it was loaded.

    `article` is the story, `latest` the revision that is newer.
    """

    def __init__(self, article: ArticlePage, latest: Revision) -> None:
        self.article = article
        self.latest = latest
        super().__init__(
            _("“%(title)s” has been saved since it was opened.") % {"title": article.title}
        )


def require_latest(
    *,
    article: ArticlePage,
    loaded_revision_id: int | None,
    loaded_at: datetime.datetime | None = None,
) -> Revision | None:
    """Lock the story and return its latest revision, if that is the one it was loaded from.

    For services that write to a story; must run inside their transaction, so that nobody saves
    between the check and the write. `loaded_at` is when the revision had been saved: saving in
    the background writes over a revision and keeps its key. Raises NewerRevision.
    """
    locked = ArticlePage.objects.select_for_update().get(pk=article.pk)
    latest = locked.get_latest_revision()
    if latest is None:
        return None
    if latest.pk != loaded_revision_id or (loaded_at and latest.created_at != loaded_at):
        raise NewerRevision(article, latest)
    return latest


@transaction.atomic
def keep_aside(*, version: ArticlePage, latest: Revision, user: User | None) -> Revision:
    """Keep a version that gives way to `latest`: in the story's history, just before it.

    `version` is the story with the content to keep. It does not become the latest revision, and
    whoever looks at the history can restore it.
    """
    revision: Revision = Revision.objects.create(
        content_object=version,
        base_content_type=version.get_base_content_type(),
        user=user,
        content=version.serializable_data(),
        object_str=str(version),
        created_at=latest.created_at - datetime.timedelta(milliseconds=1),
    )
    log(instance=version, action="wagtail.edit", user=user, revision=revision, content_changed=True)
    return revision
