"""The guides of docs/editors, read inside the newsroom."""

import re

import pytest
from django.urls import reverse

from articles.editing.home.guides import guides_folder
from tests.factories import make_user

pytestmark = pytest.mark.django_db
NAMES = sorted(file.stem for file in guides_folder().glob("*.md") if file.stem != "README")


@pytest.fixture
def reader(newsroom, client):
    client.force_login(make_user(group="Contributors"))
    return client


def test_the_list_leads_to_every_guide(reader):
    page = reader.get(reverse("newsroom_guides")).content.decode()
    listed = set(re.findall(r'href="/admin/guides/([a-z-]+)/"', page))
    assert listed == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_has_its_title_and_pictures_and_no_dead_link(reader, name):
    page = reader.get(reverse("newsroom_guide", args=[name])).content.decode()
    title = (guides_folder() / f"{name}.md").read_text().splitlines()[0].removeprefix("# ")
    assert f"<title>{title}" in " ".join(page.split()).replace("<title> ", "<title>")
    guide = page.split('<div class="guide">')[1].split("</main>")[0]
    addresses = re.findall(r'(?:href|src)="([^"]+)"', guide)
    assert reverse("newsroom_guides") in addresses
    assert not [address for address in addresses if address.endswith(".md")]
    for address in addresses:
        response = reader.get(address)
        assert response.status_code == 200, address
        if place := address.partition("#")[2]:
            assert f'id="{place}"' in response.content.decode()


def test_a_guide_that_does_not_exist(reader):
    for name in ("nothing", "README2"):
        assert reader.get(f"/admin/guides/{name}/").status_code == 404
    assert reader.get("/admin/guides/images/nothing.png").status_code == 404
    assert reader.get("/admin/guides/..%2Foperations/").status_code == 404


def test_the_guides_are_for_those_who_are_signed_in(client):
    assert "/login/" in client.get(reverse("newsroom_guides"))["Location"]


def test_the_help_menu_has_them(reader):
    page = reader.get(reverse("wagtailadmin_home")).content.decode()
    assert "newsroom-guides" in page
