"""Earlier versions of a story, and whom they must not name."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.enums import ChangeKind, NamingStatus
from articles.models import ArticlePage, PublishedVersion
from articles.services.corrections.corrections import ChangeNote
from articles.services.corrections.versions import show_version, withhold_version
from tests.factories import make_article, make_user
from tests.publishing import changed, published
from tests.replay import remembered

pytestmark = pytest.mark.django_db
TOLD = ChangeNote(ChangeKind.CORRECTION, "It was Tuesday.")
QUOTE = "these are the words number 0"


def body(text):
    return [("text", f"<p>Somebody said “{QUOTE}” there.</p><p>{text}</p>")]


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
@remembered
def article():
    """Two versions, with a correction between them."""
    story = published(title="A letter", standfirst="First")
    return changed(
        story, change_note=TOLD, title="A letter and a seal", body=body("It was Tuesday.")
    )


def test_a_story_with_one_version_has_no_link_to_others(client):
    story = published()
    assert "versions/" not in client.get(story.address).content.decode()
    assert client.get(f"{story.address}versions/").status_code == 200


def test_the_list_says_when_each_version_was_there(client, article):
    assert f'href="{article.address}versions/"' in client.get(article.address).content.decode()
    response = client.get(f"{article.address}versions/")
    soup = soup_of(response)
    assert [h2.text for h2 in soup.select(".versions h2")] == ["Version 2", "Version 1"]
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert soup.find("link", rel="canonical")["href"].endswith(article.address)
    assert "It was Tuesday." in soup.select(".versions__entry")[0].text


def test_the_comparison_reads_word_by_word_with_words_for_who_sees_no_marks(client, article):
    response = client.get(f"{article.address}versions/1/")
    assert response.status_code == 200
    soup = soup_of(response)
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert soup.find("link", rel="canonical")["href"].endswith(article.address)
    headline = soup.select_one(".changes")
    assert headline.h2.text == "Headline"
    assert " ".join(headline.select_one(".changes__text").text.split()) == (
        "A letter [added: and a seal]"
    )
    added = [ins.text for ins in soup.select(".changes ins")]
    assert "[added: It was Tuesday.]" in added
    assert "Changed: headline, text." in soup.select_one(".changes__key").text
    assert soup.select_one(".correction").find("p").text == "It was Tuesday."


def test_purging_revisions_leaves_the_versions(client, article):
    article.revisions.exclude(pk=article.live_revision_id).delete()
    assert "and a seal" in client.get(f"{article.address}versions/1/").content.decode()


def test_what_is_no_comparison(client, article):
    for number in (3, 0, "01", "999999", "1000000000"):
        assert client.get(f"{article.address}versions/{number}/").status_code == 404, number
    response = client.get(f"{article.address}versions/2/")
    assert (response.status_code, response["Location"]) == (302, f"{article.address}versions/")


def test_a_speaker_who_was_changed_is_part_of_the_comparison(client, article):
    again = article.get_latest_revision_as_object()
    quote = again.quotes.get()
    old = quote.person
    quote.speaker_kind, quote.person, quote.attributed_as = "described", None, "a clerk"
    changed(article, change_note=TOLD, quotes=[quote])
    text = client.get(f"{article.address}versions/2/").content.decode()
    assert f"{old.name}" in text
    assert "a clerk" in text
    assert "Changed: speakers." in text


def named_once(name="Ada Hidden"):
    """A story whose first version named somebody in its text, and whose second does not."""
    story = published(body=body(f"{name} spoke to us."))
    person = story.quotes.get().person
    person.name = name
    person.save()
    # The record of the first version has the name that stands in its text.
    PublishedVersion.objects.all().delete()
    ArticlePage.objects.filter(pk=story.pk).update(live=True)
    return changed(story, change_note=TOLD, body=body("Somebody spoke to us.")), person


def test_a_person_who_became_private_does_not_come_back_in_an_old_version(client):
    story, person = named_once()
    page = f"{story.address}versions/1/"
    assert "Ada Hidden" in client.get(page).content.decode()
    type(person).objects.filter(pk=person.pk).update(standing=NamingStatus.PRIVATE.value)
    assert client.get(page)["Location"] == f"{story.address}versions/"
    listing = client.get(f"{story.address}versions/").content.decode()
    assert "This version is no longer available." in listing
    for address in (f"{story.address}versions/", story.address):
        assert "Ada Hidden" not in client.get(address).content.decode()


def test_a_person_whose_record_is_gone_does_not_come_back_either(client):
    story, person = named_once()
    type(person).objects.filter(pk=person.pk).delete()
    assert client.get(f"{story.address}versions/1/").status_code == 302


def test_a_private_speaker_is_printed_in_the_storys_words_in_old_versions_too(client, article):
    person = article.quotes.get().person
    type(person).objects.filter(pk=person.pk).update(standing=NamingStatus.PRIVATE.value)
    response = client.get(f"{article.address}versions/1/")
    assert response.status_code == 200
    assert person.name not in response.content.decode()


def test_a_withheld_version_is_skipped(client, article):
    changed(article, change_note=TOLD, title="A third title")
    second = PublishedVersion.objects.get(article=article, number=2)
    moderator = make_user(is_superuser=True)
    withhold_version(version=second, reason="A source", by=moderator, now=timezone.now())
    listing = client.get(f"{article.address}versions/").content.decode()
    assert "This version is no longer available." in listing
    assert "A source" not in listing
    assert client.get(f"{article.address}versions/2/").status_code == 302
    text = soup_of(client.get(f"{article.address}versions/1/")).select_one(".changes").text
    assert "seal" not in text
    assert "third title" in text
    show_version(version=second, by=moderator)
    assert client.get(f"{article.address}versions/2/").status_code == 200


def test_versions_of_what_is_not_public_are_none(client, article):
    article.unpublish()
    for address in ("versions/", "versions/1/"):
        assert client.get(f"{article.address}{address}").status_code == 404
    draft = make_article()
    assert client.get(f"{draft.proposed_address()}versions/").status_code == 404
