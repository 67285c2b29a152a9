"""A covered picture has a new address, and of the old one nothing is left."""

import json

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry

from articles.guard import MediumInUse
from articles.models import LeftFile, NewsImage, NewsRendition
from articles.services.records.covering import delete_left_files
from tests.factories import make_article, make_user
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db
MARKS = json.dumps([{"how": "cover", "left": 0, "top": 0, "width": 0.5, "height": 1}])


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def image(newsroom):
    image = make_image("A gate")
    make_article(live=True, lead_image=image, lead_image_alt="A gate")
    return image


def post(client, image, marks=MARKS, group="Editors"):
    client.force_login(make_user(group=group))
    return client.post(reverse("cover_picture", args=[image.pk]), {"marks": marks})


def test_a_public_picture_is_covered_without_approval(
    client, image, django_capture_on_commit_callbacks
):
    old = image.get_rendition("width-20")
    names = [image.file.name, old.file.name]
    assert all(client.get(f"/media/{name}").status_code == 200 for name in names)
    with django_capture_on_commit_callbacks(execute=True):
        assert post(client, image).status_code == 302
    client.logout()
    new = NewsImage.objects.get(pk=image.pk)
    assert new.file.name not in names
    assert not NewsRendition.objects.filter(pk=old.pk).exists()
    assert not any(default_storage.exists(name) for name in names)
    assert all(client.get(f"/media/{name}").status_code == 404 for name in names)
    assert client.get(f"/media/{new.file.name}").status_code == 200
    assert new.get_rendition("width-20").file.name != old.file.name
    assert (new.width, new.height) == (image.width, image.height)
    assert new.file_size == default_storage.size(new.file.name)
    entry = ModelLogEntry.objects.get(action="articles.picture_covered")
    assert entry.data == {"marks": 1}


def test_another_file_in_its_place_stays_refused(image):
    image.file = make_image("Other").file
    with pytest.raises(MediumInUse):
        image.save()


def test_what_an_interruption_left_is_deleted_by_publish_due(client, image):
    name = image.file.name
    post(client, image)
    assert LeftFile.objects.filter(name=name).exists()
    assert default_storage.exists(name)
    call_command("publish_due")
    assert not default_storage.exists(name)
    assert delete_left_files() == 0


@pytest.mark.parametrize(
    "marks", ["", "[]", "{}", "[1]", '[{"how": "cover"}]', '[{"how":1,"points":[[0,"x"]]}]', "null"]
)
def test_odd_marks_change_nothing(client, image, marks):
    assert post(client, image, marks).status_code == 400
    assert NewsImage.objects.get(pk=image.pk).file.name == image.file.name


def test_the_picture_s_own_page_leads_to_it_for_those_who_may_change_it(client, image):
    client.force_login(make_user(group="Editors"))
    address = reverse("cover_picture", args=[image.pk])
    assert address in client.get(reverse("wagtailimages:edit", args=[image.pk])).text
    assert "Cover for good" in client.get(address).text
    assert post(client, image, group="Contributors").status_code in (302, 403)
    assert NewsImage.objects.get(pk=image.pk).file.name == image.file.name
