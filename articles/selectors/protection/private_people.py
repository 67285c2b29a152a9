"""Whose records somebody of the newsroom may see, of people who may not be named.

A private person is shown to those who may change a story that names them, to whoever made the
record, and to the safety group. For everybody else their record is one that was never made. Who may
change all stories sees all people; so this concerns contributors, and editors of some sections.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from articles.models import ArticlePage, HomePage, Person
from articles.models.querysets.embargoes import without_embargoed
from articles.models.querysets.public import nameable
from articles.models.record_keys import keys_to, row_relations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

_MAY_CHANGE = ("change_page", "publish_page")
_KEPT = "_unseen_people"


def sees_everybody(user: Any) -> bool:
    """Whether no private person is hidden from `user`: superusers, the safety group, and those who
    may change every story. No query of its own beside the user's rights and the front page."""
    if user.is_superuser or user.has_perm("articles.view_protectedname"):
        return True
    places = _places(user)
    homes = HomePage.objects.order_by("path").values_list("path", flat=True)
    return bool(places) and all(home.startswith(tuple(places)) for home in homes)


def unseen_people(user: Any) -> Q | None:
    """The condition on people whose records `user` may not see; None where there are none. Kept
    with the user, like their rights."""
    if not hasattr(user, _KEPT):
        setattr(user, _KEPT, None if sees_everybody(user) else _unseen(user))
    found: Q | None = getattr(user, _KEPT)
    return found


def unseen_keys(user: Any) -> set[int]:
    """The keys of these people. One query of all private people, where some are hidden."""
    condition = unseen_people(user)
    if condition is None:
        return set()
    return set(Person.objects.filter(condition).order_by().values_list("pk", flat=True))


def _unseen(user: Any) -> Q:
    if user.is_anonymous:
        return ~nameable()
    stories = _stories_of(user)
    named = Q(made_by=user.pk) | Q(pk__in=set(_in_drafts(stories)))
    for _, model in row_relations(ArticlePage):
        for key in keys_to(model, Person):
            rows = model._default_manager.filter(page__in=stories.values("pk")).order_by()
            named |= Q(pk__in=rows.exclude(**{key: None}).values(key))
    return ~nameable() & ~named


def _stories_of(user: Any) -> QuerySet:
    """Their own, and those below a page that they may change."""
    may_change = Q(owner=user)
    for path in _places(user):
        may_change |= Q(path__startswith=path)
    return without_embargoed(ArticlePage.objects.filter(may_change), user).order_by()


def _in_drafts(stories: QuerySet) -> Iterator[int]:
    """The people whom the latest versions name; the rows are those of the page as it was last
    published, or first made."""
    changed = stories.filter(Q(live=False) | Q(has_unpublished_changes=True))
    relations = {
        name: keys for name, model in row_relations(ArticlePage) if (keys := keys_to(model, Person))
    }
    versions = Revision.objects.filter(pk__in=changed.values("latest_revision")).order_by()
    for version in versions.values_list(*(f"content__{name}" for name in relations)):
        for rows, keys in zip(version, relations.values(), strict=True):
            for row in rows or ():
                yield from (row[key] for key in keys if row.get(key))


def _places(user: Any) -> set[str]:
    if not user.is_active or user.is_anonymous:
        return set()
    rights = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    return {right.page.path for right in rights if right.permission.codename in _MAY_CHANGE}
