"""A guest reads one version of one draft, and nothing else."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment

from articles.models import ArticlePage, GuestLink, GuestOpening
from articles.services.embargo.embargoes import lift_embargo, set_embargo
from articles.services.killing.kill import kill_story
from articles.services.protection.names import protect_name
from articles.services.protection.replacing import replace_name
from articles.services.review.guest_links import (
    GuestLinkRefused,
    comment_as_guest,
    give_guest_link,
    revoke_guest_link,
)
from tests.factories import make_article, make_full_article, make_user
from tests.public_addresses import make_public_site, public_addresses

pytestmark = pytest.mark.django_db
TEXT = "<p>The minister hid the letter.</p><p>Second paragraph.</p>"
NAME = "Zelim Protectov"


@pytest.fixture
def editor(newsroom):
    return make_user("editor", group="Editors")


@pytest.fixture
def draft(editor):
    return make_article(title="The hidden letter", text=TEXT)


def give(article, by, **fields):
    given = {"for_whom": "for counsel", "days": 7, "phrase": "", "may_comment": True, **fields}
    token = give_guest_link(article=article, by=by, now=timezone.now(), **given)
    return f"/guest/{token}/", token


def proof_in(response):
    return response.content.decode().split('name="proof" value="')[1].split('"')[0]


def test_a_guest_reads_the_words(client, draft, editor):
    address, token = give(draft, editor)
    response = client.get(address)
    text = response.content.decode()
    assert response.status_code == 200
    for words in ("The hidden letter", "hid the letter", "Second paragraph.", "for counsel"):
        assert words in text
    assert not response.cookies
    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert 'href="/' not in text.replace('href="/static/', "")
    assert GuestOpening.objects.get().link.article_id == draft.pk
    assert token not in str(list(GuestLink.objects.values()))


def test_the_version_stays_as_it_was_given(client, draft, editor):
    address, _ = give(draft, editor)
    draft.title = "Changed since"
    draft.save_revision()
    text = client.get(address).content.decode()
    assert "The hidden letter" in text
    assert "Changed since" not in text


def revoke(draft, editor):
    revoke_guest_link(link=GuestLink.objects.get(), by=editor, now=timezone.now())


def expire(draft, editor):
    GuestLink.objects.update(expires_at=timezone.now())


def publish(draft, editor):
    ArticlePage.objects.filter(pk=draft.pk).update(live=True, last_published_at=timezone.now())


def kill(draft, editor):
    admin = make_user("admin", group="Administrators")
    kill_story(article_id=draft.pk, cause="danger", by=admin, now=timezone.now())


def embargo(draft, editor):
    now = timezone.now()
    until = now + datetime.timedelta(days=1)
    set_embargo(article=draft, until=until, reason="Wait.", user=None, now=now)


def leave(draft, editor):
    editor.is_active = False
    editor.save()


def lose_rights(draft, editor):
    editor.groups.clear()


ENDS = (revoke, expire, publish, kill, embargo, leave, lose_rights)


@pytest.mark.parametrize("end", ENDS)
def test_every_end_is_the_same_404(client, draft, editor, end):
    address, _ = give(draft, editor)
    proof = proof_in(client.get(address))
    end(ArticlePage.objects.get(pk=draft.pk), editor)
    unknown = client.get(f"/guest/{'a' * 43}/")
    ended = client.get(address)
    assert ended.status_code == unknown.status_code == 404
    assert ended.content == unknown.content
    assert dict(ended.headers) == dict(unknown.headers)
    sent = client.post(address, {"proof": proof, "text": "Too late.", "block": ""})
    assert sent.status_code == 404
    assert not Comment.objects.filter(text__contains="Too late").exists()


def test_an_embargo_that_is_lifted_ends_a_link(client, draft, editor):
    embargo(draft, editor)
    desk = make_user("desk", group="Embargo desk")
    desk.groups.add(*editor.groups.all())
    hidden = ArticlePage.objects.get(pk=draft.pk)
    address, _ = give(hidden, desk)
    assert client.get(address).status_code == 200
    lift_embargo(embargo=hidden.embargoes.get(), reason="Over.", user=None, now=timezone.now())
    assert client.get(address).status_code == 404


def test_who_may_not_edit_shares_nothing(draft):
    stranger = make_user("stranger")
    with pytest.raises(PermissionDenied):
        give(draft, stranger)


@pytest.mark.parametrize("days", [0, 91])
def test_a_link_has_an_end(draft, editor, days):
    with pytest.raises(GuestLinkRefused):
        give(draft, editor, days=days)


def test_the_pass_phrase(client, draft, editor):
    address, _ = give(draft, editor, phrase="open sesame")
    assert "open sesame" not in str(list(GuestLink.objects.values()))
    assert "hidden letter" not in client.get(address).content.decode()
    wrong = client.post(address, {"phrase": "open barley"})
    assert wrong.status_code == 403
    assert "hidden letter" not in wrong.content.decode()
    assert not GuestOpening.objects.exists()
    right = client.post(address, {"phrase": "open sesame"})
    assert "hidden letter" in right.content.decode()
    assert GuestOpening.objects.count() == 1
    sent = client.post(address, {"proof": proof_in(right), "text": "Known.", "block": ""})
    assert "is with the editors" in sent.content.decode()
    for _ in range(10):
        client.post(address, {"phrase": "guess"})
    assert client.post(address, {"phrase": "open sesame"}).status_code == 403


def test_a_comment_stands_beside_its_part(client, draft, editor):
    address, _ = give(draft, editor)
    block = draft.get_latest_revision_as_object().body[0].id
    proof = proof_in(client.get(address))
    client.post(address, {"proof": proof, "text": "<b>Cut</b> this.", "block": block})
    client.post(address, {"proof": proof, "text": "Of all.", "block": "nowhere"})
    first, second = Comment.objects.order_by("pk")
    assert first.text == "Comment of a guest (for counsel): <b>Cut</b> this."
    assert (first.contentpath, first.page_id, first.user) == (f"body.{block}", draft.pk, editor)
    assert second.contentpath == "title"


def test_the_editor_opens_with_a_guests_comment(client, draft, editor):
    address, _ = give(draft, editor)
    proof = proof_in(client.get(address))
    block = draft.get_latest_revision_as_object().body[0].id
    client.post(address, {"proof": proof, "text": "Cut this.", "block": block})
    client.force_login(editor)
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert "Cut this." in answer.content.decode()


def test_read_only_links_take_no_comment(client, draft, editor):
    address, _ = give(draft, editor, may_comment=False)
    assert "<form" not in client.get(address).content.decode()
    with pytest.raises(PermissionDenied):
        link = GuestLink.objects.get()
        comment_as_guest(link=link, block="", text="Hello.", now=timezone.now())


@pytest.mark.parametrize("text", ["", " \x00 ", "a" * 5001])
def test_comments_are_refused(client, draft, editor, text):
    address, _ = give(draft, editor)
    proof = proof_in(client.get(address))
    assert client.post(address, {"proof": proof, "text": text}).status_code == 400
    assert not Comment.objects.exists()


def test_a_proof_of_another_link_is_none(client, draft, editor):
    other, _ = give(make_article(), editor)
    proof = proof_in(client.get(other))
    address, _ = give(draft, editor, phrase="open sesame")
    answer = client.post(address, {"proof": proof, "text": "Hello."})
    assert answer.status_code == 403
    assert not Comment.objects.exists()


def protect():
    keeper = make_user("keeper", group="Safety reviewers")
    row = protect_name(
        names=[NAME],
        pseudonym="Idris",
        reason="Threatened.",
        reviewer=None,
        expires_on=None,
        by=keeper,
        now=timezone.now(),
    )
    return row, keeper


def test_protected_names_read_as_pseudonyms(client, editor):
    protect()
    article = make_article(title=f"What {NAME} saw", text=f"<p>He is {NAME}.</p>")
    text = client.get(give(article, editor)[0]).content.decode()
    assert "Protectov" not in text
    assert "What Idris saw" in text
    assert "He is Idris." in text


def test_without_the_key_nothing_is_shown(client, draft, editor, settings):
    protect()
    address, _ = give(draft, editor)
    settings.ADVOCACY_NAMES_KEYS = []
    assert client.get(address).status_code == 404


def test_a_replaced_name_goes_from_the_list_of_links(draft, editor):
    row, keeper = protect()
    give(draft, editor, for_whom=f"for {NAME}")
    replace_name(row=row, by=keeper, now=timezone.now())
    assert GuestLink.objects.get().for_whom == "for Idris"


def test_a_guests_visit_opens_nothing_else(client):
    """Every public address answers after the visit what it answers without one, and no page of
    the newsroom, no other draft and no file of the draft opens."""
    site, editor = make_public_site(), make_user(is_superuser=True)
    addresses = public_addresses(site)
    draft = make_full_article(live=False, title="Zyxquorum draft")
    other = make_article(title="Zyxquorum other")
    before = {name: client.get(address) for name, address in addresses.items()}
    text = client.get(give(draft, editor)[0]).content.decode()
    assert "Zyxquorum draft" in text
    assert "Zyxquorum other" not in text
    for name, address in addresses.items():
        after = client.get(address)
        assert after.status_code == before[name].status_code, name
        assert b"Zyxquorum" not in b"".join(after), name
        assert after.cookies == before[name].cookies, name
    for page in (draft, other):
        for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:view_draft", "guest_links"):
            assert client.get(reverse(name, args=[page.pk])).status_code == 302, name


def test_the_screen_gives_and_revokes(client, draft, editor):
    client.force_login(editor)
    url = reverse("guest_links", args=[draft.pk])
    assert "No links yet." in client.get(url).content.decode()
    short = client.post(url, {"for_whom": "for counsel", "days": 7, "phrase": "short"})
    assert short.status_code == 400
    made = client.post(url, {"for_whom": "for counsel", "days": 7, "may_comment": "on"})
    link = GuestLink.objects.get()
    address = made.context["new"]
    assert "/guest/" in address
    assert client.get(address[address.index("/guest/") :]).status_code == 200
    listed = client.get(url).content.decode()
    assert "Opened once" in listed
    assert address not in listed
    client.post(reverse("guest_link_revoke", args=[draft.pk, link.pk]))
    assert "Revoked." in client.get(url).content.decode()
    elsewhere = reverse("guest_link_revoke", args=[make_article().pk, link.pk])
    assert client.post(elsewhere).status_code == 404
