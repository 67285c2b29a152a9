"""Readers' reports."""

from django.utils import timezone

from articles.enums import ReportKind
from articles.models import ReaderReport
from articles.services.reader_reports import send_report


def send(article, *, kind=ReportKind.ERROR, text="The date is wrong.", quote_uid=None, now=None):
    """A report of a reader, and its code."""
    return send_report(
        article_id=article.pk,
        kind=kind,
        text=text,
        quote_uid=quote_uid,
        now=now or timezone.now(),
    )


def make_report(article, **fields):
    """A report as it stands in the queue."""
    report, _ = send(article, **fields)
    return ReaderReport.objects.get(pk=report.pk)
