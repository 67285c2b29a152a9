"""The admin's API and Wagtail's actions, which code and programs call, meet the guard."""

import pytest
from django.apps import apps
from wagtail.actions.create import CreateAction
from wagtail.actions.edit import EditAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import DraftStateMixin, Page

from articles.guard import PublicationRefused
from articles.models import ArticlePage
from articles.services.setup.newsroom_setup import setup_newsroom
from tests.factories import make_section, make_user
from tests.publishing import approved, changed, draft, now_of, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom():
    setup_newsroom()


@pytest.fixture
def admin(client):
    client.force_login(make_user(is_superuser=True))
    return client


def act(client, action, page, **data):
    address = f"/admin/api/main/pages/{page.pk}/action/{action}/"
    return client.post(address, data, headers={"accept": "application/json"})


def test_every_action_of_the_api_is_known():
    assert set(PagesAdminAPIViewSet.actions) == {
        *("publish", "copy", "create_alias", "convert_alias", "move"),
        *("revert_to_page_revision", "copy_for_translation", "unpublish", "delete"),
    }


def test_the_api_of_the_admin_meets_the_guard(admin):
    article = draft()
    assert act(admin, "publish", article).status_code < 500
    assert not now_of(article).live
    approved(article)
    assert act(admin, "publish", article).status_code == 200
    assert now_of(article).live


@pytest.mark.parametrize("keep_live", ["true", "false", None])
def test_a_copy_by_the_api_is_no_live_story(admin, keep_live):
    article = published()
    data = {"slug": "copy"} | ({"keep_live": keep_live} if keep_live else {})
    assert act(admin, "copy", article, **data).status_code < 500
    assert ArticlePage.objects.live().get() == article


def test_an_alias_by_the_api_is_no_live_story(admin):
    article = published()
    data = {"destination_page_id": make_section("Europe").pk, "update_slug": "alias"}
    assert act(admin, "create_alias", article, **data).status_code < 500
    assert ArticlePage.objects.live().get() == article
    assert not ArticlePage.objects.filter(alias_of__isnull=False).exists()


@pytest.mark.parametrize("action", ["convert_alias", "move"])
def test_what_else_the_api_does_makes_no_draft_live(admin, action):
    article = draft()
    data = {"destination_page_id": make_section("Europe").pk} if action == "move" else {}
    assert act(admin, action, article, **data).status_code < 500
    assert not now_of(article).live


def test_reverting_by_the_api_changes_a_draft_alone(admin):
    article = published(title="As it was")
    first = article.live_revision_id
    changed(article, title="Changed since")
    response = act(admin, "revert_to_page_revision", article, revision_id=first)
    assert response.status_code == 200
    assert now_of(article).title == "Changed since"
    assert now_of(article).get_latest_revision().as_object().title == "As it was"


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
