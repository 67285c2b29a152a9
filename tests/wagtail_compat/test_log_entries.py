"""The report on the site's history still asks the managers of two logs, each a class of its own."""

import inspect

import pytest
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
