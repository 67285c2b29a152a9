"""Corrections and versions, straight in the database: for tests of what readers see."""

from django.utils import timezone

from articles.models import Correction, PublishedVersion
from articles.models.snapshots import take_snapshot
from tests.replay import remembered


@remembered
def make_correction(article, **fields):
    """An issued one; nothing else happens to the story."""
    values = {
        "kind": "correction",
        "text": "It was Tuesday.",
        "headline": article.title,
        "issued_at": timezone.now(),
        **fields,
    }
    return Correction.objects.create(article=article, **values)


@remembered
def make_versions(article, count=2):
    """`count` versions of the story as it is, each with a headline of its own."""
    content = take_snapshot(article)
    return [
        PublishedVersion.objects.create(
            article=article,
            number=number,
            published_at=timezone.now(),
            digest=str(number),
            content={**content, "title": f"{article.title} ({number})"},
        )
        for number in range(1, count + 1)
    ]
