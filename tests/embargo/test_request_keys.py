"""Bulk actions and choosers take keys, or "all": what is hidden is among none of them, and a record
that happens to have the key of a hidden story is not mistaken for it."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from articles.models import NewsFile, Person
from articles.services.embargo.embargoes import set_embargo
from tests.factories import make_article, make_person, make_user
from tests.factories.pictures import make_image
from tests.replay import remembered

pytestmark = pytest.mark.django_db
TOKEN = "Zyxquorum"


@pytest.fixture
@remembered
def hidden(newsroom):
    """A story under embargo, with a picture and a file that it alone uses."""
    picture = make_image(title=f"{TOKEN} picture")
    file = NewsFile.objects.create(
        title=f"{TOKEN} file", file=ContentFile(b"one,two\n", name="table.csv")
    )
    story = make_article(
        live=False,
        title=f"{TOKEN} story",
        text=f'<p>See <a linktype="document" id="{file.pk}">the table</a>.</p>',
    )
    story.lead_image, story.lead_image_alt = picture, "Seen."
    story.save()
    now = timezone.now()
    set_embargo(
        article=story, until=now + datetime.timedelta(hours=1), reason="x", user=None, now=now
    )
    return {"newsimage": picture, "newsfile": file, "page": story}


def bulk(app, model, action, *keys):
    chosen = "&".join(f"id={key}" for key in keys)
    return f"{reverse('wagtail_bulk_action', args=[app, model, action])}?{chosen}"


MEDIA = [
    (model, action)
    for model in ("newsimage", "newsfile")
    for action in ("delete", "add_tags", "add_to_collection")
]


@pytest.mark.parametrize(("model", "action"), MEDIA)
def test_bulk_actions_do_not_know_hidden_media(client, hidden, model, action):
    medium = hidden[model]
    client.force_login(make_user(group="Editors"))
    nobody = client.get(bulk("articles", model, action, medium.pk + 1000))
    for key in (medium.pk, f"0{medium.pk}"):
        answer = client.get(bulk("articles", model, action, key))
        assert answer.status_code == nobody.status_code == 404
    assert client.post(bulk("articles", model, action, medium.pk)).status_code == 404
    open_one = make_image(title="Open") if model == "newsimage" else _file("Open")
    both = client.get(bulk("articles", model, action, medium.pk, open_one.pk)).content.decode()
    assert "Open" in both
    assert TOKEN not in both


@pytest.mark.parametrize(("model", "action"), MEDIA)
def test_the_desk_finds_them(client, hidden, model, action):
    client.force_login(make_user(group="Administrators"))
    page = client.get(bulk("articles", model, action, hidden[model].pk)).content.decode()
    assert TOKEN in page


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_all_pages_are_all_that_one_may_know(client, hidden, action):
    make_article(title="Open story")
    client.force_login(make_user(group="Editors"))
    page = client.get(bulk("wagtailcore", "page", action, "all")).content.decode()
    assert "Open story" in page
    assert TOKEN not in page
    client.force_login(make_user(is_superuser=True))
    assert TOKEN in client.get(bulk("wagtailcore", "page", action, "all")).content.decode()


@pytest.mark.parametrize(
    ("chooser", "model"),
    [
        ("wagtailadmin_choose_page_chosen_multiple", "page"),
        ("wagtailimages_chooser:chosen_multiple", "newsimage"),
        ("wagtaildocs_chooser:chosen_multiple", "newsfile"),
    ],
)
def test_choosers_of_several_do_not_know_them(client, hidden, chooser, model):
    url = f"{reverse(chooser)}?id={hidden[model].pk}"
    client.force_login(make_user(group="Editors"))
    assert TOKEN not in client.get(url).content.decode()
    client.force_login(make_user(group="Administrators"))
    assert TOKEN in client.get(url).content.decode()


def test_a_record_with_the_key_of_a_hidden_story_stays_chosen(client, hidden):
    key = hidden["page"].pk
    same = Person.objects.filter(pk=key).first() or Person.objects.create(pk=key, name="Same Key")
    other = make_person("Other One")
    client.force_login(make_user(group="Moderators"))
    answer = client.get(bulk("articles", "person", "merge", same.pk, other.pk), follow=True)
    page = answer.content.decode()
    assert str(same) in page
    assert "Other One" in page


def _file(title):
    return NewsFile.objects.create(title=title, file=ContentFile(b"a,b\n", name="open.csv"))
