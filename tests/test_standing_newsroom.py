"""The newsroom that tests share is there for those that ask for it, as if made for each alone."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from articles.models import HomePage, Topic
from tests.factories import make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("turn", [1, 2])
def test_each_finds_it_as_it_was_set_up(newsroom, turn):
    assert HomePage.objects.exists() and Group.objects.filter(name="Editors").exists()
    assert not Topic.objects.exists()
    make_topic()
    HomePage.objects.get().delete()


@pytest.mark.parametrize("turn", [1, 2])
def test_nobody_else_finds_it(turn):
    assert not HomePage.objects.exists()
    make_topic()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_who_commits_gets_one_of_their_own(newsroom):
    assert not connection.in_atomic_block
    assert HomePage.objects.exists() and not Topic.objects.exists()
