"""Filters on the database: which stories and quotes they leave."""

import datetime

import pytest

from articles.enums import NamingStatus
from articles.filters import QuoteFilter, StoryFilter, UnknownRecord
from articles.models import ArticlePage, EventMention, PersonMention, Quote
from articles.models.changes import touch_updated_at
from articles.models.querysets.said import year_said
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_organization,
    make_person,
    make_place,
    make_section,
    make_topic,
)
from tests.factories.corrections import make_correction, make_versions
from tests.replay import remembered

pytestmark = pytest.mark.django_db


def stories(**parameters):
    wanted = StoryFilter.parse(
        {name: [value] if isinstance(value, str) else value for name, value in parameters.items()}
    )
    found = ArticlePage.objects.published().matching(wanted).newest_first()
    return [story.title for story in found]


def quotes(**parameters):
    wanted = QuoteFilter.parse({name: [value] for name, value in parameters.items()})
    found = Quote.objects.published().matching(wanted).whole().newest_first()
    return [quote.words for quote in found]


@pytest.fixture
@remembered
def newsroom():
    """Two stories with much in common, and a draft with records of its own."""
    ada = make_person("Ada Person", standing=NamingStatus.PUBLIC_FIGURE.value)
    council = make_organization("The Council")
    letter = make_document("A Letter")
    chechnya, torture = make_topic("Chechnya"), make_topic("Torture")
    grozny = make_place("Grozny")
    make_article(
        title="One",
        live=True,
        topics=[chechnya, torture],
        published_on=datetime.date(2017, 7, 13),
        dateline_place=grozny,
        person_mentions=[PersonMention(person=ada)],
        quotes=[
            Quote(words="of Ada", person=ada, medium="Letter"),
            Quote(words="of the council", organization=council, speaker_kind="organization"),
            Quote(words="in a letter", attributed_as="somebody", said_in_document=letter),
        ],
    )
    make_article(
        title="Two",
        live=True,
        section=make_section("Home"),
        topics=[chechnya],
        published_on=datetime.date(2018, 1, 2),
        event_mentions=[EventMention(event=make_event("A march", place=grozny))],
        quotes=[Quote(words="again of Ada", person=ada)],
    )
    make_article(
        title="Draft",
        topics=[make_topic("Secret")],
        person_mentions=[PersonMention(person=make_person("Known", standing="public_figure"))],
        quotes=[Quote(words="of a draft", person=ada)],
    )
    make_article(
        title="Three",
        live=True,
        published_on=datetime.date(2016, 1, 2),
        person_mentions=[PersonMention(person=make_person("Hidden Source", standing="private"))],
    )


@pytest.mark.parametrize(
    ("parameters", "left"),
    [
        ({}, ["Two", "One", "Three"]),
        ({"topic": "chechnya"}, ["Two", "One"]),
        ({"topic": ["chechnya", "torture"]}, ["One"]),
        ({"person": "ada-person"}, ["Two", "One"]),
        ({"organization": "the-council"}, ["One"]),
        ({"document": "a-letter"}, ["One"]),
        ({"place": "grozny"}, ["Two", "One"]),
        ({"section": "home"}, ["Two"]),
        ({"year": "2017"}, ["One"]),
        ({"from": "2017-07-13", "to": "2018-01-01"}, ["One"]),
        ({"topic": "chechnya", "section": "world", "person": "ada-person"}, ["One"]),
    ],
)
def test_stories_fit_all_that_is_asked(newsroom, parameters, left):
    assert stories(**parameters) == left


@pytest.mark.parametrize(
    ("parameters", "left"),
    [
        ({}, ["again of Ada", "of Ada", "of the council", "in a letter"]),
        ({"speaker": "ada-person"}, ["again of Ada", "of Ada"]),
        ({"organization": "the-council"}, ["of the council"]),
        ({"document": "a-letter"}, ["in a letter"]),
        ({"topic": "torture", "medium": "letter"}, ["of Ada"]),
        ({"said_by": "organization", "year": "2017"}, ["of the council"]),
    ],
)
def test_quotations_fit_all_that_is_asked(newsroom, parameters, left):
    assert quotes(**parameters) == left


@pytest.mark.parametrize(
    "parameters",
    [{"topic": "secret"}, {"person": "known"}, {"person": "hidden-source"}, {"section": "nowhere"}],
)
def test_nobody_learns_of_what_is_not_public_by_asking(newsroom, parameters):
    with pytest.raises(UnknownRecord):
        stories(**parameters)


def test_a_filter_costs_one_query_more_whatever_it_names(newsroom, django_assert_num_queries):
    with django_assert_num_queries(2):
        stories(topic=["chechnya", "torture"], person="ada-person", section="world")


def test_updates_are_what_came_after_the_first_publication():
    same, changed, corrected = (make_article(title=title, live=True) for title in "ABC")
    make_versions(same, 1)
    make_versions(changed, 2)
    make_correction(corrected, issued_at=datetime.datetime(2017, 7, 13, 23, 0, tzinfo=datetime.UTC))
    for story in (same, changed, corrected):
        touch_updated_at(story)
    updated = ArticlePage.objects.published().last_updated_first()
    assert [story.title for story in updated] == ["B", "C"]
    assert stories(updated_since="2017-07-13") == ["C", "B"]
    assert stories(updated_since="2017-07-15") == ["B"]


@pytest.mark.parametrize(
    "said, year",
    [
        ("2016-12-30", "2016"),
        ("2016~", "2016"),
        ("2016-24", "2016"),  # a winter, which ends in the next year
        ("2016-05/2017-02", "2016"),
        ("2016-05/..", "2016"),
        ("../2016-05", "2016"),
        ("0916", "0916"),
        ("", "2017"),
    ],
)
def test_a_quotation_is_of_the_year_in_which_it_was_said(said, year):
    day = datetime.date(2017, 1, 2)
    quote = Quote(words="words", attributed_as="somebody", said_edtf=said)
    make_article(live=True, published_on=day, quotes=[quote])
    assert list(Quote.objects.annotate(year=year_said()).values_list("year")) == [(year,)]
    for asked in ("0916", "2015", "2016", "2017", "2018"):
        assert quotes(year=asked) == (["words"] if asked == year else []), asked
