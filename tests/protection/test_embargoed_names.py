"""Whoever an embargo hides and another story names: told to the embargo desk, to nobody else."""

import pytest
from django.core import mail
from django.urls import reverse

from articles.editing.review.finding_links import name_warnings
from articles.enums import NamingStatus, StepPreset
from articles.models import EmbargoedNameHit, PersonMention, PersonOtherName
from articles.models.private_names import find_hidden_names, name_questions
from articles.services.protection.names import is_in_safety_group
from articles.services.review.step_presets import choose_preset
from tests.embargo.test_records import embargo
from tests.factories import make_article, make_full_article, make_person, make_user
from tests.protection.test_replace_name import draft_story, go_live

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
HIDDEN = "Zofia Kowalczewska"


@pytest.fixture
def person():
    """Private, and in an embargoed story alone."""
    person = make_person(HIDDEN, standing=NamingStatus.PRIVATE.value)
    embargo(
        make_article(
            title="Kept back",
            person_mentions=[PersonMention(person=person, described_as="a witness")],
        )
    )
    return person


def test_the_writer_gets_no_hit_and_the_desk_gets_it_once(person, client):
    desk, writer = make_user(group="Administrators"), make_user(group="Editors")
    story = draft_story(standfirst=f"What {HIDDEN} saw.")
    draft = story.get_latest_revision_as_object()
    assert name_questions(draft) == []
    assert find_hidden_names(draft) == {person.pk}
    mail.outbox.clear()
    story = go_live(story)
    assert story.live
    assert EmbargoedNameHit.objects.get().person == person
    told = [one for one in mail.outbox if "under embargo" in one.subject]
    assert desk.email in [one.to[0] for one in told]
    assert writer.email not in [one.to[0] for one in told]
    assert "Kowalczewska" not in "".join(one.subject + one.body for one in told)
    client.force_login(desk)
    assert HIDDEN in client.get(reverse("wagtailadmin_home")).text
    client.force_login(writer)
    assert HIDDEN not in client.get(reverse("wagtailadmin_home")).text
    mail.outbox.clear()
    go_live(draft_again(story))
    assert not [one for one in mail.outbox if "under embargo" in one.subject]


def draft_again(story):
    story.get_latest_revision_as_object().save_revision()
    return type(story).objects.get(pk=story.pk)


def test_submitting_is_enough(person):
    story = make_full_article(live=False, standfirst=f"What {HIDDEN} saw.")
    story.get_workflow().start(story, make_user(group="Editors"))
    assert EmbargoedNameHit.objects.get().article_id == story.pk


def test_nobody_is_told_twice_of_one_private_person():
    person = make_person("Ola Testova", standing=NamingStatus.PRIVATE.value)
    PersonOtherName.objects.create(person=person, name="Oleńka")
    rows = [PersonMention(person=person, described_as="a witness")]
    asked = make_article(standfirst="Ola Testova spoke.", person_mentions=rows)
    draft = asked.get_latest_revision_as_object()
    assert len(name_questions(draft)) == 1
    assert name_warnings(draft) == []


def test_with_two_people_these_two_are_the_safety_group():
    administrator = make_user(group="Administrators")
    groups = ("Editors", "Moderators")

    def allowed():
        people = [make_user(group=group) for group in groups]
        return [is_in_safety_group(one) for one in people]

    assert allowed() == [False, False]
    choose_preset(preset=StepPreset.TWO_PEOPLE, user=administrator)
    assert allowed() == [True, True]
    choose_preset(preset=StepPreset.FULL_DESK, user=administrator)
    assert allowed() == [False, False]
    assert is_in_safety_group(make_user(group="Safety reviewers"))


def test_a_story_that_names_nobody_is_no_hit(person):
    own = make_full_article(live=False, standfirst="Nothing.")
    draft = own.get_latest_revision_as_object()
    assert find_hidden_names(draft) == set()
