"""Feeds of stories: of the site, of a section, of a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.feeds.answers import answer_feed
from articles.feeds.entries import story_entry
from articles.feeds.filtering import read_filter
from articles.filters import StoryFilter
from articles.models import ArticlePage, Author, Organization, Person, Place, SourceDocument, Topic
from articles.selectors.records.bylines import find_author
from articles.selectors.records.documents import find_document
from articles.selectors.records.organizations import find_organization
from articles.selectors.records.people import find_person
from articles.selectors.records.places import find_place
from articles.selectors.records.topics import find_topic, find_topic_of_synonym
from articles.selectors.site.addresses import find_fate_of_record
from articles.selectors.site.feeds import read_story_items
from articles.selectors.site.page_frame import read_page_frame
from articles.views.errors import gone

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model
    from django.http import HttpRequest, HttpResponse

    from articles.models.querysets.articles import ArticleQuerySet


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of record with feeds: how one is found that has a public page, and its stories."""

    model: type[Model]
    find: Callable[[str], Any]
    stories: Callable[[ArticleQuerySet, Any], ArticleQuerySet]
    about: str


_KINDS = {
    "topics": _Kind(
        Topic, find_topic, lambda all_, one: all_.about(one), _("Stories on %(name)s.")
    ),
    "people": _Kind(
        Person, find_person, lambda all_, one: all_.naming(one), _("Stories that mention %(name)s.")
    ),
    "organizations": _Kind(
        Organization,
        find_organization,
        lambda all_, one: all_.naming(one),
        _("Stories that mention %(name)s."),
    ),
    "documents": _Kind(
        SourceDocument,
        find_document,
        lambda all_, one: all_.resting_on(one),
        _("Stories based on %(name)s."),
    ),
    "places": _Kind(
        Place, find_place, lambda all_, one: all_.set_in(one), _("Stories from and about %(name)s.")
    ),
    "authors": _Kind(
        Author, find_author, lambda all_, one: all_.by(one), _("Stories by %(name)s.")
    ),
}


@require_safe
def site(request: HttpRequest, kind: str) -> HttpResponse:
    """The newest stories of all; some of them with the parameters of `/stories/`."""
    page_frame = read_page_frame()
    wanted, records, title = read_filter(request, StoryFilter)
    stories = ArticlePage.objects.published().matching(wanted, records)
    items = read_story_items(stories, page_frame, by_update=wanted.is_by_update)
    return answer_feed(
        request,
        kind,
        [story_entry(item) for item in items],
        page_frame,
        title=title,
        description=page_frame.tagline
        or gettext("The latest stories by %(site)s.") % {"site": page_frame.name},
        home="/",
        query=wanted.to_query(),
    )


@require_safe
def section(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    page_frame = read_page_frame()
    home = f"/{slug}/"
    found = next((item for item in page_frame.sections if item.url == home), None)
    if found is None:
        raise Http404
    items = read_story_items(ArticlePage.objects.published().in_section(found.path), page_frame)
    return answer_feed(
        request,
        kind,
        [story_entry(item) for item in items],
        page_frame,
        title=found.title,
        description=gettext("The latest stories by %(site)s: %(section)s.")
        % {"site": page_frame.name, "section": found.title},
        home=home,
    )


@require_safe
def record(request: HttpRequest, records: str, slug: str, kind: str) -> HttpResponse:
    """The stories of a record that has a public page; else what happened to it."""
    of = _KINDS[records]
    found = of.find(slug)
    if found is None:
        return _moved(request, of, slug, kind)
    page_frame = read_page_frame()
    items = read_story_items(of.stories(ArticlePage.objects.published(), found), page_frame)
    return answer_feed(
        request,
        kind,
        [story_entry(item) for item in items],
        page_frame,
        title=found.name,
        description=of.about % {"name": found.name},
        home=found.get_absolute_url(),
    )


def _moved(request: HttpRequest, of: _Kind, slug: str, kind: str) -> HttpResponse:
    named = find_topic_of_synonym(slug) if of.model is Topic else None
    if named is not None:
        return HttpResponsePermanentRedirect(f"{named.get_absolute_url()}feed.{kind}")
    fate = find_fate_of_record(of.model, slug)
    if fate.moved_to:
        return HttpResponsePermanentRedirect(f"{fate.moved_to}feed.{kind}")
    if fate.is_known:
        return gone(request)
    raise Http404
