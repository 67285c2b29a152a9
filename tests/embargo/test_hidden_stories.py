"""An embargoed story is nowhere in the newsroom for those who may not know of it.

The surfaces are taken from the URL configuration: a new one with an unknown parameter fails here
until it has a row.
"""

import datetime
import itertools

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import URLResolver, get_resolver
from django.utils import timezone
from wagtail import VERSION
from wagtail.log_actions import log
from wagtail.models import Comment, Page, PageSubscription, ReferenceIndex, TaskState

from articles.models import (
    ArticlePage,
    Case,
    EmbargoedPage,
    Event,
    LeadStory,
    NewsFile,
    Person,
    Place,
    RetiredAddress,
    SourceDocument,
)
from articles.selectors.site.face import FACE_PICTURES
from articles.services.embargo.embargoes import lift_embargo, set_embargo
from tests.factories import make_article, make_full_article, make_newsroom, make_place, make_user
from tests.factories.cases import make_case, make_fact
from tests.factories.pictures import make_image
from tests.publishing import verified
from tests.replay import remembered

pytestmark = pytest.mark.django_db
# In every word of the story that a screen could show; the searches look for a part of it.
TOKEN, PART = "zyxquorum", "zyxquo"
# The address of the admin's API that tells most.
API = "wagtailadmin_api:" + ("images:listing" if VERSION < (8, 1) else "explorer")
# What a GET answers for nobody, or what is the same for everybody.
OUTSIDE = {
    "wagtailadmin_error_test",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
}
LISTED = {"parent_page_id", "action", "app_label", "model_name", "app_name"}
QUERIES = (
    "?describe_on_delete=1",
    f"?q={PART}&id=%(story)s&page_type=articles.articlepage&name={PART}&term={PART}",
    "?id=%(story)s&id=%(branch)s&action=article.embargo_set",
)


def walk(patterns, before="/", names=()):
    for row in patterns:
        if isinstance(row, URLResolver):
            inner = (*names, row.namespace) if row.namespace else names
            yield from walk(row.url_patterns, before, inner)
        elif row.name:
            yield ":".join((*names, row.name)), row


SURFACES = sorted(
    {
        (name, tuple(sorted(row.pattern.regex.groupindex)))
        for name, row in walk(get_resolver().url_patterns)
        if name not in OUTSIDE
    }
)


@pytest.fixture
@remembered
def editor(newsroom):
    return make_user("editor", group="Editors")


@pytest.fixture
def story(editor):
    """A story that the editor owned, wrote, locked, commented on, submitted and linked to."""
    picture = make_image(title=f"{TOKEN} picture")
    file = NewsFile.objects.create(
        title=f"{TOKEN} file",
        collection=EmbargoedPage.objects.get().collection,
        file=ContentFile(b"one,two\n", name="table.csv"),
    )
    article = make_full_article(
        live=False,
        title=f"{TOKEN} story",
        slug=f"{TOKEN}-slug",
        slugline=TOKEN,
        lead_image=picture,
        lead_image_alt="Seen.",
        dateline_place=make_place(),
        owner=editor,
    )
    article.address = f"/2026/01/01/{TOKEN}-slug/"
    article.save()
    article.latest_revision.user = editor
    article.latest_revision.save()
    RetiredAddress.objects.create(address="/2020/01/01/former/", article=article)
    LeadStory.objects.create(page=make_newsroom(), article=article)
    PageSubscription.objects.create(page=article, user=editor, comment_notifications=True)
    Comment.objects.create(page=article, user=editor, text=TOKEN, contentpath="title", position="")
    make_article(title="Links", text=f'<p><a linktype="page" id="{article.pk}">there</a></p>')
    name_records(article, editor)
    verified(article)
    article.get_workflow().start(article, editor)
    Page.objects.filter(pk=article.pk).update(
        locked=True,
        locked_by=editor,
        locked_at=timezone.now(),
        latest_revision_created_at=timezone.now(),  # the last of all that was edited
    )
    article = ArticlePage.objects.get(pk=article.pk)
    ReferenceIndex.create_or_update_for_object(article)
    embargo = set_embargo(
        article=article,
        until=timezone.now() + datetime.timedelta(hours=2),
        reason=TOKEN,
        user=None,
        now=timezone.now(),
    )
    embargo.picture, embargo.document = picture, file
    mail.outbox.clear()
    return embargo


def name_records(article, editor):
    """The story's records bear its name, as what is made for one story does, and have a portrait
    and a file; the editor made them, and it is in the log."""
    rows = (article.person_mentions, article.organization_mentions, article.document_mentions)
    named = [row.get() for row in (*rows, article.event_mentions)]
    records = [row.person for row in named[:1]]
    records += [named[1].organization, named[2].document, named[3].event, named[3].event.place]
    for record in (*records, article.dateline_place):
        record.name = f"{TOKEN} {record._meta.verbose_name}"
        if isinstance(record, Person):
            record.image = make_image(title=f"{TOKEN} portrait")
            record.standing, record.consent_method = "named_with_consent", "written"
            record.consent_given_on = record.consent_expires_on = timezone.localdate()
        if isinstance(record, SourceDocument):
            record.file = NewsFile.objects.create(
                title=f"{TOKEN} scan", file=ContentFile(b"one,two\n", name="scan.csv")
            )
        record.save()
        log(instance=record, action="wagtail.create", user=editor)
    case = make_case(f"{TOKEN} trial", name=f"{TOKEN} case", people=records[:1], stories=[article])
    make_fact(case, note=f"{TOKEN} cell", from_story=article, place=article.dateline_place)
    log(instance=case, action="wagtail.create", user=editor)


def values(embargo, name):
    """Parameter -> the values that could lead to the story; KeyError for an unknown one."""
    article, quote = embargo.article, embargo.article.quotes.get()
    state = TaskState.objects.get()
    records = {
        "person": quote.person,
        "organization": article.organization_mentions.get().organization,
        "place": Place.objects.get(pk=article.dateline_place_id),
        "sourcedocument": SourceDocument.objects.first(),
        "event": Event.objects.first(),
        "case": Case.objects.first(),
        "topic": article.topics.get(),
        "author": article.bylines.get().author,
        "retiredaddress": RetiredAddress.objects.filter(article=article).first(),
    }
    kind = name.split(":")[0].rpartition("_")[2]
    record = records.get(kind) or records.get(name.partition("_")[0]) or article
    # Of other kinds (workflows, tasks, accounts) any row will do.
    keys = [record.pk, embargo.picture.pk, embargo.document.pk]
    branch = EmbargoedPage.objects.get()
    pages = [article.pk]
    revision = article.latest_revision_id
    return {
        "pk": [record.pk] if kind in records else sorted(set(keys)),
        "page_id": pages,
        "page_pk": pages,
        "page_to_move_id": pages,
        "parent_page_id": pages,
        "destination_id": pages,
        "revision_id": [revision],
        "revision_id_a": ["earliest"],
        "revision_id_b": ["latest"],
        "task_id": [state.task_id],
        "task_state_id": [state.pk],
        "workflow_pk": [state.workflow_state.workflow_id],
        "workflow_state_id": [state.workflow_state_id],
        "image_id": [embargo.picture.pk],
        "document_id": [embargo.document.pk],
        "doc_id": [embargo.document.pk],
        "uploaded_file_id": [1],
        "collection_id": [branch.collection_id],
        "redirect_id": [1],
        "number": [1],
        "session_id": [1],
        "object_id": [article.pk],
        "filter_spec": ["width-40"],
        "action": ["move", "unpublish"],
        "action_name": ["approve", "copy"],
        "app_label": ["wagtailcore"],
        "model_name": ["page"] if "merge" not in name else ["person"],
        "app_name": ["articles"],
        "content_type_app_name": ["articles"],
        "content_type_model_name": ["articlepage"],
        "address": [
            *(known.lstrip("/") for known in (article.address, article.proposed_address())),
            article.address,
            article.proposed_address(),
        ],
        "slug": [getattr(record, "slug", "") or article.slug],
        "token": ["0"],
        "uidb64": ["0"],
        "year": [article.proposed_address()[1:5]],
        "month": [article.proposed_address()[6:8]],
        "day": [article.proposed_address()[9:11]],
        "user_id": [1],
        "name": [embargo.picture.file.name, embargo.document.file.name],
        "uid": [quote.uid],
        "quote": [quote.uid],
        "kind": ["copy_edit", "fact_check", "safety_review"],
        "comment_id": [1],
        "records": ["topics", "people", "organizations", "documents", "authors"],
        "part": list(FACE_PICTURES),
        "light": ["1a4f8a"],
        "dark": ["9cc3f0"],
    }


def addresses(embargo, name, parameters):
    from django.urls import NoReverseMatch, reverse

    known = values(embargo, name)
    for chosen in itertools.product(*(known[key] for key in parameters)):
        try:
            address = reverse(name, kwargs=dict(zip(parameters, chosen, strict=True)))
        except NoReverseMatch:
            continue
        # Lists and searches take no parameters, but for the explorer's and the bulk actions'.
        queries = QUERIES if set(parameters) <= LISTED else QUERIES[:1]
        # The API refuses parameters that it does not know.
        for query in ("",) if name.startswith("wagtailadmin_api:") else queries:
            yield address + query % {
                "story": embargo.article_id,
                "branch": EmbargoedPage.objects.get().pk,
            }


def leaks(client, embargo, only=frozenset()):
    """The surfaces (of `only` these, or of all) that name the story, each with an address."""
    found, broken = {}, {}
    for name, parameters in SURFACES:
        if only and name not in only:
            continue
        for address in addresses(embargo, name, parameters):
            try:
                response = client.get(address)
            except Exception as error:
                broken[address] = repr(error)[:300]
                continue
            content = b"".join(response) if response.streaming else response.content
            said = content.decode(errors="replace") + str(response.headers.get("Location", ""))
            if response.status_code < 400 and name == "media":
                found[name] = address
            if TOKEN in said.lower().replace(address.lower(), ""):
                found[name] = address
    print(broken)
    print("\n".join(f"LEAK {k} {v}" for k, v in found.items()))
    return found


def test_no_surface_names_the_story(client, story, editor):
    """Not for somebody who has every right of an editor and of a reviewer."""
    editor.groups.add(Group.objects.get(name="Moderators"))
    client.force_login(editor)
    found = leaks(client, story)
    assert not found, found
    assert mail.outbox == []


def test_the_desk_sees_it_and_everybody_when_it_is_over(client, story, editor):
    """The look above would find it: this is what it finds where the story may be seen."""
    client.force_login(make_user(group="Administrators"))
    telling = {"embargoes", "wagtailadmin_explore", "media"}
    telling |= {"wagtailadmin_reports:page_types_usage", API}
    pages = {name for name, _ in SURFACES if name.startswith("wagtailadmin_pages:")}
    seen = set(leaks(client, story, only=telling | pages))
    assert {*telling, "wagtailadmin_pages:edit"} <= seen
    assert len(seen) > 15
    lift_embargo(embargo=story, reason="Over.", user=None, now=timezone.now())
    client.force_login(editor)
    open_again = {"stories:index", "wagtailimages:index", "media"}
    assert set(leaks(client, story, only=open_again)) == open_again
