"""What the demo's stories went through since: corrections, a reader's report, an embargo, a file
behind a document, and the years in which people held their posts."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile

from articles.enums import CorrectionKind, ReportKind
from articles.models import (
    ArticlePage,
    Byline,
    EmbargoedPage,
    Membership,
    NewsFile,
    Organization,
    Person,
    Place,
    SourceDocument,
)
from articles.services.corrections.corrections import issue_correction
from articles.services.embargo.embargoes import set_embargo
from articles.services.reader_reports import send_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.db.models import Model

    from articles.models import Author, SectionPage


def issue_notices(
    rows: list[dict[str, Any]], articles: Mapping[str, ArticlePage], now: datetime.datetime
) -> None:
    """Corrections and updates, as a moderator issues them."""
    for row in rows:
        issue_correction(
            article=articles[row["story"]],
            kind=CorrectionKind.of(row["kind"]),
            text=row["text"],
            by=None,
            now=now,
        )


def report_as_reader(
    row: dict[str, Any], articles: Mapping[str, ArticlePage], now: datetime.datetime
) -> None:
    send_report(
        article_id=articles[row["story"]].pk,
        kind=ReportKind.of(row["kind"]),
        text=row["text"],
        now=now,
    )


def make_embargoed(
    row: dict[str, Any],
    section: SectionPage,
    author: Author,
    now: datetime.datetime,
) -> Iterator[Model]:
    """A draft under embargo, for the newsroom's home; none where there is no place for it."""
    if not EmbargoedPage.objects.exists():
        return
    article = ArticlePage(
        title=row["title"],
        slug=row["slug"],
        standfirst=row["standfirst"],
        slugline=row["slug"],
        published_on=now.date(),
        body=[("text", row["body"])],
        bylines=[Byline(author=author)],
        live=False,
    )
    section.add_child(instance=article)
    article.save_revision()
    until = now + datetime.timedelta(days=row["days"])
    set_embargo(article=article, until=until, reason=row["reason"], user=None, now=now)
    yield article


def keep_files(rows: list[dict[str, Any]], made: set[int]) -> Iterator[Model]:
    """A file, which has a checksum, and an archived copy of documents that the demo made."""
    for row in rows:
        document = SourceDocument.objects.filter(name=row["document"], pk__in=made).first()
        if document is None:
            continue
        document.file = NewsFile.objects.create(
            title=row["document"], file=ContentFile(row["text"].encode(), name="demo.txt")
        )
        document.archived_url = row["archived_url"]
        document.save()
        yield document.file


def date_posts(rows: list[dict[str, Any]], made: set[int]) -> Iterator[Model]:
    """From when until when people whom the demo made held their posts, and for which party."""
    for row in rows:
        person = Person.objects.filter(name=row["person"], pk__in=made).first()
        if person is None:
            continue
        post = person.memberships.filter(role=row["role"], start_edtf="").first()
        post = post or Membership(person=person, role=row["role"])
        post.start_edtf, post.end_edtf = row["from"], row.get("until", "")
        if row.get("organization"):
            post.organization = Organization.objects.get(name=row["organization"])
        if row.get("party"):
            post.party, is_new = Organization.objects.get_or_create(
                name=row["party"], kind="party", defaults={"abbreviation": row["party_tag"]}
            )
            if is_new:
                yield post.party
        post.save()


def say_countries(rows: list[dict[str, Any]], made: set[int]) -> Iterator[Model]:
    """Of which country bodies are that the demo made."""
    for row in rows:
        place = Place.objects.filter(country=row["country"], kind="country").first()
        if place is None:
            place = Place.objects.create(name=row["name"], country=row["country"], kind="country")
            yield place
        organizations = Organization.objects.filter(name__in=row["organizations"], pk__in=made)
        for organization in organizations.filter(jurisdiction=None):
            organization.jurisdiction = place
            organization.save(update_fields=["jurisdiction"])
