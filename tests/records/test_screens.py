"""Lists, choosers and forms of the record."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from articles.enums import NamingStatus
from articles.models import (
    Membership,
    Organization,
    Person,
    PersonMention,
    PersonOtherName,
    Topic,
    TopicSynonym,
)
from tests.factories import (
    make_article,
    make_author,
    make_document,
    make_event,
    make_organization,
    make_person,
    make_place,
    make_section,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
MAKERS = {
    "person": make_person,
    "organization": make_organization,
    "place": make_place,
    "sourcedocument": make_document,
    "event": make_event,
    "topic": make_topic,
    "author": make_author,
}


@pytest.fixture
def desk(client):
    client.force_login(make_user("ed", is_superuser=True, is_staff=True))
    return client


def url(model, view, *args):
    return reverse(f"wagtailsnippets_articles_{model}:{view}", args=args)


def chooser(model, view):
    return reverse(f"wagtailsnippetchoosers_articles_{model}:{view}")


@pytest.mark.parametrize("model", MAKERS)
def test_every_kind_has_a_list_a_form_and_a_chooser(desk, model):
    record = MAKERS[model]("Zebra crossing")
    assert "Zebra crossing" in desk.get(url(model, "list")).content.decode()
    assert "Zebra crossing" in desk.get(url(model, "edit", record.pk)).content.decode()
    assert desk.get(url(model, "add")).status_code == 200
    assert "Zebra crossing" in desk.get(chooser(model, "choose")).json()["html"]


@pytest.mark.parametrize("model", MAKERS)
def test_lists_and_choosers_find_names_in_any_typography(desk, model):
    MAKERS[model]("Zoë O’Neill")
    MAKERS[model]("Somebody else")
    for address in (url(model, "list"), chooser(model, "choose_results")):
        found = desk.get(address, {"q": "zoe o'ne"}).content.decode()
        assert "Zoë O’Neill" in found
        assert "Somebody else" not in found


def test_people_are_found_by_their_other_names_once(desk):
    person = make_person("David Roe")
    PersonOtherName.objects.create(person=person, name="Davy Roe")
    PersonOtherName.objects.create(person=person, name="D. Roe, Davy")
    found = desk.get(url("person", "list"), {"q": "davy"})
    assert [row.name for row in found.context["object_list"]] == ["David Roe"]


def test_topics_are_found_by_their_synonyms(desk):
    TopicSynonym.objects.create(topic=make_topic("Courts"), name="Judiciary")
    found = desk.get(url("topic", "list"), {"q": "judic"})
    assert [row.name for row in found.context["object_list"]] == ["Courts"]


def test_people_are_filtered_by_standing(desk):
    make_person("Public Pat")
    make_person("Private Pim", standing="private")
    found = desk.get(url("person", "list"), {"standing": "private"})
    assert [row.name for row in found.context["object_list"]] == ["Private Pim"]


def test_the_list_of_people_costs_the_same_for_one_and_for_thirty(desk):
    def grow(number):
        for _ in range(number):
            person = make_person()
            Membership.objects.create(
                person=person,
                organization=make_organization(),
                role="Chair",
                party=make_organization(),
            )
            make_article(person_mentions=[PersonMention(person=person)])

    counts = []
    for number in (1, 29):
        grow(number)
        desk.get(url("person", "list"))
        with CaptureQueriesContext(connection) as captured:
            desk.get(url("person", "list"))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_person_made_in_the_chooser_is_private(desk):
    answer = desk.post(chooser("person", "create"), {"name": "Ilse Varga"}).json()
    assert answer["step"] == "chosen"
    assert answer["result"]["string"] == "Ilse Varga"
    assert Person.objects.get(name="Ilse Varga").standing == NamingStatus.PRIVATE


def test_a_second_person_of_the_same_name_is_made_on_purpose_only(desk):
    make_person("Ilse Varga")
    answer = desk.post(chooser("person", "create"), {"name": "ILSE VARGA"}).json()
    assert answer["step"] == "reshow_creation_form"
    assert "There is already a record for “Ilse Varga”" in answer["htmlFragment"]
    assert 'type="checkbox" name="another"' in answer["htmlFragment"]
    desk.post(chooser("person", "create"), {"name": "Ilse Varga", "another": "on"})
    assert Person.objects.named("Ilse Varga").count() == 2


def test_a_document_and_an_organization_are_made_in_the_chooser(desk):
    made = {"name": "House resolution", "kind": "resolution", "date_edtf": "2017-06-27"}
    assert desk.post(chooser("sourcedocument", "create"), made).json()["step"] == "chosen"
    made = {"name": "Group", "kind": "advocacy"}
    assert desk.post(chooser("organization", "create"), made).json()["step"] == "chosen"
    bad = {"name": "Hearing", "date_edtf": "2017-13"}
    assert desk.post(chooser("event", "create"), bad).json()["step"] == "reshow_creation_form"


def test_topics_are_not_made_in_a_chooser(desk):
    html = desk.get(chooser("topic", "choose")).json()["html"]
    assert "creation" not in html
    assert 'role="tab"' not in html


def person_data(**changes):
    empty = {
        f"{name}-{field}": "0"
        for name in ("memberships", "other_names")
        for field in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    return {**empty, "name": "Ada Roe", "standing": "private", **changes}


def test_who_recorded_a_consent_is_noted(desk):
    consent = {"consent_method": "written", "consent_given_on": "2026-01-02"}
    desk.post(url("person", "add"), person_data(standing="named_with_consent", **consent))
    assert Person.objects.get().consent_recorded_by.username == "ed"


def test_naming_somebody_without_a_consent_is_refused(desk):
    response = desk.post(url("person", "add"), person_data(standing="named_with_consent"))
    assert response.status_code == 200
    assert "consent_method" in response.context["form"].errors
    assert not Person.objects.exists()


def test_a_contributor_adds_private_people_only(newsroom, client):
    client.force_login(make_user(group="Contributors"))
    shown = client.get(url("person", "add"))
    assert "standing" not in shown.context["form"].fields
    assert "May this person be named?" not in shown.content.decode()
    client.post(url("person", "add"), person_data(standing="public_figure"))
    assert Person.objects.get().standing == NamingStatus.PRIVATE


def test_a_post_is_saved_with_its_person(desk):
    organization = make_organization()
    row = {
        "memberships-TOTAL_FORMS": "1",
        "memberships-0-role": "Chair",
        "memberships-0-organization": str(organization.pk),
        "memberships-0-start_edtf": "2015",
    }
    assert desk.post(url("person", "add"), person_data(**row)).status_code == 302
    assert Person.objects.get().memberships.get().organization == organization


def test_both_a_person_and_an_organization_as_one_author_are_refused(desk):
    document = make_document()
    empty = {
        f"{name}-{field}": "0"
        for name in ("authors", "addressees", "signatures")
        for field in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    row = {
        "authors-TOTAL_FORMS": "1",
        "authors-0-person": str(make_person().pk),
        "authors-0-organization": str(make_organization().pk),
    }
    data = {**empty, **row, "name": "A letter", "kind": "letter", "other_signatories": "0"}
    response = desk.post(url("sourcedocument", "edit", document.pk), data)
    assert response.status_code == 200
    assert response.context["form"].formsets["authors"].forms[0].errors


def test_a_topics_address_is_made_from_its_name(desk):
    data = {"name": "Border crossings", "synonyms-TOTAL_FORMS": "0", "synonyms-INITIAL_FORMS": "0"}
    assert desk.post(url("topic", "add"), data).status_code == 302
    assert Topic.objects.get().slug == "border-crossings"


def test_a_retired_address_leads_on_or_is_gone(desk):
    article = make_article(title="The new place")
    desk.post(url("retiredaddress", "add"), {"address": "/2017/01/02/old/", "article": article.pk})
    desk.post(url("retiredaddress", "add"), {"address": "/2017/01/02/older/"})
    shown = desk.get(url("retiredaddress", "list")).content.decode()
    assert "Redirects to The new place" in shown
    assert "Gone (410)" in shown
    assert ">ed<" in "".join(shown.split())


def test_the_home_offers_the_sections_in_which_somebody_may_write(newsroom, client):
    section = make_section("World")
    add = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    client.force_login(make_user(group="Contributors"))
    assert add in client.get(reverse("wagtailadmin_home")).content.decode()
    GroupPagePermission.objects.all().delete()
    assert add not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_has_the_record_and_nothing_foreign(desk):
    home = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "Record" in home
    for word in ("gravatar", "releases.wagtail", "guide.wagtail", "new in Wagtail"):
        assert word not in home
    assert Organization.objects.count() == 0
