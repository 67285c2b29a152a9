"""The fact check as a form, without a script: what it shows, who may use it, what it keeps."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import NewsFile, Quote, QuoteVerification, SourceLink
from tests.editor import edit_url, messages_of
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_full_article,
    make_person,
    make_topic,
    make_user,
)
from tests.publishing import edited_by, marked_minor, now_of, published, shown
from tests.replay import remembered

pytestmark = pytest.mark.django_db
TEXT = (
    "<p>The letter asks for “full leverage” today.</p>"
    "<p>It wants to see “an end of the abuse” soon. A man said “we are afraid” there.</p>"
)


@pytest.fixture
@remembered
def story(newsroom):
    letter = make_document(
        "The letter",
        excerpt="Dear President,\n\nwe ask for America’s full leverage and the end of the abuse.",
        url="https://example.org/letter",
        archived_url="https://archive.example.org/letter",
    )
    source = SourceLink(
        title="Our notes",
        url="https://example.org/notes",
        archived_url="https://archive.example.org/notes",
    )
    spoken = {"speaker_kind": "document", "document": letter, "said_in_document": letter}
    return make_article(
        text=TEXT,
        topics=[make_topic()],
        sources=[source],
        quotes=[
            Quote(
                words="we are afraid",
                speaker_kind="described",
                attributed_as="a man",
                said_in_source=source.uid,
            ),
            Quote(words="full leverage", **spoken),
            Quote(words="an end of the abuse", said_in_event=make_event("Hearing"), **spoken),
        ],
    )


@pytest.fixture
@remembered
def checker():
    return make_user(group="Editors", first_name="Ada", last_name="Berg")


@pytest.fixture
def desk(client, story, checker):
    client.force_login(checker)
    return client


def url(story):
    return reverse("story_fact_check", args=[story.pk])


def soup_of(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def row(soup, words):
    return next(li for li in soup.select("li[data-quote]") if words in li.h2.get_text())


def said(tag):
    return " ".join(tag.get_text(" ").split())


def decide(client, story, deed, words, *, note="", **more):
    """Press a button of one quote, with everything as the screen sends it."""
    soup = soup_of(client.get(url(story)))
    data = {tag["name"]: tag["value"] for tag in soup.select("form[data-fact-check] input[name]")}
    uid = row(soup, words)["data-quote"]
    data[f"note:{uid}"] = note
    return client.post(url(story), {**data, "do": f"{deed}:{uid}", **more})


def test_each_quote_stands_in_story_order_beside_its_evidence(desk, story):
    soup = soup_of(desk.get(url(story)))
    assert [said(li.h2)[9:] for li in soup.select("li[data-quote]")] == [
        "“full leverage”",
        "“an end of the abuse”",
        "“we are afraid”",
    ]
    first = row(soup, "full leverage")
    assert "The letter (Document)" in said(first)
    assert "Found word for word" in said(first)
    assert "we ask for America’s full leverage" in said(first.select_one("blockquote"))
    links = {a.get_text(): a["href"] for a in first.select(".fact-check__links a")}
    assert links["Archived copy"] == "https://archive.example.org/letter"
    assert links["On the web"] == "https://example.org/letter"
    assert desk.get(links["Record"]).status_code == 200
    second = row(soup, "an end of the abuse")
    assert "differs here" in said(second)
    assert [said(tag) for tag in second.select("blockquote ins, blockquote del")] == [
        "(only in the document: and the )",
        "(only in the story: an )",
    ]
    assert "Hearing" in said(second)
    third = row(soup, "we are afraid")
    assert "a man" in said(third)
    assert "Our notes" in said(third)
    assert "Archived copy" in said(third)
    assert said(third.select_one(".fact-check__passage")).startswith("It wants to see")
    assert "0 of 3 verified" in said(soup)
    assert len({tag["id"] for tag in soup.select("[id]")}) == len(soup.select("[id]"))


def test_a_stored_file_can_be_opened_and_a_document_without_text_says_so(desk, story):
    draft = now_of(story).get_latest_revision_as_object()
    letter = draft.quotes.first().document or draft.quotes.all()[1].document
    letter.excerpt = ""
    letter.file = NewsFile.objects.create(
        title="Scan", file=ContentFile(b"Plain words of a letter.", name="scan.txt")
    )
    letter.save()
    first = row(soup_of(desk.get(url(story))), "full leverage")
    assert "We have no text of this document" in said(first)
    link = next(a for a in first.select("a") if a.get_text() == "Stored file")
    assert desk.get(link["href"]).status_code == 200


def test_verified_shows_who_and_goes_on_to_the_next(desk, story):
    response = decide(desk, story, "verify", "full leverage", note="Read the scan.")
    assert response.status_code == 302
    soup = soup_of(desk.get(response["Location"].partition("#")[0]))
    following = row(soup, "an end of the abuse")["data-quote"]
    assert response["Location"].endswith(f"#quote-{following}")
    done = said(row(soup, "full leverage"))
    assert "Verified by Ada Berg on" in done
    assert "“Read the scan.”" in done
    assert "1 of 3 verified" in said(soup)
    response = decide(desk, story, "withdraw", "full leverage")
    assert "Not verified" in said(row(soup_of(desk.get(url(story))), "full leverage"))


def test_a_quote_that_does_not_match_needs_a_word_on_how(desk, story):
    response = decide(desk, story, "fail", "full leverage")
    assert response.status_code == 200
    assert "Say in the note what differs" in response.content.decode()
    assert not QuoteVerification.objects.exists()
    decide(desk, story, "fail", "full leverage", note="The letter says “every lever”.")
    soup = soup_of(desk.get(url(story)))
    assert "Does not match its source (Ada Berg" in said(row(soup, "full leverage"))
    assert "1 does not match" in said(soup)


def test_words_typed_for_other_quotes_are_not_lost(desk, story):
    other = row(soup_of(desk.get(url(story))), "we are afraid")["data-quote"]
    response = decide(
        desk, story, "verify", "full leverage", **{f"note:{other}": "<b>Ask again</b>"}
    )
    soup = soup_of(response)
    assert row(soup, "we are afraid").textarea.get_text().strip() == "<b>Ask again</b>"
    assert "1 of 3 verified" in said(soup)
    refused = decide(desk, story, "fail", "an end", **{f"note:{other}": "Kept"})
    assert b">Kept</textarea>" in refused.content


def test_a_quote_that_was_changed_meanwhile_is_shown_again(desk, story):
    before = desk.get(url(story)).content
    draft = now_of(story).get_latest_revision_as_object()
    rows = list(draft.quotes.all())
    rows[1].attributed_as = "the senators' letter"
    draft.quotes = rows
    draft.save_revision()
    soup = BeautifulSoup(before, "html.parser")
    data = {tag["name"]: tag["value"] for tag in soup.select("form[data-fact-check] input[name]")}
    uid = row(soup, "full leverage")["data-quote"]
    response = desk.post(url(story), {**data, "do": f"verify:{uid}"})
    assert response.status_code == 409
    assert "Someone has changed this quote" in response.content.decode()
    assert "the senators&#x27; letter" in response.content.decode()
    assert not QuoteVerification.objects.exists()


@pytest.mark.parametrize(
    "do", ["", "nonsense", "verify", "verify:", "verify:x", "fail:\0", "withdraw:1"]
)
def test_a_button_that_is_none_changes_nothing(desk, story, do):
    response = desk.post(url(story), {"do": do, "note:": "x"})
    assert messages_of(response).strip()
    assert response.status_code in (200, 409)
    assert not QuoteVerification.objects.exists()


def test_the_last_editor_is_told_and_has_no_button_for_it(desk, story, checker):
    edited_by(story, checker)
    soup = soup_of(desk.get(url(story)))
    assert "someone else has to verify" in said(soup)
    assert not soup.select("[data-verify]")
    assert soup.select("[data-fail]")


@pytest.mark.parametrize(
    ("group", "sees", "decides"),
    [
        ("Contributors", False, False),
        ("Editors", True, True),
        ("Moderators", True, True),
        ("Administrators", True, True),
    ],
)
def test_who_may(client, story, group, sees, decides):
    client.force_login(make_user(group=group))
    response = client.get(url(story))
    assert (response.status_code == 200) == sees
    assert (b"data-verify" in response.content) == decides


def test_whose_story_it_is_may_read_along(client, story):
    owner = make_user(group="Contributors")
    story.owner = owner
    story.save(update_fields=["owner"], clean=False)
    client.force_login(owner)
    soup = soup_of(client.get(url(story)))
    assert "Only editors and the story’s reviewers can decide" in said(soup)
    assert not soup.select("button[name=do]")
    uid = soup.select_one("li[data-quote]")["data-quote"]
    client.post(url(story), {"do": f"verify:{uid}"})
    assert not QuoteVerification.objects.exists()


def test_a_story_without_quotes_says_what_to_do(desk):
    story = make_article(text="<p>Nothing said.</p>")
    soup = soup_of(desk.get(url(story)))
    assert "This story has no quotes yet" in said(soup)


def test_a_refusal_leads_to_the_quote(client, newsroom):
    client.force_login(make_user(group="Moderators"))
    story = published()
    draft = story.get_latest_revision_as_object()
    rows = list(draft.quotes.all())
    rows[0].attributed_as = "the chair"
    draft.quotes = rows
    revision = draft.save_revision(user=make_user(group="Editors"))
    marked_minor(story)
    response = client.post(
        reverse("story_minor_edit", args=[story.pk]),
        {"reason": "A name.", "revision_id": revision.pk},
    )
    assert response.status_code == 302
    page = reverse("story_review", args=[story.pk])
    assert f"{page}#quote-{rows[0].uid}" in shown(response)


def test_the_editor_shows_in_each_row_what_is_known(desk, story):
    decide(desk, story, "verify", "full leverage")
    decide(desk, story, "fail", "an end of the abuse", note="“The end”.")
    response = desk.get(edit_url(story))
    rows = [said(tag) for tag in soup_of(response).select(".quote-row-verification")]
    assert len(rows) == 3
    assert rows[0].startswith("Not verified")
    assert rows[1].startswith("Verified by Ada Berg on")
    assert rows[2].startswith("Does not match its source (Ada Berg")
    assert url(story) in response.content.decode()
    draft = now_of(story).get_latest_revision_as_object()
    quotes = list(draft.quotes.all())
    quotes[1].attributed_as = "a letter"
    draft.quotes = quotes
    draft.save_revision()
    assert "Changed since Ada Berg checked it" in desk.get(edit_url(story)).content.decode()


def test_the_screen_costs_the_same_for_one_and_for_thirty_quotes(desk):
    counts = {}
    for size in (1, 30):
        story = make_full_article(size=size, live=False)
        draft = story.get_latest_revision_as_object()
        for quote in draft.quotes.all():
            quote.said_in_document, quote.said_in_event = make_document(), make_event()
            quote.reported_by_document, quote.reported_by_person = make_document(), make_person()
        draft.save_revision()
        decide(desk, story, "verify", "number 0")
        with CaptureQueriesContext(connection) as captured:
            desk.get(url(story))
        counts[size] = len(captured)
    assert counts[1] == counts[30]
    assert counts[30] <= 45


def test_what_was_decided_is_said_once(desk, story):
    response = decide(desk, story, "verify", "full leverage")
    page = desk.get(response["Location"])
    assert "Verified: the quote matches its source." in messages_of(page)
    assert timezone.localdate().strftime("%B") in said(row(soup_of(page), "full leverage"))
