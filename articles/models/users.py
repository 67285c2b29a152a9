"""The people who work in the newsroom."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An account of the newsroom.

    It stands alone in migration 0001: Wagtail's own migrations point to the user model, and pages
    of this app point to Wagtail, so that together in one migration they would form a circle.
    """

    def __str__(self) -> str:
        return self.get_full_name() or self.username
