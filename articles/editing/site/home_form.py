"""The form of the front page."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from articles.models import Quote
from articles.models.front_choices import uid_in_address
from articles.selectors.stories.quotes import quote_url


class HomePageForm(WagtailAdminPageForm):
    """Takes a quote by its address."""

    def clean_front_quote(self) -> str:
        """The address of the quote, without the site's. One that is not public any more may stay
        where it was: nothing is shown of it."""
        address: str = self.cleaned_data["front_quote"].strip()
        if not address or "front_quote" not in self.changed_data:
            return address
        uid = uid_in_address(address)
        public = Quote.objects.published().whole()
        if uid is None or not public.filter(uid=uid).exists():
            raise ValidationError(
                _(
                    "No published quote that may be shown alone has this address. Copy it from "
                    "“Link to this quote”."
                )
            )
        return quote_url(uid)
