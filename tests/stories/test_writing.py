"""The story's screen shows writing first."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.models import ArticlePage
from tests.editor import edit_url, form_data, form_of
from tests.factories import make_article, make_author, make_section, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make_user(is_superuser=True, is_staff=True)


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


def new_url():
    return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", make_section().pk])


def opened(client, url):
    response = client.get(url)
    soup = BeautifulSoup(response.content, "html.parser")
    return response, {**form_of(soup, response.context["form"].instance)}


def saved(client, url, data):
    response = client.post(url, {**data, "action-save": "1"})
    assert response.status_code == 302, response.context["form"].errors
    return ArticlePage.objects.latest("pk").get_latest_revision_as_object()


def empty_text(text=""):
    return {
        "body-count": "1",
        "body-0-type": "text",
        "body-0-value": f'{{"blocks": [{{"key": "a", "type": "unstyled", "text": "{text}", '
        '"depth": 0, "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}',
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "5f3c4e0e-3b0f-4a53-9a3c-5f3c4e0e3b0f",
    }


def test_the_words_come_before_date_place_and_picture(desk):
    page = desk.get(new_url()).content.decode()
    below = ("date_place_and_section", "bylines", "topics", "lead_picture")
    places = [page.index(f'id="panel-child-story-{name}-section"') for name in below]
    assert places == sorted(places)
    assert page.index('id="id_title"') < page.index('id="id_standfirst"')
    assert page.index('id="id_standfirst"') < page.index('id="body"') < min(places)


def test_the_section_stands_beside_the_date(desk):
    story = make_article()
    page = BeautifulSoup(desk.get(edit_url(story)).content, "html.parser")
    assert page.select_one(".story-section strong").text == story.get_parent().title
    assert page.select_one(".story-section a")["href"] == reverse(
        "wagtailadmin_pages:move", args=[story.pk]
    )


def test_a_new_story_opens_with_an_empty_text(desk):
    form = desk.get(new_url()).context["form"]
    assert [block.block_type for block in form["body"].value()] == ["text"]


def test_a_text_that_stays_empty_is_not_kept(desk):
    url = new_url()
    _, data = opened(desk, url)
    draft = saved(desk, url, {**data, **empty_text(), "title": "Only a headline", "slug": "only"})
    assert len(draft.body) == 0
    draft = saved(
        desk, edit_url(draft), form_data(desk, draft, **empty_text("Words."), title="More")
    )
    assert "Words." in draft.body[0].value.source


def test_a_headline_is_one_line(desk):
    url = new_url()
    _, data = opened(desk, url)
    draft = saved(desk, url, {**data, **empty_text(), "title": "One\r\ntwo ", "slug": "one-two"})
    assert draft.title == "One two"


def test_who_writes_signs(desk, writer):
    author = make_author("Nora Field", user=writer)
    make_author("Somebody else")
    url = new_url()
    _, data = opened(desk, url)
    assert data["bylines-0-author"] == str(author.pk)
    draft = saved(desk, url, {**data, **empty_text(), "title": "Signed", "slug": "signed"})
    assert [row.author for row in draft.bylines.all()] == [author]


@pytest.mark.parametrize("names", [(), ("Nora Field", "N. F.")])
def test_nobody_signs_where_it_is_not_clear_as_whom(desk, writer, names):
    for name in names:
        make_author(name, user=writer)
    _, data = opened(desk, new_url())
    assert data["bylines-TOTAL_FORMS"] == "0"


def test_a_renamed_draft_takes_its_address_along(desk):
    draft = make_article(title="Working title", slug="working-title")
    data = form_data(desk, draft, title="What it is about")
    assert saved(desk, edit_url(draft), data).slug == "what-it-is-about"


@pytest.mark.parametrize(
    ("slug", "changes", "live"),
    [
        ("my-own", {}, False),
        ("working-title", {"slug": "chosen-now"}, False),
        ("working-title", {}, True),
    ],
)
def test_an_address_that_somebody_chose_or_that_readers_know_stays(desk, slug, changes, live):
    draft = make_article(title="Working title", slug=slug, live=live)
    data = form_data(desk, draft, title="What it is about", **changes)
    draft = saved(desk, edit_url(draft), data)
    assert draft.slug == changes.get("slug", slug)


def test_a_number_behind_the_old_address_does_not_keep_it(desk):
    make_article(title="About it", slug="about-it")
    draft = make_article(title="Working title", slug="working-title-2")
    draft = saved(desk, edit_url(draft), form_data(desk, draft, title="About it"))
    assert draft.slug == "about-it-2"


def test_the_checks_panel_counts_words_and_claims_no_issues(desk):
    page = desk.get(edit_url(make_article())).content.decode()
    assert "data-text-counts" in page
    assert "data-content-checker-count" not in page
