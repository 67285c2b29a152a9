"""Stories on their way to being public, for tests of the guard."""

from django.contrib.messages import get_messages
from django.utils import timezone

from articles.enums import ApprovalKind
from articles.models import Approval, ArticlePage
from articles.services.publication import publish_by_override
from tests.factories import make_full_article

NOBODY = "Nobody has approved"


def draft(**fields):
    return make_full_article(live=False, **fields)


def approved(article, revision=None):
    Approval.objects.record(
        revision=revision or article.get_latest_revision(),
        kind=ApprovalKind.REVIEW,
        user=None,
        now=timezone.now(),
    )
    return article


def published(**fields):
    return publish_by_override(
        article=draft(**fields), user=None, reason="Test.", now=timezone.now()
    )


def shown(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def now_of(article):
    return ArticlePage.objects.get(pk=article.pk)
