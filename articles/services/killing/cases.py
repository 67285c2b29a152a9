"""What a killed story has left in cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from articles.models import Case, CaseStory, HistorySeal, StatusFact
from articles.models.kills import NAMELESS
from articles.services.history.sealing import redact_history
from articles.services.killing.rows import Counts
from articles.wagtail_compat.stored_rows import IndexEntry

if TYPE_CHECKING:
    from articles.models import ArticlePage


def remove_from_cases(article: ArticlePage) -> Counts:
    """Delete the cases that are about this story alone, and what it told about others; to be called
    before the story is gone. The history of the first loses every word."""
    links = CaseStory.objects.filter(case=OuterRef("pk"))
    told = Case.objects.filter(Exists(links.filter(article=article.pk)))
    alone = told.filter(~Exists(links.exclude(article=article.pk)))
    gone = list(alone.values_list("pk", flat=True))
    others = StatusFact.objects.filter(from_story=article.pk).exclude(case__in=gone)
    touched = set(others.values_list("case", flat=True))
    # Every case that the story was linked to has the story's title in its history.
    _forget_words({*gone, *touched, *told.values_list("pk", flat=True)}, gone)
    counts = [(_("Statuses of cases"), others.count()), (_("Cases"), len(gone))]
    others.delete()
    for case in Case.objects.filter(pk__in=gone):
        case.delete()
    return [(place, number) for place, number in counts if number]


def _forget_words(keys: set[int], gone: list[int]) -> None:
    kind = ContentType.objects.get_for_model(Case)
    entries = ModelLogEntry.objects.filter(content_type=kind, object_id__in=map(str, keys))
    redact_history(log=HistorySeal.RECORDS, entries=entries, now=timezone.now())
    entries.update(data={})
    entries.filter(object_id__in=map(str, gone)).update(label=NAMELESS)
    IndexEntry.objects.filter(content_type=kind, object_id__in=map(str, gone)).delete()
