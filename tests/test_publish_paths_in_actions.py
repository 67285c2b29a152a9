"""Wagtail's actions, which its APIs and code call, meet the guard."""

import pytest
from django.apps import apps
from wagtail.actions.create import CreateAction
from wagtail.actions.edit import EditAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.models import DraftStateMixin, Page

from articles.guard import PublicationRefused
from articles.models import ArticlePage
from tests.factories import make_section, make_user
from tests.publishing import changed, checked, draft, now_of, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


def test_wagtails_actions_meet_the_guard():
    for article in (draft(), published(title="As it was")):
        title, live = article.title, article.live
        edited = now_of(article)
        edited.title = "Changed by an action"
        with pytest.raises(PublicationRefused):
            EditAction(edited, publish=True).execute(skip_permission_checks=True)
        assert (now_of(article).title, now_of(article).live) == (title, live)
    section = make_section()
    path = ArticlePage._get_path(section.path, section.depth + 1, 99)
    new = ArticlePage(title="Made by an action", slug="new", published_on=article.published_on)
    new.path, new.depth = path, section.depth + 1
    new.set_url_path(section)
    with pytest.raises(PublicationRefused):
        CreateAction(new, publish=True, clean=False).execute(skip_permission_checks=True)
    assert not ArticlePage.objects.filter(title=new.title).exists()


def test_no_record_has_drafts_of_its_own():
    """Wagtail's screens of snippets publish those that have drafts: none of ours has."""
    ours = apps.get_app_config("articles").get_models()
    drafted = {model for model in ours if issubclass(model, DraftStateMixin)}
    assert drafted
    assert all(issubclass(model, Page) for model in drafted)


def test_reverting_by_the_action_changes_a_draft_alone():
    article = published(title="As it was")
    first = article.live_revision
    changed(article, title="Changed since")
    RevertToPageRevisionAction(now_of(article), first).execute(skip_permission_checks=True)
    assert now_of(article).title == "Changed since"
    assert now_of(article).get_latest_revision().as_object().title == "As it was"


def test_an_approval_by_the_action_meets_the_guard():
    """Of Wagtail 8.1, for its API of workflows."""
    actions = pytest.importorskip("wagtail.actions.workflow")
    moderator = make_user(group="Moderators")
    for broken in (True, False):
        article = checked(draft())
        article.get_workflow().start(article, make_user(group="Contributors"))
        if broken:
            version = article.get_latest_revision_as_object()
            version.topics.clear()
            version.save_revision(user=make_user())
        approve = actions.ApproveTaskStateAction(
            now_of(article).current_workflow_task_state, user=moderator
        )
        if broken:
            with pytest.raises(PublicationRefused):
                approve.execute()
        else:
            approve.execute()
        assert now_of(article).live is not broken
