"""Loads the demo newsroom, and removes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page

from articles.enums import ChangeKind
from articles.models import (
    ArticlePage,
    Author,
    Event,
    HomePage,
    ImportedFrom,
    LeadStory,
    NewsFile,
    NewsImage,
    Organization,
    Person,
    Place,
    Quote,
    ReaderReport,
    RetiredAddress,
    SectionPage,
    SourceDocument,
    StandardPage,
    Topic,
)
from articles.selectors.site.front_record import read_front_quote
from articles.selectors.stories.quotes import quote_url
from articles.services.corrections.corrections import ChangeNote
from articles.services.importing.import_story import ImportedPicture, import_story
from articles.services.importing.record_file import RecordFile
from articles.services.importing.story_file import StoryFile
from articles.services.records.deletions import find_use
from articles.services.review.verifications import vouch_for_quotes
from articles.services.setup.demo_desk import (
    date_posts,
    issue_notices,
    keep_files,
    make_embargoed,
    report_as_reader,
    say_countries,
)
from articles.services.setup.first_pages import make_first_pages, remove_unwritten_pages

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from django.db.models import Model

SCHEME = "demo"
# What points to others goes before them.
_ORDER = (
    ArticlePage,
    StandardPage,
    SectionPage,
    Event,
    SourceDocument,
    Person,
    Organization,
    Place,
    Topic,
    Author,
    NewsImage,
    NewsFile,
)
_INVENTED = "A quote of the demo newsroom: it was invented together with its source."
_HOME_FIELDS = (
    *("title", "tagline", "footer", "contact_email"),
    *("who_we_are", "secure_tips", "secure_address"),
)


@dataclass(frozen=True)
class DemoStory:
    """One story of the demo: what `import_story` wants."""

    key: str
    story: StoryFile
    record: RecordFile
    picture: ImportedPicture


def is_loaded() -> bool:
    return ImportedFrom.objects.filter(scheme=SCHEME).exists()


@transaction.atomic
def load_demo(
    *, newsroom: dict[str, Any], stories: Iterable[DemoStory], now: datetime.datetime
) -> list[ArticlePage]:
    """Make the demo's pages, topics, authors and stories; each row is remembered for removal.

    Stories pass the same import and the same guard as any other, without the review and with
    a reason in the log. Raises ImportRefused or PublicationRefused; nothing is there then.
    """
    home = HomePage.objects.get()
    sections = _make_pages(home, newsroom, now)
    _make_topics(newsroom["topics"], now)
    for row in newsroom["authors"]:
        author, is_new = Author.objects.get_or_create(
            name=row["display_name"],
            defaults={
                "biography": row.get("biography", ""),
                "has_public_page": row.get("has_public_page", False),
            },
        )
        _remember([author] if is_new else [], now)
    articles = {}
    for one in stories:
        result = import_story(
            story=one.story,
            record=one.record,
            key=one.key,
            scheme=SCHEME,
            section=sections[one.record.text("section")],
            picture=one.picture,
            trust_standing=True,
            publish_reason="A story of the demo newsroom.",
            change_note=ChangeNote(ChangeKind.MINOR, "The demo was loaded again."),
            # Its words are invented.
            mark_checks=False,
            now=now,
        )
        _remember(result.created, now)
        vouch_for_quotes(article=result.article, user=None, note=_INVENTED, now=now)
        articles[one.key] = result.article
    _furnish(home, newsroom, articles)
    _add_record(newsroom, now)
    issue_notices(newsroom["notices"], articles, now)
    report_as_reader(newsroom["report"], articles, now)
    embargoed = newsroom["embargoed"]
    author = Author.objects.get(name=embargoed["byline"])
    _remember(make_embargoed(embargoed, sections[embargoed["section"]], author, now), now)
    return list(articles.values())


@transaction.atomic
def remove_demo(*, newsroom: dict[str, Any]) -> int:
    """Delete everything that the demo made and nothing else; return how many rows that was.

    What has been taken into use since (a demo section with a real story in it) stays.
    """
    rows = list(ImportedFrom.objects.filter(scheme=SCHEME).select_related("content_type"))
    found = [row.target for row in rows if row.target is not None]
    addresses = [one.address for one in found if isinstance(one, ArticlePage)]
    stories = [one.pk for one in found if isinstance(one, ArticlePage)]
    # They would outlive their stories.
    ReaderReport.objects.filter(article__in=stories).delete()
    removed = _delete_unused(sorted(found, key=lambda one: _ORDER.index(type(one))))
    # Nobody was asked to keep the demo's addresses.
    RetiredAddress.objects.filter(address__in=addresses).delete()
    ImportedFrom.objects.filter(pk__in=[row.pk for row in rows]).delete()
    _clear(HomePage.objects.get(), newsroom)
    make_first_pages(HomePage.objects.get())
    return removed


def _delete_unused(targets: list[Model]) -> int:
    """Delete what nothing else has, until nothing more can go: what the demo made points to other
    things that it made."""
    used = []
    for target in targets:
        if _still_used(target):
            used.append(target)
        else:
            target.delete()
    gone = len(targets) - len(used)
    return gone + (_delete_unused(used) if gone and used else 0)


def _still_used(target: Model) -> bool:
    """Whether a page stands below this one, or a story or another record names it."""
    if isinstance(target, Page):
        return target.get_children().exists()
    if isinstance(target, NewsImage):
        return target.get_usage().count() > 0
    return find_use(target) is not None


def _make_pages(
    home: HomePage, newsroom: dict[str, Any], now: datetime.datetime
) -> dict[str, SectionPage]:
    made: list[Page] = []
    sections = {}
    remove_unwritten_pages(home)
    for row in newsroom["sections"]:
        section = SectionPage.objects.child_of(home).filter(slug=row["slug"]).first()
        if section is None:
            section = SectionPage(
                title=row["title"],
                slug=row["slug"],
                introduction=row.get("introduction", ""),
                show_in_menus=True,
            )
            home.add_child(instance=section)
            section.save_revision()
            made.append(section)
        sections[row["slug"]] = section
    for row in newsroom["pages"]:
        if not StandardPage.objects.child_of(home).filter(slug=row["slug"]).exists():
            page = StandardPage(
                title=row["title"], slug=row["slug"], body=row["body"], show_in_menus=True
            )
            home.add_child(instance=page)
            page.save_revision()
            made.append(page)
    _remember(made, now)
    return sections


def _make_topics(rows: list[dict[str, Any]], now: datetime.datetime) -> None:
    topics: dict[str, Topic] = {}
    for row in rows:
        topic = Topic.objects.filter(name=row["name"]).first()
        if topic is None:
            topic = Topic(
                name=row["name"],
                description=row.get("description", ""),
                iptc_id=row.get("iptc") or "",
                parent=topics.get(row.get("parent") or ""),
            )
            for synonym in row.get("synonyms") or []:
                topic.synonyms.create(name=synonym)
            topic.save()
            _remember([topic], now)
        topics[row["name"]] = topic


def _furnish(home: HomePage, newsroom: dict[str, Any], articles: dict[str, ArticlePage]) -> None:
    home = home.get_latest_revision_as_object()
    for name in _HOME_FIELDS:
        setattr(home, name, newsroom[name])
    chosen = Quote.objects.published().whole().get(words=newsroom["front_quote"])
    home.front_quote = quote_url(chosen.uid)
    home.is_demo = True
    home.lead_stories = [
        LeadStory(article=articles[key], sort_order=order)
        for order, key in enumerate(newsroom["lead_stories"])
    ]
    home.save_revision().publish()


def _clear(home: HomePage, newsroom: dict[str, Any]) -> None:
    """Take the demo's words from the front page, but not what somebody wrote there since."""
    home = home.get_latest_revision_as_object()
    for name in _HOME_FIELDS:
        if getattr(home, name) == newsroom[name]:
            setattr(home, name, settings.WAGTAIL_SITE_NAME if name == "title" else "")
    if not read_front_quote(home.front_quote):
        home.front_quote = ""
    home.is_demo = False
    home.lead_stories = [row for row in home.lead_stories.all() if row.article_id is not None]
    home.save_revision().publish()


def _add_record(newsroom: dict[str, Any], now: datetime.datetime) -> None:
    """To records that the demo made, and to no other."""
    for model, key, add in (
        (SourceDocument, "files", keep_files),
        (Organization, "countries", say_countries),
        (Person, "posts", date_posts),
    ):
        kind = ContentType.objects.get_for_model(model)
        made = ImportedFrom.objects.filter(scheme=SCHEME, content_type=kind)
        _remember(add(newsroom[key], set(made.values_list("object_id", flat=True))), now)


def _remember(rows: Iterable[Model], now: datetime.datetime) -> None:
    for row in rows:
        ImportedFrom.objects.create(
            scheme=SCHEME,
            key=f"{row._meta.model_name}/{row.pk}",
            content_type=ContentType.objects.get_for_model(row),
            object_id=row.pk,
            imported_at=now,
        )
