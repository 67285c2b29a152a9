"""A decorator around every view of the admin.

Replaces: the views in the URL patterns of `wagtail.admin.urls`, by the function that Wagtail
decorates them with itself.
Upstream: no ticket. A policy (Content-Security-Policy) for the admin alone has no setting.
Ends when: Django or Wagtail can give a part of the URLs headers of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin import urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

if TYPE_CHECKING:
    from collections.abc import Callable


def decorate_admin_views(decorator: Callable[..., Any]) -> None:
    """Call it once, before the patterns are included."""
    decorate_urlpatterns(urls.urlpatterns, decorator)
