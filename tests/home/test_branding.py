"""The newsroom's own name heads its home screen, for whoever signs in."""

import pytest
from django.urls import reverse

from articles.models import HomePage
from tests.factories import make_user


@pytest.mark.django_db
@pytest.mark.parametrize("group", ["Contributors", "Administrators", None])
def test_the_home_screen_is_called_after_the_newsroom(client, newsroom, group):
    HomePage.objects.update(title="The Demo Lantern", draft_title="The Demo Lantern")
    client.force_login(make_user(group=group, is_superuser=group is None))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "<h1" in page
    assert "The Demo Lantern" in page.partition("<h1")[2].partition("</h1>")[0]
