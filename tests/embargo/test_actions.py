"""Forms and mails about an embargoed story: for those who may know of it, and nobody else."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.guard import Finding, PublicationRefused
from articles.models import ArticlePage, Claim, RetiredAddress
from articles.services.embargo.embargoes import set_embargo
from articles.services.home.digest_mail import send_digests
from articles.services.review.refusal_mail import tell_about_refusal
from articles.services.review.workflow_mail import (
    tell_about_hand_over,
    tell_about_publication,
    tell_about_sending_back,
    tell_about_step,
)
from tests.embargo.test_hidden_stories import SURFACES
from tests.factories import make_full_article, make_user
from tests.publishing import verified
from tests.replay import remembered

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
TITLE = "Zyxquorum"
NOBODYS = 1_987_654_321
NAMING = {"page_id", "page_pk", "page_to_move_id", "parent_page_id", "destination_id"}
# Any value will do: nothing of the view is reached.
OTHERS = {
    "kind": "copy_edit",
    "action": "move",
    "action_name": "approve",
    "model_name": "page",
    "app_label": "wagtailcore",
    "app_name": "articles",
    "content_type_app_name": "articles",
    "content_type_model_name": "articlepage",
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
}


@pytest.fixture
@remembered
def editor(newsroom):
    user = make_user("editor", group="Moderators")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def hidden(editor):
    """Owned, written, submitted and claimed by the editor, and due since yesterday."""
    article = make_full_article(live=False, title=TITLE, owner=editor)
    article.save_revision(user=editor)
    verified(article)
    article.get_workflow().start(article, editor)
    now = timezone.now()
    Claim.objects.create(
        task_state=article.current_workflow_task_state,
        article=article,
        claimed_by=editor,
        claimed_at=now,
        due_on=timezone.localdate(now) - datetime.timedelta(days=1),
    )
    article = ArticlePage.objects.get(pk=article.pk)
    set_embargo(article=article, until=now + HOUR, reason="Test.", user=None, now=now)
    mail.outbox.clear()
    return ArticlePage.objects.get(pk=article.pk)


def addresses(key):
    """Of every form whose address names a page."""
    for name, parameters in SURFACES:
        if NAMING & set(parameters):
            values = {one: key if one in NAMING else OTHERS.get(one, 1) for one in parameters}
            try:
                yield reverse(name, kwargs=values)
            except NoReverseMatch:
                continue


def test_a_form_of_a_hidden_story_answers_as_if_there_were_none(client, hidden, editor):
    client.force_login(editor)
    entries = PageLogEntry.objects.count()
    tried = list(zip(addresses(hidden.pk), addresses(NOBODYS), strict=True))
    assert len(tried) > 40
    for address, unknown in tried:
        response, other = (
            client.post(asked, {"do": "close", "note": "x", "title": "x"})
            for asked in (address, unknown)
        )
        # Some take no form at all, and some lead elsewhere before they look.
        assert response.status_code in (404, 405, 302), address
        assert response.status_code == other.status_code, address
        led = other.get("Location", "").replace(str(NOBODYS), str(hidden.pk))
        assert response.get("Location", "") == led, address
        assert TITLE not in response.content.decode(), address
    assert PageLogEntry.objects.count() == entries
    assert ArticlePage.objects.get(pk=hidden.pk).latest_revision_id == hidden.latest_revision_id


def test_a_form_that_names_it_in_a_field_keeps_nothing(client, hidden, editor):
    client.force_login(editor)
    url = reverse("wagtailsnippets_articles_retiredaddress:add")
    answer = client.post(url, {"address": "/2020/01/01/old/", "article": hidden.pk})
    assert TITLE not in answer.content.decode()
    assert not RetiredAddress.objects.filter(article=hidden.pk).exists()


@pytest.mark.parametrize("group", ["Moderators", "Embargo desk"])
@pytest.mark.parametrize("kind", ["waiting", "sent back", "published", "handed over", "refused"])
def test_mails_go_to_those_who_may_know(hidden, editor, kind, group):
    """The editor is everybody whom the mail would be for; with the desk's group it reaches them."""
    if group == "Embargo desk":
        editor.groups.add(Group.objects.get(name=group))
        editor = type(editor).objects.get(pk=editor.pk)
    task_state = hidden.current_workflow_task_state
    state = task_state.workflow_state
    finding = Finding("topics", "No topic.", "topics")
    refusal = PublicationRefused([finding], title=TITLE, article_id=hidden.pk)
    tell = {
        "waiting": lambda: tell_about_step(state=task_state, user=None),
        "sent back": lambda: tell_about_sending_back(state=state, user=None),
        "published": lambda: tell_about_publication(state=state, user=None),
        "handed over": lambda: tell_about_hand_over(claim=Claim.objects.get()),
        "refused": lambda: tell_about_refusal(
            refusal=refusal, revision=hidden.get_latest_revision()
        ),
    }
    tell[kind]()
    told = {address for message in mail.outbox for address in message.to}
    assert told == ({editor.email} if group == "Embargo desk" else set())


def test_the_digest_names_no_hidden_story(hidden, editor):
    send_digests(now=timezone.now())
    assert TITLE not in "".join(message.body for message in mail.outbox)
    editor.groups.add(Group.objects.get(name="Embargo desk"))
    send_digests(now=timezone.now())
    assert TITLE in "".join(message.body for message in mail.outbox)


def test_lists_say_until_when_for_those_who_may_know(client, hidden, editor):
    client.force_login(make_user(group="Administrators"))
    branch = reverse("wagtailadmin_explore", args=[hidden.get_parent().pk])
    kind = reverse("wagtailadmin_pages:type_use", args=["articles", "articlepage"])
    search = reverse("wagtailadmin_pages:search") + f"?q={TITLE}"
    for url in (reverse("stories:index"), branch, kind, search):
        page = client.get(url).content.decode()
        assert TITLE in page
        assert "Embargoed until" in page
    client.force_login(editor)
    assert "Embargoed until" not in client.get(reverse("stories:index")).content.decode()
