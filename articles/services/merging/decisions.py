"""Keeps approvals and checks valid when only a record's key changes.

An approval holds for the digest of what it let go live, and the key of each record is part of that
digest; so does the mark that a change is minor, and what is known of the version that readers saw
last. A merge changes keys in the live story, in its revision and in scheduled ones at once; their
digests are carried over in the same transaction, from exactly the old content to exactly the new.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType

from articles.models import (
    Approval,
    ArticlePage,
    Check,
    ImportedFrom,
    PlannedCorrection,
    PublishedVersion,
    QuoteVerification,
    SkippedCheck,
)
from articles.models.verifications import digests_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagtail.models import Revision


def carry_over(*, revision: Revision, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Let what was decided about `before` hold for `after`, the new content of the revision.

    Call it while every record that either of them names is still there.
    """
    article_id = int(revision.object_id)
    _carry_verifications(article_id, before, after)
    known = _known_digests(article_id)
    for digest in (_quick_digest, _exact_digest(revision)):
        if not known:
            return
        old = digest(before)
        if old in known:
            _replace(article_id, old, digest(after))
            return


def carry_digest(*, article_id: int, old: str, new: str) -> None:
    """Let what was decided about content with the digest `old` hold for that with `new`."""
    if old != new:
        _replace(article_id, old, new)


def _carry_verifications(article_id: int, before: dict[str, Any], after: dict[str, Any]) -> None:
    """A quote that was held against its source is the same quote, whatever its speaker's key."""
    new = digests_in(after)
    for uid, old in digests_in(before).items():
        if new[uid] != old:
            rows = QuoteVerification.objects.filter(article_id=article_id, quote_uid=uid)
            rows.filter(digest=old).update(digest=new[uid])


def _known_digests(article_id: int) -> set[str]:
    return {
        digest
        for rows, column in _decisions(article_id)
        for digest in rows.order_by().values_list(column, flat=True)
    } - {""}


def _replace(article_id: int, old: str, new: str) -> None:
    for rows, column in _decisions(article_id):
        rows.filter(**{column: old}).update(**{column: new})


def _decisions(article_id: int) -> list[tuple[Any, str]]:
    """All that is kept with the digest of a story's content, and the column of the digest."""
    kind = ContentType.objects.get_for_model(ArticlePage)
    imports = ImportedFrom.objects.filter(content_type=kind, object_id=article_id)
    kept = (Approval, PublishedVersion, PlannedCorrection, Check, SkippedCheck)
    return [
        *((model.objects.filter(article_id=article_id), "digest") for model in kept),
        (imports, "content_digest"),
    ]


def _quick_digest(content: dict[str, Any]) -> str:
    """Without a query: right unless the content names a record that was deleted."""
    article: Any = ArticlePage.from_serializable_data(copy.deepcopy(content), check_fks=False)
    digest: str = article.publication_digest()
    return digest


def _exact_digest(revision: Revision) -> Callable[[dict[str, Any]], str]:
    def digest(content: dict[str, Any]) -> str:
        other = copy.copy(revision)
        other.content = copy.deepcopy(content)
        return other.as_object().publication_digest()

    return digest
