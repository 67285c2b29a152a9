"""What the review page says of links: those within the site are looked up, others are not asked."""

import pytest

from articles.selectors.review.review_page import read_story_under_review
from tests.factories import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
SAID = "to another page of this site leads there"


def proved(*pages, text=""):
    links = "".join(f'<a linktype="page" id="{page.pk}">this</a> ' for page in pages)
    story = make_article(text=f"<p>See {links}{text}</p>")
    draft = story.get_latest_revision_as_object() or story
    return " ".join(read_story_under_review(draft, story.latest_revision_id or 0).proved)


def test_links_to_public_pages_are_proved():
    assert SAID in proved(make_article(live=True))
    both = proved(make_article(live=True), make_article(live=True))
    assert "All 2 links to other pages of this site lead there." in both


def test_a_link_to_a_draft_proves_nothing():
    assert "links" not in proved(make_article(live=True), make_article())
    assert SAID not in proved(make_article())


def test_other_sites_are_not_asked():
    assert "link" not in proved(text='<a href="https://example.org/">there</a>')
