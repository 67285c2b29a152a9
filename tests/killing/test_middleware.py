"""A story is killed while somebody works on it: they are told, and nothing brings it back."""

import threading

import pytest
from django.db import OperationalError, connections
from django.db.models.signals import pre_save
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.admin.models import FormState
from wagtail.models import Page, Revision

from articles.enums import KillCause, ReportKind
from articles.models import ArticlePage, Kill, ReaderReport
from articles.services.killing import kill_story
from articles.services.reader_reports import send_report, sending
from tests.editor import edit_url, form_data
from tests.factories import make_user
from tests.publishing import draft, published

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
SAID = "This story was killed"
WORDS = "Words typed late"


@pytest.fixture(autouse=True)
def _newsroom(newsroom, settings, tmp_path, client):
    settings.MEDIA_ROOT = tmp_path / "media"
    client.force_login(make_user(group="Moderators"))
    client.raise_request_exception = False


def kill(pk):
    kill_story(article_id=pk, cause=KillCause.DANGER.value, by=None, now=timezone.now())


class KillBeside(threading.Thread):
    """The kill in a thread of its own, with a connection of its own."""

    def __init__(self, pk):
        super().__init__()
        self.pk, self.waits, self.may_go_on = pk, threading.Event(), threading.Event()

    def run(self):
        try:
            kill(self.pk)
        except OperationalError:  # SQLite in memory does not wait for others
            self.waits.set()
            self.may_go_on.wait(60)
            kill(self.pk)
        finally:
            connections.close_all()

    def let_it_go_first(self):
        """Until it is done, or has to wait for this thread."""
        self.start()
        for _ in range(100):
            self.join(0.05)
            if not self.is_alive() or self.waits.is_set():
                break

    def end(self):
        self.may_go_on.set()
        self.join()


@pytest.fixture
def at_load(monkeypatch):
    """Kill the story as soon as a screen has loaded it and asks what the user may do."""

    def arm(article):
        asked = ArticlePage.permissions_for_user

        def ask(self, user):
            permissions = asked(self, user)
            if self.pk == article.pk and not Kill.objects.exists():
                kill(article.pk)
            return permissions

        monkeypatch.setattr(Page, "permissions_for_user", ask)

    return arm


@pytest.fixture
def at_save():
    """Kill the story in another connection while its row is being written."""
    threads = []

    def arm(article):
        def handler(instance, **_):
            if instance.pk == article.pk and not threads:
                threads.append(KillBeside(article.pk))
                threads[0].let_it_go_first()

        pre_save.connect(handler, sender=ArticlePage, weak=False, dispatch_uid="kill at save")
        return threads

    yield arm
    pre_save.disconnect(sender=ArticlePage, dispatch_uid="kill at save")


def nothing_is_left(pk):
    forms = FormState.objects.filter(object_id=str(pk))
    return not (
        Page.objects.filter(pk=pk).exists()
        or ArticlePage.objects.filter(pk=pk).exists()
        or Revision.objects.filter(object_id=str(pk)).exists()
        or forms.exists()
    )


def screens(article):
    """Name -> address, what is posted; None: it is loaded."""
    pk = article.pk
    pages = {
        name: (reverse(f"wagtailadmin_pages:{name}", args=[pk]), {})
        for name in ("lock", "unpublish", "delete")
    }
    return {
        **pages,
        "move": (
            reverse("wagtailadmin_pages:move_confirm", args=[pk, article.get_parent().pk]),
            {},
        ),
        "revert": (
            reverse("wagtailadmin_pages:revisions_revert", args=[pk, article.latest_revision_id]),
            None,
        ),
        "fact check": (reverse("story_fact_check", args=[pk]), {"do": "x"}),
        "check": (
            reverse("story_check", args=[pk, "copy_edit"]),
            {"outcome": "fail", "note": WORDS, "digest": "0"},
        ),
        "review": (reverse("story_review", args=[pk]), {"do": "publish", "digest": "0"}),
        "claim": (reverse("story_claim", args=[pk]), {}),
        "fast lane": (
            reverse("story_publish_fast", args=[pk]),
            {"reason": WORDS, "digest": article.publication_digest()},
        ),
        "correction": (
            reverse("story_correction_new", args=[pk]),
            {"kind": "correction", "text": WORDS},
        ),
        "reading": (reverse("story_reading", args=[pk]), {}),
    }


NAMES = (
    "lock",
    "unpublish",
    "delete",
    "move",
    "revert",
    "fact check",
    "check",
    "review",
    "claim",
    "fast lane",
    "correction",
    "reading",
)


def ask(client, address, data):
    return client.get(address) if data is None else client.post(address, data)


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_that_was_open_says_that_the_story_was_killed(client, name):
    article = published(title="Open") if name == "unpublish" else draft(title="Open")
    address, data = screens(article)[name]
    kill(article.pk)
    response = ask(client, address, data)
    assert (response.status_code, SAID in response.content.decode()) == (410, True)


# Deleting and claiming hold a transaction by then: the kill waits for its end.
@pytest.mark.parametrize("name", sorted({*NAMES} - {"delete", "claim"}))
def test_a_kill_in_the_middle_of_a_request_is_no_error(client, at_load, name):
    article = published(title="Mid") if name in ("unpublish", "correction") else draft(title="Mid")
    address, data = screens(article)[name]
    at_load(article)
    response = ask(client, address, data)
    assert Kill.objects.filter(article_id=article.pk).exists()
    assert (response.status_code, SAID in response.content.decode()) == (410, True)
    assert nothing_is_left(article.pk)


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("button", ["", "action-publish", "background"])
def test_a_save_beside_a_kill_never_brings_the_story_back(client, at_save, live, button):
    article = published(title="Beside") if live else draft(title="Beside")
    data = form_data(client, article, standfirst=WORDS)
    headers = {"accept": "application/json"} if button == "background" else {}
    threads = at_save(article)
    if button == "action-publish":
        data[button] = "1"
    response = client.post(edit_url(article), data, headers=headers)
    assert response.status_code < 500
    threads[0].end()
    assert Kill.objects.filter(article_id=article.pk, finished_at__isnull=False).exists()
    assert nothing_is_left(article.pk)


def test_saving_the_row_beside_a_kill_does_not_make_it_anew(at_save):
    article = draft(title="Row")
    threads = at_save(article)
    ArticlePage.objects.get(pk=article.pk).save()
    threads[0].end()
    assert nothing_is_left(article.pk)


def test_saving_in_the_background_is_told_in_its_own_words(client):
    article = draft(title="Background")
    data = form_data(client, article, standfirst=WORDS)
    kill(article.pk)
    response = client.post(edit_url(article), data, headers={"accept": "application/json"})
    assert response.status_code == 400
    assert response.json()["error_code"] == "invalid_revision"
    assert "killed" in response.json()["error_message"]


def test_the_form_of_a_preview_that_comes_late_is_not_kept(client, at_load):
    article = draft(title="Preview")
    data = form_data(client, article, standfirst=WORDS)
    at_load(article)
    response = client.post(reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk]), data)
    assert response.status_code < 500
    if not Kill.objects.exists():
        pytest.fail("the screen has not asked for permissions")
    assert not FormState.objects.exists()


def test_a_copy_that_is_made_beside_a_kill_is_in_its_report(client, monkeypatch):
    article = draft(title="Copied")
    copied, threads = CopyPageAction.execute, []

    def copy_beside(self, *args, **kwargs):
        threads.append(KillBeside(article.pk))
        threads[0].let_it_go_first()
        return copied(self, *args, **kwargs)

    monkeypatch.setattr(CopyPageAction, "execute", copy_beside)
    address = reverse("wagtailadmin_pages:copy", args=[article.pk])
    data = {
        "new_title": "Another",
        "new_slug": "another",
        "new_parent_page": str(article.get_parent().pk),
    }
    assert client.post(address, data).status_code == 302
    threads[0].end()
    copy = ArticlePage.objects.get()
    assert ["wagtailcore.page", copy.pk] in Kill.objects.get().kept


def test_other_errors_of_a_story_are_left_alone(client):
    article = draft(title="There")
    response = client.get(reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, 10**6]))
    assert response.status_code == 404


def test_a_readers_report_in_the_moment_of_a_kill_goes_with_the_story(monkeypatch):
    article = published()
    beside = KillBeside(article.pk)

    def new_code():  # between reading the story and writing the report
        beside.let_it_go_first()
        return "AAAA-BBBB-CCCC-DDDD"

    monkeypatch.setattr(sending, "_new_code", new_code)
    send_report(
        article_id=article.pk, kind=ReportKind.ERROR, text="A date is wrong.", now=timezone.now()
    )
    beside.end()
    assert Kill.objects.exists()
    report = ReaderReport.objects.get()
    # What is left lets the reader learn that something was done.
    assert (report.article, report.text) == (None, "")
    assert nothing_is_left(article.pk)


def test_a_section_that_is_copied_beside_a_kill_is_in_its_report(client, monkeypatch):
    article = draft(title="Copied")
    copied, threads = CopyPageAction.execute, []

    def copy_beside(self, *args, **kwargs):
        if not threads:
            threads.append(KillBeside(article.pk))
            threads[0].let_it_go_first()
        return copied(self, *args, **kwargs)

    monkeypatch.setattr(CopyPageAction, "execute", copy_beside)
    section = article.get_parent()
    data = {
        "new_title": "Another",
        "new_slug": "another",
        "new_parent_page": str(section.get_parent().pk),
        "copy_subpages": "on",
    }
    assert client.post(reverse("wagtailadmin_pages:copy", args=[section.pk]), data).status_code == (
        302
    )
    threads[0].end()
    copy = ArticlePage.objects.get()
    assert ["wagtailcore.page", copy.pk] in Kill.objects.get().kept
