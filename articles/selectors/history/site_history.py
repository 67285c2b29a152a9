"""Which entries of the site's history somebody may see.

Wagtail shows entries of pages to those who may explore them; entries of what is gone, to those
alone who have rights on the root of the tree, and administrators and moderators have none there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.permissions import policy_registry

from articles.models import NewsFile, NewsImage, may_see_embargoed
from articles.selectors.embargo.visibility import hidden_from, hidden_keys

if TYPE_CHECKING:
    from django.db.models import QuerySet

_SET, _LIFTED = "article.embargo_set", "article.embargo_lifted"


def entries_on_pages(shown: QuerySet, user: Any) -> QuerySet:
    """`shown` is what Wagtail would show. Whoever may kill stories sees what happened to those that
    are gone, killed or deleted; not of one that was under embargo to the end, unless they may know
    of those."""
    gone = PageLogEntry.objects.filter(deleted=True).order_by().values("page_id")
    if user.has_perm("articles.add_kill"):
        # One look at each entry's page: a set of all of them, beside an OR, is read through again
        # for every entry on PostgreSQL.
        explorable = policy_registry.get_by_type(Page).explorable_instances(user).order_by()
        known = Exists(explorable.filter(pk=OuterRef("page_id")))
        shown = PageLogEntry.objects.filter(known | Q(page_id__in=gone))
    if may_see_embargoed(user):
        return shown
    return shown.exclude(page_id__in=gone.filter(page_id__in=_embargoed_to_the_end()))


def _embargoed_to_the_end() -> QuerySet:
    """Embargoes go with their stories; the history says which were never lifted."""
    lifted = PageLogEntry.objects.filter(
        action=_LIFTED, page_id=OuterRef("page_id"), pk__gt=OuterRef("pk")
    ).order_by()
    kept = PageLogEntry.objects.filter(~Exists(lifted), action=_SET)
    return kept.order_by().values("page_id")


def entries_on_records(shown: QuerySet, user: Any) -> QuerySet:
    """`shown` is what Wagtail would show: of pictures and files it asks for rights that nobody has,
    since theirs hold for collections. Those who may not know of embargoed stories see no entry of a
    picture that is hidden, or that is gone, because it may have been hidden to the end, and none of
    a record that is hidden."""
    entries = Q(pk__in=shown.values("pk"))
    for model in (NewsImage, NewsFile):
        of_model = Q(content_type=ContentType.objects.get_for_model(model))
        if not may_see_embargoed(user):
            known = model._default_manager.exclude(pk__in=hidden_keys(model)).order_by()
            of_known = Q(object_id__in=known.annotate(text=Cast("pk", CharField())).values("text"))
            entries &= ~of_model | of_known
            of_model &= of_known
        if policy_registry.get_by_type(model).user_has_any_permission(user, {"add", "change"}):
            entries |= of_model
    for hidden, keys in hidden_from(user).items():
        kind = ContentType.objects.get_for_model(hidden)
        entries &= ~Q(content_type=kind, object_id__in=[str(key) for key in keys])
    return ModelLogEntry.objects.filter(entries)
