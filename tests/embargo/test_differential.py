"""An embargo cannot be guessed: every answer of the newsroom is, byte for byte, the one that it
gives where the story had never been written.

Each request is made twice, to one address: with the hidden story in the database, and with all of
it gone. What differs tells of it, whether it is a status, a name, a number or a header. The
addresses are taken from the URL configuration, as in test_hidden_stories.py.
"""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from taggit.models import Tag, TaggedItem
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex, Revision

from articles.models import (
    ArticlePage,
    Byline,
    EmbargoedFile,
    EmbargoedRecord,
    NewsFile,
    NewsImage,
    PersonMention,
    RetiredAddress,
    TaggedArticle,
    Topic,
)
from articles.services.embargo.embargoes import hide_with_story
from tests.embargo.test_hidden_stories import (
    QUERIES,
    SURFACES,
    TOKEN,
    addresses,
    editor,  # noqa: F401  a fixture
    story,  # noqa: F401  a fixture
)
from tests.factories import make_article, make_person, make_user

pytestmark = pytest.mark.django_db
ROLES = ("anonymous", "Contributors", "Editors", "Safety reviewers", "Moderators", "unproven")
METHODS = ("get", "head", "options", "put", "patch", "delete", "post")
# Every answer of these has a time or a number of its own in it.
EVER_NEW = {"wagtailadmin_home", "newsroom_desk", "second_factor_enrol"}
# What is new in each answer, whatever is in the database.
_NEW = (
    (re.compile(rb'csrfmiddlewaretoken\\*" value=\\*"\w+'), b""),
    (re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), b"uuid"),
    (re.compile(rb'CSRF_TOKEN": "\w+'), b""),
    (re.compile(rb'"challenge": "[\w-]+'), b""),
    (re.compile(rb"nonce[=-][\"']?[\w+/=-]+"), b""),
    (re.compile(rb"[\w-]*[0-9a-f]{32,64}[\w-]*"), b"hex"),
    (re.compile(rb"\d\d:\d\d:\d\d(\.\d+)?"), b"time"),
    (re.compile(rb"Just now|\d+(\xc2\xa0| |&nbsp;)(second|minute)s?( ago)?"), b"ago"),
)


def said(response):
    content = b"".join(response) if response.streaming else response.content
    for pattern, instead in _NEW:
        content = pattern.sub(instead, content)
    if response.status_code == 201:
        # What is made has the next key: PostgreSQL counts on after a rollback.
        content = re.sub(rb"\d+", b"key", content)
    headers = {
        name: value
        for name, value in response.items()
        if name not in ("ETag", "Last-Modified", "Content-Length", "Expires", "Set-Cookie")
        and "nonce" not in value
    }
    return response.status_code, content, headers


def asked(client, method, address, data=None):
    """The answer, and the rows as they were before."""
    point = transaction.savepoint_create()
    # What is to be said at the next request is none of this one's.
    client.cookies.pop("messages", None)
    client.raise_request_exception = False
    try:
        with transaction.atomic():
            if method == "post":
                return said(client.post(address, data or {"do": "close", "note": "x"}))
            return said(getattr(client, method)(address))
    finally:
        transaction.savepoint_rollback(point)


@pytest.fixture
def hidden(story, newsroom):  # noqa: F811
    """The hidden story, with a picture whose tag nothing else has; and what it shares with an open
    one: a person."""
    article = ArticlePage.objects.get(pk=story.article_id)
    shared = make_person("Openly Known")
    make_article(
        title="Names a person",
        text="<p>Words.</p>",
        person_mentions=[PersonMention(person=shared, role="mentioned")],
    )
    PersonMention.objects.create(page=article, person=shared, role="mentioned")
    # Never public: where one was, readers know of it (docs/decisions/embargoes.md).
    ArticlePage.objects.filter(pk=article.pk).update(address="")
    RetiredAddress.objects.all().delete()
    story.picture.tags.add(f"{TOKEN}tag")
    topic = article.topics.get()
    Topic.objects.filter(pk=topic.pk).update(name=f"{TOKEN} topic", name_key=f"{TOKEN} topic")
    ReferenceIndex.create_or_update_for_object(article)
    hide_with_story(embargo=story)
    assert EmbargoedRecord.objects.filter(
        content_type=ContentType.objects.get_for_model(Topic), record_id=topic.pk
    ).exists()
    story.shared = shared
    return story


def never_written(embargo):
    """Everything of the hidden story goes, without a trace."""
    article = ArticlePage.objects.get(pk=embargo.article_id)
    bylines = list(Byline.objects.filter(page=article).values_list("author", flat=True))
    records = [
        (row.content_type.model_class(), row.record_id)
        for row in EmbargoedRecord.objects.filter(embargo=embargo)
    ]
    media = [
        (NewsImage if row.image_id else NewsFile, row.image_id or row.file_id)
        for row in EmbargoedFile.objects.filter(embargo=embargo)
    ]
    media += [(NewsFile, embargo.document.pk)]
    pages = PageLogEntry.objects.filter(page=article.pk)
    RetiredAddress.objects.filter(article=article).delete()
    Revision.page_revisions.filter(object_id=str(article.pk)).delete()
    TaggedArticle.objects.filter(content_object=article).delete()
    article.delete()
    RetiredAddress.objects.filter(address__contains=TOKEN).delete()
    pages.delete()
    PageLogEntry.objects.filter(page=embargo.article_id).delete()
    for model, key in (*records, *media):
        kind = ContentType.objects.get_for_model(model)
        TaggedItem.objects.filter(content_type=kind, object_id=key).delete()
        ModelLogEntry.objects.filter(content_type=kind, object_id=str(key)).delete()
        for found in model._default_manager.filter(pk=key):
            found.delete()
        ModelLogEntry.objects.filter(content_type=kind, object_id=str(key)).delete()
    Tag.objects.filter(name__contains=TOKEN).delete()
    assert bylines


def requests(embargo, names=()):
    for name, parameters in SURFACES:
        if name in EVER_NEW or (names and name not in names) or "retiredaddress" in name:
            continue
        for address in addresses(embargo, name, parameters):
            if not address.endswith(QUERIES[0]):
                yield name, address


def as_role(role, client, embargo):
    if role == "anonymous":
        client.logout()
        return
    client.force_login(embargo.roles[role])


def differences(client, embargo, role, methods, names=()):
    tried = [(n, a, m) for n, a in requests(embargo, names) for m in methods]
    as_role(role, client, embargo)
    there = [asked(client, method, address) for _, address, method in tried]
    point = transaction.savepoint_create()
    never_written(embargo)
    gone = [asked(client, method, address) for _, address, method in tried]
    transaction.savepoint_rollback(point)
    for (name, address, method), one, other in zip(tried, there, gone, strict=True):
        if one != other:
            print("DIFFERS", role, method, name, address, one[0], other[0], where(one, other))
    return {
        (name, method)
        for (name, _, method), one, other in zip(tried, there, gone, strict=True)
        if one != other
    }


def where(one, other):
    if one[2] != other[2]:
        return one[2], other[2]
    place = next(
        (i for i, (a, b) in enumerate(zip(one[1], other[1], strict=False)) if a != b),
        min(len(one[1]), len(other[1])),
    )
    return one[1][max(0, place - 60) : place + 80], other[1][max(0, place - 60) : place + 80]


@pytest.fixture
def roles(hidden):
    hidden.roles = {
        role: make_user(f"role{number}", group=role if role != "unproven" else "Editors")
        for number, role in enumerate(ROLES[1:])
    }
    return hidden


NAMING = {"page_id", "pk", "image_id", "document_id", "doc_id", "page_to_move_id", "object_id"}
NAMED = {name for name, parameters in SURFACES if NAMING & set(parameters)}
LISTS = {
    "stories:index",
    "wagtailadmin_choose_page",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:workflow",
    "wagtailimages:index",
    "wagtailimages_chooser:choose",
    "wagtailsnippets_articles_topic:list",
}


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_key_tells_those_who_may_do_much(client, roles, method):
    assert differences(client, roles, "Moderators", (method,), NAMED) == set()


def test_no_list_tells_them(client, roles):
    assert differences(client, roles, "Moderators", ("get",), LISTS) == set()


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", METHODS)
def test_no_method_tells_any_role(client, roles, role, method):
    assert differences(client, roles, role, (method,)) == set()
