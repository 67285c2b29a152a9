"""The report on page types still puts its figures on the rows in the one method replaced."""

import inspect

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.admin.views.reports import base as reports
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page

from articles.models import ArticlePage
from articles.wagtail_compat.page_types_report import narrow_page_types_report
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
NAME = "decorate_paginated_queryset"


def test_upstream_calls_it_for_the_rows_of_a_page():
    assert f'context["object_list"] = self.{NAME}(' in inspect.getsource(reports)
    assert issubclass(PageTypesUsageReportView, ReportView)
    assert len(inspect.signature(ReportView.decorate_paginated_queryset).parameters) == 2


def test_upstream_has_the_filters_that_are_followed():
    assert {"page_locale", "site"} == set(PageTypesUsageReportView.filterset_class.base_filters)


def test_a_rule_changes_the_figures_of_its_type_alone(client, monkeypatch):
    stories = [make_article(title=f"Story {number}", live=False) for number in range(3)]
    # Given back at the end.
    monkeypatch.setattr(
        PageTypesUsageReportView, NAME, PageTypesUsageReportView.decorate_paginated_queryset
    )
    kind = ContentType.objects.get_for_model(ArticlePage)
    known = Page.objects.filter(pk=stories[0].pk)
    narrow_page_types_report(lambda asked, user: known if asked == kind else None)
    client.force_login(make_user(is_superuser=True))
    rows = client.get("/admin/reports/page-types-usage/").context["object_list"]
    shown = {row.model_class(): row for row in rows}
    assert (shown[ArticlePage].count, shown[ArticlePage].last_edited_page.pk) == (1, stories[0].pk)
    others = [row for model, row in shown.items() if model is not ArticlePage]
    assert any(row.count for row in others)
