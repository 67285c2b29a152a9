"""Feeds of the public site."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from articles.selectors.corrections import Notice, read_feed
from articles.selectors.furniture import Furniture, read_furniture
from articles.selectors.structured_data import whole_url
from articles.views.responses import for_everybody

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


_NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class SteadyAtom(Atom1Feed):
    """Without entries Django's own says that it changed just now, each time that it is asked."""

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else _NEVER


class PublicFeed(Feed):
    """A feed that is the same for everybody: addresses do not depend on how it was asked for, and
    who has it already gets 304."""

    feed_type = SteadyAtom
    url_name = ""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        return for_everybody(request, response, read_furniture())

    def feed_url(self) -> str:
        return whole_url(reverse(self.url_name))

    def feed_guid(self) -> str:
        return self.feed_url()


class CorrectionsFeed(PublicFeed):
    """The newest corrections, clarifications, updates, notes and retractions."""

    url_name = "corrections_feed"

    def get_object(self, request: HttpRequest) -> Furniture:
        return read_furniture()

    def title(self, site: Furniture) -> str:
        return f"Corrections | {site.name}"

    def subtitle(self, site: Furniture) -> str:
        return f"What {site.name} has corrected, clarified, updated or retracted."

    def author_name(self, site: Furniture) -> str:
        return site.name

    def link(self) -> str:
        return whole_url(reverse("corrections"))

    def items(self) -> list[Notice]:
        return read_feed()

    def item_title(self, notice: Notice) -> str:
        return f"{notice.label}: {notice.title}"

    def item_description(self, notice: Notice) -> str:
        return "\n\n".join(notice.paragraphs)

    def item_link(self, notice: Notice) -> str:
        return whole_url(notice.url)

    def item_guid(self, notice: Notice) -> str:
        return whole_url(notice.url)

    def item_pubdate(self, notice: Notice) -> datetime.datetime:
        return notice.issued_at

    def item_updateddate(self, notice: Notice) -> datetime.datetime:
        return notice.replaced_at or notice.issued_at

    def item_categories(self, notice: Notice) -> tuple[str, ...]:
        return (notice.label,)
