"""Addresses of the public site that are not pages of Wagtail's tree."""

from django.urls import URLPattern, path, re_path, register_converter
from django.urls.converters import StringConverter

from articles import feeds, sitemaps
from articles.selectors.lists.quote_choices import QUOTE_CHOICES
from articles.selectors.site.face import FACE_PICTURES
from articles.selectors.site.share_pictures import DRAWN_RECORDS
from articles.selectors.site.sitemaps import SITEMAP_KINDS
from articles.text import SLUG_FORM
from articles.views import (
    archive,
    articles,
    cases,
    corrections,
    correspondence,
    embeds,
    face,
    guests,
    heard,
    lists,
    media,
    pages,
    places,
    reader_reports,
    record_lists,
    records,
    said,
    search,
    share_pictures,
    story_formats,
    tables,
    timelines,
    versions,
)


class UnicodeSlug(StringConverter):
    """A slug in any script; Django's own takes ASCII alone."""

    regex = SLUG_FORM.pattern


register_converter(UnicodeSlug, "uslug")

FORMAT = "(?P<kind>atom|rss|json)"
DATED = rf"\d{{4}}/\d{{2}}/\d{{2}}/{SLUG_FORM.pattern}/"
ADDRESS = f"(?P<address>{DATED})"
# These views answer for pages of Wagtail's tree; importing them registers them.
PAGE_VIEWS = (pages.front, pages.section, pages.standard_page, articles.show_story)

urlpatterns: list[URLPattern] = [
    # Not through the tree: see docs/decisions/article-addresses.md.
    re_path(rf"^{ADDRESS}$", articles.article, name="article"),
    re_path(rf"^{ADDRESS}versions/$", versions.versions, name="versions"),
    re_path(
        rf"^{ADDRESS}versions/(?P<number>[1-9]\d{{0,5}})/$",
        versions.version,
        name="version",
    ),
    re_path(
        rf"^{ADDRESS}story\.ninjs\.json$",
        story_formats.ninjs,
        name="story_ninjs",
    ),
    re_path(
        rf"^{ADDRESS}citation\.bib$",
        story_formats.bibtex,
        name="story_citation",
    ),
    re_path(
        rf"^{ADDRESS}share\.png$",
        share_pictures.of_story,
        name="story_picture",
    ),
    re_path(
        r"^face/(?P<light>[0-9a-f]{6})-(?P<dark>[0-9a-f]{6})\.css$", face.face_colours, name="face"
    ),
    re_path(
        rf"^face/(?P<part>{'|'.join(FACE_PICTURES)})-(?P<pk>[1-9]\d{{0,9}})\.png$",
        face.face_picture,
        name="face_picture",
    ),
    path("share.png", share_pictures.of_site, name="site_picture"),
    path("quotes/<uuid:uid>/share.png", share_pictures.of_quote, name="quote_picture"),
    re_path(
        rf"^(?P<records>{'|'.join(DRAWN_RECORDS)})/(?P<slug>{SLUG_FORM.pattern})/share\.png$",
        share_pictures.of_record,
        name="record_picture",
    ),
    re_path(
        rf"^(?P<slug>{SLUG_FORM.pattern})/share\.png$", share_pictures.of_page, name="page_picture"
    ),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/feed/", feeds.corrections, name="corrections_feed"),
    path("corrections/<int:pk>/", corrections.correction, name="correction"),
    re_path(rf"^feed\.{FORMAT}$", feeds.site, name="feed"),
    re_path(rf"^corrections/feed\.{FORMAT}$", feeds.corrections, name="corrections_feed_file"),
    re_path(rf"^where-it-stands/feed\.{FORMAT}$", feeds.correspondence, name="correspondence_feed"),
    re_path(rf"^timeline/feed\.{FORMAT}$", feeds.events, name="events_feed"),
    re_path(rf"^quotes/feed\.{FORMAT}$", feeds.quotes, name="quotes_feed"),
    re_path(rf"^search/feed\.{FORMAT}$", feeds.found, name="search_feed"),
    re_path(
        r"^(?P<records>topics|people|organizations|documents|places|authors)/"
        rf"(?P<slug>{SLUG_FORM.pattern})/feed\.{FORMAT}$",
        feeds.record,
        name="record_feed",
    ),
    re_path(rf"^(?P<slug>{SLUG_FORM.pattern})/feed\.{FORMAT}$", feeds.section, name="section_feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    re_path(
        rf"^sitemap-(?P<name>pages|{'|'.join(SITEMAP_KINDS)})-(?P<number>[1-9]\d{{0,13}})\.xml$",
        sitemaps.part,
        name="sitemap_part",
    ),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path(".well-known/security.txt", sitemaps.security, name="security"),
    re_path(r"^guest/(?P<token>[A-Za-z0-9_-]{43})/$", guests.guest_draft, name="guest_draft"),
    path("report/status/", reader_reports.report_status, name="report_status"),
    re_path(
        rf"^report(?P<address>/{DATED})$",
        reader_reports.report_problem,
        name="report_problem",
    ),
    re_path(
        rf"^report(?P<address>/{DATED})quotes/(?P<quote>[0-9a-f-]{{36}})/$",
        reader_reports.report_problem,
        name="report_quote",
    ),
    path("stories/list.csv", tables.stories, name="stories_table"),
    path("quotes/list.csv", tables.quotes, name="quotes_table"),
    *(
        path(f"quotes/by/{by}/list.csv", tables.quotes_by, {"by": by}, name=f"quotes_by_{by}_table")
        for by in QUOTE_CHOICES
    ),
    path("where-it-stands/list.csv", tables.correspondence, name="correspondence_table"),
    path("timeline/list.csv", tables.events, name="events_table"),
    path("who-is-heard/list.csv", tables.who_is_heard, name="heard_table"),
    path("search/list.csv", tables.results, name="results_table"),
    path("documents/<uslug:slug>/signatories.csv", tables.signatories, name="signatories_table"),
    path("cases/list.csv", tables.cases, name="cases_table"),
    path("corrections/list.csv", tables.corrections, name="corrections_table"),
    re_path(
        r"^(?P<records>topics|people|organizations|documents|places|authors)/list\.csv$",
        tables.records,
        name="records_table",
    ),
    re_path(r"^(?P<year>\d{4})/$", archive.archive, name="archive_year"),
    re_path(r"^(?P<year>\d{4})/(?P<month>\d{2})/$", archive.archive, name="archive_month"),
    re_path(
        r"^(?P<year>\d{4})/(?P<month>\d{2})/(?P<day>\d{2})/$",
        archive.archive,
        name="archive_day",
    ),
    path("stories/", lists.stories, name="stories"),
    path("quotes/", lists.quotes, name="quotes"),
    *(
        path(f"quotes/by/{by}/", lists.quotes_by, {"by": by}, name=f"quotes_by_{by}")
        for by in QUOTE_CHOICES
    ),
    path("who-is-heard/", heard.who_is_heard, name="who_is_heard"),
    path("safety/", pages.safety, name="safety"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="search_suggestions"),
    path("timeline/", timelines.timeline, name="timeline"),
    path("topics/", records.topics, name="topics"),
    path("topics/<uslug:slug>/", records.topic, name="topic"),
    *(
        path(f"{name}/", record_lists.record_list, {"records": name}, name=name)
        for name in ("people", "organizations", "documents", "places", "authors")
    ),
    path("people/<uslug:slug>/", records.person, name="person"),
    path("organizations/<uslug:slug>/", records.organization, name="organization"),
    path("documents/<uslug:slug>/", records.document, name="document"),
    path("authors/<uslug:slug>/", records.author, name="author"),
    path("places/<uslug:slug>/", places.place, name="place"),
    path("media/<path:name>", media.media, name="media"),
    path("did-they-say-it/", said.did_they_say_it, name="did_they_say_it"),
    path("did-they-say-it/embed/", said.said_form, name="said_form"),
    path("quotes/<uuid:uid>/embed/", embeds.quote_card, name="quote_card"),
    path("quotes/<uuid:uid>/citation.bib", story_formats.quote_bibtex, name="quote_citation"),
    path("documents/<uslug:slug>/embed/", embeds.letter_card, name="letter_card"),
    path("oembed/", embeds.oembed, name="oembed"),
    path("opensearch.xml", search.description, name="opensearch"),
    path("where-it-stands/", correspondence.correspondence, name="correspondence"),
    path("quotes/<uuid:uid>/", records.quote, name="quote"),
    path("cases/", cases.cases, name="cases"),
    path("cases/<uslug:slug>/", cases.case, name="case"),
]
