"""Removes a story's own rows, and its words from rows that must stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.models import (
    CommentReply,
    Page,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    TaskState,
    WorkflowState,
)

from articles.models import ArticlePage, Claim, HistorySeal, ImportedFrom, Kill, RetiredAddress
from articles.models.kills import NAMELESS, TELLS_FOR
from articles.services.history.sealing import redact_history
from articles.services.killing.mentioned_records import addresses_of
from articles.services.killing.merges import forget_in_merges
from articles.services.killing.redirects import remove_redirects
from articles.services.reader_reports import erase_reports
from articles.wagtail_compat.stored_rows import EditingSession, FormState, IndexEntry

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

type Counts = list[tuple[str, int]]


def remove_rows(article: ArticlePage, *, now: datetime.datetime) -> Counts:
    """Delete the story with all that hangs on it; return how many rows went from each place."""
    counts = [("The story itself", 1), *_count_children(article)]
    # The history keeps who did what and when, and loses every word of the story.
    entries = PageLogEntry.objects.filter(page=article.pk).exclude(label=NAMELESS)
    retired = list(RetiredAddress.objects.filter(article=article.pk).values_list("pk", flat=True))
    address = article.address
    counts.append(("Record merges", forget_in_merges(article)))
    counts.append(("Text of reader reports", erase_reports(article=article, now=now)))
    counts.append(("Redirects to it", remove_redirects(_typed_addresses(article))))
    counts += [(place, rows.delete()[0]) for place, rows in tied_by_type(article.pk)]
    article.delete()
    # Deleting a story keeps its address as gone, in plain words: a kill keeps digests alone.
    gone = RetiredAddress.objects.filter(models.Q(pk__in=retired) | models.Q(address=address))
    counts.append(("Web addresses", gone.delete()[0]))
    redact_history(log=HistorySeal.PAGES, entries=entries, now=now)
    counts.append(("History entries", entries.update(label=NAMELESS, data={})))
    return [(place, number) for place, number in counts if number]


def who_had_it_open(article: ArticlePage) -> list[int]:
    """The keys of the accounts whose browser had a screen of the story open a moment ago, or who
    had taken one of its steps."""
    kind = ContentType.objects.get_for_model(ArticlePage)
    sessions = EditingSession.objects.filter(content_type=kind, object_id=str(article.pk))
    pages = ContentType.objects.get_for_model(Page)
    sessions |= EditingSession.objects.filter(content_type=pages, object_id=str(article.pk))
    claims = Claim.objects.filter(article=article.pk)
    found = {*sessions.values_list("user", flat=True), *claims.values_list("claimed_by", flat=True)}
    return sorted(key for key in found if key is not None)


def forget_who_had_it_open(*, now: datetime.datetime) -> None:
    """After a day nobody has an old screen open any more."""
    Kill.objects.filter(killed_at__lte=now - TELLS_FOR).exclude(opened_by=[]).update(opened_by=[])


def forget_latecomers(pk: int) -> None:
    """What somebody wrote beside a story while it was killed, and what no foreign key refuses: the
    form of a preview, a line of the history. Nothing for a story that is still there."""
    if Page.objects.filter(pk=pk).exists():
        return
    for _, rows in tied_by_type(pk):
        rows.delete()
    entries = PageLogEntry.objects.filter(page=pk).exclude(label=NAMELESS)
    redact_history(log=HistorySeal.PAGES, entries=entries, now=timezone.now())
    entries.update(label=NAMELESS, data={})


def _typed_addresses(article: ArticlePage) -> set[str]:
    """Where the story is, was or would be, and its place in the tree."""
    return {*addresses_of(article), article.proposed_address(), article.url_path}


def _count_children(article: ArticlePage) -> Iterator[tuple[str, int]]:
    """What the database deletes together with the page."""
    for relation in article._meta.related_objects:
        if relation.on_delete is models.CASCADE:
            model = relation.related_model
            rows = model._base_manager.filter(**{relation.field.name: article.pk})
            yield plural(model), rows.count()
    replies = CommentReply.objects.filter(comment__page=article.pk)
    yield plural(CommentReply), replies.count()


def plural(model: type[models.Model]) -> str:
    """The name of a place in the report."""
    name = str(model._meta.verbose_name_plural)
    return name[:1].upper() + name[1:]


def tied_by_type(pk: int) -> list[tuple[str, Any]]:
    """Rows that name the story by its type and key, which no foreign key holds together.

    Wagtail deletes some of them with the page, and leaves the typed form of a preview, the
    comments of a workflow and where it was imported from.
    """
    types = ContentType.objects.get_for_models(Page, ArticlePage).values()
    text = {"content_type__in": types, "object_id": str(pk)}
    # A story that was previewed before its first save: nothing says which of these it was, and
    # whoever is writing another one gets theirs again with the next preview.
    forms = models.Q(**text) | models.Q(content_type__in=types, object_id="")
    base = {"base_content_type__in": types, "object_id": str(pk)}
    states = WorkflowState.objects.filter(**base)
    references = models.Q(**base) | models.Q(to_content_type__in=types, to_object_id=str(pk))
    return [
        (
            "Review steps and comments",
            TaskState.objects.filter(workflow_state__in=states),
        ),
        ("Reviews", states),
        ("Versions", Revision.objects.filter(**base)),
        ("Preview forms", FormState.objects.filter(forms)),
        ("Editing sessions", EditingSession.objects.filter(**text)),
        (
            "Import sources",
            ImportedFrom.objects.filter(content_type__in=types, object_id=pk),
        ),
        ("Newsroom search entries", IndexEntry.objects.filter(**text)),
        ("Usage references", ReferenceIndex.objects.filter(references)),
    ]
