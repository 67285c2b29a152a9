"""“Approve” in the editor, on a text that nobody has changed: the form's row is saved, and no
revision. In a transaction of its own, as in production."""

import pytest
from django.utils import timezone
from wagtail.models import TaskState

from articles.enums import CheckKind, CheckOutcome
from articles.models import ArticlePage, Check
from tests.editor import edit_url, form_data
from tests.factories import make_user
from tests.publishing import draft

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_the_approval_is_kept(newsroom, client):
    author, moderator = make_user(group="Editors"), make_user(group="Moderators")
    article = draft()
    article.get_latest_revision_as_object().save_revision(user=author)
    article = ArticlePage.objects.get(pk=article.pk)
    for kind in CheckKind:
        Check.objects.record(
            revision=article.get_latest_revision(),
            kind=kind,
            outcome=CheckOutcome.PASSED,
            user=moderator,
            now=timezone.now(),
        )
    article.get_workflow().start(article, author)
    client.force_login(moderator)
    data = form_data(client, article)
    data |= {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": "{}",
    }
    response = client.post(edit_url(article), data)
    assert response.status_code == 302
    article = ArticlePage.objects.get(pk=article.pk)
    assert TaskState.objects.order_by("pk").last().status == TaskState.STATUS_APPROVED
    assert article.live
