"""Who sees what: every state of a story at every public place, for readers and for staff alike."""

import csv
import datetime
import io
import re
from urllib.parse import urlencode, urlsplit
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import get_page_models

from articles.enums import KillCause, NamingStatus
from articles.models import (
    ArticlePage,
    Byline,
    CaseStory,
    DocumentMention,
    DocumentStatus,
    EventMention,
    LeadStory,
    NewsFile,
    OrganizationMention,
    PersonMention,
    Quote,
    SourceDocument,
    TaggedArticle,
)
from articles.selectors.lists.quote_choices import QUOTE_CHOICES
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.site.share_pictures import say_quote
from articles.selectors.stories.quotes import find_citation
from articles.services.embargo.embargoes import set_embargo
from articles.services.killing import kill_story
from articles.services.search import index_stories
from articles.services.setup.newsroom_setup import setup_newsroom
from articles.urls import urlpatterns
from articles.views import reader_reports
from tests.factories import make_full_article, make_newsroom, make_user, publish_row
from tests.factories.cases import make_case, make_fact
from tests.factories.corrections import make_correction, make_versions
from tests.factories.pictures import make_image
from tests.safety.made_files import pdf

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
TITLE = "The story of this test"
BASE = "http://127.0.0.1:8000"
NAME = "Ada of this test"
CASE = "The case of this test"
# The state of a story, and what its own address then answers.
STATES = {
    "live": 200,
    "draft": 404,
    "scheduled": 404,
    "expired": 410,
    "unpublished": 410,
    "embargoed": 404,
    "retracted": 200,  # with the notice of the retraction, and nothing of the story
    "killed": 410,
    "private": 200,  # a live story whose person is private: without the name, and no page of them
}
# The states in which readers have the story.
OUT = ("live", "private")
# Those in which readers had it once.
WAS_OUT = ("killed", "expired", "unpublished", "retracted")
LISTS = (
    *("/", "/world/", "/topics/", "/corrections/", "/corrections/feed/"),
    *("/feed.atom", "/feed.json", "/world/feed.rss", "/quotes/feed.atom", "/corrections/feed.json"),
    *("/news-sitemap.xml", "/stories/", "/quotes/", "/timeline/", "/where-it-stands/"),
    *("/people/", "/organizations/", "/documents/", "/places/", "/authors/", "/cases/"),
    *("/stories/list.csv", "/quotes/list.csv", "/corrections/list.csv", "/topics/list.csv"),
    *("/people/list.csv", "/organizations/list.csv", "/documents/list.csv", "/places/list.csv"),
    *("/authors/list.csv", "/timeline/list.csv", "/cases/list.csv"),
    *("/where-it-stands/list.csv", "/where-it-stands/feed.atom", "/timeline/feed.json"),
)


def put_into(state, article, *, beside):
    row = ArticlePage.objects.filter(pk=article.pk)
    if state not in ("draft", "scheduled", "embargoed"):
        publish_row(article)
    if beside:
        share_records(article, beside)
    changes = {
        "scheduled": {"go_live_at": timezone.now() + HOUR},
        # Its time has passed and nobody has run `publish_due`: the row is still live.
        "expired": {"expire_at": timezone.now() - HOUR},
        "unpublished": {"live": False},
        "retracted": {"live": False},
    }
    if state in changes:
        row.update(**changes[state])
    if state == "embargoed":
        setup_newsroom()
        now = timezone.now()
        set_embargo(article=article, until=now + HOUR, reason="Test.", user=None, now=now)
    if state == "retracted":
        make_correction(article, kind="retraction", headline="Taken back", text="A forgery.")
    if state == "killed":
        cause = KillCause.DANGER.value
        kill_story(article_id=article.pk, cause=cause, by=None, now=timezone.now())


def addresses(article):
    """The pages of its records, and their feeds."""
    quote = article.quotes.get()
    pages = {
        "topic": article.topics.get().get_absolute_url(),
        "person": quote.person.get_absolute_url(),
        "organization": article.organization_mentions.get().organization.get_absolute_url(),
        "document": article.document_mentions.get().document.get_absolute_url(),
        "place": article.event_mentions.get().event.place.get_absolute_url(),
        "author": article.bylines.get().author.get_absolute_url(),
    }
    feeds = {f"{name} feed": f"{address}feed.json" for name, address in pages.items()}
    return {**pages, **feeds}


# Every address of the site that is no page of the tree, and where its row is.
ROWS = {
    "article": "test_own_address",
    "topics": "LISTS",
    "timeline": "LISTS",
    "places": "LISTS",
    "place": "addresses",
    "who_is_heard": "test_who_is_heard",
    "correspondence": "LISTS",
    "people": "LISTS",
    "organizations": "LISTS",
    "documents": "LISTS",
    "authors": "LISTS",
    "stories": "LISTS",
    "quotes": "LISTS",
    **{f"quotes_by_{by}": "test_what_quotations_are_chosen_by" for by in QUOTE_CHOICES},
    **{f"quotes_by_{by}_table": "test_what_quotations_are_chosen_by" for by in QUOTE_CHOICES},
    "stories_table": "LISTS",
    "quotes_table": "LISTS",
    "cases_table": "LISTS",
    "corrections_table": "LISTS",
    "records_table": "LISTS",
    "events_table": "LISTS",
    "heard_table": "test_who_is_heard",
    "correspondence_table": "LISTS",
    "correspondence_feed": "LISTS",
    "events_feed": "LISTS",
    "results_table": "test_search",
    "signatories_table": "test_signatories",
    "archive_year": "own_addresses",
    "archive_month": "own_addresses",
    "archive_day": "own_addresses",
    "corrections": "LISTS",
    "corrections_feed": "LISTS",
    "corrections_feed_file": "LISTS",
    "feed": "LISTS",
    "quotes_feed": "LISTS",
    "record_feed": "addresses",
    "section_feed": "LISTS",
    "news_sitemap": "LISTS",
    "robots": "",  # the same whatever there is
    "security": "",
    "story_ninjs": "own_files",
    "story_citation": "own_files",
    "story_picture": "test_share_pictures",
    "quote_picture": "test_share_pictures",
    "page_picture": "test_share_pictures",
    "record_picture": "test_share_pictures",
    "site_picture": "",  # names no story
    "sitemap": "test_sitemap",
    "sitemap_part": "test_sitemap",
    "safety": "",  # names no story
    "cases": "LISTS",
    "case": "test_a_case_of_one_story",
    "topic": "addresses",
    "person": "addresses",
    "organization": "addresses",
    "document": "addresses",
    "author": "addresses",
    "quote": "own_addresses",
    "correction": "own_addresses",
    "versions": "own_addresses",
    "version": "own_addresses",
    "search": "test_search",
    "search_suggestions": "test_search",
    "report_problem": "test_a_report_of_one_story",
    "report_quote": "test_a_report_of_one_story",
    "report_status": "test_a_report_of_one_story",
    "guest_draft": "test_a_link_that_nobody_gave",
    "media": "test_files_of_one_story",
    "quote_card": "test_what_other_sites_and_programs_get",
    "quote_citation": "test_what_other_sites_and_programs_get",
    "oembed": "test_what_other_sites_and_programs_get",
    "letter_card": "test_what_other_sites_and_programs_get",
    "did_they_say_it": "test_words_that_somebody_brings",
    "search_feed": "test_search",
    "said_form": "",  # an empty form
    "opensearch": "",
    "face": "",  # the newsroom's own colours and pictures
    "face_picture": "",
}
# Every kind of page, and where its row is; the others name no story.
PAGE_ROWS = {
    "HomePage": "LISTS",
    "SectionPage": "LISTS",
    "ArticlePage": "test_own_address",
    "StandardPage": "",
    "EmbargoedPage": "",  # has no address: tests/embargo/test_hidden_stories.py
}


def test_every_surface_has_a_row():
    """A new address or kind of page fails here until somebody says where it is looked at."""
    assert {row.name for row in urlpatterns} == set(ROWS)
    models = [model for model in get_page_models() if model.__module__.startswith("articles")]
    assert {model.__name__ for model in models} == set(PAGE_ROWS)
    for where in {row for row in (*ROWS.values(), *PAGE_ROWS.values()) if row.isidentifier()}:
        assert where in globals()


def own_addresses(article):
    """What is about this one story, and the days that have no other."""
    proposed = article.proposed_address()
    return {
        "archive_year": proposed[:6],
        "archive_month": proposed[:9],
        "archive_day": proposed[:12],
        "quote": f"/quotes/{article.quotes.get().uid}/",
        "correction": f"/corrections/{article.corrections.get(kind='correction').pk}/",
        "versions": f"{article.address or article.proposed_address()}versions/",
        "version": f"{article.address or article.proposed_address()}versions/1/",
    }


def own_files(address):
    """The story in other formats."""
    return [f"{address}{name}" for name in ("story.ninjs.json", "citation.bib")]


class Story:
    """A story in one state, and what was known of it before: of a killed one nothing is left."""

    def __init__(self, state, *, beside=None):
        """`beside` is another story, whose records this one then shares."""
        person = {"name": NAME, "image": make_image()}
        if state == "private":
            person["standing"] = NamingStatus.PRIVATE.value
        article = make_full_article(
            live=False,
            title=TITLE,
            slug="the-story",
            published_on=timezone.localdate(),  # news are those of two days
            person=person,
            lead_image=make_image(),
        )
        article.save()  # its rows are in the database whatever its state
        make_correction(article)
        make_versions(article)
        self.article, self.topic = article, article.topics.get().name
        document = article.document_mentions.get().document
        DocumentStatus.objects.create(document=document, kind="sent", date_edtf="2017-07-13")
        # What the lists show that have records in place of stories.
        self.named = {
            "topics": self.topic,
            "where-it-stands": document.name,
            "documents": document.name,
            "organizations": article.organization_mentions.get().organization.name,
            "people": NAME,
            "authors": article.bylines.get().author.name,
            "places": article.event_mentions.get().event.place.name,
        }
        case = make_case(CASE, people=[quote.person for quote in article.quotes.all()])
        make_fact(case)
        CaseStory.objects.create(case=case, article=article, linked_at=timezone.now())
        self.case, self.named["cases"] = case.get_absolute_url(), CASE
        self.address = article.proposed_address()
        self.records, self.own = addresses(article), own_addresses(article)
        self.quote, self.files = str(article.quotes.get().uid), files(article)
        put_into(state, article, beside=beside)
        home = make_newsroom()
        home.lead_stories = [LeadStory(article=article)] if state != "killed" else []
        home.save()


@pytest.fixture(params=STATES)
def state(request):
    return request.param


@pytest.fixture
def story(state):
    """The story in that state, put first on the front page."""
    return Story(state)


@pytest.fixture
def staff(client):
    """A browser in which somebody is signed in who may do everything in the newsroom."""
    browser = type(client)()
    browser.force_login(make_user(is_staff=True, is_superuser=True))
    return browser


@pytest.fixture
def look(client, staff, state):
    """`look(address)` gives status and text; a reader and `staff` must get the same, byte for byte.
    A private person is named nowhere."""

    def look_at(address):
        seen, seen_by_staff = client.get(address), staff.get(address)
        assert seen.content == seen_by_staff.content, address
        assert seen.status_code == seen_by_staff.status_code, address
        text = seen.content.decode()
        assert state != "private" or NAME not in text, address
        return seen.status_code, text

    return look_at


@pytest.fixture
def look_past_tokens(look, monkeypatch):
    """Tokens of forms differ by the second that they are made in."""
    monkeypatch.setattr(reader_reports, "make_token", lambda subject, now: "token")
    return look


def test_own_address(story, state, look):
    status, text = look(story.address)
    assert status == STATES[state]
    assert (TITLE in text) is (state in OUT)


def test_own_files(story, state, look):
    """As its page, but for a retracted one, of which there is nothing to send on."""
    for address in own_files(story.address):
        status, text = look(address)
        assert status == (410 if state == "retracted" else STATES[state]), address
        assert (TITLE in text) is (state in OUT), address


def test_lists(story, state, look):
    for address in LISTS:
        status, text = look(address)
        assert status == 200
        kind = address.split("/")[1]
        is_shown = state in OUT and not (state == "private" and kind in ("people", "cases"))
        assert (story.named.get(kind, TITLE) in text) is is_shown, address


def test_records_of_one_story(story, state, look):
    """A record that stands in this story alone has a page exactly as long as the story is out."""
    for name, address in {**story.records, **story.own}.items():
        status, text = look(address)
        is_shown = state in OUT and not (state == "private" and name.startswith("person"))
        # A quote that was cited is said to be gone, as its story is.
        was_out = state in WAS_OUT and name == "quote"
        assert status == (200 if is_shown else 410 if was_out else 404), address
        assert (TITLE in text) is is_shown, address


def test_a_case_of_one_story(story, state, look):
    """Its page and the line in its story are there as long as the story is, and everybody in it may
    be named."""
    status, text = look(story.case)
    assert (status, CASE in text) == ((200, True) if state == "live" else (404, False))
    assert (TITLE in text) is (state == "live")
    assert (CASE in look(story.address)[1]) is (state == "live")
    assert (CASE in look(story.records["person"])[1]) is (state == "live")


def test_who_is_heard(story, state, look):
    """Numbers and topics: its quote is counted, whoever said it, as long as it is out."""
    status, text = look("/who-is-heard/")
    assert status == 200
    assert bool(re.search(r"\b1(<[^>]*>)?\s+quote\b", text)) is (state in OUT)
    assert ("No quotes yet." in text) is (state not in OUT)
    assert (story.topic in text) is (state in OUT)
    table = csv.DictReader(io.StringIO(look("/who-is-heard/list.csv")[1]))
    assert (sum(int(row["quotations"]) for row in table) > 0) is (state in OUT)


def test_signatories(story, state, look):
    """Who signed is public as long as the document is, and the person."""
    status, text = look(f"{story.records['document']}signatories.csv")
    assert status == (200 if state in OUT else 404)
    assert (NAME in text) is (state == "live")


def test_share_pictures(story, state, client, staff):
    """They are there as long as their pages are, for everybody alike."""
    shown = {story.address: 410 if state == "retracted" else STATES[state], "/world/": 200}
    shown[story.own["quote"]] = 200 if state in OUT else 410 if state in WAS_OUT else 404
    for name in ("topic", "organization", "document", "place", "author", "person"):
        is_shown = state in OUT and not (state == "private" and name == "person")
        shown[story.records[name]] = 200 if is_shown else 404
    for address, status in shown.items():
        answers = [each.get(f"{address}share.png") for each in (client, staff)]
        assert [answer.status_code for answer in answers] == [status, status], address
        assert answers[0].content == answers[1].content, address
    if state in OUT:
        said = say_quote(find_citation(UUID(story.quote)), read_page_frame())
        assert (said.label == NAME) is (state == "live")


def test_sitemap(story, state, look):
    """Of a retracted story the notice is to be found, of all others what readers have."""
    parts = re.findall("<loc>[^<]*?(/sitemap-[^<]+)</loc>", look("/sitemap.xml")[1])
    found = {
        urlsplit(address).path
        for part in parts
        for address in re.findall("<loc>([^<]+)</loc>", look(part)[1])
    }
    assert (story.address in found) is (state in (*OUT, "retracted"))
    own = [address for name, address in story.records.items() if "feed" not in name]
    for address in (*own, story.own["quote"], story.own["correction"]):
        is_shown = state in OUT and not (state == "private" and address == story.records["person"])
        assert (address in found) is is_shown, address


def test_what_quotations_are_chosen_by(story, state, look):
    """A value can be chosen exactly as long as a story that is out has it."""
    name = story.named["documents"]
    document = SourceDocument.objects.filter(name=name).first()
    Quote.objects.update(medium="whisper", said_in_document=document)
    names = {"speakers": NAME, "documents": name, "topics": story.topic, "media": "whisper"}
    for by in QUOTE_CHOICES:
        is_shown = state in OUT and by in names and not (state == "private" and by == "speakers")
        for address in (f"/quotes/by/{by}/", f"/quotes/by/{by}/list.csv"):
            status, text = look(address)
            assert status == 200
            assert (names.get(by, TITLE) in text) is is_shown, address


def test_search(story, state, look):
    """By words of the story, of its quote and of its records, and while somebody types."""
    index_stories(keys=[story.article.pk])
    asked = ("story test", "words number", story.topic, story.records["organization"].split("/")[2])
    for words in asked:
        status, text = look(f"/search/?{urlencode({'q': words})}")
        assert status == 200
        shown = text.partition("<main")[2].partition('<h2 class="search__count"')[2]
        assert ("<h3" in shown) is (state in OUT), words
        assert (text.count("search__count") > 0) is (state in OUT), words
    assert (TITLE in look("/search/list.csv?q=story+test")[1]) is (state in OUT)
    assert (TITLE in look("/search/feed.json?q=story+test")[1]) is (state in OUT)
    suggested = look("/search/suggestions/?q=story")[1]
    assert (TITLE in suggested) is (state in OUT)


def test_what_other_sites_and_programs_get(story, state, look):
    """Cards, their oEmbed and the citation of a quote answer as the quote does."""
    quote = f"/quotes/{story.quote}/"
    for address in (f"{quote}embed/", f"{quote}citation.bib", f"/oembed/?url={BASE}{quote}"):
        status, text = look(address)
        assert (status == 200) is (state in OUT), address
        assert status == 200 or TITLE not in text, address
    status, text = look(f"{story.records['document']}embed/")
    assert (status == 200) is (state in OUT)


def test_words_that_somebody_brings(story, state, client):
    words = "They came at night and took the men away"
    Quote.objects.filter(uid=story.quote).update(words=words)
    index_stories(keys=[story.article.pk])
    answer = client.post("/did-they-say-it/", {"words": words}).content.decode()
    assert (TITLE in answer) is (state in OUT)
    assert state != "private" or NAME not in answer


def test_files_of_one_story(story, state, client):
    """Pictures and files open and close with the story; a portrait with the page of its person."""
    for name, address in story.files.items():
        is_shown = state in OUT and not (state == "private" and name == "portrait")
        assert client.get(address).status_code == (200 if is_shown else 404), name


def test_a_report_of_one_story(story, state, look_past_tokens):
    """Readers report what they can read; what they cannot is not there to be reported."""
    address = f"/report{story.address}"
    for place in (address, f"{address}quotes/{story.quote}/"):
        status, text = look_past_tokens(place)
        assert status == (200 if state in OUT else 404), place
        assert (TITLE in text) is (state in OUT), place
    assert TITLE not in look_past_tokens("/report/status/")[1]


def test_a_link_that_nobody_gave(story, state, look):
    """What a given one shows: tests/review/test_guest_links.py."""
    status, text = look(f"/guest/{'a' * 43}/")
    assert status == 404
    assert TITLE not in text


def test_records_of_two_stories(state, look):
    """A page of a record, and a story beside it, name what is published and nothing else."""
    other = make_full_article(title="Another story", slug="another")
    Story(state, beside=other)
    for address in (*addresses(other).values(), other.address):
        _, text = look(address)
        assert "Another story" in text
        assert (TITLE in text) is (state in OUT), address


def test_tree_path_is_no_address(story, look):
    assert look("/world/the-story/")[0] == 404


def files(article):
    """What is stored for the story, by its address."""
    portrait = article.quotes.get().person.image
    document = article.document_mentions.get().document
    document.file = NewsFile.objects.create(
        title="Letter", file=ContentFile(pdf(), name="letter.pdf")
    )
    document.save()
    return {
        "picture": article.lead_image.file.url,
        "rendition": article.lead_image.get_rendition("width-20").url,
        "portrait": portrait.file.url,
        "document": document.file.file.url,
    }


def share_records(article, other):
    """Let the story's rows name the records of the other one."""
    quote = other.quotes.get()
    for model, changes in (
        (TaggedArticle, {"tag": other.topics.get()}),
        (Quote, {"person": quote.person}),
        (PersonMention, {"person": quote.person}),
        (OrganizationMention, {"organization": other.organization_mentions.get().organization}),
        (DocumentMention, {"document": other.document_mentions.get().document}),
        (EventMention, {"event": other.event_mentions.get().event}),
        (Byline, {"author": other.bylines.get().author}),
    ):
        owner = "content_object" if model is TaggedArticle else "page"
        model.objects.filter(**{owner: article}).update(**changes)
