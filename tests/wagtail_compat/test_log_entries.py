"""The report on the site's history still asks the managers of two logs, each a class of its own."""

import inspect

import pytest
from django.test import RequestFactory
from wagtail.admin.views.generic.history import HistoryFilterSet
from wagtail.admin.views.reports import audit_logging
from wagtail.log_actions import log, registry
from wagtail.models import ModelLogEntry, PageLogEntry

from articles.wagtail_compat.log_entries import narrow_log_entries
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
LOGS = (PageLogEntry, ModelLogEntry)


def test_upstream_has_two_logs():
    assert registry.get_log_entry_models() == set(LOGS)


def test_upstream_asks_the_manager_each_time():
    source = inspect.getsource(audit_logging)
    assert source.count("log_model.objects.viewable_by_user(") == 4


def test_upstream_names_its_choice_of_people_as_nothing_calls_it():
    filters = audit_logging.SiteHistoryReportFilterSet
    assert "self.get_users_queryset()" in inspect.getsource(HistoryFilterSet)
    assert "get_user_choices" in vars(filters)
    assert "get_user_choices" not in inspect.getsource(HistoryFilterSet)


def test_people_are_those_in_the_entries_that_are_seen(monkeypatch):
    seen, hidden, viewer = (make_user(name) for name in ("seen", "hidden", "viewer"))
    article = make_article()
    log(instance=article, action="wagtail.edit", user=seen)
    log(instance=article, action="wagtail.lock", user=hidden)
    manager = type(PageLogEntry.objects)
    monkeypatch.setattr(
        manager, "viewable_by_user", lambda self, user: self.filter(action="wagtail.edit")
    )
    request = RequestFactory().get("/")
    request.user = viewer
    filters = audit_logging.SiteHistoryReportFilterSet({}, request=request)
    assert list(filters.get_users_queryset()) == [seen]


def test_each_log_has_a_manager_class_of_its_own():
    pages, records = (type(model.objects) for model in LOGS)
    assert not issubclass(pages, records)
    assert not issubclass(records, pages)
    for manager in (pages, records):
        assert list(inspect.signature(manager.viewable_by_user).parameters) == ["self", "user"]


def test_a_rule_narrows_each_log(monkeypatch):
    for model in LOGS:
        manager = type(model.objects)
        monkeypatch.setattr(manager, "viewable_by_user", lambda self, user: self.all())
    article, user = make_article(), make_user(is_superuser=True)
    log(instance=article, action="wagtail.edit")
    log(instance=user, action="wagtail.edit")
    narrow_log_entries(
        of_pages=lambda rows, user: rows.none(),
        of_records=lambda rows, user: rows.filter(action="wagtail.edit", object_id=user.pk),
    )
    assert not PageLogEntry.objects.viewable_by_user(user).exists()
    assert ModelLogEntry.objects.viewable_by_user(user).get().object_id == str(user.pk)
