"""A prepared query gives what the queryset gives, whatever the values."""

import datetime

import pytest
from django.db.models import BigIntegerField, DateTimeField, TextField
from django.utils import timezone

from articles.models import ArticlePage, Event, PersonMention, Quote
from articles.models.querysets.prepared import Parameter, Parameters, Prepared
from tests.factories import make_article, make_event, make_full_article, make_person, make_place

pytestmark = pytest.mark.django_db

QUOTES = Prepared(
    ("pk", "uid", "words", "selectors", "anchored", "person__name", "document__name"),
    lambda: Quote.objects.filter(page_id=Parameter("page", BigIntegerField())).order_by("pk"),
)
EVENTS = Prepared(
    ("name", "date_earliest", "place__name"),
    lambda: Event.objects.filter(name=Parameter("name", TextField())),
)
PEOPLE = Prepared(
    ("person_id", "page__title"),
    lambda: PersonMention.objects.filter(
        person__in=Parameters("people", BigIntegerField())
    ).order_by("person"),
)
STORIES = Prepared(
    ("pk",),
    lambda: ArticlePage.objects.published(Parameter("now", DateTimeField())).order_by("pk"),
)


def test_has_the_values_of_the_instances():
    article = ArticlePage.objects.get(pk=make_full_article(size=3).pk)
    for row, quote in zip(QUOTES.rows(page=article.pk), article.quotes.order_by("pk"), strict=True):
        for name in ("pk", "uid", "words", "selectors", "anchored"):
            assert getattr(row, name) == getattr(quote, name)
        assert row.person.name == quote.person.name
        assert row.document is None


def test_values_differ_from_run_to_run(django_assert_num_queries):
    first, second = make_full_article(), make_full_article(size=2)
    with django_assert_num_queries(2):
        assert len(QUOTES.rows(page=first.pk)) == 1
        assert len(QUOTES.rows(page=second.pk)) == 2


def test_values_are_values_and_not_sql():
    make_event("'; DROP TABLE articles_event; --%s", place=make_place("Ōdrun"))
    (row,) = EVENTS.rows(name="'; DROP TABLE articles_event; --%s")
    assert row.place.name == "Ōdrun"
    assert row.date_earliest.isoformat() == "2017-06-27"
    assert EVENTS.rows(name="%s") == []


def test_lists_of_any_length(django_assert_num_queries):
    people = [make_person() for _ in range(70)]
    mentions = [PersonMention(person=person) for person in people]
    make_article(live=True, person_mentions=mentions)
    keys = [person.pk for person in people]
    with django_assert_num_queries(0):
        assert PEOPLE.rows_for("people", []) == []
    with django_assert_num_queries(1):
        assert [row.person_id for row in PEOPLE.rows_for("people", keys[:2])] == keys[:2]
    with django_assert_num_queries(2):
        rows = PEOPLE.rows_for("people", keys)
        assert sorted(row.person_id for row in rows) == keys


def test_times_are_given_when_the_query_runs():
    now = timezone.now()
    article = make_article(live=True)
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=now)
    assert STORIES.rows(now=now) == []
    earlier = now - datetime.timedelta(seconds=1)
    assert [row.pk for row in STORIES.rows(now=earlier)] == [article.pk]
