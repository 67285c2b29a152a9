"""Pictures on pages: several sizes, and no page that fails for one of them."""

import io
import json
import subprocess

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from PIL import Image

from articles.models import NewsImage
from articles.selectors.stories.pictures import read_pictures, specs_of
from tests.factories import make_article
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_each_size_once_and_none_larger_than_the_picture():
    image = make_image(size=(1000, 500))
    picture = read_pictures([image.pk, None])[image.pk]
    widths = [size.split()[1] for size in picture.srcset.split(", ")]
    assert widths == ["420w", "840w", "1000w"]
    assert (picture.width, picture.height) == (840, 420)


def test_sizes_are_made_once(django_assert_num_queries):
    image = make_image()
    first = read_pictures([image.pk])
    with django_assert_num_queries(1):
        assert read_pictures([image.pk]) == first


def test_no_key_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert read_pictures([None]) == {}


def test_a_picture_whose_file_is_gone_is_left_out(client):
    image = make_image()
    NewsImage.objects.filter(pk=image.pk).update(file="pictures/gone.png")
    story = make_article(live=True, lead_image=NewsImage.objects.get(pk=image.pk))
    response = client.get(story.address)
    assert response.status_code == 200
    assert "<img" not in response.content.decode()


def test_three_formats_the_smallest_first_and_one_that_every_browser_knows(client):
    image = make_image(size=(1000, 500))
    story = make_article(live=True, lead_image=image)
    page = BeautifulSoup(client.get(story.address).content, "html.parser")
    avif, webp = page.select(".story__lead picture > source")
    assert (avif["type"], webp["type"]) == ("image/avif", "image/webp")
    plain = page.select_one(".story__lead picture > img")
    assert avif["sizes"] == webp["sizes"] == plain["sizes"]
    for tag, written in ((avif, "AVIF"), (webp, "WEBP"), (plain, "JPEG")):
        places = [one.split() for one in tag["srcset"].split(", ")]
        assert [width for _, width in places] == ["420w", "840w", "1000w"]
        for address, width in places:
            response = client.get(address)
            read = Image.open(io.BytesIO(b"".join(response.streaming_content)))
            assert response.headers["Content-Type"] == Image.MIME[written]
            assert (read.format, f"{read.width}w") == (written, width)


def test_no_metadata_in_any_format(tmp_path):
    image = make_image(size=(900, 500))
    read_pictures([image.pk])
    files = [tmp_path / size.file.name for size in image.renditions.all()]
    assert {file.suffix for file in files} == {".avif", ".webp", ".jpg"}
    said = subprocess.run(
        ["exiftool", "-j", "-g", *files], capture_output=True, text=True, check=True
    ).stdout
    for group in ("EXIF", "XMP", "IPTC"):
        assert not any(group in one for one in json.loads(said))


def test_where_pillow_has_no_avif_there_are_the_other_two():
    assert {spec.rpartition("-")[2] for spec in specs_of(with_avif=False)} == {"webp", "jpeg"}


def test_a_clear_ground_is_white_where_a_format_has_none(tmp_path):
    written = io.BytesIO()
    Image.new("RGBA", (900, 50), (0, 0, 0, 0)).save(written, "PNG")
    file = ContentFile(written.getvalue(), name="clear.png")
    image = NewsImage.objects.create(title="Clear", file=file)
    read_pictures([image.pk])
    for size in image.renditions.exclude(file__endswith="webp"):
        assert Image.open(tmp_path / size.file.name).convert("RGB").getpixel((5, 5)) > (250,) * 3
