"""The admin's API tells nobody of a hidden story, picture or file, on either version of Wagtail."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail import VERSION
from wagtail.models import Page

from articles.models import EmbargoedPage, HomePage, NewsFile
from articles.services.embargo.embargoes import set_embargo
from tests.factories import make_article, make_user
from tests.factories.pictures import make_image
from tests.replay import remembered

pytestmark = pytest.mark.django_db
TOKEN = "Zyxquorum"
EXPLORER = "wagtailadmin_api:explorer"


@pytest.fixture
@remembered
def hidden(newsroom):
    """A story with a picture, and a file of its own."""
    article = make_article(
        title=f"{TOKEN} story",
        live=False,
        lead_image=make_image(title=f"{TOKEN} picture"),
        lead_image_alt="Seen.",
    )
    NewsFile.objects.create(
        title=f"{TOKEN} file",
        collection=EmbargoedPage.objects.get().collection,
        file=ContentFile(b"one,two\n", name="table.csv"),
    )
    now = timezone.now()
    until = now + datetime.timedelta(hours=2)
    set_embargo(article=article, until=until, reason="Test.", user=None, now=now)
    return article


def lists(article):
    """Every list of the API in which the story, its section or its files could stand."""
    if VERSION < (8, 1):
        yield reverse("wagtailadmin_api:pages:listing") + "?for_explorer=1&child_of=root"
        for kind in ("pages", "images", "documents"):
            yield reverse(f"wagtailadmin_api:{kind}:listing")
            yield reverse(f"wagtailadmin_api:{kind}:listing") + f"?search={TOKEN}"
    else:
        section = Page.objects.get(pk=article.pk).get_parent()
        pages = (Page.get_first_root_node(), HomePage.objects.get(), section)
        yield from (reverse(EXPLORER, args=[page.pk]) for page in pages)


def of_the_story(article):
    """The addresses that name it, or the branch it stands in."""
    name = "wagtailadmin_api:pages:detail" if VERSION < (8, 1) else EXPLORER
    return [reverse(name, args=[pk]) for pk in (article.pk, EmbargoedPage.objects.get().pk)]


def test_no_list_names_what_is_hidden(client, hidden):
    client.force_login(make_user(group="Moderators"))
    for address in lists(hidden):
        response = client.get(address)
        assert (response.status_code, TOKEN in response.content.decode()) in (
            (200, False),
            (404, False),  # the branch and what stands in it
        ), address


def test_no_address_of_the_story_answers(client, hidden):
    client.force_login(make_user(group="Moderators"))
    for address in of_the_story(hidden):
        response = client.get(address)
        assert (response.status_code, TOKEN in response.content.decode()) == (404, False), address


def test_those_who_may_know_are_told(client, hidden):
    client.force_login(make_user(group="Administrators"))
    assert any(TOKEN in client.get(address).content.decode() for address in lists(hidden))
    assert TOKEN in client.get(of_the_story(hidden)[0]).content.decode()


@pytest.mark.skipif(VERSION < (8, 1), reason="Wagtail 8.0 counts no children there")
def test_the_explorer_does_not_count_what_is_hidden(client, hidden):
    client.force_login(make_user(group="Moderators"))
    root = Page.get_first_root_node()
    answer = client.get(reverse(EXPLORER, args=[HomePage.objects.get().pk])).json()
    known = [row["title"] for row in answer["children"]["items"]]
    assert answer["children"]["count"] == len(known)
    above = client.get(reverse(EXPLORER, args=[root.pk]))
    if above.status_code == 200:
        titles = [row["title"] for row in above.json()["children"]["items"]]
        assert EmbargoedPage.objects.get().title not in titles
        assert above.json()["children"]["count"] == len(titles)
