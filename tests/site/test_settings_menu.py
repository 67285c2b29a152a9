"""What runs the site is in the Settings menu of administrators, and of nobody else."""

import pytest
from django.test import RequestFactory
from wagtail.admin.menu import settings_menu

from articles.editing.site.settings_menu import ADMINISTRATORS_ONLY
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


def entries(user):
    request = RequestFactory().get("/admin/")
    request.user = user
    return {item.name for item in settings_menu.menu_items_for_request(request)}


def test_administrators_see_what_runs_the_site():
    assert entries(make_user(group="Administrators")) >= ADMINISTRATORS_ONLY


@pytest.mark.parametrize("group", ["Editors", "Fact checkers", "Moderators"])
def test_editors_and_moderators_do_not(group):
    assert not entries(make_user(group=group)) & ADMINISTRATORS_ONLY


def test_moderators_keep_what_is_theirs():
    assert "canned-replies" in entries(make_user(group="Moderators"))
