"""What to answer at an address without a public story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from articles.models import (
    ArticlePage,
    KilledAddress,
    Quote,
    RetiredAddress,
    RetiredRecordAddress,
)
from articles.models.kills import address_digests

if TYPE_CHECKING:
    from uuid import UUID

    from django.db import models


@dataclass(frozen=True, slots=True)
class AddressFate:
    """`moved_to` is where the story stands now; "" where it is gone or never was."""

    is_known: bool
    moved_to: str = ""


def is_killed(path: str) -> bool:
    """Whether something stood at the path that was killed."""
    return KilledAddress.objects.filter(digest__in=address_digests(path)).exists()


def find_fate(address: str) -> AddressFate:
    """Addresses are given at the first publication: one that is known was public once."""
    if ArticlePage.objects.filter(address=address).exists():
        return AddressFate(is_known=True)
    retired = RetiredAddress.objects.filter(address=address).first()
    if retired is None:
        return AddressFate(is_known=is_killed(address))
    stories = ArticlePage.objects.filter(pk=retired.article_id)
    # A retracted story has an address too: its notice stands there.
    story = stories.published().first() or stories.retracted().first()
    return AddressFate(is_known=True, moved_to=story.address if story else "")


def is_quote_gone(uid: UUID) -> bool:
    """Whether a quote was public and is not any more: like its story, it is gone when the
    story is out no more or was killed. One that was only taken out of a story never was."""
    holders = Quote.objects.filter(uid=uid).order_by().values("page")
    stories = ArticlePage.objects.filter(pk__in=holders).exclude(address="")
    if stories.exists():
        return not stories.published().exists()
    return is_killed(reverse("quote", kwargs={"uid": uid}))


def find_fate_of_record(model: type[models.Model], slug: str) -> AddressFate:
    """Where the address of a record leads. Where it leads to nothing public it is as if it had
    never been, unless it was made to say "gone": it may be the name of somebody private."""
    kind = ContentType.objects.get_for_model(model)
    retired = RetiredRecordAddress.objects.filter(content_type=kind, slug=slug).first()
    if retired is None:
        return AddressFate(is_known=False)
    if retired.record_id is None:
        return AddressFate(is_known=True)
    record = model._default_manager.published().filter(pk=retired.record_id).first()
    if record is None:
        return AddressFate(is_known=False)
    return AddressFate(is_known=True, moved_to=record.get_absolute_url())
