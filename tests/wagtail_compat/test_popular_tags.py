"""The chooser of pictures still takes its tags where ours are put, and leaves out hidden ones."""

import pytest
from django.urls import reverse
from taggit.models import Tag

from articles.wagtail_compat import popular_tags
from tests.factories import make_user
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db


def test_hidden_tags_are_left_out(newsroom, client, monkeypatch):
    make_image(title="One").tags.add("seen", "secret")
    client.force_login(make_user(group="Editors"))
    shown = client.get(reverse("wagtailimages_chooser:choose")).content.decode()
    assert "secret" in shown and "seen" in shown
    mixin = popular_tags.ImageChooseViewMixin
    monkeypatch.setattr(mixin, "get_context_data", mixin.get_context_data)
    popular_tags.narrow_popular_tags(lambda user: Tag.objects.filter(name="secret"))
    shown = client.get(reverse("wagtailimages_chooser:choose")).content.decode()
    assert "secret" not in shown
    assert "seen" in shown
