"""Merging in the admin: from the lists and a record's menu, with a preview, and its undoing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editing.merging.screens import merge_url
from articles.models import ArticlePage, Person, PersonMention, RecordMerge
from articles.selectors.merging.merge_values import MERGEABLE
from articles.selectors.merging.merges import preview_merge
from articles.services.embargo.embargoes import set_embargo
from tests.editor import edit_url, form_data
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_organization,
    make_person,
    make_place,
    make_section,
    make_topic,
    make_user,
)
from tests.merging.merging import merge, undo
from tests.publishing import shown

pytestmark = pytest.mark.django_db
MAKERS = [make_person, make_organization, make_place, make_document, make_event, make_topic]


@pytest.fixture
def desk(newsroom, client):
    client.force_login(make_user("mo", group="Moderators"))
    return client


def screen(*records):
    return merge_url(type(records[0]), [record.pk for record in records])


@pytest.mark.parametrize("make", MAKERS)
def test_a_merge_and_its_undoing_of_each_kind(desk, make):
    keep, gone = make("The kept one"), make("The other one")
    page = desk.get(screen(keep, gone))
    assert page.status_code == 200
    assert "What moves to “The kept one”" in page.content.decode()
    response = desk.post(screen(keep, gone), {"reason": "Entered twice."})
    assert response["Location"] == reverse(
        type(keep).snippet_viewset.get_url_name("edit"), args=[keep.pk]
    )
    done = RecordMerge.objects.get()
    assert (done.reason, done.merged_by.username) == ("Entered twice.", "mo")
    assert "The other one" in desk.get(reverse("merges")).content.decode()
    undo = reverse("undo_merge", args=[done.pk])
    assert "Undo the merge" in desk.get(undo).content.decode()
    desk.post(undo)
    assert "Everything was restored." in desk.get(undo).content.decode()
    assert type(keep).objects.count() == 2


def test_the_other_one_is_kept_where_somebody_says_so(desk):
    first, second = make_person("Ada"), make_person("Bea")
    url = f"{screen(first, second)}&keep={second.pk}"
    assert "What moves to “Bea”" in desk.get(url).content.decode()
    desk.post(url, {"reason": "Entered twice."})
    assert Person.objects.get() == second


def test_a_reason_is_needed_and_nothing_typed_is_lost(desk):
    first, second = make_person(wikidata_id="Q1"), make_person(wikidata_id="Q2")
    data = {"reason": " ", "value-wikidata_id": second.pk}
    page = desk.post(screen(first, second), data)
    assert page.status_code == 200
    assert page.context["form"].errors == {"reason": ["This field is required."]}
    assert page.context["form"]["value-wikidata_id"].value() == str(second.pk)
    desk.post(screen(first, second), {**data, "reason": "Same."})
    assert Person.objects.get().wikidata_id == "Q2"


def test_a_private_person_stays_private_unless_somebody_chooses(desk):
    private, public = make_person("Ada", standing="private"), make_person("Bea")
    make_article(live=True, person_mentions=[PersonMention(person=private)])
    page = desk.get(screen(public, private)).content.decode()
    assert "“Ada” must not be named in public, and “Bea” may be." in page
    assert "in 1 live story," in page
    chosen = {"reason": "Same.", "value-standing": public.pk}
    desk.post(screen(public, private), chosen)
    assert Person.objects.get().standing == "public_figure"


def test_without_a_choice_the_stricter_standing_holds(desk):
    private, public = make_person("Ada", standing="private"), make_person("Bea")
    desk.post(screen(public, private), {"reason": "Same.", "value-standing": private.pk})
    assert Person.objects.get().standing == "private"


def test_one_record_asks_for_the_other(desk):
    person = make_person("Ada")
    page = desk.get(screen(person)).content.decode()
    assert "is the same as “Ada”" in page
    assert "data-chooser-url" in page or "Choose" in page


def test_an_embargoed_story_is_only_counted_and_has_no_title_when_a_merge_is_undone(newsroom):
    moderator, desk = make_user(group="Moderators"), make_user(is_superuser=True)
    keep, gone = make_person("Ada"), make_person("Bea")
    story = make_article(title="Under embargo", person_mentions=[PersonMention(person=gone)])
    now = timezone.now()
    set_embargo(article=story, until=now + timedelta(hours=2), reason="Source.", user=None, now=now)
    preview = preview_merge(keep, [gone], user=moderator)
    assert (preview.stories, preview.unseen) == ((), 1)
    assert preview_merge(keep, [gone], user=desk).stories[0].title == "Under embargo"
    done = merge(keep, gone)
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.save_revision()
    lines = " ".join(undo(done).unrestored)
    assert "A story under embargo has been edited since" in lines
    assert "Under embargo" not in lines


def test_titles_of_stories_that_somebody_may_not_see_are_only_counted(newsroom):
    moderator = make_user(group="Moderators")
    keep, gone = make_person(), make_person()
    hidden = make_article(
        title="Kept elsewhere",
        section=make_section("Elsewhere"),
        person_mentions=[PersonMention(person=gone)],
    )
    assert preview_merge(keep, [gone], user=moderator).stories[0].title == "Kept elsewhere"
    # Out of the part of the tree in which moderators have rights.
    hidden.get_parent().move(hidden.get_root(), pos="last-child")
    preview = preview_merge(keep, [gone], user=moderator)
    assert (preview.stories, preview.unseen) == ((), 1)


@pytest.mark.parametrize("kind", MERGEABLE)
@pytest.mark.parametrize(("group", "status"), [("Editors", 302), ("Moderators", 200)])
def test_who_sees_the_screens(newsroom, client, kind, group, status):
    maker = MAKERS[MERGEABLE.index(kind)]
    records = maker(), maker()
    user = make_user(group=group)
    client.force_login(user)
    assert client.get(screen(*records)).status_code == status
    assert client.get(reverse("merges")).status_code == status
    done = merge(*records)
    assert client.get(reverse("undo_merge", args=[done.pk])).status_code == status
    listing = client.get(reverse(kind.snippet_viewset.get_url_name("list"))).content.decode()
    edit = reverse(kind.snippet_viewset.get_url_name("edit"), args=[records[0].pk])
    for page in (listing, client.get(edit).content.decode()):
        assert ("Merge with…" in page) is (status == 200)


def test_the_bulk_action_leads_to_the_screen(desk):
    records = [make_person(), make_person()]
    url = reverse("wagtail_bulk_action", args=["articles", "person", "merge"])
    response = desk.get(url, {"id": [record.pk for record in records]})
    assert response["Location"] == screen(*records)
    assert url in desk.get(reverse(Person.snippet_viewset.get_url_name("list"))).content.decode()


@pytest.mark.parametrize("query", ["", "?id=x", "?id=99999999999999999999999", "?id=424242"])
def test_odd_addresses_are_answered(desk, query):
    response = desk.get(reverse("merge_records", args=["person"]) + query)
    assert response.status_code == 302
    assert "no longer exist" in shown(response)


def test_no_other_kind_is_merged(desk):
    assert desk.get(reverse("merge_records", args=["user"])).status_code == 404


def test_the_list_says_when_there_is_nothing(desk):
    assert "No merges yet" in desk.get(reverse("merges")).content.decode()


def test_a_screen_that_was_open_during_a_merge_is_told_and_loses_nothing(desk):
    keep, gone = make_person("Ada"), make_person("Bea")
    story = make_article(person_mentions=[PersonMention(person=gone)], topics=[make_topic()])
    data = form_data(desk, story, title="Typed meanwhile")
    merge(keep, gone)
    response = desk.post(edit_url(story), data)
    assert response.status_code == 302
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert draft.title == "Typed meanwhile"
    assert [row.person for row in draft.person_mentions.all()] == [keep]


def test_a_button_that_is_pressed_twice_merges_once(desk):
    keep, gone = make_person("Ada"), make_person("Bea")
    url = screen(keep, gone)
    desk.post(url, {"reason": "Same."})
    page = desk.post(url, {"reason": "Same."}).content.decode()
    assert "it may have been merged already" in page
    assert RecordMerge.objects.count() == 1


def test_people_of_one_name_are_told_apart(desk):
    first, second = make_person("Ines Demo"), make_person("Ines Demo")
    make_article(title="On the pier", live=True, person_mentions=[PersonMention(person=second)])
    page = desk.get(screen(first, second)).content.decode()
    assert "in “On the pier”" in page
    assert "no post and no published story" in page
    assert "in “On the pier”" in desk.get(reverse("possible_duplicates")).content.decode()
