"""An author's page: what stands on it, who has one, and what it never shows."""

import json

import pytest
from bs4 import BeautifulSoup

from articles.models import (
    Author,
    Byline,
    DocumentMention,
    OrganizationMention,
    PersonMention,
)
from tests.factories import (
    make_article,
    make_author,
    make_document,
    make_newsroom,
    make_organization,
    make_person,
    make_user,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def author():
    user = make_user("reallyknownas", first_name="Realname", last_name="Hidden")
    return make_author(
        "Mara Voss", user=user, has_public_page=True, biography="Mara writes.\n\nOn courts."
    )


def by(author, **fields):
    return make_article(live=True, bylines=[Byline(author=author)], **fields)


def test_the_page_has_name_biography_and_stories(client, author):
    by(author, title="The first", slug="the-first")
    by(make_author(), title="Of somebody else", slug="else")
    make_article(title="A draft", slug="a-draft", bylines=[Byline(author=author)])
    text = client.get("/authors/mara-voss/").content.decode()
    for words in ("<h1", "Mara Voss", "<p>Mara writes.</p>", "<p>On courts.</p>", "The first"):
        assert words in text
    for words in ("Of somebody else", "A draft"):
        assert words not in text


def test_the_account_behind_the_name_is_on_no_page(client, author):
    story = by(author)
    for address in (author.get_absolute_url(), story.address):
        text = client.get(address).content.decode()
        for trace in ("reallyknownas", "Realname", "Hidden", "example.org"):
            assert trace not in text, address


def test_the_byline_leads_to_it(client, author):
    story = by(author)
    link = '<a href="/authors/mara-voss/">Mara Voss</a>'
    assert link in client.get(story.address).content.decode()
    Author.objects.update(has_public_page=False)
    text = client.get(story.address).content.decode()
    assert "<b>Mara Voss</b>" in text
    assert "/authors/mara" not in text


def test_a_preview_has_the_same_byline(author):
    draft = make_article(bylines=[Byline(author=author), Byline(author=make_author("Quiet"))])
    text = draft.get_latest_revision_as_object().make_preview_request().content.decode()
    assert '<a href="/authors/mara-voss/">Mara Voss</a>' in text
    assert "<b>Quiet</b>" in text


@pytest.mark.parametrize("change", ["no public page", "no story", "no such author"])
def test_who_has_no_page(client, author, change):
    story = by(author)
    assert client.get("/authors/mara-voss/").status_code == 200
    if change == "no public page":
        Author.objects.update(has_public_page=False)
    elif change == "no story":
        story.unpublish()
    else:
        Author.objects.all().delete()
    assert client.get("/authors/mara-voss/").status_code == 404


def test_older_stories_are_reached_by_key(client, settings, author):
    settings.ADVOCACY_PAGE_SIZE = 2
    for number in range(3):
        by(author, title=f"Number {number}", slug=f"number-{number}")
    first = client.get("/authors/mara-voss/").content.decode()
    assert first.count('class="card__title"') == 2
    cursor = first.partition("?before=")[2].partition('"')[0]
    older = client.get("/authors/mara-voss/", {"before": cursor}).content.decode()
    assert older.count('class="card__title"') == 1


def test_the_address_of_a_pseudonym_keeps_no_earlier_name():
    author = make_author("Real Name")
    author.name, author.has_public_page = "M. V.", True
    author.save()
    assert author.slug == "m-v"


def test_the_address_of_a_page_stays(author):
    author.name = "Mara V. Voss"
    author.save()
    assert author.slug == "mara-voss"


def test_an_unchanged_name_keeps_its_address():
    for author in (make_author("Mara Voss"), make_author("Mara Voss")):
        slug = author.slug
        author.save()
        assert author.slug == slug


def test_the_list_has_those_who_want_a_page_and_have_a_story(client, author):
    make_newsroom()
    by(author)
    by(make_author("Without Page"))
    make_article(bylines=[Byline(author=make_author("Only Drafts", has_public_page=True))])
    text = client.get("/authors/").content.decode()
    assert '<a href="/authors/mara-voss/">Mara Voss</a>' in text
    assert '<a href="/authors/">Authors</a>' in client.get("/").content.decode()
    table = client.get("/authors/list.csv").content.decode()
    for name in ("Without Page", "Only Drafts", "Realname"):
        assert name not in text and name not in table, name
    assert "Mara Voss" in table


def test_the_way_to_a_record_leads_over_the_list_of_its_kind(client, author):
    make_newsroom()
    person, organization, document = make_person(), make_organization(), make_document()
    by(
        author,
        person_mentions=[PersonMention(person=person)],
        organization_mentions=[OrganizationMention(organization=organization)],
        document_mentions=[DocumentMention(document=document)],
    )
    for record in (person, organization, document, author):
        address = record.get_absolute_url()
        page = BeautifulSoup(client.get(address).content, "html.parser")
        data = json.loads(page.find("script", type="application/ld+json").string)
        [way] = [one for one in data["@graph"] if one["@type"] == "BreadcrumbList"]
        above = way["itemListElement"][1]["item"]
        assert above.endswith(f"/{address.split('/')[1]}/"), above
        assert client.get(above.partition(":8000")[2]).status_code == 200
