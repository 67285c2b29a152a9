"""People of one name, told apart: by what they are, and by the story that they were in last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils.translation import gettext as _

from articles.models import ArticlePage, Membership, Person

if TYPE_CHECKING:
    from collections.abc import Iterable

_POSTS = 2


def with_tellings(people: QuerySet) -> QuerySet:
    """`people` with what `telling` needs: one query more, however many they are. Stories that
    readers cannot see give nobody away."""
    stories = ArticlePage.objects.published().order_by("-published_on", "-pk")
    last = stories.filter(person_mentions__person=OuterRef("pk")).values("title")[:1]
    quoted = stories.filter(quotes__person=OuterRef("pk"), quotes__speaker_kind="person")
    posts = Prefetch("memberships", queryset=Membership.objects.for_labels())
    return people.prefetch_related(posts).annotate(
        last_mentioned=Subquery(last), last_quoted=Subquery(quoted.values("title")[:1])
    )


def telling(person: Any) -> str:
    """“senator, Senate of Utopia; in “Pier closed””; what is known of the person, for the newsroom.
    The person comes from `with_tellings`."""
    posts = [post.label() for post in list(person.memberships.all())[:_POSTS]]
    story = person.last_mentioned or person.last_quoted
    known = [*posts, _("in “%(story)s”") % {"story": story}] if story else posts
    return "; ".join(one for one in known if one) or _("no post and no published story")


def tell_records_apart(records: Iterable[Any]) -> None:
    """Give each record its `telling`, where that is known of its kind: people. Two queries."""
    rows = list(records)
    told = tell_apart(one.pk for one in rows if isinstance(one, Person))
    for one in rows:
        one.telling = told.get(one.pk, "") if isinstance(one, Person) else ""


def tell_apart(keys: Iterable[int]) -> dict[int, str]:
    """What tells these people apart, by their keys. Two queries, none for nobody."""
    wanted = set(keys)
    if not wanted:
        return {}
    return {one.pk: telling(one) for one in with_tellings(Person.objects.filter(pk__in=wanted))}
