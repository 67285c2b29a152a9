"""Who sees what became of stories that are gone, in the history of the site and in its CSV."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from articles.models import ArticlePage, Author
from articles.services.embargo.embargoes import lift_embargo, set_embargo
from tests.factories import make_user
from tests.factories.pictures import make_image
from tests.publishing import draft, now_of, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
HOUR = datetime.timedelta(hours=1)
REPORT = "wagtailadmin_reports:site_history"


def history(group, **query):
    """The screen and the CSV, as one text each, for somebody who has done nothing before."""
    client = Client()
    client.force_login(make_user(group=group))
    page = client.get(reverse(REPORT), query).content.decode()
    table = client.get(reverse(REPORT), {**query, "export": "csv"})
    return page, b"".join(table.streaming_content).decode()


def embargoed(title, **fields):
    now = timezone.now()
    article = draft(title=title, **fields)
    set_embargo(article=article, until=now + HOUR, reason="Test.", user=None, now=now)
    return now_of(article)


@pytest.mark.parametrize(
    ("group", "sees"),
    [("Administrators", True), ("Moderators", True), ("Editors", False), ("Contributors", False)],
)
def test_kills_and_deletions_are_seen_by_those_who_may_kill(client, group, sees):
    live, gone = published(title="Live"), draft(title="Zyxdraft")
    client.force_login(make_user(group="Administrators"))
    client.post(reverse("story_kill", args=[live.pk]), {"cause": "danger"})
    client.post(reverse("wagtailadmin_pages:delete", args=[gone.pk]))
    for written in history(group):
        assert ("A killed story" in written) is sees
        assert ("Zyxdraft" in written) is sees


def test_they_are_found_by_their_action(client):
    live = published(title="Live")
    client.force_login(make_user(group="Moderators"))
    client.post(reverse("story_kill", args=[live.pk]), {"cause": "danger"})
    for written in history("Administrators", action="article.killed"):
        assert "A killed story" in written
    page, _ = history("Administrators", action="account.signed_in")
    assert "A killed story" not in page


@pytest.mark.parametrize("way", ["story_kill", "wagtailadmin_pages:delete"])
def test_what_was_under_embargo_to_the_end_stays_hidden(client, way):
    article = embargoed("Zyxsecret")
    client.force_login(make_user(is_superuser=True))
    client.post(reverse(way, args=[article.pk]), {"cause": "danger"})
    assert not ArticlePage.objects.filter(pk=article.pk).exists()
    entry = PageLogEntry.objects.filter(page=article.pk, deleted=True).first()
    for group, sees in (("Moderators", False), ("Administrators", True)):
        for written in history(group):
            assert (entry.label in written) is sees, group


def test_what_was_under_embargo_once_is_seen(client):
    article = embargoed("Zyxonce")
    embargo = article.embargoes.get()
    lift_embargo(embargo=embargo, reason="Early.", user=None, now=timezone.now())
    client.force_login(make_user(is_superuser=True))
    client.post(reverse("wagtailadmin_pages:delete", args=[article.pk]))
    assert all("Zyxonce" in written for written in history("Moderators"))


def test_pictures_of_embargoed_stories_stay_hidden(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = make_image(title="Zyxpicture")
    log(instance=image, action="wagtail.edit", user=make_user())
    # A record with the same key is another thing; authors are never hidden with a story.
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(Author),
        object_id=str(image.pk),
        label="Zyxauthor",
        action="wagtail.edit",
        timestamp=timezone.now(),
    )
    assert "Zyxpicture" in history("Contributors")[0]
    embargoed("Zyxsecret", lead_image=image, lead_image_alt="A crowd")
    for group, sees in (("Moderators", False), ("Administrators", True)):
        for written in history(group):
            assert ("Zyxpicture" in written) is sees, group
            assert "Zyxauthor" in written
            assert ("Zyxsecret" in written) is sees
    bulk = reverse("wagtail_bulk_action", args=["articles", "newsimage", "delete"])
    client.force_login(make_user(is_superuser=True))
    client.post(f"{bulk}?id={image.pk}")
    for group, sees in (("Moderators", False), ("Administrators", True)):
        assert all(("Zyxpicture" in written) is sees for written in history(group)), group
