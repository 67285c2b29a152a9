"""What the home screen of a new newsroom asks for first."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.enums import StepPreset
from articles.models import HomePage
from articles.selectors.home.first_steps import read_first_steps
from articles.services.review.step_presets import choose_preset
from tests.factories import (
    make_article,
    make_author,
    make_full_article,
    make_section,
    make_standard_page,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


def steps_on_home(client, group="Administrators"):
    client.force_login(make_user(group=group))
    page = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    return page.select(".first-steps > li")


def test_each_open_step_leads_to_a_screen_that_exists(client):
    make_section()
    items = steps_on_home(client)
    links = [item.a["href"] for item in items if item.a]
    assert len(items) == 7
    assert len(links) == 6
    assert [client.get(link).status_code for link in links] == [200] * 6


def test_a_step_is_done_once_its_thing_is_there(django_assert_num_queries):
    assert read_first_steps().has_section is False
    section = make_section()
    make_author()
    make_standard_page().save_revision().publish()
    make_user()
    make_user()
    make_article(section=section)
    administrator = make_user(group="Administrators")
    choose_preset(preset=StepPreset.TWO_PEOPLE, user=administrator)
    home = HomePage.objects.get()
    home.title = "Demo Watch"
    home.save()
    with django_assert_num_queries(3):
        steps = read_first_steps()
    assert steps.section == section.pk
    assert steps.has_name and steps.has_section and steps.has_about
    assert steps.has_author and steps.has_story and steps.has_colleague
    assert steps.has_chosen_steps


def test_nobody_is_asked_once_a_story_is_public(client):
    make_full_article(live=True)
    assert steps_on_home(client) == []


def test_only_those_who_run_the_newsroom_are_asked(client):
    assert steps_on_home(client, "Editors") == []
