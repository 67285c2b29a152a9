"""The house rules hold here, and say so where they do not."""

import pytest
from django.core.checks import run_checks
from django.core.files.storage import FileSystemStorage

from articles import checks

pytestmark = pytest.mark.django_db  # other checks than ours ask the database


def found():
    return [message.id for message in run_checks() if str(message.id).startswith("articles.")]


def test_the_projects_own_settings_pass():
    assert found() == []


@pytest.mark.parametrize("name", checks.REQUIRED)
def test_a_setting_that_is_missing_or_different(settings, name):
    setattr(settings, name, "https://elsewhere.example/")
    (message,) = checks.settings_are_safe()
    assert message.id == "articles.E001"
    assert name in message.msg
    delattr(settings, name)
    assert found() == ["articles.E001"]


def test_a_storage_with_addresses_of_its_own(settings, monkeypatch):
    elsewhere = FileSystemStorage(base_url="https://bucket.example/")
    monkeypatch.setattr(checks, "default_storage", elsewhere)
    assert found() == ["articles.E002"]
