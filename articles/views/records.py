"""Pages of authors, topics, people, organizations, documents and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from articles.models import Organization, Person, SourceDocument, Topic
from articles.selectors.records.bylines import find_author, read_author
from articles.selectors.records.documents import find_document, read_document
from articles.selectors.records.organizations import find_organization, read_organization
from articles.selectors.records.people import find_person, read_person
from articles.selectors.records.signatures import SORTS
from articles.selectors.records.topics import (
    find_topic,
    find_topic_of_synonym,
    read_topic,
    read_topics,
)
from articles.selectors.site.addresses import find_fate_of_record, is_quote_gone
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.stories.quote_pages import read_quote
from articles.views.cursors import read_cursor
from articles.views.errors import gone
from articles.views.responses import answer

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import Model
    from django.http import HttpRequest, HttpResponse


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    page_frame = read_page_frame()
    return answer(request, "articles/lists/topics.html", {"topics": read_topics()}, page_frame)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    cursor = read_cursor(request)
    found = find_topic(slug)
    if found is None:
        named = find_topic_of_synonym(slug)
        if named is None:
            return moved(request, Topic, slug)
        return HttpResponsePermanentRedirect(named.get_absolute_url())
    page_frame = read_page_frame()
    screen = read_topic(found, page_frame, cursor)
    return answer(request, "articles/records/topic.html", {"topic": screen}, page_frame)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    cursor = read_cursor(request)
    found = find_person(slug)
    if found is None:
        return moved(request, Person, slug)
    page_frame = read_page_frame()
    screen = read_person(found, page_frame, cursor)
    return answer(request, "articles/records/person.html", {"person": screen}, page_frame)


@require_safe
def organization(request: HttpRequest, slug: str) -> HttpResponse:
    cursor = read_cursor(request)
    found = find_organization(slug)
    if found is None:
        return moved(request, Organization, slug)
    page_frame = read_page_frame()
    screen = read_organization(found, page_frame, cursor)
    return answer(
        request, "articles/records/organization.html", {"organization": screen}, page_frame
    )


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    cursor, sort = read_cursor(request), request.GET.get("sort", "")
    if "sort" in request.GET and sort not in SORTS:
        raise Http404
    found = find_document(slug)
    if found is None:
        return moved(request, SourceDocument, slug)
    page_frame = read_page_frame()
    screen = read_document(found, page_frame, cursor, sort)
    return answer(request, "articles/records/document.html", {"document": screen}, page_frame)


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    cursor = read_cursor(request)
    found = _or_404(find_author(slug))
    page_frame = read_page_frame()
    screen = read_author(found, page_frame, cursor)
    return answer(request, "articles/records/author.html", {"author": screen}, page_frame)


@require_safe
def quote(request: HttpRequest, uid: UUID) -> HttpResponse:
    page_frame = read_page_frame()
    screen = read_quote(uid, page_frame.name)
    if screen is None:
        return what_became_of_quote(request, uid)
    context = {"screen": screen, "citation": screen.citation}
    return answer(request, "articles/stories/quote.html", context, page_frame)


def what_became_of_quote(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The answer at the address of a quote that is not public, and of its picture."""
    if is_quote_gone(uid):
        return gone(request)
    raise Http404


def moved(request: HttpRequest, kind: type[Model], slug: str) -> HttpResponse:
    """What the address of a record that is not there says: it leads on, is gone, or never was."""
    fate = find_fate_of_record(kind, slug)
    if fate.moved_to:
        return HttpResponsePermanentRedirect(fate.moved_to)
    if fate.is_known:
        return gone(request)
    raise Http404


def _or_404[Record](found: Record | None) -> Record:
    if found is None:
        raise Http404
    return found
