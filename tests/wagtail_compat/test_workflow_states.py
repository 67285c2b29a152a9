"""Wagtail takes a page's workflow state from where its own prefetch puts it."""

import pytest

from articles.wagtail_compat.workflow_states import keep_workflow_state
from tests.factories import make_full_article, make_user

pytestmark = pytest.mark.django_db


def test_the_state_is_kept(newsroom, django_assert_num_queries):
    story = make_full_article(live=False)
    keep_workflow_state(story)
    with django_assert_num_queries(0):
        assert story.current_workflow_state is None
    story.get_workflow().start(story, make_user(group="Editors"))
    again = type(story).objects.get(pk=story.pk)
    keep_workflow_state(again)
    with django_assert_num_queries(0):
        assert again.current_workflow_state.status == "in_progress"
