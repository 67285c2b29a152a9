"""The structured data of every public page, by its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.selectors.site.linked_records import (
    author_page,
    case_page,
    document_page,
    item_list,
    list_page,
    moments,
    organization_page,
    person_page,
    place_page,
    quotations,
    quote_page,
    topic_page,
    way,
)
from articles.selectors.site.structured_data import describe_notice, describe_publisher, whole_url
from articles.syndication import linked_data as ld
from articles.syndication.linked_data import graph, to_script_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.selectors.corrections.public import Notice
    from articles.selectors.site.page_frame import PageFrame

type Describe = Callable[[Any, PageFrame], list[ld.Thing]]


def describe_page(template: str, context: Mapping[str, Any], site: PageFrame) -> str:
    """JSON-LD, ready to stand in a script element; "" for pages that are not to be found."""
    if template == "articles/stories/article.html":
        return str(context["story"].structured_data)
    if template not in DESCRIBED_PAGES:
        return ""
    name, describe = DESCRIBED_PAGES[template]
    return to_script_text(graph(*describe(context[name] if name else context, site)))


def _front(context: Mapping[str, Any], site: PageFrame) -> list[ld.Thing]:
    publisher = describe_publisher(site)
    newsroom = {**ld.publisher(publisher), "description": publisher.description}
    if publisher.email:
        newsroom["email"] = publisher.email
    website = ld.thing(
        "WebSite",
        name=site.name,
        description=site.tagline,
        url=whole_url("/"),
        publisher={"@id": newsroom["@id"]},
        potentialAction=_search(),
    )
    return [website, {name: value for name, value in newsroom.items() if value}]


def _search() -> ld.Thing:
    """How a program asks the search of the site."""
    template = f"{whole_url('/search/')}?q={{search_term_string}}"
    return ld.thing("SearchAction", target=ld.thing("EntryPoint", urlTemplate=template))


def _search_page(context: Mapping[str, Any], site: PageFrame) -> list[ld.Thing]:
    page = ld.thing("SearchResultsPage", name="Search", url=whole_url("/search/"))
    return [page, way(site, ("Search", "/search/"))]


def _section(context: Mapping[str, Any], site: PageFrame) -> list[ld.Thing]:
    name, url = context["title"], context["url"]
    page = list_page(name, url, context["stories"], site, context["introduction"])
    return [page, way(site, (name, url))]


def _standard_page(context: Mapping[str, Any], site: PageFrame) -> list[ld.Thing]:
    name, url = context["title"], context["url"]
    page = ld.thing(
        "WebPage",
        name=name,
        description=context["introduction"],
        url=whole_url(url),
        publisher=ld.publisher(describe_publisher(site)),
    )
    return [page, way(site, (name, url))]


def _topics(topics: Any, site: PageFrame) -> list[ld.Thing]:
    names = [name for topic in topics for name in (topic.name, *topic.below)]
    terms = ld.thing(
        "DefinedTermSet",
        name="Topics",
        url=whole_url("/topics/"),
        hasDefinedTerm=[
            ld.thing("DefinedTerm", name=name.name, url=whole_url(name.url)) for name in names
        ],
    )
    url = whole_url("/topics/")
    page = ld.thing("CollectionPage", name="Topics", url=url, mainEntity=terms)
    return [page, way(site, ("Topics", "/topics/"))]


def _stories(screen: Any, site: PageFrame) -> list[ld.Thing]:
    name, url = screen.bar.title, screen.bar.url
    return [list_page(name, url, screen, site), way(site, (name, url))]


def _quotes(screen: Any, site: PageFrame) -> list[ld.Thing]:
    name, url = screen.bar.title, screen.bar.url
    page = ld.thing(
        "CollectionPage",
        name=name,
        url=whole_url(url),
        publisher=ld.publisher(describe_publisher(site)),
        hasPart=quotations(screen.citations),
    )
    return [page, way(site, (name, url))]


def _quote_choices(screen: Any, site: PageFrame) -> list[ld.Thing]:
    page = ld.thing(
        "CollectionPage",
        name=screen.title,
        description=screen.introduction,
        url=whole_url(screen.url),
        publisher=ld.publisher(describe_publisher(site)),
    )
    return [page, way(site, (_("Quotes"), "/quotes/"), (screen.title, screen.url))]


def _records(screen: Any, site: PageFrame) -> list[ld.Thing]:
    """The list, and the addresses at which what is on it is described."""
    name, url = screen.bar.title, screen.bar.url
    page = ld.thing(
        "CollectionPage",
        name=name,
        description=screen.introduction,
        url=whole_url(url),
        publisher=ld.publisher(describe_publisher(site)),
        mainEntity=item_list(entry.name.url for entry in screen.entries),
    )
    return [page, way(site, (name, url))]


def _heard(screen: Any, site: PageFrame) -> list[ld.Thing]:
    page = ld.thing(
        "WebPage",
        name=screen.title,
        url=whole_url(screen.url),
        publisher=ld.publisher(describe_publisher(site)),
    )
    return [page, way(site, (screen.title, screen.url))]


def _timeline(timeline: Any, site: PageFrame) -> list[ld.Thing]:
    page = ld.thing(
        "CollectionPage",
        name="Timeline",
        url=whole_url("/timeline/"),
        publisher=ld.publisher(describe_publisher(site)),
        mentions=moments(timeline),
    )
    return [page, way(site, ("Timeline", "/timeline/"))]


def _cases(screen: Any, site: PageFrame) -> list[ld.Thing]:
    page = ld.thing(
        "CollectionPage",
        name=screen.bar.title,
        url=whole_url(screen.bar.url),
        publisher=ld.publisher(describe_publisher(site)),
        hasPart=[
            ld.thing("CreativeWork", name=entry.name, url=whole_url(entry.url))
            for entry in screen.entries
        ],
    )
    return [page, way(site, (screen.bar.title, screen.bar.url))]


def _correspondence(screen: Any, site: PageFrame) -> list[ld.Thing]:
    page = ld.thing(
        "CollectionPage",
        name=screen.bar.title,
        url=whole_url(screen.bar.url),
        publisher=ld.publisher(describe_publisher(site)),
        hasPart=[
            ld.thing("CreativeWork", name=entry.name.name, url=whole_url(entry.name.url))
            for entry in screen.entries
        ],
    )
    return [page, way(site, (screen.bar.title, screen.bar.url))]


def _corrections(screen: Any, site: PageFrame) -> list[ld.Thing]:
    page = ld.thing(
        "CollectionPage",
        name=screen.bar.title,
        url=whole_url(screen.bar.url),
        publisher=ld.publisher(describe_publisher(site)),
        hasPart=[_comment(notice) for notice in screen.notices],
    )
    return [page, way(site, (screen.bar.title, screen.bar.url))]


def _correction(notice: Notice, site: PageFrame) -> list[ld.Thing]:
    comment = {**_comment(notice), "mainEntityOfPage": whole_url(notice.url)}
    return [comment, way(site, ("Corrections", "/corrections/"), (notice.label, notice.url))]


def _retracted(notice: Notice, site: PageFrame) -> list[ld.Thing]:
    """Of the story its address is left, and that it was taken back."""
    url = whole_url(notice.story_url)
    story = ld.thing(
        "NewsArticle",
        **{"@id": url},
        url=url,
        headline=notice.title,
        creativeWorkStatus="Retracted",
        publisher=ld.publisher(describe_publisher(site)),
        correction=[ld.correction_node(describe_notice(notice))],
    )
    return [story, way(site, (notice.title, notice.story_url))]


def _comment(notice: Notice) -> ld.Thing:
    """A correction on its own, with the story that it is about."""
    url = whole_url(notice.story_url)
    story = ld.thing("NewsArticle", **{"@id": url}, headline=notice.title, url=url)
    return {**ld.correction_node(describe_notice(notice)), "parentItem": story}


# Template -> the name under which its context has what it prints ("": the context itself), and what
# describes that. Pages that say `noindex` need none.
DESCRIBED_PAGES: dict[str, tuple[str, Describe]] = {
    "articles/site/front.html": ("", _front),
    "articles/site/section.html": ("", _section),
    "articles/site/standard_page.html": ("", _standard_page),
    "articles/site/safety.html": ("", _standard_page),
    "articles/records/place.html": ("place", place_page),
    "articles/lists/heard.html": ("screen", _heard),
    "articles/lists/records.html": ("screen", _records),
    "articles/lists/timeline.html": ("timeline", _timeline),
    "articles/lists/correspondence.html": ("screen", _correspondence),
    "articles/lists/stories.html": ("screen", _stories),
    "articles/lists/quotes.html": ("screen", _quotes),
    "articles/lists/quotes_by.html": ("screen", _quote_choices),
    "articles/search/search.html": ("", _search_page),
    "articles/lists/topics.html": ("topics", _topics),
    "articles/records/topic.html": ("topic", topic_page),
    "articles/records/person.html": ("person", person_page),
    "articles/records/organization.html": ("organization", organization_page),
    "articles/records/document.html": ("document", document_page),
    "articles/records/case.html": ("case", case_page),
    "articles/lists/cases.html": ("screen", _cases),
    "articles/records/author.html": ("author", author_page),
    "articles/stories/quote.html": ("citation", quote_page),
    "articles/corrections/corrections.html": ("screen", _corrections),
    "articles/corrections/correction.html": ("notice", _correction),
    "articles/corrections/retracted.html": ("notice", _retracted),
}
