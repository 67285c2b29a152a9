"""A killed story leaves nothing behind: in the database, on the disk, in the history."""

import subprocess
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone
from taggit.models import Tag
from wagtail.admin.models import FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import (
    Comment,
    CommentReply,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    Site,
    TaskState,
)
from wagtail.search.models import IndexEntry

from articles.enums import (
    CheckKind,
    CheckOutcome,
    CorrectionKind,
    KillCause,
    NamingStatus,
    ReportKind,
    VerificationOutcome,
)
from articles.models import (
    ArticlePage,
    BlockingComment,
    Check,
    Claim,
    DocumentMention,
    Embargo,
    Event,
    EventMention,
    ImportedFrom,
    Kill,
    KilledAddress,
    NewsFile,
    NewsImage,
    Organization,
    OrganizationMention,
    Person,
    PersonMention,
    Quote,
    QuoteVerification,
    ReaderReport,
    RejectedProposal,
    ReportNote,
    RetiredAddress,
    SkippedCheck,
    SourceDocument,
    SourceLink,
)
from articles.services.corrections.corrections import issue_correction, mark_minor
from articles.services.killing import KillRefused, finish_kills, kill_story
from articles.services.merging import merge_records
from articles.services.reader_reports import send_report
from articles.services.review.publication import publish_by_override
from articles.services.setup.newsroom_setup import setup_newsroom
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_organization,
    make_person,
    make_topic,
    make_user,
)
from tests.factories.pictures import make_image
from tests.planted_traces import event_with_others, imported, leave_traces, portrait
from tests.publishing import now_of
from tests.replay import remembered

TOKEN = "qzxvtoken"
TEXT = f"<p>He said “we saw {TOKEN} in the cell and told nobody about it” there.</p>"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def kill(article, by=None):
    return kill_story(
        article_id=article.pk, cause=KillCause.DANGER.value, by=by, now=timezone.now()
    )


@remembered
def planted():
    """A live story with the token in every place that holds words of a story."""
    user = make_user()
    image = make_image(f"Picture of {TOKEN}", description=TOKEN, credit=TOKEN)
    for spec in ("width-20", "width-20|format-avif", "width-20|format-webp"):
        image.get_rendition(spec)
    inner = make_image(f"Inner {TOKEN}")
    inner.contextual_alt_text = TOKEN
    file = NewsFile.objects.create(
        title=f"File {TOKEN}", file=ContentFile(f"{TOKEN} in a file".encode(), name=f"{TOKEN}.txt")
    )
    document = make_document(f"Letter of {TOKEN}", file=file)
    face = portrait(TOKEN)
    person = make_person(f"{TOKEN} Private", standing=NamingStatus.PRIVATE.value, image=face)
    double = make_person(f"{TOKEN} Twin", standing=NamingStatus.PRIVATE.value)
    event = event_with_others(TOKEN)
    event.documents.add(document)
    article = make_article(
        title=f"Title {TOKEN}",
        slug=f"slug-{TOKEN}",
        seo_title=f"SEO {TOKEN}",
        search_description=f"Description {TOKEN}",
        kicker=f"Kicker {TOKEN}",
        slugline=f"Slugline {TOKEN}",
        standfirst=f"Standfirst {TOKEN}",
        listing_title=f"Listing {TOKEN}",
        lead_image=image,
        lead_image_alt=f"Alt {TOKEN}",
        lead_image_caption=f"Caption {TOKEN}",
        body=[
            ("text", TEXT),
            ("image", {"image": inner, "caption": TOKEN, "credit": TOKEN}),
            ("pull_quote", {"words": TOKEN, "attribution": TOKEN}),
        ],
        topics=[make_topic()],
        quotes=[
            Quote(
                words=f"we saw {TOKEN} in the cell and told nobody about it",
                speaker_kind="described",
                attributed_as=f"a man from {TOKEN}",
                medium=TOKEN,
            )
        ],
        person_mentions=[
            PersonMention(person=double, described_as=f"{TOKEN}, again"),
            PersonMention(person=person, described_as=f"{TOKEN} himself"),
        ],
        event_mentions=[EventMention(event=event)],
        document_mentions=[DocumentMention(document=document)],
        sources=[SourceLink(title=f"Source {TOKEN}", url=f"https://example.org/{TOKEN}")],
    )
    article = publish_by_override(
        article=article, user=user, reason=f"Because {TOKEN}", now=timezone.now()
    )
    imported(person, TOKEN)
    imported(event, TOKEN)
    imported(document, TOKEN)
    leave_traces(article, user, TOKEN)
    article = ArticlePage.objects.get(pk=article.pk)
    older = article.get_latest_revision_as_object()
    older.standfirst = f"An older draft about {TOKEN}"
    older.save_revision(user=user)
    comment = Comment.objects.create(
        page=article, user=user, text=f"Is {TOKEN} safe?", contentpath="title"
    )
    CommentReply.objects.create(comment=comment, user=user, text=f"{TOKEN} is not")
    log(instance=article, action="wagtail.rename", user=user, data={"title": f"Old {TOKEN}"})
    Redirect.objects.create(
        old_path=f"/old-{TOKEN}", redirect_page=article, site=Site.objects.get()
    )
    RetiredAddress.objects.create(address=f"/2016/01/01/{TOKEN}/", article=article)
    kind = ContentType.objects.get_for_model(ArticlePage)
    FormState.objects.create(
        user=user,
        content_type=kind,
        object_id=str(article.pk),
        data=f"title={TOKEN}",
        last_updated_at=timezone.now(),
    )
    ImportedFrom.objects.create(
        scheme="file",
        key=f"{TOKEN}.txt",
        digest="0" * 64,
        content_type=kind,
        object_id=article.pk,
        imported_at=timezone.now(),
    )
    RejectedProposal.objects.create(
        article=article, key=f"person:{TOKEN}", rejected_at=timezone.now()
    )
    issue_correction(
        article=ArticlePage.objects.get(pk=article.pk),
        kind=CorrectionKind.CLARIFICATION,
        text=f"Where {TOKEN} was held.",
        by=None,
        now=timezone.now(),
    )
    report, _ = send_report(
        article_id=article.pk, kind=ReportKind.SAFETY, text=f"{TOKEN} hides", now=timezone.now()
    )
    ReportNote.objects.create(
        report=report, text=f"Who is {TOKEN}?", written_by=user, written_at=timezone.now()
    )
    ReaderReport.objects.filter(pk=report.pk).update(answer=f"{TOKEN} is safe")
    mark_minor(article=now_of(article), reason=f"{TOKEN} spelt", by=None, now=timezone.now())
    merge_records(keep=person, duplicates=[double], by=None, reason="Twice.", now=timezone.now())
    _submit(article, user)
    _check(article, comment)
    return ArticlePage.objects.get(pk=article.pk)


def _submit(article, user):
    setup_newsroom()
    state = article.get_workflow().start(article, user)
    TaskState.objects.filter(workflow_state=state).update(comment=f"Look at {TOKEN}")


def _check(article, comment):
    """What people wrote while they checked the story and kept it to themselves."""
    now, digest = timezone.now(), "0" * 64
    Check.objects.create(
        article=article,
        kind=CheckKind.COPY_EDIT.value,
        digest=digest,
        revision_id=article.latest_revision_id,
        outcome=CheckOutcome.FAILED.value,
        answers=[{"item": "Names", "ticked": False, "note": TOKEN}],
        note=TOKEN,
        done_at=now,
    )
    SkippedCheck.objects.create(
        article=article,
        kind=CheckKind.FACT_CHECK.value,
        digest=digest,
        reason=TOKEN,
        skipped_at=now,
    )
    Claim.objects.create(
        task_state=article.current_workflow_task_state,
        article=article,
        claimed_by=make_user(),
        claimed_at=now,
        note=TOKEN,
    )
    BlockingComment.objects.create(comment=comment, marked_at=now)
    QuoteVerification.objects.create(
        article=article,
        quote_uid=article.quotes.get().uid,
        digest=digest,
        outcome=VerificationOutcome.FAILED.value,
        note=TOKEN,
        decided_at=now,
    )
    Embargo.objects.create(
        article=article, until=now, reason=TOKEN, set_at=now, lifted_at=now, lift_reason=TOKEN
    )


def places_with_token():
    """Every column of every table whose text holds the token."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = connection.introspection.get_table_description(cursor, table)
            for column in columns:
                quoted = connection.ops.quote_name(column.name)
                # Names from the database's own catalogue.
                cursor.execute(
                    f"SELECT count(*) FROM {connection.ops.quote_name(table)} "
                    f"WHERE lower(CAST({quoted} AS text)) LIKE %s",
                    [f"%{TOKEN}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column.name}")
    return found


def dumped(tmp_path):
    """All bytes of the database, as a copy of it holds them."""
    if connection.vendor == "sqlite":
        copy = tmp_path / "copy.sqlite3"
        copy.unlink(missing_ok=True)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        return copy.read_bytes()
    values = connection.settings_dict
    command = ["pg_dump", "-U", values["USER"], "-d", values["NAME"]]
    host = values["HOST"] or values["OPTIONS"].get("host")
    command += ["-h", host] if host else []
    return subprocess.run(command, check=True, capture_output=True).stdout


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_not_a_byte_is_left_in_database_and_media(tmp_path):
    article = planted()
    assert len(places_with_token()) >= 20
    assert TOKEN.encode() in dumped(tmp_path).lower()
    (tmp_path / "copy.sqlite3").unlink(missing_ok=True)
    assert kill(article).finished_at
    assert places_with_token() == []
    assert TOKEN.encode() not in dumped(tmp_path).lower()
    stored = [path for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert stored == []


@pytest.mark.django_db
def test_the_rows_are_gone_and_the_report_names_every_place():
    article = planted()
    done = kill(article)
    places = dict(done.removed)
    for place in ("Versions", "Comments", "Comment replies", "Quotes", "Redirects"):
        assert places[place] >= 1, places
    assert places["Stored files"] >= 6
    assert not Revision.objects.filter(object_id=str(article.pk)).exists()
    assert not IndexEntry.objects.filter(object_id=str(article.pk)).exists()
    assert not ReferenceIndex.objects.filter(object_id=str(article.pk)).exists()
    for model in (ArticlePage, NewsImage, NewsFile, SourceDocument, Event, Tag):
        assert not model.objects.exists(), model
    assert not Person.objects.filter(standing=NamingStatus.PRIVATE.value).exists()
    entries = PageLogEntry.objects.filter(page=article.pk)
    assert {entry.label for entry in entries} == {"A killed story"}
    assert entries.filter(action="article.killed").count() == 1
    assert entries.filter(action="article.imported").get().data == {}


@pytest.mark.django_db
def test_all_addresses_answer_gone(client):
    article = planted()
    quote = f"/quotes/{article.quotes.get().uid}/"
    old = "/2016/01/01/qzxvtoken/"
    assert client.get(quote).status_code == 200
    kill(article)
    for address in (article.address, old, quote, f"{quote}share.png"):
        response = client.get(address)
        assert response.status_code == 410, address
        assert TOKEN not in response.content.decode().lower()
        assert response["Cache-Control"] == "public, max-age=60"
    assert client.get("/2016/01/01/another/").status_code == 404
    assert not KilledAddress.objects.filter(digest__contains=TOKEN).exists()


@pytest.mark.django_db
def test_a_story_and_its_copies_are_killed_one_after_another(client):
    """A copy has the quotes of its story, and with them their addresses."""
    article = planted()
    quote = f"/quotes/{article.quotes.get().uid}/"
    one, other = (
        article.copy(update_attrs={"slug": slug}, keep_live=False) for slug in ("one", "other")
    )
    kill(one)
    assert client.get(quote).status_code == client.get(article.address).status_code == 200
    kill(article)
    assert client.get(quote).status_code == client.get(article.address).status_code == 410
    kill(other)
    assert client.get(quote).status_code == 410
    assert not ArticlePage.objects.exists()


@pytest.mark.django_db
def test_a_new_secret_key_keeps_the_addresses_as_long_as_the_old_one_is_known(client, settings):
    article = planted()
    kill(article)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another one"
    assert client.get(article.address).status_code == 410


@pytest.mark.django_db
def test_what_others_use_stays_and_is_named_in_the_report():
    image, document, organization = make_image(), make_document(), make_organization()
    shared_event, public = make_event(), make_person()
    shared = {
        "lead_image": image,
        "lead_image_alt": "A gate",
        "document_mentions": [DocumentMention(document=document)],
    }
    other = make_article(**shared)
    draft = other.get_latest_revision_as_object()
    draft.event_mentions = [EventMention(event=shared_event)]
    draft.save_revision()
    article = make_article(
        live=True,
        lead_image=image,
        lead_image_alt="A gate",
        document_mentions=[DocumentMention(document=document)],
        event_mentions=[EventMention(event=shared_event)],
        organization_mentions=[OrganizationMention(organization=organization)],
        person_mentions=[PersonMention(person=public)],
    )
    done = kill(article)
    image.refresh_from_db()
    assert default_storage.exists(image.file.name)
    assert SourceDocument.objects.filter(pk=document.pk).exists()
    assert Event.objects.filter(pk=shared_event.pk).exists()
    # Nobody else names these two; who they are is known without the story.
    assert Organization.objects.filter(pk=organization.pk).exists()
    kept = {tuple(item) for item in done.kept}
    assert ("articles.organization", organization.pk) in kept
    assert ("articles.person", public.pk) in kept
    assert ("articles.newsimage", image.pk) in kept
    assert ("articles.sourcedocument", document.pk) not in kept


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_interruption_after_the_rows_is_finished_by_the_next_run(monkeypatch):
    article = planted()
    broken = OSError("the disk does not answer")

    def fail(name):
        raise broken

    with monkeypatch.context() as patched:
        patched.setattr(default_storage, "delete", fail)
        with pytest.raises(OSError, match="does not answer"):
            kill(article)
    unfinished = Kill.objects.get()
    assert unfinished.finished_at is None
    assert not ArticlePage.objects.exists()
    name = unfinished.files_left[0]
    default_storage.save(name, ContentFile(b"still there"))
    assert [kill.pk for kill in finish_kills(now=timezone.now())] == [unfinished.pk]
    assert not default_storage.exists(name)
    assert finish_kills(now=timezone.now()) == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_kill_is_not_finished_while_somebody_reads_what_was_deleted(monkeypatch):
    """A long read keeps old pages in SQLite's log."""
    article = planted()
    forgets = "articles.services.killing.finish.forget_deleted_text"
    with monkeypatch.context() as busy:
        busy.setattr(forgets, lambda: False)
        kill(article)
    assert Kill.objects.get().finished_at is None
    assert [done.finished_at is not None for done in finish_kills(now=timezone.now())] == [True]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_error_before_the_rows_are_gone_leaves_all_of_it(monkeypatch):
    article = planted()
    before = places_with_token()

    def fail(*args, **kwargs):
        raise RuntimeError("interrupted")

    monkeypatch.setattr("articles.services.killing.kill.remove_media", fail)
    with pytest.raises(RuntimeError):
        kill(article)
    assert places_with_token() == before
    assert not Kill.objects.exists()


@pytest.mark.django_db
def test_twice_is_refused_in_words():
    article = planted()
    kill(article)
    with pytest.raises(KillRefused, match="no such story"):
        kill(article)


@pytest.mark.django_db
@pytest.mark.parametrize(("group", "may"), [("Editors", False), ("Moderators", True)])
def test_only_who_may_kill_does(group, may):
    article = planted()
    user = make_user(group=group)
    if may:
        assert kill(article, by=user).killed_by == user
        return
    with pytest.raises(PermissionDenied):
        kill(article, by=user)
    assert ArticlePage.objects.filter(pk=article.pk).exists()
