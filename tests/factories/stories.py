"""Stories, with as much or as little record as a test needs."""

import datetime
import itertools

from django.utils import timezone
from modelcluster.models import get_all_child_relations

from articles.enums import NamingStatus, SpeakerKind
from articles.models import (
    ArticlePage,
    Byline,
    DocumentMention,
    EventMention,
    Membership,
    OrganizationMention,
    PersonMention,
    Quote,
    Signature,
    SourceLink,
)
from tests.factories.newsroom import make_section
from tests.factories.records import (
    make_author,
    make_document,
    make_event,
    make_organization,
    make_person,
    make_place,
    make_topic,
)
from tests.replay import remembered

_number = itertools.count(1)


@remembered
def make_article(*, section=None, live=False, topics=(), text=None, **fields):
    """A draft with one revision, or, with `live`, a row that readers see (see `publish_row`)."""
    number = next(_number)
    values = {
        "title": f"Story {number}",
        "slug": f"story-{number}",
        "standfirst": "What happened, in one sentence.",
        "published_on": datetime.date(2026, 1, 1) + datetime.timedelta(days=number % 300),
        "body": [("text", text or "<p>The minister said “we will answer” on Monday.</p>")],
        "live": False,
        **fields,
    }
    children = {
        name: values.pop(name)
        for name in (
            "quotes",
            "person_mentions",
            "organization_mentions",
            "document_mentions",
            "event_mentions",
            "bylines",
            "sources",
        )
        if name in values
    }
    article = ArticlePage(**values)
    (section or make_section()).add_child(instance=article)
    for name, rows in children.items():
        setattr(article, name, rows)
    article.topics.set(list(topics))
    article.save_revision()
    article.refresh_from_db()
    if live:
        publish_row(article)
    return article


@remembered
def make_full_article(*, size=1, live=True, person=None, **fields):
    """A story with `size` rows of everything that a story can have; `person` are fields of its
    people."""
    people = [make_person(**(person or {})) for _ in range(size)]
    organizations = [make_organization() for _ in range(size)]
    documents = [make_document() for _ in range(size)]
    events = [make_event(place=make_place()) for _ in range(size)]
    for document, person in zip(documents, people, strict=True):
        Signature.objects.create(document=document, person=person)
    for person, organization in zip(people, organizations, strict=True):
        Membership.objects.create(person=person, organization=organization, role="Chair")
    words = [f"these are the words number {number}" for number in range(size)]
    return make_article(
        live=live,
        text="".join(f"<p>Somebody said “{part}” there.</p>" for part in words),
        topics=[make_topic() for _ in range(size)],
        bylines=[Byline(author=make_author(has_public_page=True)) for _ in range(size)],
        person_mentions=[PersonMention(person=p, described_as=_words_for(p)) for p in people],
        organization_mentions=[OrganizationMention(organization=o) for o in organizations],
        document_mentions=[DocumentMention(document=d) for d in documents],
        event_mentions=[EventMention(event=e) for e in events],
        quotes=[
            Quote(words=part, speaker_kind=SpeakerKind.PERSON.value, person=p, verb="said")
            for part, p in zip(words, people, strict=True)
        ],
        sources=[
            SourceLink(title=f"Source {n}", url=f"https://example.org/{n}") for n in range(size)
        ],
        **fields,
    )


def _words_for(person):
    return "a witness" if person.standing == NamingStatus.PRIVATE else person.name


def publish_row(article):
    """Make the latest revision live straight in the database, past every rule: for tests of what
    readers see, not of how a story gets there."""
    revision = article.get_latest_revision()
    fresh = revision.as_object()
    for relation in get_all_child_relations(ArticlePage):
        getattr(fresh, relation.get_accessor_name()).commit()
    now = timezone.now()
    ArticlePage.objects.filter(pk=article.pk).update(
        live=True,
        address=article.address or article.proposed_address(),
        has_unpublished_changes=False,
        first_published_at=now,
        last_published_at=now,
        live_revision=revision,
        body=fresh.body,
    )
    article.refresh_from_db()
    return article
