"""Wagtail's four notifiers of the workflow are all there are, and all are silent."""

import inspect

import pytest
from wagtail.admin import signal_handlers
from wagtail.admin.mail import EmailNotificationMixin

from articles.wagtail_compat.workflow_mails import NOTIFIERS, silence_workflow_mails


def test_upstream_has_no_other_notifier():
    notifiers = {
        name
        for name, value in vars(signal_handlers).items()
        if isinstance(value, EmailNotificationMixin)
    }
    assert notifiers == set(NOTIFIERS)


def test_upstream_asks_each_whether_it_can_handle():
    notifier = getattr(signal_handlers, NOTIFIERS[0])
    assert "can_handle" in type(notifier).__call__.__code__.co_names
    assert list(inspect.signature(type(notifier).can_handle).parameters)[1] == "instance"


@pytest.mark.parametrize("name", NOTIFIERS)
def test_each_is_silent(name):
    assert getattr(signal_handlers, name)(instance=object()) is False


def test_silencing_brings_it_about(monkeypatch):
    for name in NOTIFIERS:
        monkeypatch.delattr(getattr(signal_handlers, name), "can_handle")
    silence_workflow_mails()
    assert not any(getattr(signal_handlers, name).can_handle(object()) for name in NOTIFIERS)
