"""The list of stories counts and pages through its beginning; filters reach the rest."""

import pytest
from django.urls import reverse

from articles.editing import bounded
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["", "?q=Paged", "?p=900"])
def test_only_the_beginning_is_counted(client, monkeypatch, query):
    monkeypatch.setattr(bounded, "MOST", 2)
    for number in range(4):
        make_article(title=f"Paged {number}")
    client.force_login(make_user(is_superuser=True))
    answer = client.get(reverse("stories:index") + query)
    assert answer.status_code == 200
    assert answer.context["paginator"].count == 2
    assert "The first 2" in answer.content.decode()
