"""Between the look for a newer version and the save nobody else saves the same story.

Wagtail's edit view first writes the row of a draft (`page.save()`), with the key of the latest
revision as it was loaded, and then the revision; "Publish" and "Submit" do that in two
transactions. Two who press a button in the same moment would both pass a check that comes with
the revision: the row says again what it said before. Both writes are made one transaction, which
begins with the lock and the check (see `wagtail_compat.page_saves`).
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection, transaction

from articles.services.stories.conflicts import require_latest
from articles.wagtail_compat.page_saves import wrap_next_saves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from wagtail.models import Page, Revision

    from articles.models import ArticlePage

_HELD = "_story_transaction"


def check_again_while_saving(request: HttpRequest, page: ArticlePage, latest: Revision) -> None:
    """Make the view's save of this very object look once more, with the story locked. Its save
    raises NewerRevision where somebody was faster, and nothing is written then."""

    def before_row() -> None:
        _hold(request)
        _require(page, latest)

    @contextmanager
    def around_revision(is_first_write: bool) -> Iterator[None]:
        with transaction.atomic():
            if is_first_write:
                _require(page, latest)
            yield
        _finish(request)

    wrap_next_saves(page, before_row=before_row, around_revision=around_revision)


def hold_story(request: HttpRequest, page: Page) -> None:
    """Lock the page until the request is answered. Raises DoesNotExist where it is gone."""
    _hold(request)
    type(page).objects.select_for_update().get(pk=page.pk)


def finish_saving(request: HttpRequest) -> None:
    """Keep what was begun, if anything was: a button such as "Approve" saves the row and, where
    nothing was changed, no revision after it."""
    _finish(request)


def give_up_saving(request: HttpRequest) -> None:
    """Undo what was begun and not finished, if anything was."""
    held = request.__dict__.pop(_HELD, None)
    if held is not None:
        transaction.set_rollback(True)
        held.__exit__(None, None, None)


def _require(page: ArticlePage, latest: Revision) -> None:
    require_latest(article=page, loaded_revision_id=latest.pk, loaded_at=latest.created_at)


def _hold(request: HttpRequest) -> None:
    """Begin a transaction that lasts until the revision is saved, unless one has begun."""
    if not connection.in_atomic_block:
        held = transaction.atomic()
        held.__enter__()
        request.__dict__[_HELD] = held


def _finish(request: HttpRequest) -> None:
    held = request.__dict__.pop(_HELD, None)
    if held is not None:
        held.__exit__(None, None, None)
