"""The admin's API of Wagtail 8.0, which programs call, meets the guard.

That of Wagtail 8.1 changes nothing (see `tests/wagtail_compat/test_admin_api.py`).
"""

import pytest

from articles.models import ArticlePage
from tests.factories import make_section, make_user
from tests.publishing import approved, changed, draft, now_of, published

PagesAdminAPIViewSet = pytest.importorskip("wagtail.admin.api.views").PagesAdminAPIViewSet
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


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
