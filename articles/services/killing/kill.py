"""The first step of a kill: all rows of a story go in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.enums import KillCause
from articles.models import ArticlePage, Kill, KilledAddress
from articles.models.kills import NAMELESS, address_digests
from articles.services.killing.cached import pages_showing
from articles.services.killing.cases import remove_from_cases
from articles.services.killing.copies import stories_alike
from articles.services.killing.finish import finish_kill
from articles.services.killing.mentioned_records import addresses_of, named_in
from articles.services.killing.records import remove_media, remove_records
from articles.services.killing.rows import remove_rows, who_had_it_open
from articles.services.site.cache_purges import purge_all_kept_pages

if TYPE_CHECKING:
    import datetime

    from articles.models import User

KILLED = "article.killed"


class KillRefused(Exception):
    """There is nothing to kill: the text says why, in the user's words."""


def can_kill(user: User, article: ArticlePage) -> bool:
    """Whether `user` may kill the story: the right to kill, and to edit this very story."""
    return user.has_perm("articles.add_kill") and article.permissions_for_user(user).can_edit()


def kill_story(*, article_id: int, cause: str, by: User | None, now: datetime.datetime) -> Kill:
    """Remove the story and every trace of it; its addresses answer 410 from now on.

    `cause` is a value of KillCause; `by` None: from the command line. Raises
    KillRefused where there is no such story, PermissionDenied where `by` may not. An interruption
    before the rows are gone leaves the story as it was; one after it leaves a `Kill` that
    `finish_kills` ends.
    """
    kill = _remove(article_id, cause, by, now)
    return finish_kill(kill=kill, now=now)


@transaction.atomic
def _remove(article_id: int, cause: str, by: User | None, now: datetime.datetime) -> Kill:
    article = ArticlePage.objects.select_for_update().filter(pk=article_id).first()
    if article is None:
        raise KillRefused(_("There is no such story. It may already have been killed or deleted."))
    if by is not None and not can_kill(by, article):
        raise PermissionDenied
    kill = Kill(article_id=article_id, cause=cause, killed_by=by, killed_at=now)
    addresses, named = addresses_of(article), named_in(article)
    kill.pages_left = pages_showing(article, addresses, named)
    # Before it is gone: the history takes entries of existing pages only.
    _log(article, cause, by)
    kill.opened_by = who_had_it_open(article)
    alike = stories_alike(article)
    cases = remove_from_cases(article)
    kill.removed = [*remove_rows(article, now=now), *cases]
    records = remove_records(named)
    media = remove_media(named)
    kill.removed += [*records.removed, *media.removed]
    kill.kept = [*alike, *records.kept, *media.kept]
    kill.files_left = media.files
    kill.save()
    purge_all_kept_pages()
    # A copy has the quotes of its story: where one was killed before, theirs are known.
    digests = (address_digests(address)[0] for address in sorted(addresses))
    KilledAddress.objects.bulk_create(
        [KilledAddress(kill=kill, digest=digest) for digest in digests], ignore_conflicts=True
    )
    return kill


def _log(article: ArticlePage, cause: str, by: User | None) -> None:
    log(
        instance=article,
        action=KILLED,
        user=by,
        title=NAMELESS,
        data={"reason": KillCause.label_of(cause)},
        deleted=True,
    )
