"""The newsroom's screen of a case: from "New status" to approved, and who may do what."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from articles.enums import NamingStatus
from articles.enums import StatusFactKind as Kind
from articles.models import Case, PersonMention, StatusFact
from articles.selectors.embargo.visibility import hidden_records
from articles.services.embargo.embargoes import lift_embargo, set_embargo
from articles.services.records.cases import link_story
from tests.factories import make_article, make_person, make_user
from tests.factories.cases import make_case, make_fact

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
STATUS = {"do": "add", "kind": "released", "date_edtf": "2026-05-05"}


def screen(case):
    return reverse("case_status", args=[case.pk])


def sign_in(client, group):
    user = make_user(group=group)
    client.force_login(user)
    return user


def embargo(article):
    now = timezone.now()
    until = now + datetime.timedelta(hours=1)
    return set_embargo(article=article, until=until, reason="Test.", user=None, now=now)


def test_one_writes_a_status_and_another_approves_it(client):
    case = make_case()
    writer = sign_in(client, "Editors")
    assert client.post(screen(case), STATUS).status_code == 302
    fact = case.facts.get()
    assert (fact.made_by, fact.approved_at) == (writer, None)
    for do in (f"approve:{fact.pk}", "approve:", "approve:x", f"approve:{'9' * 30}"):
        assert client.post(screen(case), {"do": do}).status_code in (302, 404)
    fact.refresh_from_db()
    assert fact.approved_at is None
    moderator = sign_in(client, "Moderators")
    text = client.get(screen(case)).content.decode()
    assert f'value="approve:{fact.pk}"' in text
    client.post(screen(case), {"do": f"approve:{fact.pk}"})
    fact.refresh_from_db()
    assert fact.approved_by == moderator


def test_a_moderator_is_not_offered_their_own_status(client):
    case = make_case()
    sign_in(client, "Moderators")
    client.post(screen(case), STATUS)
    fact = case.facts.get()
    assert f'value="approve:{fact.pk}"' not in client.get(screen(case)).content.decode()
    client.post(screen(case), {"do": f"approve:{fact.pk}"})
    assert not StatusFact.objects.filter(approved_at__isnull=False).exists()
    client.post(screen(case), {"do": f"drop:{fact.pk}"})
    assert not StatusFact.objects.exists()


def test_a_status_of_another_case_is_not_approved_here(client):
    case, other = make_case(), make_case()
    fact = make_fact(other, approved=False)
    sign_in(client, "Moderators")
    assert client.post(screen(case), {"do": f"approve:{fact.pk}"}).status_code == 404


@pytest.mark.parametrize("wrong", [{"date_edtf": ""}, {"date_edtf": "May"}, {"kind": "vanished"}])
def test_what_is_no_status_is_said(client, wrong):
    case = make_case()
    sign_in(client, "Editors")
    response = client.post(screen(case), {**STATUS, **wrong})
    assert response.status_code == 200 and response.context["form"].errors
    assert not StatusFact.objects.exists()


def test_stories_that_name_its_people_are_proposed_and_linked(client):
    person = make_person()
    named = make_article(person_mentions=[PersonMention(person=person)], live=True)
    make_article(live=True)
    case = make_case(people=[person])
    sign_in(client, "Editors")
    assert f'value="link:{named.pk}"' in client.get(screen(case)).content.decode()
    client.post(screen(case), {"do": f"link:{named.pk}"})
    assert case.story_links.get().article == named
    assert f'value="unlink:{named.pk}"' in client.get(screen(case)).content.decode()
    client.post(screen(case), {"do": f"unlink:{named.pk}"})
    assert not case.story_links.exists()


def test_the_sentences_of_live_stories_that_are_out_of_date(client):
    said = [
        *("She is being held in the harbour.", "He remains in detention.", "She awaits trial."),
        *("They are still in custody.", "Her brother has been jailed."),
    ]
    stories = [
        make_article(live=True, text=f"<p>On Monday a ship came. {sentence} It rained.</p>")
        for sentence in said
    ]
    stories += [make_article(live=True, text="<p>She was held for a week.</p>") for _ in range(9)]
    case = make_case(stories=stories)
    make_fact(case)
    sign_in(client, "Editors")
    assert not client.get(screen(case)).context["screen"].outdated
    make_fact(case, Kind.RELEASED, "2026-05-05")
    found = client.get(screen(case)).context["screen"].outdated
    assert sorted(sentence for story in found for sentence in story.sentences) == sorted(said)


def test_a_case_of_a_hidden_story_is_hidden_with_it(client):
    story, open_story = make_article(title="Kept back"), make_article(live=True)
    kept, told = make_case(stories=[story]), make_case(stories=[story, open_story])
    secret = make_fact(told, approved=False, note="Secret words", from_story=story)
    row = embargo(story)
    assert hidden_records()[Case] == {kept.pk}
    sign_in(client, "Moderators")
    cases = client.get(reverse("wagtailsnippets_articles_case:list")).content.decode()
    assert kept.name not in cases and told.name in cases
    assert client.get(screen(kept)).status_code == 404
    text = client.get(screen(told)).content.decode()
    assert "Secret words" not in text and story.title not in text
    assert client.post(screen(told), {"do": f"approve:{secret.pk}"}).status_code == 404
    assert client.post(screen(told), {"do": f"unlink:{story.pk}"}).status_code == 404
    lift_embargo(embargo=row, reason="Over.", user=None, now=timezone.now())
    assert client.get(screen(kept)).status_code == 200


def test_a_case_comes_out_when_an_open_story_is_about_it():
    story = make_article()
    case = make_case(stories=[story])
    embargo(story)
    assert hidden_records()[Case] == {case.pk}
    desk = make_user(group="Administrators")
    link_story(case=case, article=make_article(), by=desk, now=timezone.now())
    assert hidden_records()[Case] == set()


def test_a_case_linked_to_a_hidden_story_is_hidden_at_once():
    story, case = make_article(), make_case()
    embargo(story)
    desk = make_user(group="Administrators")
    link_story(case=case, article=story, by=desk, now=timezone.now())
    assert hidden_records()[Case] == {case.pk}


def test_a_case_about_somebody_whom_one_may_not_see_is_not_there(client):
    case = make_case(people=[make_person("Nadia", standing=NamingStatus.PRIVATE.value)])
    user = make_user(group="Contributors")
    for right in ("view_case", "change_case"):
        user.user_permissions.add(Permission.objects.get(codename=right))
    client.force_login(user)
    assert client.get(screen(case)).status_code == 404
    cases = client.get(reverse("wagtailsnippets_articles_case:list")).content.decode()
    assert case.name not in cases
    sign_in(client, "Editors")
    assert client.get(screen(case)).status_code == 200
