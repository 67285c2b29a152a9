"""The API of the admin shows no picture or file that a rule hides.

Replaces: on Wagtail 8.0 the endpoints "images" and "documents" of the admin's API, which answer
everybody who may enter the admin and ask for no right. Wagtail 8.1 has neither: its admin API is
the explorer alone, which follows the rights in the tree and names its page in the address.
Upstream: wagtail#14316, done by wagtail#14589: the admin's API is replaced by one on API v3.
Ends with: Wagtail 8.0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import hooks

try:
    from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
    from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
except ImportError:  # Wagtail 8.1
    ENDPOINTS: dict[str, Any] = {}
else:
    ENDPOINTS = {"images": ImagesAdminAPIViewSet, "documents": DocumentsAdminAPIViewSet}

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    type Narrow = Callable[[QuerySet, Any], QuerySet]

# After Wagtail's own, of which ours take the place.
_AFTER_WAGTAILS = 1


def narrow_admin_api(rule: Narrow) -> None:
    """`rule(rows, user)` returns those pictures or files of which the user may know. Call it
    before Wagtail reads its hooks."""

    def register_endpoints(router: Any) -> None:
        for name, endpoint in ENDPOINTS.items():
            router.register_endpoint(name, _narrowed(endpoint, rule))

    hooks.register("construct_admin_api", register_endpoints, order=_AFTER_WAGTAILS)


def _narrowed(endpoint: Any, rule: Narrow) -> type:
    def get_queryset(self: Any) -> QuerySet:
        return rule(endpoint.get_queryset(self), self.request.user)

    return type(f"Narrowed{endpoint.__name__}", (endpoint,), {"get_queryset": get_queryset})
