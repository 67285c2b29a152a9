"""A story's page: addresses and what became of them, caches, previews, words."""

import uuid

import pytest

from articles.models import ArticlePage, Byline, Quote, RetiredAddress
from tests.factories import make_article, make_author, make_full_article, make_newsroom
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def story():
    return make_full_article(title="Letter", slug="letter")


def test_an_address_that_never_was(client):
    make_newsroom()
    response = client.get("/2017/07/13/nothing/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_a_retired_address_leads_on(client, story):
    RetiredAddress.objects.create(address="/2017/07/13/old/", article=story)
    response = client.get("/2017/07/13/old/")
    assert (response.status_code, response["Location"]) == (301, story.address)


@pytest.mark.parametrize("article_is_known", [True, False])
def test_a_retired_address_of_a_story_that_is_out_no_more(client, story, article_is_known):
    ArticlePage.objects.filter(pk=story.pk).update(live=False)
    RetiredAddress.objects.create(
        address="/2017/07/13/old/", article=story if article_is_known else None
    )
    response = client.get("/2017/07/13/old/")
    assert response.status_code == 410
    assert "no longer published" in response.content.decode()
    assert response["Cache-Control"] == "public, max-age=60"


def test_caches_may_keep_it_for_a_minute_and_ask_again(client, story):
    response = client.get(story.address)
    assert response["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    again = client.get(story.address, HTTP_IF_NONE_MATCH=response["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    ArticlePage.objects.filter(pk=story.pk).update(title="Another headline")
    assert client.get(story.address, HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 200


def test_nobody_writes_to_it(client, story):
    assert client.post(story.address).status_code == 405


def test_quotations_are_marked_in_place(client, story):
    quote = story.quotes.get()
    text = client.get(story.address).content.decode()
    assert f'<span class="quote" id="quote-{quote.uid}" data-quote="{quote.uid}">' in text
    # Nothing else stands in the paragraph: a copy of it is the paragraph.
    assert "</span>” " in text
    assert f'href="/quotes/{quote.uid}/"' in text.partition('id="quotations"')[2]


def test_a_quotation_over_two_blocks_has_one_id(client):
    uid = uuid.uuid4()
    story = make_article(
        live=True,
        body=[("text", "<p>They said “first words</p>"), ("text", "<p>last words” here.</p>")],
        quotes=[Quote(uid=uid, words="first words last words", attributed_as="They")],
    )
    text = client.get(story.address).content.decode()
    assert text.count(f'id="quote-{uid}"') == 1
    assert text.count(f'data-quote="{uid}"') == 2


@pytest.mark.parametrize(
    ("text", "later", "is_one"),
    [
        ("“We came,” he said, “and we saw.”", "and we saw.", True),
        ("“We came,” he said. “We saw.”", "We saw.", False),
    ],
)
def test_parts_of_one_sentence_are_one_entry(text, later, is_one, client):
    first, second = uuid.uuid4(), uuid.uuid4()
    story = make_article(
        live=True,
        text=f"<p>{text}</p>",
        quotes=[
            Quote(uid=first, words="We came,", speaker_kind="described", attributed_as="A guest"),
            Quote(uid=second, words=later, continues=first, speaker_kind="described"),
        ],
    )
    assert f"“{later}”" in client.get(story.address).content.decode()
    page = client.get(f"/quotes/{second}/").content.decode()
    assert f"“{later}”" in page
    whole = first if is_one else second
    assert f'rel="canonical" href="http://127.0.0.1:8000/quotes/{whole}/"' in page
    assert f'href="{story.address}#quote-{whole}"' in page


def test_links_to_pages_show_public_ones_only(client, story):
    draft = make_article(title="Hidden draft", slug="hidden-draft")
    links = "".join(
        f'<a linktype="page" id="{page.pk}">link {page.pk}</a>' for page in (story, draft)
    )
    other = make_article(live=True, text=f"<p>{links}</p>")
    text = client.get(other.address).content.decode()
    assert f'<a href="{story.address}">link {story.pk}</a>' in text
    assert f"<a>link {draft.pk}</a>" in text
    assert "hidden-draft" not in text


def test_addresses_that_are_not_of_the_web_are_no_links(client, story):
    story.sources.model.objects.filter(page=story).update(url="javascript:alert(1)")
    text = client.get(story.address).content.decode()
    assert "Source 0" in text
    assert "javascript:" not in text


def test_markup_in_the_record_is_printed_as_text(client):
    story = make_article(
        live=True,
        title="<script>alert(1)</script>",
        bylines=[Byline(author=make_author("<b>Author</b>"))],
        body=[("heading", "<i>Heading</i>"), ("pull_quote", {"words": "<u>Pull</u>"})],
    )
    text = client.get(story.address).content.decode()
    for markup in ("<script>alert", "<b>Author", "<i>Heading", "<u>Pull"):
        assert markup not in text
    assert "&lt;i&gt;Heading" in text


def test_a_preview_shows_what_is_in_memory_and_nobody_keeps_it(story):
    draft = story.get_latest_revision_as_object()
    draft.title = "Headline being written"
    draft.quotes = [Quote(words="words number 0", attributed_as="Somebody in memory")]
    response = draft.make_preview_request()
    text = response.content.decode()
    assert response.status_code == 200
    assert "Headline being written" in text
    assert "Somebody in memory" in text
    assert '<span class="quote"' in text
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    # It stands in a frame of the newsroom, which a reader's way out would take elsewhere.
    assert "data-quick-exit" not in text


def test_a_story_that_was_never_saved_can_be_previewed():
    section = make_article().get_parent().specific
    draft = ArticlePage(title="New", slug="new", published_on="2026-01-02", body=[])
    draft.published_on = ArticlePage._meta.get_field("published_on").to_python("2026-01-02")
    draft.path, draft.depth = f"{section.path}0009", section.depth + 1
    response = draft.make_preview_request()
    assert response.status_code == 200
    assert "New" in response.content.decode()
