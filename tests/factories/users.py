"""Accounts."""

import itertools

from django.contrib.auth.models import Group

from articles.models import User
from tests.replay import remembered

_number = itertools.count(1)


@remembered
def make_user(username=None, *, group=None, password="a long enough pass phrase", **fields):
    """An account; `group` is a group's name as `setup_newsroom` makes it."""
    username = username or f"user{next(_number)}"
    user = User.objects.create_user(
        username=username, email=f"{username}@example.org", password=password, **fields
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user
