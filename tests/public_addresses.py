"""An example of every address in the URL configuration, and of every kind of page: tests that walk
them notice a new one by themselves."""

from django.urls import reverse

from articles.enums import StatusKind
from articles.models import ArticlePage, Case, HomePage, RetiredAddress
from articles.urls import urlpatterns
from tests.factories import make_article, make_full_article, make_newsroom, make_standard_page
from tests.factories.cases import make_case, make_fact
from tests.factories.corrections import make_correction, make_versions
from tests.factories.pictures import make_image

# Forms that are the reader's alone: no cache keeps them.
PRIVATE = {"report_problem", "report_quote", "report_status"}
# Opens for one guest alone: see tests/review/test_guest_links.py.
NOT_PUBLIC = {"guest_draft"}
_RECORDS = {
    "topics": lambda article: article.topics.first(),
    "people": lambda article: article.quotes.first().person,
    "organizations": lambda article: article.organization_mentions.first().organization,
    "documents": lambda article: article.document_mentions.first().document,
    "places": lambda article: article.event_mentions.first().event.place,
    "authors": lambda article: article.bylines.first().author,
    "cases": lambda article: Case.objects.get(story_links__article=article),
}


def make_public_site():
    """A small newsroom with something at every public address; its fullest story."""
    make_newsroom(contact_email="desk@example.org", accent="#1a5f7a", logo=make_image("Logo"))
    make_standard_page()
    article = make_full_article(size=2, lead_image=make_image())
    make_versions(article)
    make_correction(article)
    letter = article.document_mentions.first().document
    letter.statuses.create(kind=StatusKind.SENT.value, date_edtf="2026-01-01")
    letter.save()
    people = [quote.person for quote in article.quotes.all()]
    make_fact(make_case(people=people, stories=[article]))
    return article


def public_addresses(article):
    """Address by name of its pattern; of a page of the tree by a word for it."""
    found = {"front": "/", "section": "/world/", "standard page": "/about/"}
    for pattern in urlpatterns:
        if pattern.name in NOT_PUBLIC:
            continue
        names = pattern.pattern.regex.groupindex
        values = {name: _value(name, pattern, article) for name in names}
        found[pattern.name] = reverse(pattern.name, kwargs=values)
    # They answer about another address, and about words.
    found["search_feed"] += "?q=words"
    found["oembed"] += f"?url={found['quote']}"
    return found


def asked_addresses(article):
    """Lists that somebody narrowed, searches with and without an answer, and what is not there."""
    topic, taken_back = article.topics.first(), make_article(live=True)
    make_correction(taken_back, kind="retraction", headline="Taken back")
    ArticlePage.objects.filter(pk=taken_back.pk).update(live=False)
    RetiredAddress.objects.create(address="/2026/01/01/gone/")
    return {
        "search with results": "/search/?q=words",
        "search without results": "/search/?q=xyzzyplugh",
        "stories of a topic": f"/stories/?topic={topic.slug}",
        "quotes of a topic": f"/quotes/?topic={topic.slug}",
        "who is heard on a topic": f"/who-is-heard/?topic={topic.slug}",
        "retracted": taken_back.address,
        "gone": "/2026/01/01/gone/",
        "missing": "/nothing-here/",
    }


def _value(name, pattern, article):
    route = str(pattern.pattern)
    if name == "slug":
        return _slug(pattern.name, route.partition("/")[0], article)
    if name == "address":
        return article.address if "report" in route else article.address[1:]
    if name == "name":
        return "stories" if "sitemap" in route else article.lead_image.file.name
    day = article.published_on
    return {
        "uid": article.quotes.first().uid,
        "quote": str(article.quotes.first().uid),
        "number": "1",
        "pk": _key(pattern.name, article),
        "records": "topics",
        "kind": "atom",
        "light": "1a5f7a",
        "dark": "8fc7de",
        "part": "logo",
        "year": f"{day:%Y}",
        "month": f"{day:%m}",
        "day": f"{day:%d}",
    }[name]


def _key(name, article):
    if name == "face_picture":
        return HomePage.objects.get().logo_id
    return article.corrections.first().pk


def _slug(name, first, article):
    if name in {"section_feed", "page_picture"}:
        return "world"
    return _RECORDS[first if first in _RECORDS else "topics"](article).slug
