"""Embargoes, and the branch where embargoed stories wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import Http404
from wagtail.models import Page
from wagtail.permissions import policy_registry

from articles.models.serving import ServedByView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

_BRANCH = "_embargoed_branch"
_ANY_RIGHT = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}


class EmbargoedPage(ServedByView, Page):
    """The branch of the tree below which embargoed stories stand.

    Beside the front page and not below it, so that rights on the newsroom do not reach it. Who has
    a right on it sees every embargoed story, and nobody else sees any. `collection` keeps the
    pictures and files that only embargoed stories use. It has no site, so it has no address.
    """

    collection = models.ForeignKey(
        "wagtailcore.Collection",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    max_count = 1
    # Made by setup_newsroom. Stories come and go by an embargo alone, never by "Move" or "Add".
    is_creatable = False
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = []
    private_page_options: ClassVar[list[str]] = []
    preview_modes: ClassVar[list[tuple[str, str]]] = []

    class Meta:
        verbose_name = "embargoed stories"
        verbose_name_plural = "embargoed stories"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise Http404


class EmbargoQuerySet(models.QuerySet["Embargo"]):
    """Embargoes."""

    def in_force(self) -> Self:
        """Those that nobody has lifted. No clock: an embargo whose time has come is in force until
        it is lifted, so that a clock that jumps uncovers nothing by itself."""
        return self.filter(lifted_at__isnull=True)


class Embargo(models.Model):
    """Nobody without the right may know of a story until its time. Outside revisions, in force at
    once. `section` is where the story goes when the embargo ends."""

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="embargoes"
    )
    until = models.DateTimeField()
    reason = models.TextField()
    section = models.ForeignKey(
        "articles.SectionPage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    set_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lift_reason = models.TextField(blank=True)

    objects = EmbargoQuerySet.as_manager()

    class Meta:
        ordering = ["until", "pk"]
        # Who may do what follows from the rights on the branch (see `may_see_embargoed`).
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(lifted_at__isnull=True),
                name="one_embargo_in_force_per_story",
            )
        ]

    def __str__(self) -> str:
        return f"Embargo until {self.until:%Y-%m-%d %H:%M}"


class EmbargoedFile(models.Model):
    """A picture or a file that only an embargoed story uses, and the collection it came from."""

    embargo = models.ForeignKey(Embargo, on_delete=models.CASCADE, related_name="files")
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    file = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    collection = models.ForeignKey(
        "wagtailcore.Collection", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.image or self.file)


def may_see_embargoed(user: Any) -> bool:
    """Whether `user` may know of embargoed stories, set embargoes and lift them: whoever has a
    right on the branch. Nobody where there is no branch yet, but superusers."""
    if not user.is_active or user.is_anonymous:
        return False
    if user.is_superuser:
        return True
    branch = _branch_for(user)
    policy = policy_registry.get_by_type(Page)
    return branch is not None and policy.user_has_any_permission_for_instance(
        user, _ANY_RIGHT, branch
    )


def embargoed_branch(user: Any) -> EmbargoedPage | None:
    """Where the embargoed stories stand, for those who may know of them."""
    return _branch_for(user) if may_see_embargoed(user) else None


def _branch_for(user: Any) -> EmbargoedPage | None:
    """Kept with the user like their other rights: a screen asks for it many times."""
    branch: EmbargoedPage | None = getattr(user, _BRANCH, None)
    branch = branch or EmbargoedPage.objects.order_by("path").first()
    setattr(user, _BRANCH, branch)
    return branch


def embargo_in_force(article_id: int | None) -> Embargo | None:
    """The embargo that hides a story now."""
    if article_id is None:
        return None
    return Embargo.objects.in_force().filter(article_id=article_id).first()


def is_hidden_from(user: Any, article_id: int | None) -> bool:
    """Whether a story (or another page) is one of which `user` may not know."""
    return embargo_in_force(article_id) is not None and not may_see_embargoed(user)


def who_may_know(people: Iterable[Any], article_id: int | None) -> list[Any]:
    """Those of `people` who may hear of a story."""
    if embargo_in_force(article_id) is None:
        return list(people)
    return [person for person in people if may_see_embargoed(person)]
