"""One address of every kind of page that the served demo newsroom has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.models import ArticlePage


_FRAGMENTS = {"corrections_feed", "search_suggestions"}


def addresses() -> dict[str, str]:
    """Addresses by a name for pictures and reports: a new list is here by itself."""
    ended = _ended()  # first: what stood in a story that is taken back is not public any more
    story = _fullest_story()
    found = {
        "front": "/",
        "story": story.address,
        "versions": f"{story.address}versions/",
        "quote": f"/quotes/{story.quotes.first().uid}/",
        "report": f"/report{story.address}",
        "missing": "/nothing-here/",
        "archive-year": f"/{story.published_on:%Y}/",
        "archive-month": f"/{story.published_on:%Y/%m}/",
        "archive-day": f"/{story.published_on:%Y/%m/%d}/",
    }
    return {**found, **_tree(), **_lists(), **_records(story), **_asked(story), **ended}


def _asked(story: ArticlePage) -> dict[str, str]:
    """Lists that somebody narrowed, and searches with and without an answer."""
    topic = story.topics.first()
    return {
        "search-found": "/search/?q=letter",
        "search-nothing": "/search/?q=xyzzyplugh",
        "stories-of-topic": f"/stories/?topic={topic.slug}",
        "quotes-of-topic": f"/quotes/?topic={topic.slug}",
        "heard-of-topic": f"/who-is-heard/?topic={topic.slug}",
        "no-such-list": "/stories/?topic=nothing-at-all",
    }


def _ended() -> dict[str, str]:
    """A story with two versions to compare that was corrected, one that was retracted, and an
    address where nothing is any more."""
    from django.utils import timezone

    from articles.models import ArticlePage, Correction, RetiredAddress
    from articles.services.corrections.retraction import retract_story

    RetiredAddress.objects.get_or_create(address="/2026/01/01/gone/")
    taken_back = ArticlePage.objects.filter(address__gt="", live=False).first()
    if taken_back is None:
        taken_back = ArticlePage.objects.published().order_by("published_on").last()
        retract_story(
            article=taken_back,
            text="Demo: this story rested on a document that was not genuine.",
            headline="A story that was taken back",
            by=None,
            now=timezone.now(),
        )
    found = {"gone": "/2026/01/01/gone/", "retracted": taken_back.address}
    corrected = Correction.objects.exclude(article=taken_back).first()
    if corrected is not None:
        found["corrected"] = corrected.article.address
        found["version"] = f"{corrected.article.address}versions/1/"
    return found


def _fullest_story() -> ArticlePage:
    from articles.models import ArticlePage

    return max(ArticlePage.objects.published(), key=lambda one: one.quotes.count())


def _tree() -> dict[str, str]:
    from articles.models import SectionPage, StandardPage

    pages = {"section": SectionPage.objects.live(), "standing": StandardPage.objects.live()}
    return {name: rows[0].url for name, rows in pages.items() if rows}


def _lists() -> dict[str, str]:
    """Addresses without a variable part that are no files."""
    from articles.urls import urlpatterns

    routes = [p for p in urlpatterns if not p.pattern.regex.groupindex and p.name]
    paths = {p.name: f"/{p.pattern}" for p in routes}
    return {
        name: path for name, path in paths.items() if path.endswith("/") and name not in _FRAGMENTS
    }


def _records(story: ArticlePage) -> dict[str, str]:
    """A record with much on its page: where there is one, of the fullest story."""
    from articles.models import (
        Author,
        Correction,
        Organization,
        Person,
        Place,
        SourceDocument,
        Topic,
    )

    found = {}
    for model in (Topic, Person, Organization, SourceDocument, Author, Place):
        record = _shown(model, story)
        if record is not None:
            found[model._meta.model_name] = record.get_absolute_url()
    notice = Correction.objects.filter(article=story).first() or Correction.objects.first()
    return found | ({"correction": f"/corrections/{notice.pk}/"} if notice else {})


def _shown(model: Any, story: ArticlePage) -> Any:
    records = model.objects.all()
    rows = getattr(records, "published", records.none)()
    kin = {
        "Topic": {"pk__in": story.topics.values("pk")},
        "Person": {"pk__in": story.quotes.values("person")},
        "SourceDocument": {"pk__in": story.document_mentions.values("document")},
    }
    near = rows.filter(**kin.get(model.__name__, {}))
    record = near.first() or rows.first()
    return record if hasattr(record, "get_absolute_url") else None
