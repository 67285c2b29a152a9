"""Renaming a topic: a person decides what happens to its old name and address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.models import RetiredRecordAddress, Topic, TopicSynonym
from articles.models.topics import topic_slug
from articles.services.embargo.topics import give_way
from articles.text import name_key

if TYPE_CHECKING:
    import datetime

    from articles.models import User

RENAMED = "topic.address_changed"


class RenameRefused(Exception):
    """Nothing was changed; `str()` says why."""


def can_rename_topic(user: User) -> bool:
    """Moderators and up: addresses are permanent unless they decide otherwise."""
    return all(user.has_perm(f"articles.{action}_topic") for action in ("change", "delete"))


@transaction.atomic
def rename_topic(
    *,
    topic: Topic,
    name: str,
    slug: str = "",
    leads_on: bool = True,
    keep_name: bool = True,
    by: User | None,
    now: datetime.datetime,
) -> Topic:
    """Give the topic a name and an address (empty: made from the name).

    The old address leads to the new one, or with `leads_on` False says that it is gone. With
    `keep_name` the old name stays as a synonym. Raises RenameRefused, PermissionDenied.
    """
    if by is not None and not can_rename_topic(by):
        raise PermissionDenied
    found = Topic.objects.select_for_update().get(pk=topic.pk)
    old_name, old_slug = found.name, found.slug
    found.name, found.slug = " ".join(name.split()), slug or topic_slug(name)
    give_way(name=found.name, slug=found.slug, user=by, but=found.pk)
    _take_back_name(found)
    _check(found)
    found.save()
    if keep_name and name_key(old_name) != found.name_key:
        _keep_name(found, old_name)
    if old_slug != found.slug:
        _retire(found, old_slug, leads_on, by, now)
        log(instance=found, action=RENAMED, user=by, data={"reason": f"{old_slug} → {found.slug}"})
    log(instance=found, action="wagtail.edit", user=by, content_changed=True)
    return found


def _take_back_name(topic: Topic) -> None:
    """A topic may take the name of one of its own synonyms."""
    TopicSynonym.objects.filter(topic=topic, name_key=name_key(topic.name)[:100]).delete()


def _check(topic: Topic) -> None:
    try:
        topic.full_clean()
    except ValidationError as error:
        raise RenameRefused(" ".join(error.messages)) from error
    kind = ContentType.objects.get_for_model(Topic)
    retired = RetiredRecordAddress.objects.filter(content_type=kind, slug=topic.slug)
    # Its own old address it may take again.
    if retired.exclude(record_id=topic.pk).exists():
        raise RenameRefused(
            _("This address used to belong to another topic. Choose a different one.")
        )
    retired.delete()


def _keep_name(topic: Topic, name: str) -> None:
    slug = topic_slug(name)
    taken = TopicSynonym.objects.filter(name_key=name_key(name)[:100])
    if not (taken | TopicSynonym.objects.filter(slug=slug)).exists():
        TopicSynonym.objects.create(topic=topic, name=name)


def _retire(
    topic: Topic, slug: str, leads_on: bool, by: User | None, now: datetime.datetime
) -> None:
    RetiredRecordAddress.objects.update_or_create(
        content_type=ContentType.objects.get_for_model(Topic),
        slug=slug,
        defaults={
            "record_id": topic.pk if leads_on else None,
            "retired_by": by,
            "retired_at": now,
        },
    )
