"""Wagtail still indexes a parent again for every child, unless it is told to wait."""

import pytest
from wagtail import signal_handlers
from wagtail.models import ReferenceIndex

from articles.models.references import ReferencesOnce
from articles.wagtail_compat.reference_index import one_reference_update
from tests.factories import make_full_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def updates(monkeypatch):
    """The rows that are indexed, in their order."""
    found = []
    index = ReferenceIndex.create_or_update_for_object

    def note(instance, *args, **kwargs):
        found.append(type(instance).__name__)
        return index(instance, *args, **kwargs)

    monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", note)
    return found


def test_upstream_indexes_the_parent_for_each_child(updates, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        article = make_full_article(live=False)
        updates.clear()
        super(ReferencesOnce, article).save()
    assert updates.count("ArticlePage") > 1


def test_one_update_for_a_row_and_its_children(updates, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        article = make_full_article(live=False)
        updates.clear()
        article.save()
    assert updates == ["ArticlePage"]


def test_the_outermost_does_it(updates, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        article = make_full_article(live=False)
        updates.clear()
        with one_reference_update(article):
            with one_reference_update(article):
                article.save()
            assert updates == []
    assert updates == ["ArticlePage"]


def test_upstream_says_so_in_one_variable():
    assert not getattr(signal_handlers.reference_index_auto_update_disabled, "value", False)
    with signal_handlers.disable_reference_index_auto_update():
        assert signal_handlers.reference_index_auto_update_disabled.value is True
