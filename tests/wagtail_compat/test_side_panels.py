"""Wagtail's editor still draws the side panels that its view names, and saves draw few of them."""

import pytest
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from tests.editor import edit_url, form_data
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("view", [CreateView, EditView])
def test_upstream_asks_its_view(view):
    assert callable(view.get_side_panels)
    assert view.get_side_panels.__module__ == "articles.wagtail_compat.side_panels"


def test_a_save_in_the_background_does_not_draw_the_panel_anew(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    story = make_article()
    assert 'data-side-panel="record"' in client.get(edit_url(story)).content.decode()
    response = client.post(
        edit_url(story),
        form_data(client, story, title="Other words"),
        headers={"accept": "application/json"},
    )
    assert response.json()["success"]
    assert "record-panel" not in response.json()["html"]
