"""The screens of protected names: who sees them, and the way of a name through them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import NameAlarm, ProtectedName
from articles.services.protection.names import protect_name
from tests.editor import edit_url, form_data
from tests.factories import make_full_article, make_user

pytestmark = pytest.mark.django_db

NAME = "Zelim Protectov"


@pytest.fixture
def keeper(newsroom, client):
    user = make_user("keeper", group="Safety reviewers")
    client.force_login(user)
    return user


def protect(by):
    return protect_name(
        names=[NAME],
        pseudonym="Idris",
        reason="",
        reviewer=None,
        expires_on=None,
        by=by,
        now=timezone.now(),
    )


def content(response):
    return response.content.decode()


def test_a_name_is_added_listed_opened_and_ended(client, keeper):
    sent = {"names": f"{NAME}\nZelya", "pseudonym": "Idris", "reason": "", "expires_on": ""}
    response = client.post(reverse("protect_name"), sent)
    assert response["Location"] == reverse("protected_names")
    listing = client.get(reverse("protected_names"))
    assert "Idris" in content(listing)
    assert NAME not in content(listing)
    assert "no-store" in listing["Cache-Control"]
    row = ProtectedName.objects.get()
    one = content(client.get(reverse("protected_name", args=[row.pk])))
    assert NAME in one
    assert "Looked at" in one
    client.post(reverse("protected_name", args=[row.pk]))
    assert "Ended" in content(client.get(reverse("protected_names")))


def test_a_name_without_letters_is_asked_for_again(client, keeper):
    response = client.post(reverse("protect_name"), {"names": " ", "pseudonym": "Idris"})
    assert "This field is required" in content(response)
    assert not ProtectedName.objects.exists()


def test_the_selected_words_stand_in_the_form(client, keeper):
    response = client.post(reverse("protect_name"), {"selection": NAME})
    assert NAME in content(response)
    assert not ProtectedName.objects.exists()


def test_a_writer_adds_a_name_and_does_not_see_it_again(newsroom, client):
    client.force_login(make_user(group="Contributors"))
    response = client.post(reverse("protect_name"), {"names": NAME, "pseudonym": "Idris"})
    assert response["Location"] == reverse("wagtailadmin_home")
    row = ProtectedName.objects.get()
    for address in (
        reverse("protected_names"),
        reverse("protected_name", args=[row.pk]),
        reverse("name_alarm", args=[1]),
    ):
        response = client.get(address)
        assert response.status_code == 302
        assert NAME not in content(client.get(address, follow=True))


def test_a_stopped_story_tells_its_writer_nothing_and_the_safety_group_where(client, keeper):
    protect(keeper)
    article = make_full_article(live=False)
    client.force_login(make_user("writer", group="Editors"))
    data = form_data(client, article, standfirst="A letter from Z. Protectov.")
    page = content(client.post(edit_url(article), {**data, "action-submit": "1"}, follow=True))
    assert "This text cannot be published; the safety group has been told." in page
    assert NameAlarm.objects.get().raised_by.username == "writer"
    client.force_login(keeper)
    alarm = client.get(reverse("name_alarm", args=[NameAlarm.objects.get().pk]))
    assert "<mark>Z. Protectov</mark>" in content(alarm)


def test_two_of_the_group_let_a_story_pass(client, keeper):
    protect(keeper)
    article = make_full_article(live=False)
    draft = article.get_latest_revision_as_object()
    draft.standfirst = f"A letter from {NAME}."
    draft.save_revision()
    alarm = NameAlarm.objects.create(
        article=article,
        raised_at=timezone.now(),
        digest=draft.publication_digest(),
        names=[ProtectedName.objects.get().pk],
    )
    address = reverse("name_alarm", args=[alarm.pk])
    page = content(client.get(address))
    assert f"<mark>{NAME}</mark>" in page
    assert "the standfirst" in page
    client.post(address, {"reason": "Agreed with him."})
    assert client.post(address, {"confirm": "1"}).status_code == 302
    assert NameAlarm.objects.get().confirmed_at is None
    client.force_login(make_user("second", group="Safety reviewers"))
    assert "Agreed with him." in content(client.get(address))
    client.post(address, {"confirm": "1"})
    assert NameAlarm.objects.get().confirmed_by.username == "second"


def test_without_the_key_the_screens_say_what_to_do(client, keeper, settings):
    protect(keeper)
    settings.ADVOCACY_NAMES_KEYS = []
    assert "names_key --new" in content(client.get(reverse("protect_name")))
    page = content(client.get(reverse("protected_names"), follow=True))
    assert "ADVOCACY_NAMES_KEY" in page


def test_the_menu_of_a_story_offers_it(client, keeper):
    article = make_full_article(live=False)
    assert reverse("protect_name") in content(client.get(edit_url(article)))
