"""Pictures on pages: several sizes, and no page that fails for one of them."""

import pytest

from articles.models import NewsImage
from articles.selectors.pictures import read_pictures
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
