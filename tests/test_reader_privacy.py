"""A reader gets no cookie and meets no third party, and every page is the same for everybody."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.urls import reverse
from PIL import Image
from wagtail.models import Site

from articles.services.records.pictures import add_picture
from articles.views import reader_reports
from tests.editor import edit_url
from tests.factories import (
    make_full_article,
    make_newsroom,
    make_standard_page,
    make_user,
)
from tests.factories.corrections import make_correction, make_versions
from tests.safety.broken_pictures import encoded

pytestmark = pytest.mark.django_db

# Attributes that make a browser fetch something by itself.
FETCHED = [
    ("img", "src"),
    ("img", "srcset"),
    ("source", "srcset"),
    ("script", "src"),
    ("link", "href"),
    ("iframe", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("form", "action"),
]


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()


@pytest.fixture
def pages(monkeypatch):
    """Addresses of every kind of public page, by kind."""
    # Tokens of forms differ by the second that they are made in.
    monkeypatch.setattr(reader_reports, "make_token", lambda subject, now: "token")
    make_newsroom()
    image = add_picture(data=encoded(Image.new("RGB", (1700, 900))), title="DSC_0042 Jane Source")
    story = make_full_article(lead_image=image, lead_image_alt="A square")
    about = make_standard_page()
    make_versions(story)
    make_correction(story)
    Site.clear_site_root_paths_cache()
    return {
        "front": "/",
        "story": story.address,
        "section": story.get_parent().get_url(),
        "standard page": about.get_url(),
        "topics": reverse("topics"),
        "topic": story.topics.first().get_absolute_url(),
        "person": story.person_mentions.first().person.get_absolute_url(),
        "organization": story.organization_mentions.first().organization.get_absolute_url(),
        "document": story.document_mentions.first().document.get_absolute_url(),
        "author": story.bylines.first().author.get_absolute_url(),
        "quote": reverse("quote", kwargs={"uid": story.quotes.first().uid}),
        "report": f"/report{story.address}",
        "report of a quote": f"/report{story.address}quotes/{story.quotes.first().uid}/",
        "report status": reverse("report_status"),
        "versions": f"{story.address}versions/",
        "version": f"{story.address}versions/1/",
        "corrections": reverse("corrections"),
        "correction": reverse("correction", kwargs={"pk": story.corrections.get().pk}),
        "picture": image.file.url,
        "nothing": "/no/such/page/",
    }


def test_no_cookie_and_no_session(client, pages):
    for kind, address in pages.items():
        response = client.get(address)
        assert response.status_code == (404 if kind == "nothing" else 200), kind
        assert not response.cookies, kind
        assert "cookie" not in response.headers.get("Vary", "").lower(), kind
    assert not Session.objects.exists()


def test_headers(client, pages):
    for kind, address in pages.items():
        headers = client.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, kind
        assert "unsafe" not in policy, kind
        assert headers["Referrer-Policy"] in ("no-referrer", "same-origin"), kind
        assert headers["X-Content-Type-Options"] == "nosniff", kind
        assert headers["X-Frame-Options"] == "DENY", kind
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", kind
        if kind != "picture":
            assert "frame-ancestors 'none'" in policy, kind


def test_nothing_is_fetched_from_elsewhere_and_nothing_runs_inline(client, pages):
    for kind, address in pages.items():
        if kind == "picture":
            continue
        page = BeautifulSoup(client.get(address).content, "html.parser")
        for tag, attribute in FETCHED:
            for element in page.select(f"{tag}[{attribute}]"):
                # Named for programs: a browser asks for neither.
                if {"canonical", "alternate"} & set(element.get("rel", [])):
                    continue
                for part in element[attribute].split(","):
                    assert not urlsplit(part.strip().split(" ")[0]).netloc, (kind, element)
        assert not page.select("style, [style]"), kind
        for script in page.select("script:not([src])"):
            assert script.get("type") == "application/ld+json", kind
        for element in page.find_all(True):
            assert not [name for name in element.attrs if name.startswith("on")], (kind, element)


def test_a_reader_with_a_cookie_gets_the_same_page(client, pages):
    before = {
        kind: client.get(address).content for kind, address in pages.items() if kind != "picture"
    }
    client.force_login(make_user(is_superuser=True))
    for kind, content in before.items():
        assert client.get(pages[kind]).content == content, kind


def test_the_name_of_a_clients_file_is_on_no_page(client, pages):
    for kind, address in pages.items():
        if kind != "picture":
            content = client.get(address).content
            assert b"Jane" not in content, kind
            assert b"DSC_" not in content, kind


def test_the_preview_may_stand_in_the_editors_frame_and_nowhere_else(client, pages):
    story = make_full_article(live=False)
    client.force_login(make_user(is_superuser=True))
    screen = client.get(edit_url(story))
    assert screen.headers["X-Frame-Options"] == "DENY"
    preview = client.get(
        reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk]), {"mode": ""}
    )
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'none'" not in preview.headers["Content-Security-Policy"]


def test_the_newsroom_asks_no_third_party(client):
    story = make_full_article(live=False)
    client.force_login(make_user(is_superuser=True))
    for address in (reverse("wagtailadmin_home"), edit_url(story), reverse("wagtailadmin_account")):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        for tag, attribute in FETCHED:
            for element in page.select(f"{tag}[{attribute}]"):
                assert not urlsplit(element[attribute]).netloc, (address, element)
        assert "gravatar.com" not in str(page)
        assert "releases.wagtail" not in str(page)
