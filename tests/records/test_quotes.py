"""The list of all quotes: what is known of each, for whom, and page by page."""

import datetime
import uuid

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from articles.enums import SpeakerKind
from articles.models import Quote, SourceLink
from articles.selectors.records import quotes as newsroom_quotes
from articles.selectors.records.quotes import quotes_for, read_newsroom_quotes
from articles.services.embargo.embargoes import set_embargo
from articles.services.review.verifications import fail_quote, verify_quote, withdraw_verification
from tests.factories import make_document, make_full_article, make_section, make_topic, make_user
from tests.publishing import published
from tests.replay import remembered

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


@pytest.fixture
@remembered
def editor(newsroom):
    return make_user(group="Editors")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@remembered
def with_quotes(*words, **fields):
    """A published story with these quotes of somebody who is described."""
    kind = SpeakerKind.DESCRIBED.value
    quotes = [Quote(words=one, speaker_kind=kind, attributed_as="a clerk") for one in words]
    article = make_full_article(live=False, **fields)
    article.quotes.set(quotes)
    article.save()
    return article


def rows_of(article):
    return Quote.objects.filter(page=article)


def words_of(rows):
    return [row.words for row in rows]


def ask(desk, **query):
    answer = desk.get(reverse("newsroom_quotes"), query)
    assert answer.status_code == 200
    return words_of(answer.context["object_list"])


def decided(article, deed, words, **fields):
    quote = article.quotes.get(words=words)
    digest = newsroom_quotes.digest_of(quote, "")
    version = article.get_latest_revision()
    assert version.as_object().quotes.filter(uid=quote.uid)
    deed(
        article=article,
        quote_uid=str(quote.uid),
        digest=digest,
        user=make_user(group="Editors"),
        now=timezone.now(),
        **fields,
    )


@pytest.fixture
def checked_story(editor):
    article = with_quotes("right", "wrong", "open", "changed", "back", owner=editor)
    article.save_revision(user=editor)
    for deed, words, note in (
        (verify_quote, "right", ""),
        (fail_quote, "wrong", "The letter says “write”."),
        (verify_quote, "changed", ""),
        (verify_quote, "back", ""),
        (withdraw_verification, "back", ""),
    ):
        decided(article, deed, words, note=note)
    rows_of(article).filter(words="changed").update(words="changed since")
    return article


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("verified", ["right"]),
        ("failed", ["wrong"]),
        ("changed", ["changed since"]),
        ("open", ["back", "open"]),
        ("", ["back", "changed since", "open", "wrong", "right"]),
    ],
)
def test_what_was_found(checked_story, editor, state, words):
    rows, following = read_newsroom_quotes(quotes_for(editor), state=state)
    assert words_of(rows) == words
    assert following is None
    if state:
        assert {row.verification.state for row in rows} == {state}


def test_pages_follow_each_other_and_leave_nothing_out(checked_story, editor, monkeypatch):
    monkeypatch.setattr(newsroom_quotes, "ROWS_A_PART", 1)
    for state, expected in (("", 5), ("open", 2)):
        found, before = [], None
        for _ in range(9):
            rows, before = read_newsroom_quotes(
                quotes_for(editor), state=state, before=before, size=2
            )
            found += words_of(rows)
            if before is None:
                break
        assert len(found) == len(set(found)) == expected


def test_filters_and_search(desk):
    topic, letter = make_topic("Asylum"), make_document("Letter")
    one = with_quotes("we wrote to him", "nobody answered")
    one.topics.set([topic])
    one.save()
    source = uuid.uuid4()
    SourceLink.objects.create(page=one, uid=source, title="Reply", url="https://example.org/")
    rows_of(one).filter(words="nobody answered").update(said_in_source=source)
    two = published(title="Out")
    rows_of(two).update(said_in_document=letter)
    out = two.quotes.get().words
    assert ask(desk, topic=topic.pk) == ["nobody answered", "we wrote to him"]
    assert ask(desk, evidence="no") == ["we wrote to him"]
    assert ask(desk, evidence="yes") == [out, "nobody answered"]
    assert ask(desk, speaker="A CLERK", q="WROTE") == ["we wrote to him"]
    assert ask(desk, speaker=two.quotes.get().person.name) == [out]
    assert ask(desk, story="published") == [out]
    assert ask(desk, story="draft") == ["nobody answered", "we wrote to him"]
    page = desk.get(reverse("newsroom_quotes")).content.decode()
    assert "Reply" in page
    edit = reverse("wagtailadmin_pages:edit", args=[two.pk])
    assert f"{edit}#quote-{two.quotes.get().uid}" in page
    form = desk.get(edit).content.decode()
    assert f'id="quote-{two.quotes.get().uid}"' in form


@pytest.mark.parametrize(
    "query", ["after=x", "after=99999999999999999999", "state=x&topic=x", "p=7"]
)
def test_nonsense_is_no_error(desk, query):
    with_quotes("here")
    assert desk.get(f"{reverse('newsroom_quotes')}?{query}").status_code == 200


def test_hidden_stories_are_for_their_desk_alone(editor, desk):
    hidden, now = with_quotes("a secret"), timezone.now()
    set_embargo(
        article=hidden, until=now + datetime.timedelta(hours=1), reason="T.", user=None, now=now
    )
    assert ask(desk) == []
    desk.force_login(make_user(group="Administrators"))
    assert ask(desk) == ["a secret"]


def test_only_the_sections_that_somebody_may_change(client, editor):
    section = make_section("Culture")
    with_quotes("in world")
    with_quotes("in culture", section=section)
    group = Group.objects.create(name="Culture desk")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=section, permission=Permission.objects.get(codename="change_page")
    )
    member = make_user()
    member.groups.add(group)
    client.force_login(member)
    assert ask(client) == ["in culture"]


def test_the_list_costs_the_same_with_many(desk):
    numbers = []
    for count in (1, 30):
        for number in range(count):
            article = make_full_article(title=f"Story {count} {number}")
            rows_of(article).update(said_in_document=make_document(), said_in_source=uuid.uuid4())
        desk.get(reverse("newsroom_quotes"))
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse("newsroom_quotes"))
        numbers.append(len(captured))
    assert numbers[0] == numbers[1] <= MOST_QUERIES
