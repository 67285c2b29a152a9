"""A private person's record is for those who may change a story that names them."""

import json
import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import GroupPagePermission

from articles.models import Person, PersonMention
from articles.selectors.embargo.visibility import hidden_among, hidden_from, without_hidden
from articles.services.records.consents import withdraw_consent
from tests.factories import make_article, make_person, make_section, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
NAME = "Ola Testova"
LIST = reverse("wagtailsnippets_articles_person:list")
CHOOSER = reverse("wagtailsnippetchoosers_articles_person:choose_results")


def private(name=NAME, **fields):
    return make_person(name, standing="private", **fields)


def story_naming(person, **fields):
    mention = PersonMention(person=person, described_as="a witness")
    return make_article(person_mentions=[mention], **fields)


def seen(user):
    # As in the next request: what somebody may see is kept with the user of one.
    return set(without_hidden(Person.objects.all(), type(user).objects.get(pk=user.pk)))


@pytest.fixture
def contributor():
    return make_user(group="Contributors")


@pytest.mark.parametrize("group", ["Editors", "Fact checkers", "Moderators", "Administrators"])
def test_who_may_change_every_story_sees_every_person(group):
    person = private()
    assert seen(make_user(group=group)) == {person}


def test_a_contributor_sees_public_people_and_the_private_ones_of_their_own_stories(contributor):
    public, of_others, own = make_person("Ada Public"), private(), private("Bea Own")
    story_naming(of_others, owner=make_user(group="Contributors"))
    story_naming(own, owner=contributor, live=False)
    private("Cleo Unused")
    assert seen(contributor) == {public, own}


def test_the_draft_counts_and_not_only_what_was_published(contributor):
    person = private()
    story = make_article(owner=contributor)
    draft = story.get_latest_revision_as_object()
    draft.person_mentions = [PersonMention(person=person, described_as="a witness")]
    draft.save_revision()
    assert seen(contributor) == {person}


def test_who_made_a_record_sees_it_before_a_story_names_the_person(contributor):
    with LogContext(user=contributor):
        person = Person.objects.create(name=NAME)
    assert person.made_by == contributor
    assert seen(contributor) == {person}
    assert seen(make_user(group="Contributors")) == set()


def test_an_editor_of_a_section_sees_the_people_of_its_stories():
    mine, other = make_section("Mine"), make_section("Other")
    here, there = private("Bea Here"), private("Cleo There")
    story_naming(here, section=mine)
    story_naming(there, section=other)
    group = Group.objects.create(name="Section desk")
    right = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=mine, permission=right)
    user = make_user(group="Section desk")
    assert seen(user) == {here}


def test_the_safety_group_sees_everybody():
    person = private()
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_protectedname"))
    assert seen(user) == {person}


def test_consent_that_was_withdrawn_hides_the_record_at_once(contributor):
    person = make_person(
        NAME, standing="named_with_consent", consent_method="written", consent_given_on="2026-01-01"
    )
    assert seen(contributor) == {person}
    now, editor = timezone.now(), make_user(group="Editors")
    withdraw_consent(person=person, withdrawn_on=now.date(), by=editor, now=now)
    assert seen(contributor) == set()


def test_lists_searches_and_choosers_leave_them_out(client, contributor):
    person = private()
    client.force_login(contributor)
    for address in (LIST, f"{LIST}?q=Ola", CHOOSER, f"{CHOOSER}?q=Ola"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert NAME not in answer.content.decode(), address
    story_naming(person, owner=contributor, live=False)
    for address in (LIST, f"{CHOOSER}?q=Ola"):
        assert NAME in client.get(address).content.decode(), address


def test_a_guessed_key_is_answered_like_one_that_nobody_has(client, contributor):
    person = private()
    client.force_login(contributor)
    for view in ("history", "usage", "edit"):
        address = reverse(f"wagtailsnippets_articles_person:{view}", args=[person.pk])
        missing = address.replace(str(person.pk), str(person.pk + 1000))
        hidden, nobody = client.get(address), client.get(missing)
        assert NAME not in hidden.content.decode()
        assert (hidden.status_code, hidden.get("Location")) == (
            nobody.status_code,
            nobody.get("Location"),
        )
    assert hidden_among(Person, [person.pk], contributor) == {person.pk}
    assert hidden_from(contributor)[Person] == {person.pk}


def test_the_same_name_can_be_made_again_without_a_word(client, contributor):
    private()
    client.force_login(contributor)
    address = reverse("wagtailsnippetchoosers_articles_person:create")
    prefix = client.get(address.replace("/create/", "/")).content.decode()
    field = re.search(r'name="([\w-]*name)"', json.loads(prefix)["html"])[1]
    client.post(address, {field: NAME})
    assert Person.objects.filter(name=NAME).count() == 2
    assert seen(contributor) == set(Person.objects.filter(made_by=contributor))
