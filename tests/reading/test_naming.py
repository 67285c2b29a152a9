"""“Who may be named”: everybody of a story in one table, answered row by row."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.models import ConsentRecord, Person, PersonMention, Quote
from articles.services.reading import read
from articles.services.reading.naming import public_office
from tests.editor import form_data
from tests.factories import make_article, make_person, make_user
from tests.reading_story import BODY, make_story, scripted

pytestmark = pytest.mark.django_db
MORE = "<p>“I saw the fire,” said Mira Fall, who lives by the harbour.</p>"


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    monkeypatch.setattr(read, "extract", scripted)


@pytest.fixture
def people(newsroom):
    """A member of Congress, a witness, and somebody whom everybody knows."""
    return {
        "seat": make_person("Ines Demo", standing="private"),
        "witness": make_person("Mira Fall", standing="private"),
        "known": make_person("Ada Roe", standing="public_figure"),
    }


@pytest.fixture
def story(people):
    return make_story(
        text=BODY + MORE,
        person_mentions=[
            PersonMention(person=people["seat"], described_as="Rep. Ines Demo"),
            PersonMention(person=people["known"], described_as="the mayor"),
        ],
        quotes=[
            Quote(
                words="I saw the fire,",
                speaker_kind="person",
                person=people["witness"],
                attributed_as="a resident",
            )
        ],
    )


@pytest.fixture
def desk(client, story):
    client.force_login(make_user(group="Editors"))
    return client


def ask(client, story, **answers):
    data = form_data(client, story, text=BODY + MORE)
    response = client.post(reverse("story_record_panel", args=[story.pk]), {**data, **answers})
    return response, response.json()


def rows(answer):
    soup = BeautifulSoup(answer["html"], "html.parser")
    return {int(row["data-naming-row"]): row for row in soup.select("[data-naming-row]")}


def standing_of(person):
    return Person.objects.get(pk=person.pk).standing


def test_everybody_of_the_story_has_one_row(desk, story, people):
    _, answer = ask(desk, story)
    assert set(rows(answer)) == {person.pk for person in people.values()}
    chosen = {
        pk: row.select_one("[data-naming-standing] option[selected]")["value"]
        for pk, row in rows(answer).items()
    }
    assert chosen == {
        people["seat"].pk: "private",
        people["witness"].pk: "private",
        people["known"].pk: "public_figure",
    }


def test_one_press_confirms_those_with_an_office_in_the_text_and_nobody_else(desk, story, people):
    _, answer = ask(desk, story)
    soup = BeautifulSoup(answer["html"], "html.parser")
    proposed = soup.select_one("[data-naming-proposed]")
    assert proposed["data-naming-proposed"].split() == [str(people["seat"].pk)]
    assert "Ines Demo (Rep.)" in " ".join(proposed.get_text().split())
    everybody = [str(person.pk) for person in people.values()]
    _, answer = ask(desk, story, naming="proposed", shown=everybody)
    assert answer["said"] == "1 person is a public figure now."
    assert standing_of(people["seat"]) == "public_figure"
    assert standing_of(people["witness"]) == "private"
    [kept] = ConsentRecord.objects.all()
    assert kept.person == people["seat"] and kept.note == "Public figure: Rep."


def test_nobody_is_confirmed_whom_the_screen_did_not_show(desk, story, people):
    ask(desk, story, naming="proposed", shown=[str(people["witness"].pk)])
    assert standing_of(people["seat"]) == standing_of(people["witness"]) == "private"


def test_whoever_took_a_consent_back_is_not_proposed(desk, story, people):
    Person.objects.filter(pk=people["seat"].pk).update(
        consent_withdrawn_on=datetime.date(2026, 1, 1)
    )
    assert "data-naming-proposed" not in ask(desk, story)[1]["html"]


def test_a_row_of_its_own_takes_a_consent(desk, story, people):
    told = {"naming": people["witness"].pk, "standing": "named_with_consent"}
    response, answer = ask(desk, story, **told)
    assert response.status_code == 400 and answer["error"] == "Say how the person agreed."
    ask(desk, story, **told, method="written", given_on="2026-03-05", expires_on="2099-01-01")
    witness = Person.objects.get(pk=people["witness"].pk)
    assert witness.is_public()
    assert (witness.consent_method, str(witness.consent_given_on)) == ("written", "2026-03-05")
    ask(desk, story, naming=witness.pk, standing="private")
    assert not Person.objects.get(pk=witness.pk).is_public()


def test_somebody_who_is_not_in_the_story_is_not_answered_here(desk, story):
    other = make_person("Somebody else", standing="private")
    response, _ = ask(desk, story, naming=other.pk, standing="public_figure")
    assert response.status_code == 400
    assert standing_of(other) == "private"


def test_who_may_not_keep_consents_reads_the_table(client, story, people):
    writer = make_user(group="Contributors")
    story.owner = writer
    story.save()
    client.force_login(writer)
    _, answer = ask(client, story)
    assert "An editor answers this." in answer["html"]
    assert "data-naming-standing" not in answer["html"]
    data = form_data(client, story, text=BODY + MORE)
    told = {"naming": people["seat"].pk, "standing": "public_figure"}
    client.post(reverse("story_record_panel", args=[story.pk]), {**data, **told})
    assert standing_of(people["seat"]) == "private"


def test_a_private_name_in_the_words_is_one_finding(desk, story, people):
    finding = rows(ask(desk, story)[1])[people["witness"].pk].select_one(".naming__finding")
    assert "The name appears in the text." in finding.get_text()
    page = desk.get(reverse("story_findings", args=[story.pk])).content.decode()
    # The guard asks about a full name, so that the list of private people does not repeat it.
    assert page.count("Ines Demo") >= 1
    panel = page.partition("Private people</h3>")[2]
    assert "Ines Demo" not in panel


def test_the_record_of_a_story_does_not_print_a_private_name(client, people):
    story = make_article(
        live=True,
        text=BODY,
        person_mentions=[
            PersonMention(person=people["seat"], described_as="Rep. INES Demo"),
            PersonMention(person=people["witness"], described_as="a resident"),
            PersonMention(person=None, described_as="a fisher"),
        ],
    )
    page = BeautifulSoup(client.get(story.address).content, "html.parser")
    record = page.select_one("[aria-labelledby=record-people] ul").get_text()
    assert "a resident" in record and "a fisher" in record
    assert "INES" not in record
    data = page.select_one('script[type="application/ld+json"]').string
    assert "INES" not in data


@pytest.mark.parametrize(
    ("title", "body", "kind", "office"),
    [
        ("U.S. Rep.", "U.S. House of Representatives", "legislature", True),
        ("Secretary of State", "", "", True),
        ("Foreign Minister", "Government of Russia", "government", True),
        ("President", "", "", True),
        ("spokesperson", "National Security Council", "department", True),
        ("spokesperson", "Harbour Union", "union", False),
        ("President", "Human Rights Campaign", "advocacy", False),
        ("President", "Human Rights Campaign", "", False),
        ("director", "", "", False),
        ("aide to the prime minister", "", "", False),
        ("the senator’s wife", "", "", False),
        ("candidate for governor", "", "", False),
        ("fisher", "", "", False),
        ("", "Congress", "legislature", False),
    ],
)
def test_what_is_a_public_office(title, body, kind, office):
    assert bool(public_office(title, body, kind)) is office
