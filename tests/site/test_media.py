"""Stored files answer where something public uses them, and nowhere else."""

import datetime

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.enums import NamingStatus
from articles.models import DocumentMention, NewsFile, PersonMention
from articles.safety.files import UnsafeFile
from articles.safety.metadata import clean_file
from articles.services.records.pictures import add_picture
from articles.services.review.publication import publish_by_override
from tests.factories import (
    make_article,
    make_document,
    make_full_article,
    make_person,
    make_user,
    publish_row,
)
from tests.publishing import MINOR
from tests.safety.broken_pictures import encoded
from tests.safety.made_files import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()


def make_image(title="DSC_0042 Jane Source"):
    return add_picture(data=encoded(), title=title)


def make_file():
    return NewsFile.objects.create(title="Letter", file=ContentFile(pdf(), name="jane source.pdf"))


def addresses(image):
    return [image.file.url, image.get_rendition("width-20").url]


def statuses(client, image):
    return {client.get(address).status_code for address in addresses(image)}


def in_body(image):
    """The words that `make_full_article` quotes, and the picture."""
    image.contextual_alt_text = "A square"
    return [
        ("text", "<p>Somebody said “these are the words number 0” there.</p>"),
        ("image", {"image": image, "caption": "", "credit": ""}),
    ]


USES = {
    "lead_image": lambda image: {"lead_image": image, "lead_image_alt": "A square"},
    "social_image": lambda image: {"social_image": image},
    "body": lambda image: {"body": in_body(image)},
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_pictures_of_a_story_open_and_close_with_it(client, use):
    image = make_image()
    article = make_article(**use(image))
    assert statuses(client, image) == {404}
    publish_row(article)
    assert statuses(client, image) == {200}
    article.unpublish(log_action=None)
    assert statuses(client, image) == {404}


def test_a_picture_nobody_uses_is_closed(client):
    assert statuses(client, make_image()) == {404}


def test_an_expired_story_closes_its_pictures_before_any_task_runs(client):
    image = make_image()
    make_article(
        live=True, lead_image=image, expire_at=timezone.now() - datetime.timedelta(minutes=1)
    )
    assert statuses(client, image) == {404}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_draft_of_a_live_story_opens_nothing(client, use):
    shown, drafted = make_image(), make_image()
    article = make_article(live=True, **use(shown))
    draft = article.get_latest_revision_as_object()
    for name, value in use(drafted).items():
        setattr(draft, name, value)
    draft.save_revision()
    assert statuses(client, shown) == {200}
    assert statuses(client, drafted) == {404}


def test_a_picture_that_the_live_story_no_longer_uses_closes(client):
    old, new = make_image(), make_image()
    article = make_article(live=True, lead_image=old)
    article.lead_image = new
    type(article).save_base(article)
    assert statuses(client, old) == {404}
    assert statuses(client, new) == {200}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_publishing_a_changed_story_exchanges_its_pictures(client, use):
    old, new = make_image(), make_image()
    article = make_full_article(live=False, **use(old))
    now = timezone.now()
    article = publish_by_override(article=article, user=None, reason="Test.", now=now)
    assert statuses(client, old) == {200}
    for name, value in use(new).items():
        setattr(article, name, value)
    article.save_revision()
    assert statuses(client, new) == {404}
    publish_by_override(article=article, user=None, reason="Test.", change_note=MINOR, now=now)
    assert statuses(client, new) == {200}
    assert statuses(client, old) == {404}


def test_portrait_of_a_person_with_a_page(client):
    image = make_image()
    person = make_person(image=image)
    assert statuses(client, image) == {404}
    article = make_article(live=True, person_mentions=[PersonMention(person=person)])
    assert statuses(client, image) == {200}
    person.standing = NamingStatus.PRIVATE.value
    person.save()
    assert statuses(client, image) == {404}
    person.standing = NamingStatus.PUBLIC_FIGURE.value
    person.save()
    article.unpublish(log_action=None)
    assert statuses(client, image) == {404}


def test_file_of_a_document_with_a_page(client):
    file = make_file()
    document = make_document(file=file)
    assert client.get(file.url).status_code == 404
    article = make_article(live=True, document_mentions=[DocumentMention(document=document)])
    response = client.get(file.url)
    assert b"".join(response.streaming_content) == clean_file(pdf(), ending="pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="document.pdf"'
    article.unpublish(log_action=None)
    assert client.get(file.url).status_code == 404


def test_headers_of_a_public_picture(client):
    image = make_image()
    make_article(live=True, lead_image=image)
    response = client.get(image.file.url)
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Disposition"] == "inline"
    assert "Vary" not in response.headers
    assert not response.cookies
    again = client.get(image.file.url, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    assert client.post(image.file.url).status_code == 405


def test_newsroom_sees_what_readers_do_not_and_no_cache_keeps_it(client):
    image = make_image()
    client.force_login(make_user(is_superuser=True))
    response = client.get(image.file.url)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers


def test_an_account_without_admin_access_is_a_reader(client):
    image = make_image()
    client.force_login(make_user())
    assert statuses(client, image) == {404}


@pytest.mark.parametrize(
    "name",
    [
        "pictures/nothing.jpg",
        "wagtail_uploads/secret.jpg",
        "../articles/models/images.py",
        "pictures/../../db.sqlite3",
        "%2e%2e/db.sqlite3",
        "pictures",
        "not-found",
    ],
)
def test_other_names_are_404_for_everybody(client, name, settings):
    (settings.MEDIA_ROOT / "wagtail_uploads").mkdir(parents=True)
    (settings.MEDIA_ROOT / "wagtail_uploads" / "secret.jpg").write_bytes(b"secret")
    client.force_login(make_user(is_superuser=True))
    assert client.get(f"/media/{name}").status_code == 404


def test_a_file_that_is_gone_is_404(client):
    image = make_image()
    make_article(live=True, lead_image=image)
    image.file.storage.delete(image.file.name)
    assert client.get(image.file.url).status_code == 404


def test_the_web_server_in_front_sends_the_file(client, settings):
    settings.ADVOCACY_X_ACCEL_PREFIX = "/_media/"
    image = make_image()
    assert client.get(image.file.url).status_code == 404
    make_article(live=True, lead_image=image)
    response = client.get(image.file.url)
    assert response.headers["X-Accel-Redirect"] == f"/_media/{image.file.name}"
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.content == b""


def test_queries_do_not_grow_with_use(client, django_assert_max_num_queries):
    image = make_image()
    client.get(image.file.url)
    for _ in range(10):
        make_article(live=True, lead_image=image)
    with django_assert_max_num_queries(2):
        assert client.get(image.file.url).status_code == 200


def test_name_of_the_clients_file_is_in_no_public_address():
    image, file = make_image(), make_file()
    found = " ".join([*addresses(image), file.url, image.default_alt_text]).lower()
    assert "jane" not in found
    assert "dsc" not in found


def test_admin_lists_and_links_files(client):
    file = make_file()
    client.force_login(make_user(is_superuser=True))
    for address in (
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:edit", args=[file.pk]),
        reverse("wagtaildocs_chooser:choose"),
        reverse("wagtaildocs_chooser:chosen", args=[file.pk]),
    ):
        response = client.get(address)
        assert response.status_code == 200
        assert file.url in response.content.decode()
    assert client.get(file.url).status_code == 200


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.pdf", b"<html><script>alert(1)</script>"),
        ("page.html", b"<html>"),
        ("drawing.svg", b"<svg onload=alert(1)/>"),
        ("empty.pdf", b""),
        ("big.txt", b"a" * 3000),
    ],
)
def test_files_that_are_not_what_they_say_are_refused(client, settings, name, data):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 2000
    client.force_login(make_user(is_superuser=True))
    for address, values, field in (
        (reverse("wagtaildocs:add"), {"title": "One"}, "file"),
        (reverse("wagtaildocs:add_multiple"), {"title": "One"}, "files[]"),
        (
            reverse("wagtaildocs_chooser:create"),
            {"document-chooser-upload-title": "One"},
            "document-chooser-upload-file",
        ),
    ):
        upload = SimpleUploadedFile(name, data)
        assert client.post(address, {**values, field: upload}).status_code == 200
    with pytest.raises(UnsafeFile):
        NewsFile.objects.create(title="One", file=ContentFile(data, name=name))
    assert not NewsFile.objects.exists()
    assert not settings.MEDIA_ROOT.exists()
