"""Wagtail's home screen still offers the panels that are taken away and narrowed."""

import pytest
from wagtail import hooks
from wagtail.admin.views.home import HomeView, LockedPagesPanel
from wagtail.models import Page

from articles.wagtail_compat.home_panels import (
    WORK_PANELS,
    NarrowedLockedPages,
    with_narrowed_locked_pages,
    without_work_panels,
)
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def panels(rf, monkeypatch):
    """Those of Wagtail alone."""
    found = hooks.get_hooks
    monkeypatch.setattr(
        hooks, "get_hooks", lambda name: [] if name == "construct_homepage_panels" else found(name)
    )
    request = rf.get("/")
    request.user = make_user(is_superuser=True)
    view = HomeView()
    view.setup(request)
    return view.get_panels()


def test_upstream_offers_these_and_no_other(panels):
    assert {type(row) for row in panels} == {*WORK_PANELS, LockedPagesPanel}


def test_work_panels_are_taken_away(panels):
    assert [type(row) for row in without_work_panels(panels)] == [LockedPagesPanel]


def test_locked_pages_are_narrowed_by_the_rule(panels, rf):
    user = make_user()
    stories = [make_article(title=f"Locked {number}") for number in range(2)]
    Page.objects.filter(pk__in=[row.pk for row in stories]).update(locked=True, locked_by=user)
    request = rf.get("/")
    request.user = user
    context = {"request": request, "csrf_token": "token"}

    def rule(pages, asked):
        assert asked == user
        return pages.exclude(pk=stories[0].pk)

    *_, panel = with_narrowed_locked_pages(panels, rule)
    assert isinstance(panel, NarrowedLockedPages)
    shown = panel.get_context_data(context)["locked_pages"]
    assert [row.pk for row in shown] == [stories[1].pk]
    assert LockedPagesPanel().get_context_data(context)["locked_pages"].count() == 2
