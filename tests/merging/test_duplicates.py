"""The list of possible duplicates."""

import pytest
from django.urls import reverse

from articles.editing.merging.screens import merge_url
from articles.models import DistinctRecords, PersonOtherName, TopicSynonym
from articles.selectors.merging.duplicates import read_duplicates
from articles.services.merging.duplicates import keep_apart
from tests.factories import make_organization, make_person, make_topic, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(newsroom, client):
    client.force_login(make_user("mo", group="Moderators"))
    return client


def url(kind="person"):
    return f"{reverse('possible_duplicates')}?kind={kind}"


@pytest.mark.parametrize("make", [make_person, make_organization, make_topic])
def test_records_with_names_that_are_alike_are_proposed(make):
    first, second = make("Ada Roelens"), make("Ada Roelent")
    make("Something else entirely")
    pairs, total = read_duplicates(type(first), 10, None)
    assert total == 1
    assert (pairs[0].first, pairs[0].second) == (first, second)


def test_other_names_count_too():
    first, second = make_person("Ada Roe"), make_person("Bea Doe")
    PersonOtherName.objects.create(person=second, name="A. Roe")
    assert [(pair.first, pair.second) for pair in read_duplicates(type(first), 10, None)[0]] == [
        (first, second)
    ]


def test_a_topics_own_synonym_is_no_duplicate():
    topic = make_topic("Courts")
    TopicSynonym.objects.create(topic=topic, name="Court")
    assert read_duplicates(type(topic), 10, None) == ([], 0)


def test_not_the_same_is_remembered(desk):
    first, second = make_person("Ada Roe"), make_person("A. Roe")
    page = desk.get(url()).content.decode()
    assert merge_url(type(first), [second.pk, first.pk]).replace("&", "&amp;") in page
    response = desk.post(url(), {"first": second.pk, "second": first.pk}, follow=True)
    assert "will not be suggested again" in response.content.decode()
    assert "No people with similar names." in response.content.decode()
    row = DistinctRecords.objects.get()
    assert (row.low_id, row.high_id, row.decided_by.username) == (first.pk, second.pk, "mo")
    desk.post(url(), {"first": first.pk, "second": second.pk})
    assert DistinctRecords.objects.count() == 1


@pytest.mark.parametrize("first", ["", "x", "424242", "9" * 30])
def test_odd_input_is_answered(desk, first):
    person = make_person()
    response = desk.post(url(), {"first": first, "second": person.pk}, follow=True)
    assert response.status_code == 200
    assert "One of the two no longer exists" in response.content.decode()
    assert desk.get(url("nothing")).status_code == 200


def test_two_kinds_are_never_compared():
    user = make_user(is_superuser=True)
    with pytest.raises(ValueError, match="same type"):
        keep_apart(first=make_person(), second=make_topic(), by=user, now=None)


@pytest.mark.parametrize(("group", "status"), [("Editors", 302), ("Moderators", 200)])
def test_who_sees_the_list(newsroom, client, group, status):
    client.force_login(make_user(group=group))
    assert client.get(url()).status_code == status


def test_the_list_costs_the_same_however_long_it_is(desk, django_assert_max_num_queries):
    for number in range(30):
        make_person(f"Ada {chr(97 + number % 26) * 6}mann{number}x")
        make_person(f"A. {chr(97 + number % 26) * 6}mann{number}x")
    desk.get(url())
    with django_assert_max_num_queries(25):
        page = desk.get(url()).content.decode()
    assert page.count("Not duplicates<") == 30
