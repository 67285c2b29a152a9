"""The form of Wagtail's redirects, with a rule of our own.

Replaces: `RedirectForm` in `wagtail.contrib.redirects.views`, for the screens and for the import
of a file, by a form that refuses an address that leads back to itself.
Upstream: no ticket.
Ends when: `Redirect.clean()` refuses loops.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

# Browsers give up after some twenty.
_MOST_STEPS = 20


class StraightRedirectForm(RedirectForm):
    """Refuses a redirect that leads to itself, by itself or by way of others."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        data: dict[str, Any] = self.cleaned_data
        old, target = data.get("old_path"), data.get("redirect_link") or ""
        page = data.get("redirect_page")
        if old and page and not target:
            target = page.specific.relative_url(None) or ""
        if old and target and _leads_back(Redirect.normalise_path(old), target, self.instance.pk):
            field = "redirect_page" if page and not data.get("redirect_link") else "redirect_link"
            self.add_error(field, _("This leads back to the address itself. Choose another."))
        return data


def _leads_back(old: str, target: str, own: int | None) -> bool:
    others = Redirect.objects.exclude(pk=own)
    hosts = {"localhost", *Site.objects.values_list("hostname", flat=True)}
    for _step in range(_MOST_STEPS):
        parts = urlsplit(target)
        if parts.netloc and parts.hostname not in hosts:
            return False
        path = Redirect.normalise_path(target)
        if path == old:
            return True
        further = others.filter(old_path=path).exclude(redirect_link="").first()
        if further is None:
            return False
        target = further.redirect_link
    return True


def refuse_circles() -> None:
    """Call it once, when the apps are ready."""
    views.RedirectForm = StraightRedirectForm
    views.CreateView.form_class = views.EditView.form_class = StraightRedirectForm
