"""What each public address costs in queries: few, and as many for 30 rows as for one."""

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import (
    ArticlePage,
    Byline,
    Case,
    DocumentMention,
    LeadStory,
    Organization,
    OrganizationMention,
    PersonMention,
    Quote,
    SourceDocument,
    TaggedArticle,
)
from articles.selectors.lists.quote_choices import QUOTE_CHOICES
from articles.services.search import index_stories
from tests.factories import (
    make_article,
    make_full_article,
    make_newsroom,
    make_person,
    make_section,
    make_standard_page,
    make_topic,
    publish_row,
)
from tests.factories.cases import make_case, make_fact
from tests.factories.corrections import make_correction, make_versions
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db
# The most that each address may cost.
BUDGETS = {
    "article": 17,
    "ninjs": 17,
    "citation": 17,
    "versions": 10,
    "version": 11,
    "corrections": 5,
    "correction": 5,
    "corrections feed": 5,
    "feed": 11,
    "section feed": 11,
    "topic feed": 13,
    "person feed": 13,
    "organization feed": 13,
    "document feed": 13,
    "author feed": 13,
    "quotes feed": 5,
    "sitemap": 22,
    "sitemap part": 3,
    "news sitemap": 2,
    "stories": 8,
    "stories table": 4,
    "quotes table": 6,
    "corrections table": 2,
    "cases table": 3,
    "people table": 5,
    "organizations table": 4,
    "documents table": 6,
    "topics table": 3,
    "places table": 2,
    "authors table": 3,
    "timeline table": 5,
    "who-is-heard table": 7,
    "signatories table": 6,
    "search table": 6,
    "year": 6,
    "month": 6,
    "day": 5,
    "stories, filtered": 9,
    "quotes": 6,
    "quotes, filtered": 7,
    **{f"quotes by {by}": 4 for by in QUOTE_CHOICES},
    **{f"quotes by {by} table": 4 for by in QUOTE_CHOICES},
    "quotes by documents, filtered": 5,
    "retracted": 6,
    "home": 12,
    "section": 10,
    "standard page": 10,
    "safety": 1,
    "topics": 10,
    "topic": 20,
    "timeline": 6,
    "timeline of a topic": 7,
    "who is heard": 7,
    "correspondence": 9,
    "where-it-stands table": 6,
    "where-it-stands feed": 2,
    "timeline feed": 3,
    "places": 3,
    "place": 7,
    "place feed": 13,
    **dict.fromkeys(("people", "organizations", "documents", "authors"), 4),
    "person": 15,
    "organization": 15,
    "document": 11,
    "author": 10,
    "quote": 10,
    "picture of the site": 1,
    "picture of a story": 3,
    "picture of a quote": 4,
    "picture of a person": 3,
    "search": 8,
    "search suggestions": 5,
    "report": 3,
    "report of a quote": 4,
    "report status": 2,
    "cases": 3,
    "case": 18,
}
SIZES = (1, 30)
TABLES = (
    *("people", "organizations", "documents", "topics", "places", "authors"),
    *("timeline", "who-is-heard", "where-it-stands"),
)


def make_rich_article(size):
    """A story with `size` rows of everything, among them pictures, excerpts and links."""
    linked = make_article(live=True)
    article = make_full_article(
        size=size, live=False, lead_image=make_image(), social_image=make_image()
    )
    document = SourceDocument.objects.create(name="Named by an excerpt alone")
    text = article.body.raw_data[0]
    link = f'<p>See <a linktype="page" id="{linked.pk}">what we wrote</a>.</p>'
    text["value"] += link
    extra = [{"type": "text", "value": link}, {"type": "timeline", "value": {"title": "When"}}]
    for _ in range(size):
        picture = {"image": make_image().pk, "alt_text": "A gate", "decorative": False}
        extra.append({"type": "image", "value": {"image": picture, "caption": "", "credit": ""}})
        excerpt = {"document": document.pk, "passage": "Words", "locator": "page 1"}
        extra.append({"type": "excerpt", "value": excerpt})
    article.body.raw_data.extend(extra)
    article.save_revision()
    publish_row(article)
    first = article.quotes.first().person
    for _ in range(size):
        case = make_case(people=[make_person(), first], stories=[article, linked])
        case.mentions.create(topic=article.topics.first())
        case.save()
        for _fact in range(size):
            make_fact(case, authority=article.organization_mentions.first().organization)
    for version in make_versions(article, size + 1):
        told = {"version_before": version, "version_after": version}
        make_correction(article, quote_uid=article.quotes.first().uid, **told)
    return article


def share_with_others(article, size):
    """`size` more stories, in as many sections, that share records and the lead with `article`."""
    topic = article.topics.first()
    person = article.person_mentions.first().person
    organization = article.organization_mentions.first().organization
    document = article.document_mentions.first().document
    author = article.bylines.first().author
    home = make_newsroom()
    leads = [LeadStory(article=article)]
    for number in range(size):
        other = make_article(
            live=True, section=make_section(f"Section {number}"), lead_image=make_image()
        )
        TaggedArticle.objects.create(tag=topic, content_object=other)
        PersonMention.objects.create(page=other, person=person)
        OrganizationMention.objects.create(page=other, organization=organization)
        DocumentMention.objects.create(page=other, document=document)
        Byline.objects.create(page=other, author=author)
        Quote.objects.create(page=other, person=person, words=f"Words {number}")
        Organization.objects.create(name=f"Part {number}", parent=organization)
        make_topic(f"Below {number}", parent=topic)
        leads.append(LeadStory(article=other))
    home.lead_stories = leads
    home.save()


def addresses(article):
    quote = article.quotes.first()
    records = {
        "topic": article.topics.first(),
        "person": quote.person,
        "organization": article.organization_mentions.first().organization,
        "document": article.document_mentions.first().document,
        "place": article.event_mentions.first().event.place,
        "author": article.bylines.first().author,
    }
    records = {name: record.get_absolute_url() for name, record in records.items()}
    followed = {"section": "/world/", "quotes": "/quotes/", **records}
    topic, speaker = records["topic"].split("/")[2], records["person"].split("/")[2]
    return {
        "stories": "/stories/",
        "stories table": "/stories/list.csv",
        "quotes table": "/quotes/list.csv",
        "corrections table": "/corrections/list.csv",
        "cases table": "/cases/list.csv",
        **{f"{name} table": f"/{name}/list.csv" for name in TABLES},
        "signatories table": f"{records['document']}signatories.csv",
        "where-it-stands feed": "/where-it-stands/feed.atom",
        "timeline feed": "/timeline/feed.atom",
        "search table": "/search/list.csv?q=words",
        "year": article.address[:6],
        "month": article.address[:9],
        "day": article.address[:12],
        "stories, filtered": f"/stories/?topic={topic}&person={speaker}&section=world",
        "quotes": "/quotes/",
        **{f"quotes by {by}": f"/quotes/by/{by}/" for by in QUOTE_CHOICES},
        **{f"quotes by {by} table": f"/quotes/by/{by}/list.csv" for by in QUOTE_CHOICES},
        "quotes by documents, filtered": f"/quotes/by/documents/?speaker={speaker}&topic={topic}",
        "quotes, filtered": f"/quotes/?speaker={speaker}&topic={topic}",
        "sitemap": "/sitemap.xml",
        "sitemap part": "/sitemap-pages-1.xml",
        "news sitemap": "/news-sitemap.xml",
        "feed": "/feed.json",
        "article": article.address,
        "ninjs": f"{article.address}story.ninjs.json",
        "citation": f"{article.address}citation.bib",
        "versions": f"{article.address}versions/",
        "version": f"{article.address}versions/1/",
        "corrections": "/corrections/",
        "correction": f"/corrections/{article.corrections.first().pk}/",
        "corrections feed": "/corrections/feed/",
        **{f"{name} feed": f"{page}feed.atom" for name, page in followed.items()},
        "retracted": ArticlePage.objects.retracted().get().address,
        "home": "/",
        "section": "/world/",
        "standard page": "/about/",
        "safety": "/safety/",
        "topics": "/topics/",
        "timeline": "/timeline/",
        "timeline of a topic": f"/timeline/?topic={topic}",
        "places": "/places/",
        "who is heard": f"/who-is-heard/?topic={topic}",
        "correspondence": "/where-it-stands/",
        **{name: f"/{name}/" for name in ("people", "organizations", "documents", "authors")},
        **records,
        "quote": f"/quotes/{quote.uid}/",
        "picture of the site": "/share.png",
        "picture of a story": f"{article.address}share.png",
        "picture of a section": "/world/share.png",
        "picture of a quote": f"/quotes/{quote.uid}/share.png",
        "picture of a person": f"{records['person']}share.png",
        "search": "/search/?q=words",
        "search suggestions": "/search/suggestions/?q=pers",
        "report": f"/report{article.address}",
        "report of a quote": f"/report{article.address}quotes/{quote.uid}/",
        "report status": "/report/status/",
        "cases": "/cases/",
        "case": Case.objects.filter(story_links__article=article).first().get_absolute_url(),
    }


@pytest.fixture
def costs(client):
    """Queries of every address, by size of the site."""

    def measure(size):
        make_newsroom()
        make_standard_page()
        article = make_rich_article(size)
        share_with_others(article, size)
        index_stories(keys=ArticlePage.objects.values_list("pk", flat=True))
        taken_back = publish_row(make_article())
        make_correction(taken_back, kind="retraction")
        ArticlePage.objects.filter(pk=taken_back.pk).update(live=False)
        found = {}
        for name, address in addresses(article).items():
            first = client.get(address)  # what is made once: sizes of pictures, content types
            assert first.status_code == 200, (name, address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found[name] = len(queries)
        return found

    return measure


def test_costs_stay_within_budget_and_do_not_grow(costs):
    with transaction.atomic():
        small = costs(SIZES[0])
        transaction.set_rollback(True)
    large = costs(SIZES[1])
    over = {name: large[name] for name, most in BUDGETS.items() if large[name] > most}
    assert not over
    grown = {name: (small[name], large[name]) for name in large if large[name] > small[name]}
    assert not grown


def test_older_pages_cost_no_more(client):
    make_newsroom()
    for _ in range(settings.ADVOCACY_PAGE_SIZE + 1):
        make_article(live=True)
    with CaptureQueriesContext(connection) as first:
        text = client.get("/world/").content.decode()
    cursor = text.partition("?before=")[2].partition('"')[0]
    assert cursor
    with CaptureQueriesContext(connection) as second:
        assert client.get(f"/world/?before={cursor}").status_code == 200
    assert len(second) <= len(first)
    assert not any("COUNT(*)" in query["sql"] for query in (*first, *second))
