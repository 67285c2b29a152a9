"""Every old address leads on, and none says more than readers may know."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles.models import ArticlePage, OldAddress
from articles.services.importing.downloads import DownloadRefused, fetch_medium, public_ip
from articles.services.killing.kill import kill_story
from tests.factories import make_section, publish_row
from tests.importing.old_exports import post, term, write_wxr

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(tmp_path):
    make_section("News")
    path = write_wxr(tmp_path, post(1, "A bridge", "x", extra=term("post_tag", "rivers", "Rivers")))
    call_command("import_site", path, section="news", verbosity=0)
    story = ArticlePage.objects.get()
    return story


def get(path):
    return Client().get(path)


@pytest.mark.parametrize(
    "path", ["/archive/story-1/", "/archive/story-1", "/?p=1", "/archive/story-1/?utm_source=x"]
)
def test_a_public_story_is_found_at_each_of_its_old_addresses(story, path):
    publish_row(story)
    answer = get(path)
    assert (answer.status_code, answer.headers.get("Location")) == (301, story.address)


def test_a_draft_is_found_at_none(story):
    assert get("/archive/story-1/").status_code == 404
    assert get("/?p=1").status_code == 200  # the front page


def test_an_old_address_equal_to_our_own_needs_no_redirect(tmp_path):
    make_section("News")
    path = write_wxr(tmp_path, post(1, "A bridge", "x", slug="bridge"))
    text = path.read_text().replace("/archive/bridge/", "/2012/03/04/bridge/")
    path.write_text(text)
    call_command("import_site", path, section="news", verbosity=0)
    assert not OldAddress.objects.filter(path="/2012/03/04/bridge").exists()


def test_folders_lead_on_with_all_below_them_but_for_what_has_a_row_of_its_own(story):
    assert get("/tag/rivers/page/2/").headers["Location"] == "/topics/rivers/"
    OldAddress.objects.create(path="/tag/rivers/a-story", page_id=story.pk)
    assert get("/tag/rivers/a-story/").status_code == 404


def test_a_killed_story_is_gone_at_its_old_addresses_and_no_folder_answers_for_it(story):
    publish_row(story)
    OldAddress.objects.create(path="/archive", target="/stories/", is_prefix=True)
    kill_story(article_id=story.pk, cause="danger", by=None, now=timezone.now())
    assert get("/archive/story-1/").status_code == 410
    assert get("/?p=1").status_code == 410
    assert get("/archive/something-else/").status_code == 301


def test_feeds_of_the_old_site_lead_to_ours(story):
    assert get("/feed/").headers["Location"] == "/feed.rss"


def test_nothing_is_fetched_from_a_host_that_nobody_allowed_or_from_inside():
    with pytest.raises(DownloadRefused, match="not allowed"):
        fetch_medium("https://other.example/a.jpg", frozenset({"old.example"}))
    for host in ("127.0.0.1", "10.0.0.8", "169.254.169.254", "::1"):
        with pytest.raises(DownloadRefused, match="private network"):
            public_ip(host, 80)
