"""Topics that only embargoed stories use give way to whoever makes the same ones.

A name or an address that is taken would tell that somebody uses it. So who makes a topic of which
they may not know gets that one, and everybody sees it from then on; and a hidden topic gives up its
name or its address where a known one takes it.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q

from articles.models import EmbargoedRecord, Topic, TopicSynonym
from articles.selectors.embargo.visibility import embargoed_from
from articles.text import name_key

if TYPE_CHECKING:
    from articles.models import User


def make_openly(*, topic: Topic) -> None:
    """Everybody sees the topic from now on, whatever embargo is in force."""
    kind = ContentType.objects.get_for_model(Topic)
    EmbargoedRecord.objects.filter(content_type=kind, record_id=topic.pk).update(made_openly=True)


@transaction.atomic
def give_way(*, name: str, slug: str, user: User | None, but: int | None = None) -> None:
    """Free a name and an address of hidden topics (of others than the one with the key `but`) of
    which `user` may not know. Where one has the name, it gets a random end, as its address does:
    both are seen by those alone who may know of it, and they can merge the two."""
    hidden: set[Any] = embargoed_from(user).get(Topic, set()) - {but}
    if not hidden:
        return
    key = name_key(name)[:100]
    end = secrets.token_hex(3)
    for topic in Topic.objects.filter(Q(name_key=key) | Q(slug=slug), pk__in=hidden):
        if topic.name_key == key:
            topic.name = f"{topic.name[:90]} ({end})"
        if topic.slug == slug:
            topic.slug = f"{topic.slug[:90]}-{end}"
        topic.save()
    TopicSynonym.objects.filter(Q(name_key=key) | Q(slug=slug), topic__in=hidden).delete()
