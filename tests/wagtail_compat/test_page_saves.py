"""The page editor still writes the row and then the revision, on the object that the hook gets."""

from contextlib import contextmanager

import pytest
from wagtail import hooks

from articles.models import ArticlePage
from articles.wagtail_compat.page_saves import wrap_next_saves
from tests.editor import edit_url, form_data
from tests.factories import make_user
from tests.publishing import draft, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def calls(newsroom, client):
    """What is called while the editor saves."""
    client.force_login(make_user(is_superuser=True))
    found = []

    @contextmanager
    def around(is_first_write):
        found.append(f"revision {is_first_write}")
        yield
        found.append("revision is written")

    def wrap(request, page):
        if request.method == "POST":
            before = page.save

            def save(*args, **kwargs):
                found.append("row is written")
                before(*args, **kwargs)

            page.save = save
            wrap_next_saves(page, before_row=lambda: found.append("row"), around_revision=around)

    with hooks.register_temporarily("before_edit_page", wrap, order=10_000):
        yield found


def save(client, article, **fields):
    data = form_data(client, article, standfirst="Changed")
    response = client.post(edit_url(article), data | fields)
    assert response.status_code == 302


def test_upstream_writes_the_row_of_a_draft_and_then_the_revision(client, calls):
    save(client, draft())
    assert calls[:4] == ["row", "row is written", "revision False", "revision is written"]


def test_upstream_writes_only_the_revision_of_a_live_story(client, calls):
    save(client, published())
    assert calls[:2] == ["revision True", "revision is written"]


def test_the_methods_are_the_classs_own_again():
    article = ArticlePage(title="Plain")
    plain = (article.save, article.save_revision)
    wrap_next_saves(article, before_row=lambda: None, around_revision=None)
    assert (article.save, article.save_revision) != plain
    with pytest.raises(Exception, match=r".+"):
        article.save()
    assert article.save == plain[0]
