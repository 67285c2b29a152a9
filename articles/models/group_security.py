"""How the members of a group have to sign in."""

from django.db import models


class GroupSecurity(models.Model):
    """What a group demands of its members beside a password."""

    group = models.OneToOneField("auth.Group", on_delete=models.CASCADE, related_name="security")
    second_factor_required = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "group security"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Security of {self.group}"
