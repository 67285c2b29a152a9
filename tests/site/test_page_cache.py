"""Pages from memory are what a fresh rendering would be, on every address and after every deed."""

import datetime
import random
from threading import Event as Signal
from threading import Thread

import pytest
from django.conf import settings as django_settings
from django.db import OperationalError, connection, connections, transaction
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from articles.enums import CorrectionKind, KillCause, NamingStatus
from articles.models import ArticlePage, CachePurge, HomePage, NewsImage, Person, Quote, Topic
from articles.models.organizations import Organization
from articles.selectors.site import cache_purges as purges
from articles.services.corrections.corrections import issue_correction
from articles.services.killing import kill_story
from articles.services.merging import merge_records
from articles.services.records.consents import withdraw_consent
from articles.services.site import cache_purges
from articles.views import page_cache
from tests.factories import make_article, make_person, make_topic
from tests.public_addresses import PRIVATE, make_public_site, public_addresses
from tests.publishing import changed, published

pytestmark = pytest.mark.django_db
# What happens at a commit needs one.
committed = pytest.mark.django_db(transaction=True, serialized_rollback=True)
HIT = "advocacy; hit"


@pytest.fixture(autouse=True)
def cache_is_on(settings):
    settings.ADVOCACY_PAGE_CACHE_MB = 16


@pytest.fixture
def site():
    return make_public_site()


def ask(client, address, **headers):
    return client.get(address, headers=headers)


def fresh(address):
    """What a rendering of now would be: somebody with credentials never gets a kept page."""
    return Client().get(address, headers={"Authorization": "Basic eDp5"})


def is_hit(response):
    return response.headers.get("Cache-Status") == HIT


# --- What is served from memory ---------------------------------------------------------------
def test_the_second_reader_gets_the_same_answer_from_memory(client, site):
    for name, address in public_addresses(site).items():
        first, second = ask(client, address), ask(client, address)
        if name in PRIVATE or address.startswith("/media/"):
            assert "Cache-Status" not in second.headers, name
            continue
        assert is_hit(second), name
        assert second.content == first.content == fresh(address).content, name
        shown = {**second.headers, "Cache-Status": None}
        assert shown == {**first.headers, "Cache-Status": None}, name


def test_a_hit_asks_the_database_once(client, site, django_assert_num_queries):
    ask(client, site.address)
    with django_assert_num_queries(1):
        assert is_hit(ask(client, site.address))


def test_what_the_browser_has_is_not_sent_again(client, site):
    first = ask(client, site.address, **{"If-None-Match": '"other"'})
    assert first.status_code == 200
    for asked in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        again = ask(client, site.address, **asked)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["Surrogate-Key"] == first.headers["Surrogate-Key"]
        assert again.headers["ETag"] == first.headers["ETag"]


def test_a_304_comes_from_a_page_that_was_rendered_for_it(client, site):
    etag = ask(Client(), site.address).headers["ETag"]
    assert ask(client, site.address, **{"If-None-Match": etag}).status_code == 304
    whole = ask(client, site.address)
    assert is_hit(whole)
    assert site.title.encode() in whole.content


def test_each_way_of_compressing_is_kept_by_itself(client, site):
    plain = ask(client, site.address)
    packed = ask(client, site.address, **{"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    again = ask(client, site.address, **{"Accept-Encoding": "br;q=1.0, gzip;q=0.8"})
    assert is_hit(again)
    assert again.content == packed.content != plain.content


def test_what_is_somebodys_own_is_never_kept(client, site, admin_user):
    ask(client, site.address)
    signed_in = Client()
    signed_in.force_login(admin_user)
    for response in (
        ask(signed_in, site.address),
        ask(client, site.address, Authorization="Basic eDp5"),
        client.post(site.address),
        ask(client, "/admin/login/"),
        ask(client, f"/report{site.address}"),
        ask(client, "/nothing-here/"),
    ):
        assert "Cache-Status" not in response.headers


def test_with_no_room_nothing_is_kept(client, site, settings):
    settings.ADVOCACY_PAGE_CACHE_MB = 0
    CachePurge.objects.all().delete()
    site.topics.first().save()
    ask(client, site.address)
    assert "Cache-Status" not in ask(client, site.address).headers
    assert not CachePurge.objects.exists()


# --- What makes it out of date ----------------------------------------------------------------
@committed
def test_publishing_a_story_leaves_pages_that_do_not_show_it(client, site):
    other = published(title="Another story", section=make_article().get_parent())
    ask(client, site.address), ask(client, "/stories/")
    changed(other, title="A better headline")
    assert is_hit(ask(client, site.address))
    listed = ask(client, "/stories/")
    assert not is_hit(listed)
    assert b"A better headline" in listed.content


@committed
def test_saving_a_draft_leaves_all_pages(client, site):
    ask(client, site.address)
    before = CachePurge.objects.count()
    draft = ArticlePage.objects.get(pk=site.pk).get_latest_revision_as_object()
    draft.title = "Not yet"
    draft.save_revision()
    assert CachePurge.objects.count() == before
    assert is_hit(ask(client, site.address))


@committed
def test_a_statement_that_tells_nobody_makes_all_pages_go(client, site):
    ask(client, site.address)
    Quote.objects.filter(page=site).update(words="Words that nobody announced.")
    response = ask(client, site.address)
    assert not is_hit(response)
    assert b"Words that nobody announced." in response.content


def test_private_tables_are_tables():
    """A name that is spelt wrong would make all pages go, and nobody would see why."""
    assert {*connection.introspection.table_names()} >= cache_purges._PRIVATE


@committed
def test_what_is_taken_back_purges_nothing(client, site):
    ask(client, site.address)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Quote.objects.filter(page=site).update(words="Taken back.")
        raise ZeroDivisionError
    assert is_hit(ask(client, site.address))


@committed
def test_a_purge_that_a_savepoint_took_back_covers_nothing(client, site):
    ask(client, site.address)
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            cache_purges.purge_kept_pages({"story-none"})
            Topic.objects.filter(pk=site.topics.first().pk).update(name="Taken back")
            raise ZeroDivisionError
        Topic.objects.filter(pk=site.topics.first().pk).update(name="Told nobody")
    response = ask(client, site.address)
    assert b"Told nobody" in response.content


@committed
def test_a_withdrawn_consent_acts_before_its_request_answers(client, site):
    person = site.quotes.exclude(person=None).first().person
    assert person.name.encode() in ask(client, site.address).content
    withdraw_consent(
        person=Person.objects.get(pk=person.pk),
        withdrawn_on=timezone.localdate(),
        by=None,
        now=timezone.now(),
    )
    response = ask(client, site.address)
    assert not is_hit(response)
    assert ask(client, person.get_absolute_url()).status_code == 404


@committed
def test_a_killed_story_is_gone_from_memory_at_once(client, site):
    pages = ["/", site.address, "/stories/", site.topics.first().get_absolute_url(), "/quotes/"]
    for address in pages:
        ask(client, address)
    kill_story(article_id=site.pk, cause=KillCause.DANGER.value, by=None, now=timezone.now())
    for address in pages:
        response = ask(client, address)
        assert not is_hit(response), address
        assert site.title.encode() not in response.content, address
    assert ask(client, site.address).status_code == 410


def test_a_page_ends_with_the_story_that_expires(client, site, monkeypatch):
    soon = timezone.now() + datetime.timedelta(minutes=5)
    ArticlePage.objects.filter(pk=site.pk).update(expire_at=soon)
    assert ask(client, site.address).status_code == 200
    assert is_hit(ask(client, site.address))
    later = soon + datetime.timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    monkeypatch.setattr(page_cache.time, "time", later.timestamp)
    assert ask(client, site.address).status_code in (404, 410)


def test_the_day_ends_every_page(site):
    now = timezone.now()
    end = timezone.localtime(purges.next_end(now))
    assert (end.hour, end.minute) == (0, 0)
    assert now < end <= now + datetime.timedelta(days=1, hours=1)


# --- Several threads and processes ------------------------------------------------------------
@committed
def test_what_changes_while_a_page_is_rendered_is_not_kept(client, site, monkeypatch):
    render = page_cache.PageCache._valid_until

    def change_then_render(self, position):
        Topic.objects.filter(pk=site.topics.first().pk).update(name="Changed meanwhile")
        return render(self, position)

    with monkeypatch.context() as patch:
        patch.setattr(page_cache.PageCache, "_valid_until", change_then_render)
        assert b"Changed meanwhile" not in ask(client, site.address).content
    response = ask(client, site.address)
    assert not is_hit(response)
    assert b"Changed meanwhile" in response.content


@committed
@pytest.mark.skipif(
    "sqlite" in django_settings.DATABASES["default"]["ENGINE"],
    reason="on SQLite one transaction writes at a time",
)
def test_a_transaction_that_began_before_another_and_ends_after_it_is_seen(site):
    """Its row has the lower number, and is committed last."""
    position = purges.read_new_purges(purges.PurgePosition()).position
    written, may_end = Signal(), Signal()

    def slow():
        with transaction.atomic():
            CachePurge.objects.create(
                keys="slow", transaction=cache_purges._transaction(), made_at=timezone.now()
            )
            written.set()
            may_end.wait(10)
        connections.close_all()

    thread = Thread(target=slow)
    thread.start()
    assert written.wait(10)
    cache_purges.purge_kept_pages({"quick"})
    found = purges.read_new_purges(position)
    assert found.keys == [{"quick"}]
    may_end.set()
    thread.join()
    assert purges.read_new_purges(found.position).keys == [{"slow"}]


def test_more_purges_than_anybody_tells_apart_are_everything(site):
    position = purges.read_new_purges(purges.PurgePosition()).position
    for _ in range(3):
        cache_purges.purge_kept_pages({"story-a"})
    found = purges.read_new_purges(position)
    assert (found.keys, found.is_everything) == ([{"story-a"}] * 3, False)
    CachePurge.objects.bulk_create(
        CachePurge(keys="story-b", transaction=cache_purges._transaction(), made_at=timezone.now())
        for _ in range(purges.MAX_PURGES + 1)
    )
    assert purges.read_new_purges(found.position).is_everything


def test_what_everybody_has_read_is_forgotten_after_a_day(site):
    cache_purges.purge_kept_pages({"story-a"})
    now = timezone.now()
    CachePurge.objects.update(made_at=now - cache_purges.KEPT_FOR)
    cache_purges.purge_kept_pages({"story-b"})
    cache_purges.forget_old_purges(now + datetime.timedelta(seconds=1))
    assert [row.keys for row in CachePurge.objects.all()] == ["story-b"]


# --- Without a database ------------------------------------------------------------------------
def test_without_a_database_kept_pages_go_on_and_others_say_when_to_come_back(
    client, site, monkeypatch
):
    ask(client, site.address)

    def gone(*_):
        raise OperationalError("the server closed the connection")

    client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr(page_cache, "read_new_purges", gone)
        patch.setattr(connection, "cursor", gone)
        kept, other = ask(client, site.address), ask(client, "/people/")
    assert (kept.status_code, kept.headers["Cache-Control"]) == (200, "public, max-age=0")
    assert "stale" in kept.headers["Cache-Status"]
    assert (other.status_code, other.headers["Retry-After"]) == (503, "30")
    assert "no-store" in other.headers["Cache-Control"]
    assert b"The page will be back soon." in other.content
    assert is_hit(ask(client, site.address))


# --- Exactness ----------------------------------------------------------------------------------
STEPS = 40


@committed
def test_no_page_keeps_an_old_headline(client, site):
    """Every address, also those whose answer names a story and does not link to it."""
    addresses = {
        name: address
        for name, address in public_addresses(site).items()
        if name not in PRIVATE and not address.startswith("/media/")
    }
    NewsImage.objects.update(description="A hall.")
    for address in addresses.values():
        ask(client, address)
    changed(site, title="Quite another headline")
    late = {
        name: address
        for name, address in addresses.items()
        if ask(client, address).content != fresh(address).content
    }
    assert late == {}


@committed
def test_two_processes_never_show_what_is_out_of_date(site):
    """Deeds of all kinds in random order; after each one both processes show the pages that it
    touched, and five others, as a fresh rendering does."""
    chance = random.Random(20261201)
    processes = [Client(), Client()]
    NewsImage.objects.update(description="A hall.")
    stories = [site, *(published(title=f"Story {number}") for number in range(2))]
    pages = sorted(
        {
            address
            for story in stories
            for name, address in public_addresses(site).items()
            if name not in PRIVATE and not address.startswith("/media/")
        }
        | {story.address for story in stories}
    )
    deeds = Deeds(stories, chance)
    hits = 0
    for step in range(STEPS):
        for client in processes:
            hits += sum(is_hit(ask(client, page)) for page in chance.sample(pages, 6))
        touched = deeds.do()
        for page in {*touched, *chance.sample(pages, 5)}:
            expected = fresh(page)
            for client in processes:
                got = ask(client, page)
                assert got.status_code == expected.status_code, (step, deeds.last, page)
                assert got.content == expected.content, (step, deeds.last, page)
    assert hits > STEPS  # the cache was of some use


class Deeds:
    """What an editor, an administrator, a command or a hurried programmer does."""

    def __init__(self, stories, chance):
        self.stories, self.chance, self.number, self.last = stories, chance, 0, ""
        self.pages = ["/", "/stories/"]

    def do(self):
        self.number += 1
        names = [name for name in dir(self) if name.startswith("deed_")]
        self.last = self.chance.choice(names)
        return [*self.pages, *getattr(self, self.last)()]

    def story(self):
        return ArticlePage.objects.get(pk=self.chance.choice(self.stories).pk)

    def deed_publish_a_change(self):
        story = self.story()
        if story.live:
            changed(story, title=f"Headline {self.number}")
        return [story.address]

    def deed_publish_a_new_story(self):
        return [published(title=f"New {self.number}").address]

    def deed_unpublish(self):
        story = self.stories[-1]
        ArticlePage.objects.get(pk=story.pk).unpublish()
        return [story.address]

    def deed_save_a_draft(self):
        story = self.story()
        draft = story.get_latest_revision_as_object()
        draft.standfirst = f"Draft {self.number}"
        draft.save_revision()
        return [story.address]

    def deed_rename_a_person(self):
        person = Person.objects.filter(standing=NamingStatus.PUBLIC_FIGURE.value).first()
        person.name = f"Demo Person {self.number}"
        person.save()
        return [person.get_absolute_url(), "/people/", *(one.address for one in self.stories)]

    def deed_rename_by_update(self):
        Organization.objects.update(description=f"Described {self.number}")
        return [Organization.objects.first().get_absolute_url(), "/organizations/"]

    def deed_rename_a_topic(self):
        topic = Topic.objects.first()
        topic.name = f"Topic {self.number}"
        topic.save()
        return [topic.get_absolute_url(), "/topics/", *(one.address for one in self.stories)]

    def deed_merge_topics(self):
        keep, other = Topic.objects.first(), make_topic(f"Duplicate {self.number}")
        story = self.story()
        if story.live:
            changed(story, topics=[keep, other])
        merge_records(keep=keep, duplicates=[other], by=None, reason="Test.", now=timezone.now())
        return [keep.get_absolute_url(), story.address, "/topics/"]

    def deed_go_private(self):
        person = make_person(f"Somebody {self.number}", standing=NamingStatus.PUBLIC_FIGURE.value)
        quote = Quote.objects.exclude(person=None).order_by("-pk").first()
        old = quote.person
        Quote.objects.filter(pk=quote.pk).update(person=person)
        person.standing = NamingStatus.PRIVATE.value
        person.save()
        Quote.objects.filter(pk=quote.pk).update(person=old)
        return [person.get_absolute_url(), old.get_absolute_url(), "/quotes/"]

    def deed_correct(self):
        story = self.story()
        if story.live:
            issue_correction(
                article=story,
                kind=CorrectionKind.CLARIFICATION,
                text=f"Clearer {self.number}.",
                by=None,
                now=timezone.now(),
            )
        return [story.address, "/corrections/"]

    def deed_describe_a_picture(self):
        image = NewsImage.objects.first()
        image.title = f"Picture {self.number}"
        image.description = f"Described {self.number}"
        image.save()
        return [one.address for one in self.stories]

    def deed_lead_on(self):
        path = f"/old-{self.number}"
        Redirect.objects.create(old_path=path, redirect_link="/about/")
        return [path]

    def deed_change_the_frame(self):
        home = HomePage.objects.get()
        home.tagline = f"Tagline {self.number}"
        home.save_revision().publish()
        return ["/about/", self.story().address]
