"""`replace_name` puts other words everywhere, and nothing of the name is left."""

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from articles.enums import NameLookKind
from articles.models import (
    ArticlePage,
    NameReplacement,
    NewsFile,
    PublishedVersion,
    SearchEntry,
    SearchWord,
)
from articles.models.versions import last_seen_digest
from articles.services.history.sealing import seal_history
from articles.services.history.verifying import verify_history
from articles.services.protection.names import protect_name
from articles.services.protection.proof import places_saying
from articles.services.protection.replacing import replace_name, still_said
from articles.services.review.publication import publish_by_override
from tests.factories import make_full_article, make_user
from tests.killing.test_kill import dumped, planted
from tests.planted_names import NAME, plant_everywhere
from tests.safety.made_files import docx_parts, package

SURNAME = "protectov"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def protect(by=None, names=(NAME,), pseudonym="Idris"):
    return protect_name(
        names=names,
        pseudonym=pseudonym,
        reason="",
        reviewer=None,
        expires_on=None,
        by=by or make_user("keeper", is_superuser=True),
        now=timezone.now(),
    )


def replaced(row, **options):
    return replace_name(row=row, by=None, now=timezone.now(), **options)


def media_bytes():
    paths = [path for path in django_settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    return b"".join(path.name.encode() + path.read_bytes() for path in paths).lower()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_not_a_byte_is_left_of_a_name_that_was_in_every_text_field(tmp_path):
    planted()
    places = plant_everywhere()
    assert len(places) >= 120
    assert len(places_saying([NAME])) >= 100
    row = protect()
    done = replaced(row)
    assert done.finished_at
    assert done.left == []
    assert still_said(row) == []
    assert SURNAME.encode() not in dumped(tmp_path).lower()
    assert SURNAME[::-1].encode() not in dumped(tmp_path).lower()
    assert SURNAME.encode() not in media_bytes()
    assert not any(NAME in str(one.get_decoded()) for one in Session.objects.all())
    # What held no name is still there.
    assert ArticlePage.objects.count() == 1
    assert PageLogEntry.objects.count() >= 3
    assert dict(done.changed)["articles.articlepage"] == 1


def draft_story(**fields):
    """A story that may go live, with these fields and rows."""
    article = make_full_article(live=False).get_latest_revision_as_object()
    for name, value in fields.items():
        if name == "topics":
            article.topics.set(value)
        else:
            setattr(article, name, value)
    article.save_revision()
    return ArticlePage.objects.get(pk=article.pk)


def go_live(article):
    return publish_by_override(article=article, user=None, reason="Test.", now=timezone.now())


def live_story(**fields):
    return go_live(draft_story(**fields))


@pytest.mark.django_db
def test_a_live_story_says_the_other_words_and_is_still_what_was_approved(newsroom, client):
    article = live_story(title=f"The case of {NAME}", slug="the-case-of-zelim-protectov")
    old = article.address
    page = client.get(old)
    assert NAME in page.text
    replaced(protect())
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.title == "The case of Idris"
    assert article.address.endswith("/the-case-of-idris/")
    # An address that leads on would say who Idris is.
    assert client.get(old).status_code == 404
    page = client.get(article.address)
    assert "The case of Idris" in page.text
    assert SURNAME not in page.text.lower()
    assert last_seen_digest(article) == article.publication_digest()
    assert article.latest_revision.content["title"] == "The case of Idris"
    assert PublishedVersion.objects.get(article=article).content["title"] == "The case of Idris"
    found = client.get("/search/", {"q": "Protectov"})
    assert "The case of" not in found.text
    assert SearchEntry.objects.get(story=article, kind="story").title == "The case of Idris"
    assert not SearchWord.objects.filter(word=SURNAME).exists()


@pytest.mark.django_db
def test_the_story_s_own_words_and_disguises(newsroom):
    article = make_full_article(live=False, title="Зелима Протектова held")
    replaced(protect(), words="a man from Lower Saltmarsh")
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.title == "a man from Lower Saltmarsh held"
    assert Revision.objects.get(pk=article.latest_revision_id).content["title"] == article.title


@pytest.mark.django_db
def test_the_sealed_history_says_redacted_and_not_broken(newsroom):
    article = make_full_article(live=False, title=NAME)
    log(instance=article, action="wagtail.rename", data={"title": f"Old {NAME}"})
    seal_history(now=timezone.now())
    replaced(protect())
    entry = PageLogEntry.objects.filter(page=article.pk).order_by("pk").last()
    assert entry.data == {"title": "Old Idris"}
    seal_history(now=timezone.now())
    assert verify_history().broken == []


@pytest.mark.django_db
def test_two_addresses_do_not_become_one(newsroom):
    one = live_story(title="One", slug="idris")
    two = live_story(title="Two", slug="zelim-protectov", published_on=one.published_on)
    replaced(protect())
    two = ArticlePage.objects.get(pk=two.pk)
    assert two.address == one.address.replace("/idris/", "/idris-2/")


@pytest.mark.django_db
def test_a_file_that_cannot_be_rewritten_is_named_in_the_report(newsroom):
    parts = {
        **docx_parts(),
        "word/document.xml": docx_parts()["word/document.xml"].replace("Kept ", f"Kept {NAME} "),
    }
    file = NewsFile.objects.create(
        title="Notes", file=ContentFile(package(parts), name="notes.docx")
    )
    row = protect()
    done = replaced(row)
    assert [tuple(one) for one in done.left] == [("articles.newsfile", file.pk)]
    assert still_said(row) == [file.file.name]


@pytest.mark.django_db
def test_a_plain_text_gets_a_new_file(newsroom):
    file = NewsFile.objects.create(
        title="Notes", file=ContentFile(f"{NAME} was held".encode(), name="notes.txt")
    )
    old = file.file.name
    replaced(protect())
    file.refresh_from_db()
    assert file.file.name != old
    assert file.file.read() == b"Idris was held"
    assert not file.file.storage.exists(old)


@pytest.mark.django_db
def test_words_with_the_name_in_them_are_refused(newsroom):
    article = make_full_article(live=False, title=NAME)
    row = protect()
    for words in ("Z. Protectov", "<b>Idris</b>"):
        with pytest.raises(ValidationError):
            replaced(row, words=words)
    assert ArticlePage.objects.get(pk=article.pk).title == NAME


@pytest.mark.django_db
@pytest.mark.parametrize(("group", "may"), [("Editors", False), ("Safety reviewers", True)])
def test_only_the_safety_group_does_it_and_it_is_kept(newsroom, group, may):
    row, user = protect(), make_user(group=group)
    if not may:
        with pytest.raises(PermissionDenied):
            replace_name(row=row, by=user, now=timezone.now())
        return
    replace_name(row=row, by=user, now=timezone.now())
    assert row.looks.filter(kind=NameLookKind.REPLACED, user=user).count() == 1


@pytest.mark.django_db
def test_the_command_says_how_much_and_never_the_name(newsroom, capsys):
    make_full_article(live=False, title=NAME)
    row = protect()
    call_command("replace_name", row.pk, dry_run=True)
    assert ArticlePage.objects.get().title == NAME
    call_command("replace_name", row.pk)
    said = capsys.readouterr().out
    assert "articles.articlepage" not in said
    assert "wagtailcore.page" in said
    assert SURNAME not in said.lower()
    assert NameReplacement.objects.count() == 1
    with pytest.raises(CommandError, match="no protected name"):
        call_command("replace_name", row.pk + 1)
