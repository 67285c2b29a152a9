"""People who must not be named, sealed; who looked at them; and the stories that named them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.enums import NameLookKind
from articles.models.sealing import unseal

if TYPE_CHECKING:
    import datetime


class ProtectedNameQuerySet(models.QuerySet["ProtectedName"]):
    """Protected names."""

    def in_force(self, today: datetime.date) -> Self:
        return self.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=today))


class ProtectedName(models.Model):
    """Somebody whose name must not leave the newsroom. `sealed` has the pseudonym, the real names
    and the reason (see `Sealed`); nothing else here says who it is."""

    sealed = models.TextField(editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    expires_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ProtectedNameQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Protected name {self.pk}"

    def opened(self) -> dict[str, Any]:
        """`pseudonym`, `names` (a list) and `reason`. Raises NamesKeyMissing."""
        return unseal(self.sealed)


class NameLook(models.Model):
    """Somebody looked at a protected name, or changed something about it. Kept without the name."""

    protected_name = models.ForeignKey(
        ProtectedName, on_delete=models.CASCADE, related_name="looks"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=NameLookKind.choices())
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.protected_name_id}"


class NameAlarm(models.Model):
    """A story was stopped because a protected name is in it. Which and where is found anew for who
    may see it. Whoever asks to let it pass gives a sealed reason; a second person of the safety
    group confirms. `digest` is that of the content it is for, `names` the keys of the names."""

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="name_alarms"
    )
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    raised_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    names = models.JSONField(default=list)
    times = models.PositiveIntegerField(default=1)
    sealed_reason = models.TextField(blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-raised_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "digest"], name="one_name_alarm_per_story_and_content"
            )
        ]

    def __str__(self) -> str:
        return f"Alarm {self.pk}"
