"""Makes kept pages out of date: by key where a change is understood, all of them where it is not.

Publishing, corrections and changes of records name their keys (`public_changes`). Everything else
that writes to a table which readers see is noticed by `WrittenTables`: a page is never out of date
because somebody forgot to say that `update()` or a new model alters it.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import OperationalError, ProgrammingError, connections, transaction
from django.db.models import BigIntegerField, Func
from django.utils import timezone

from articles.models import CachePurge
from articles.syndication.page_store import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper

KEPT_FOR = datetime.timedelta(days=1)
# Tables that no public page is made of. A table that is not here counts as public.
_PRIVATE = frozenset(
    {
        "articles_approval",
        "articles_attemptcount",
        "articles_blockingcomment",
        "articles_cachepurge",
        "articles_cannedreply",
        "articles_check",
        "articles_checklisttick",
        "articles_checktask",
        "articles_claim",
        "articles_consentrecord",
        "articles_deletedtext",
        "articles_distinctrecords",
        "articles_embargoednamehit",
        "articles_groupsecurity",
        "articles_guestlink",
        "articles_guestopening",
        "articles_historyseal",
        "articles_importedfrom",
        "articles_invitation",
        "articles_leftfile",
        "articles_mailproof",
        "articles_namealarm",
        "articles_namefinding",
        "articles_namelook",
        "articles_namereplacement",
        # Sizes of pictures are made while a page is rendered.
        "articles_newsrendition",
        "articles_passkey",
        "articles_plannedcorrection",
        "articles_policyreport",
        "articles_privatenameanswer",
        "articles_protectedname",
        "articles_publicchange",
        "articles_quotesplit",
        "articles_readerreport",
        "articles_rejectedproposal",
        "articles_reportnote",
        "articles_reviewtask",
        "articles_skippedcheck",
        "articles_user",
        "articles_user_groups",
        "articles_user_user_permissions",
    }
)
# Tables of others that public pages are made of.
_OTHERS = frozenset(
    {
        "wagtailcore_page",
        "wagtailcore_site",
        "wagtailcore_collection",
        "wagtailredirects_redirect",
        "taggit_tag",
        "taggit_taggeditem",
    }
)
# What saving a draft writes into the rows of a page that readers may see.
_OF_DRAFTS = frozenset(
    {
        "draft_title",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision_created_at",
        "latest_revision_id",
        "locked",
        "locked_at",
        "locked_by_id",
        "owner_id",
    }
)
_PAGES = frozenset({"wagtailcore_page", "articles_articlepage"})
_WRITES = re.compile(r'(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) "(\w+)"')
_COLUMN = re.compile(r'"(\w+)" = ')


def purge_kept_pages(keys: Iterable[str]) -> None:
    """With this transaction, every kept answer that has one of the keys is out of date."""
    if settings.ADVOCACY_PAGE_CACHE_MB:
        row = CachePurge.objects.create(
            keys=" ".join(sorted(set(keys))), transaction=_transaction(), made_at=timezone.now()
        )
        _watch().note_purge(row.pk)


def purge_all_kept_pages() -> None:
    """The same for all of them: for changes that no key tells, such as a merge."""
    purge_kept_pages({EVERYTHING})


def forget_old_purges(now: datetime.datetime) -> int:
    """Delete what every process has read long ago; return how many rows."""
    return CachePurge.objects.filter(made_at__lt=now - KEPT_FOR).delete()[0]


def is_seen_by_readers(sql: str) -> bool:
    """Whether the statement writes to what public pages are made of."""
    written = _WRITES.match(sql)
    if written is None:
        return False
    table = written[1]
    if table not in _OTHERS and (not table.startswith("articles_") or table in _PRIVATE):
        return False
    if table in _PAGES and sql.startswith("UPDATE"):
        return not set(_COLUMN.findall(sql.partition(" WHERE ")[0])) <= _OF_DRAFTS
    return True


class WrittenTables:
    """Looks at every statement of one connection (Django's `execute_wrapper`). Where a transaction
    has written what readers see, and recorded no purge of its own, all kept pages go."""

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self.has_written = False
        self.purges: list[int] = []

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        result = execute(sql, params, many, context)
        if settings.ADVOCACY_PAGE_CACHE_MB and is_seen_by_readers(sql):
            self.has_written = True
            self._settle_later()
        return result

    def note_purge(self, key: int) -> None:
        """The transaction names itself what goes."""
        self.purges.append(key)
        self._settle_later()

    def settle(self) -> None:
        """After the commit. A purge counts if it was committed: what a savepoint took back does
        not cover what was written beside it."""
        has_written, purges = self.has_written, self.purges
        self.has_written, self.purges = False, []
        if has_written and not CachePurge.objects.filter(pk__in=purges).exists():
            try:
                purge_all_kept_pages()
            except (OperationalError, ProgrammingError):
                # An older migration writes before the table is made, and nothing is kept yet.
                tables = connections[self.alias].introspection.table_names()
                if CachePurge._meta.db_table in tables:
                    raise

    def _settle_later(self) -> None:
        # Once a transaction. A savepoint that is taken back takes its callbacks with it, so it is
        # asked each time whether ours is still there.
        waiting = connections[self.alias].run_on_commit
        if not any(one[1] == self.settle for one in waiting):
            transaction.on_commit(self.settle, using=self.alias)


def watch_connection(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Handler of `connection_created`."""
    if not any(isinstance(one, WrittenTables) for one in connection.execute_wrappers):
        connection.execute_wrappers.append(WrittenTables(connection.alias))


def _watch() -> WrittenTables:
    connection = connections["default"]
    connection.ensure_connection()
    return next(one for one in connection.execute_wrappers if isinstance(one, WrittenTables))


def _transaction() -> Func | None:
    if connections["default"].vendor != "postgresql":
        return None
    return Func(
        template="pg_current_xact_id()::text::bigint", output_field=BigIntegerField(null=True)
    )
