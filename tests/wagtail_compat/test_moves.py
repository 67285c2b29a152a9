"""The action that moves a page still takes what it is given, and `Page.move` still asks."""

import inspect

import pytest
from wagtail.actions.move_page import MovePageAction, MovePagePermissionError
from wagtail.models import Page, PageLogEntry

from articles.wagtail_compat.moves import move_page
from tests.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db


def test_upstream_is_as_it_was():
    assert list(inspect.signature(MovePageAction).parameters) == ["page", "target", "pos", "user"]
    assert "skip_permission_checks" in inspect.signature(MovePageAction.execute).parameters
    assert "skip_permission_checks" not in inspect.signature(Page.move).parameters


def test_somebody_without_the_right_is_named_and_not_asked(newsroom):
    article, section = make_article(), make_section("Elsewhere")
    user = make_user()
    with pytest.raises(MovePagePermissionError):
        article.move(section, pos="last-child", user=user)
    move_page(article, section, user)
    assert Page.objects.get(pk=article.pk).get_parent() == section.page_ptr
    assert PageLogEntry.objects.get(page=article.pk, action="wagtail.move").user == user
