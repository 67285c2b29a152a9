"""Topics and tags that only hidden stories have show to nobody, and give way without a word."""

import datetime

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage, EmbargoedRecord, PersonMention, Topic
from articles.selectors.embargo.visibility import hidden_records
from articles.services.embargo.embargoes import hide_with_story, set_embargo
from articles.services.records.topics import rename_topic
from tests.factories import make_article, make_person, make_user
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_articles_topic:add"


@pytest.fixture
def hidden(newsroom):
    """A story under embargo with a topic, a picture with a tag, and a person whom an open story
    names as well."""
    topic = Topic.objects.create(name="Zyxquorum", slug="zyxquorum", description="Secret words")
    picture = make_image(title="Hidden")
    picture.tags.add("zyxtag")
    story = make_article(title="Hidden story", live=False, lead_image=picture, lead_image_alt="A")
    story.topics.set([topic])
    story.save()
    now = timezone.now()
    until = now + datetime.timedelta(hours=1)
    embargo = set_embargo(article=story, until=until, reason="x", user=None, now=now)
    assert hidden_records()[Topic] == {topic.pk}
    mail.outbox.clear()
    return embargo


def formset(name):
    return {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}


def make_topic(client, **data):
    given = {"description": "", "iptc_id": "", "parent": "", "lead_story": "", "slug": ""}
    return client.post(reverse(ADD), {**given, **data, **formset("synonyms")})


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_a_hidden_topic_is_in_no_list(client, hidden, group):
    client.force_login(make_user(group=group))
    for address in (
        reverse("wagtailsnippets_articles_topic:list"),
        reverse("suggest_topics") + "?term=zyx",
        "/admin/tag-autocomplete/articles/topic/?term=zyx",
        "/admin/tag-autocomplete/?term=zyx",
        "/admin/tag-autocomplete/taggit/tag/?term=zyx",
        reverse("wagtailimages_chooser:choose"),
        reverse("stories:index"),
        reverse("newsroom_quotes"),
    ):
        assert "zyx" not in client.get(address).content.decode().lower().replace("term=zyx", "")
    client.force_login(make_user(group="Administrators"))
    assert (
        "zyxquorum" in client.get(reverse("suggest_topics") + "?term=zyx").content.decode().lower()
    )


def test_who_makes_a_hidden_topic_gets_it_without_a_word(client, hidden):
    topic = Topic.objects.get()
    client.force_login(make_user(group="Editors"))
    answer = make_topic(client, name="zyxQuorum")
    assert answer.status_code == 302
    made = Topic.objects.get()
    assert (made.pk, made.name, made.description) == (topic.pk, "zyxQuorum", "")
    listed = client.get(reverse("wagtailsnippets_articles_topic:list")).content.decode()
    assert "zyxQuorum" in listed
    # The hidden story is changed again: the topic stays where everybody sees it.
    hide_with_story(embargo=hidden)
    assert not hidden_records()[Topic]
    assert EmbargoedRecord.objects.get(record_id=topic.pk).made_openly


def test_a_story_that_takes_it_makes_it_visible(client, hidden):
    from tests.editor import edit_url, form_data

    story = make_article(title="Open", live=False)
    client.force_login(make_user(group="Editors"))
    data = form_data(client, story) | {"topics": "zyxquorum"}
    answer = client.post(edit_url(story), data)
    assert answer.status_code in (200, 302)
    latest = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert [topic.name for topic in latest.topics.all()] == ["Zyxquorum"]
    assert not hidden_records()[Topic]


def test_another_topic_may_be_renamed_to_it(hidden):
    other = Topic.objects.create(name="Other", slug="other")
    by = make_user(group="Moderators")
    renamed = rename_topic(topic=other, name="Zyxquorum", by=by, now=timezone.now())
    assert (renamed.name, renamed.slug) == ("Zyxquorum", "zyxquorum")
    hidden_one = Topic.objects.exclude(pk=other.pk).get()
    assert hidden_one.name.startswith("Zyxquorum (")
    assert hidden_one.slug.startswith("zyxquorum-")


def test_its_address_is_free_for_others(client, hidden):
    client.force_login(make_user(group="Editors"))
    assert make_topic(client, name="Something else", slug="zyxquorum").status_code == 302
    assert Topic.objects.get(slug="zyxquorum").name == "Something else"


def test_a_deletion_that_a_hidden_story_forbids_says_only_that_it_cannot_be_now(client, hidden):
    person = make_person("Openly Known")
    story = ArticlePage.objects.get(pk=hidden.article_id)
    story.person_mentions.add(PersonMention(person=person, role="mentioned"))
    story.save_revision()
    embargo_desk = make_user(group="Administrators")
    client.force_login(make_user(group="Moderators"))
    url = reverse("wagtailsnippets_articles_person:delete", args=[person.pk])
    said = client.post(url, follow=True).content.decode()
    assert "cannot be deleted now" in said
    assert "story" not in said[said.index("cannot be deleted now") :][:200]
    assert [message.to for message in mail.outbox] == [[embargo_desk.email]]
    words = mail.outbox[0].body
    assert "Openly Known" not in words
    assert "Hidden story" not in words
