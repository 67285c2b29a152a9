"""Pictures and files that readers see are neither deleted nor replaced past the review."""

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from wagtail.models import Collection

from articles.guard import MediumInUse
from articles.models import DocumentMention, NewsFile, NewsImage
from articles.services.records.pictures import add_picture
from tests.editor import messages_of
from tests.factories import make_article, make_document, make_user
from tests.safety.broken_pictures import encoded
from tests.safety.broken_pictures import picture as drawn
from tests.safety.made_files import pdf

pytestmark = pytest.mark.django_db
GROUPS = ("Contributors", "Editors", "Moderators")


@pytest.fixture(autouse=True)
def newsroom(newsroom, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()


@pytest.fixture(params=GROUPS)
def user(request, client):
    user = make_user(group=request.param)
    client.force_login(user)
    return user


def picture(owner=None):
    image = add_picture(data=encoded(), title="A square")
    NewsImage.objects.filter(pk=image.pk).update(uploaded_by_user=owner)
    return NewsImage.objects.get(pk=image.pk)


def letter(owner=None):
    file = ContentFile(pdf("letter"), name="letter.pdf")
    return NewsFile.objects.create(title="Letter", file=file, uploaded_by_user=owner)


def use(medium, *, live=True):
    if isinstance(medium, NewsImage):
        return make_article(live=live, lead_image=medium, lead_image_alt="A square")
    mention = DocumentMention(document=make_document(file=medium))
    return make_article(live=live, document_mentions=[mention])


def app_of(medium):
    return "wagtailimages" if isinstance(medium, NewsImage) else "wagtaildocs"


def delete(client, medium):
    return client.post(reverse(f"{app_of(medium)}:delete", args=[medium.pk]), follow=True)


def delete_several(client, *media):
    first = media[0]
    model = first._meta.model_name
    url = reverse("wagtail_bulk_action", args=["articles", model, "delete"])
    query = "&".join(f"id={medium.pk}" for medium in media)
    return client.post(f"{url}?{query}", follow=True)


def edit(client, medium, **changes):
    data = {"title": medium.title, "collection": Collection.get_first_root_node().pk, "tags": ""}
    url = reverse(f"{app_of(medium)}:edit", args=[medium.pk])
    return client.post(url, {**data, **changes})


def upload(medium):
    if isinstance(medium, NewsImage):
        return SimpleUploadedFile(
            "new.jpg", encoded(drawn(size=(30, 20))), content_type="image/jpeg"
        )
    return SimpleUploadedFile("new.pdf", pdf("another letter"))


@pytest.mark.parametrize("make", [picture, letter])
@pytest.mark.parametrize("way", [delete, delete_several])
def test_nobody_deletes_what_readers_see(client, user, make, way):
    medium = make(user)
    article = use(medium)
    response = way(client, medium)
    assert response.status_code == 200
    assert "cannot be deleted because it is published" in messages_of(response)
    assert type(medium).objects.filter(pk=medium.pk).exists()
    assert medium.file.storage.exists(medium.file.name)
    article.unpublish(log_action=None)
    way(client, medium)
    assert not type(medium).objects.exists()


def test_one_of_several_pictures_that_readers_see_keeps_them_all(client, user):
    shown, free = picture(user), picture(user)
    use(shown)
    delete_several(client, shown, free)
    assert NewsImage.objects.count() == 2


@pytest.mark.parametrize("make", [picture, letter])
def test_nobody_replaces_the_file_that_readers_see(client, user, make):
    medium = make(user)
    article = use(medium)
    response = edit(client, medium, file=upload(medium))
    assert response.status_code == 200
    assert "This file is published" in str(response.context["form"].errors["file"])
    kept = type(medium).objects.get()
    assert kept.file.name == medium.file.name
    assert kept.file.storage.exists(kept.file.name)
    article.unpublish(log_action=None)
    assert edit(client, medium, file=upload(medium)).status_code == 302
    assert type(medium).objects.get().file.name != medium.file.name


@pytest.mark.parametrize("make", [picture, letter])
def test_title_and_credit_of_what_readers_see_may_change(client, user, make):
    medium = make(user)
    use(medium)
    assert edit(client, medium, title="Corrected").status_code == 302
    assert type(medium).objects.get().title == "Corrected"


@pytest.mark.parametrize("make", [picture, letter])
def test_what_only_a_draft_uses_may_go(client, user, make):
    medium = make(user)
    use(medium, live=False)
    delete(client, medium)
    assert not type(medium).objects.exists()


@pytest.mark.parametrize("make", [picture, letter])
def test_code_replaces_and_deletes_nothing_that_readers_see(make):
    medium = make()
    use(medium)
    name = medium.file.name
    medium.file = upload(medium)
    with pytest.raises(MediumInUse, match="cannot be replaced"), transaction.atomic():
        medium.save()
    with pytest.raises(MediumInUse, match="cannot be deleted"), transaction.atomic():
        type(medium).objects.all().delete()
    kept = type(medium).objects.get()
    assert kept.file.name == name
    assert kept.file.storage.exists(name)
    kept.title = "Corrected"
    kept.save()
