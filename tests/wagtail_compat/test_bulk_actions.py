"""Bulk actions still find their rows in the one method that is replaced."""

import inspect

import pytest
from django.http import Http404
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from articles.wagtail_compat.bulk_actions import narrow_bulk_actions


def below(kind):
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


def test_upstream_asks_there_and_nowhere_else():
    for method in (BulkAction.get_context_data, BulkAction.form_valid):
        assert "get_actionable_objects" in method.__code__.co_names


def test_upstream_goes_through_it_where_an_action_has_its_own():
    own = [kind for kind in below(BulkAction) if "get_actionable_objects" in vars(kind)]
    assert own
    for kind in own:
        assert "super().get_actionable_objects()" in inspect.getsource(kind), kind


class Request:
    user = "user"


class Row:
    def __init__(self, pk):
        self.pk = pk


class Action:
    model, request = Page, Request

    def __init__(self, chosen, refused=()):
        self.found = [Row(pk) for pk in chosen], {"no_access": [Row(pk) for pk in refused]}


@pytest.fixture
def narrowed(monkeypatch):
    """The keys that are left of an action where 1 and 2 are hidden."""
    monkeypatch.setattr(BulkAction, "get_actionable_objects", lambda action: action.found)
    narrow_bulk_actions(lambda model, keys, user: {1, 2} & set(keys))

    def ask(*args):
        rows, refused = BulkAction.get_actionable_objects(Action(*args))
        return [row.pk for row in rows], [row.pk for row in refused["no_access"]]

    return ask


def test_hidden_rows_are_neither_acted_on_nor_named(narrowed):
    assert narrowed([1, 3], [2, 4]) == ([3], [4])


def test_an_action_on_hidden_rows_alone_finds_nothing(narrowed):
    with pytest.raises(Http404):
        narrowed([1], [2])
    assert narrowed([]) == ([], [])
