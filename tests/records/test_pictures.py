"""Pictures on every way into the newsroom: each is clean, or refused with words and no trace."""

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import UploadedFile

from articles.models import NewsImage
from articles.safety.pictures import UnsafePicture
from articles.services.records.pictures import add_picture
from tests.factories import make_user
from tests.safety import broken_pictures as make

pytestmark = pytest.mark.django_db


def kept_files():
    return sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()  # Wagtail remembers renditions there by the number of their picture


@pytest.fixture
def desk(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    client.raise_request_exception = True
    return client


def upload(data, name="DSC_0042 Jane Source.jpg"):
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def send_form(client, file):
    return client.post(reverse("wagtailimages:add"), {"title": "One", "file": file})


def send_several(client, file, **values):
    return client.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": file, **values},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


def send_chooser(client, file):
    return client.post(
        reverse("wagtailimages_chooser:create"),
        {"image-chooser-upload-title": "One", "image-chooser-upload-file": file},
    )


WAYS = [send_form, send_several, send_chooser]


def assert_clean(path):
    data = path.read_bytes()
    assert b"Secret" not in data
    assert not Image.open(io.BytesIO(data)).getexif()
    if shutil.which("exiftool"):
        run = subprocess.run(["exiftool", "-json", "-G0", path], capture_output=True, check=True)
        groups = {key.split(":")[0] for key in json.loads(run.stdout)[0]}
        assert groups.isdisjoint({"EXIF", "XMP", "IPTC", "ICC_Profile", "Photoshop"})


@pytest.mark.parametrize("send", WAYS)
def test_upload_is_kept_clean_under_a_random_name(desk, send):
    response = send(desk, upload(make.camera_jpeg()))
    assert response.status_code in (200, 302)
    image = NewsImage.objects.get()
    assert (image.width, image.height) == (32, 64)
    assert image.file.name.startswith("pictures/")
    assert not {"DSC", "Jane", "Source"} & set(image.file.name.replace("_", " ").split())
    for spec in ("max-165x165", "fill-20x20|format-jpeg", "original", "width-30|format-png"):
        image.get_rendition(spec)
    assert len(kept_files()) >= 5
    for path in kept_files():
        assert_clean(path)
    assert image.file_size == Path(image.file.path).stat().st_size
    stored = image.file_hash
    image.file_hash = ""
    assert image.get_file_hash() == stored


def test_the_file_s_own_credit_is_proposed_and_not_kept_unasked(desk):
    exif = Image.Exif()
    exif[315] = "Ada Roe"
    data = io.BytesIO()
    Image.new("RGB", (40, 30)).save(data, "JPEG", exif=exif)
    image = NewsImage(title="Gate", file=ContentFile(data.getvalue(), name="gate.jpg"))
    image.save()
    assert NewsImage.objects.get(pk=image.pk).credit == ""
    form = get_image_form(NewsImage)(instance=image, user=make_user())
    assert form.initial["credit"] == "Ada Roe"
    image.credit = "Mine"
    assert get_image_form(NewsImage)(instance=image, user=make_user()).initial["credit"] == "Mine"


def test_replacing_a_picture_cleans_the_new_one_and_removes_the_old(desk):
    image = add_picture(data=make.encoded(), title="One")
    image.get_rendition("max-165x165")
    desk.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "One", "file": upload(make.png_with_text())},
    )
    image.refresh_from_db()
    assert image.file.name.endswith(".png")
    assert [path.name for path in kept_files() if "pictures" in path.parts] == [
        Path(image.file.name).name
    ]
    for path in kept_files():
        assert_clean(path)


def test_replacing_with_a_broken_file_keeps_the_old_one(desk):
    image = add_picture(data=make.encoded(), title="One")
    before = Path(image.file.path).read_bytes()
    response = desk.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "One", "file": upload(make.encoded()[:300])},
    )
    assert "damaged" in response.content.decode()
    image.refresh_from_db()
    assert Path(image.file.path).read_bytes() == before
    assert len([path for path in kept_files() if "pictures" in path.parts]) == 1


def test_upload_that_waits_for_its_form_is_clean_too(desk):
    """Several at once, without a title: Wagtail keeps the upload itself until one is given."""
    response = send_several(desk, upload(make.camera_jpeg()), title="")
    waiting = UploadedFile.objects.get()
    assert "Jane" not in waiting.file.name
    assert_clean(Path(waiting.file.path))
    number = response.json()["uploaded_file_id"]
    desk.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]),
        {f"uploaded-image-{number}-title": "One"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert_clean(Path(NewsImage.objects.get().file.path))


def test_an_upload_on_disk_is_cleaned_in_its_place(desk, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    send_several(desk, upload(make.camera_jpeg()), title="")
    assert_clean(Path(UploadedFile.objects.get().file.path))


def test_code_meets_the_same_rule():
    image = NewsImage(title="One", file=ContentFile(make.camera_jpeg(), name="IMG_1.jpg"))
    image.save()
    image.refresh_from_db()
    assert (image.width, image.height) == (32, 64)
    NewsImage(title="Two").file.save("x.jpg", ContentFile(make.camera_jpeg()), save=False)
    assert len(kept_files()) == 2
    for path in kept_files():
        assert_clean(path)


@pytest.mark.parametrize("data", [b"", b"<svg/>", make.encoded()[:300]])
def test_code_is_refused_too_and_nothing_is_kept(data):
    with pytest.raises(UnsafePicture):
        add_picture(data=data, title="One")
    with pytest.raises(UnsafePicture):
        NewsImage(title="Two", file=ContentFile(data, name="x.jpg")).save()
    assert not NewsImage.objects.exists()
    assert kept_files() == []


def test_a_row_that_the_database_refuses_leaves_no_file():
    image = NewsImage(title=None, file=ContentFile(make.encoded(), name="x.jpg"))
    with pytest.raises(Exception, match="title"):
        image.save()
    assert kept_files() == []


@pytest.mark.parametrize("send", WAYS)
def test_hostile_files(desk, send):
    for name, data in make.hostile_files():
        assert_refused_or_clean(desk, send, name, data)


def test_damaged_files(desk):
    files = list(make.damaged_files())
    assert len(files) == 150
    for name, data in files:
        assert_refused_or_clean(desk, send_several, name, data)


def assert_refused_or_clean(desk, send, name, data):
    rows, files = NewsImage.objects.count(), len(kept_files())
    response = send(desk, upload(data, name))
    assert response.status_code in (200, 302), name
    if NewsImage.objects.count() == rows:
        assert len(kept_files()) == files, name
        assert words_of(response), name
    else:
        path = Path(NewsImage.objects.latest("pk").file.path)
        assert path.is_relative_to(settings.MEDIA_ROOT), name
        Image.open(path).load()
        assert b"<script" not in path.read_bytes(), name


def words_of(response):
    """The message that the person sees."""
    if response.headers["Content-Type"] == "application/json":
        answer = response.json()
        return answer.get("error_message") or "error-message" in answer["htmlFragment"]
    return "error-message" in response.content.decode() or response.context["form"].errors


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_library_and_chooser_survive_a_bad_file(desk, damage):
    image = add_picture(data=make.encoded(), title="Bad one")
    path = Path(image.file.path)
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(make.encoded()[:200])
    for address in (
        reverse("wagtailimages:index"),
        reverse("wagtailimages:index") + "?layout=list",
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages_chooser:chosen", args=[image.pk]),
        reverse("wagtailimages:delete", args=[image.pk]),
    ):
        assert desk.get(address).status_code == 200, address
