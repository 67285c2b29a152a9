"""Who holds which post, for whom, and when."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey

from articles import dates
from articles.models.fuzzy_dates import validate_edtf
from articles.models.organizations import Organization
from articles.models.people import Person
from articles.models.places import Place

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships."""

    def on(self, day: datetime.date | Combinable) -> MembershipQuerySet:
        """Those that held on `day`; one without dates holds always."""
        return self.filter(
            Q(start_earliest__isnull=True) | Q(start_earliest__lte=day),
            Q(end_latest__isnull=True) | Q(end_latest__gte=day),
        )

    def for_labels(self) -> MembershipQuerySet:
        """With what `label()` reads."""
        return self.select_related("organization", "party", "area")


class Membership(models.Model):
    """A person's post in an organization (Popolo: Membership, `party` is its on_behalf_of).

    "U.S. Rep. (D-R.I.)" is role "U.S. Rep.", party Democratic (D), area Rhode Island (R.I.).
    """

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organization = models.ForeignKey(
        Organization,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
    )
    role = models.CharField(max_length=160, blank=True, help_text="“U.S. Rep.”, “spokesperson”")
    party = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="members_of"
    )
    area = models.ForeignKey(
        Place, on_delete=models.SET_NULL, null=True, blank=True, related_name="seats"
    )
    start_edtf = models.CharField("from", max_length=40, blank=True, validators=[validate_edtf])
    end_edtf = models.CharField("until", max_length=40, blank=True, validators=[validate_edtf])
    start_earliest = models.DateField(null=True, blank=True, editable=False)
    end_latest = models.DateField(null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["-start_earliest", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start_earliest__isnull=True)
                | Q(end_latest__isnull=True)
                | Q(end_latest__gte=models.F("start_earliest")),
                name="membership_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(organization__isnull=False) | ~Q(role=""),
                name="membership_says_where_or_what",
            ),
        ]

    def __str__(self) -> str:
        return self.label()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.start_earliest = dates.parse(self.start_edtf).earliest
        self.end_latest = dates.parse(self.end_edtf).latest
        super().save(*args, **kwargs)

    def is_held_on(self, day: datetime.date) -> bool:
        """The same as the queryset's `on`, of this one."""
        begun = self.start_earliest is None or self.start_earliest <= day
        return begun and (self.end_latest is None or self.end_latest >= day)

    def label(self) -> str:
        return post_label(self)


def post_label(post: Any) -> str:
    """The post as copy prints it: "U.S. Rep. (D-R.I.)", "spokesperson, National …".

    `post` is a Membership or a row with its attributes.
    """
    organization = post.organization.name if post.organization else ""
    holders = (post.party, post.area)
    tag = "-".join(one.abbreviation or one.name for one in holders if one is not None)
    words = post.role or organization
    if tag:
        return f"{words} ({tag})"
    if post.role and organization and organization not in post.role:
        return f"{post.role}, {organization}"
    return words
