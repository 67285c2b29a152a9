"""Wagtail still looks for people and for the chooser's first page where ours are put."""

import pytest
from wagtail.admin.views.chooser import BrowseView
from wagtail.admin.views.reports import locked_pages, workflows
from wagtail.models import Page

from articles.models import ArticlePage
from articles.wagtail_compat import people_in_filters
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


def test_everybody_is_offered(newsroom, rf):
    user = make_user(group="Editors")
    request = rf.get("/")
    request.user = user
    report = workflows.WorkflowReportFilterSet({}, request=request)
    assert list(report.form.fields["requested_by"].queryset) == [user]
    locked = locked_pages.LockedPagesReportFilterSet({}, request=request)
    assert list(locked.form.fields["locked_by"].queryset) == [user]


def test_the_chooser_begins_where_known_pages_stand(newsroom, client, monkeypatch):
    story = make_article(title="Known")
    other = make_article(title="Unknown")
    other.move(Page.get_first_root_node(), pos="last-child")
    client.force_login(make_user(is_superuser=True))
    monkeypatch.setattr(BrowseView, "get", BrowseView.get)
    begin = people_in_filters.begin_among_known
    begin(lambda pages, user: pages.exclude(pk=other.pk))
    ask = "/admin/choose-page/?page_type=articles.articlepage"
    shown = client.get(ask).context["parent_page"]
    assert shown.pk == ArticlePage.objects.get(pk=story.pk).get_parent().pk
