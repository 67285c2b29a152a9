"""What is public already is searched when a name is protected later, files and all."""

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from articles.guard import PROTECTED_NAME, PublicationRefused
from articles.models import (
    ArticlePage,
    DocumentMention,
    NameFinding,
    NewsFile,
    TopicSynonym,
)
from articles.services.protection.replacing import replace_name
from articles.services.protection.scanning import scan_published
from tests.factories import make_document, make_full_article, make_topic, make_user
from tests.factories.pictures import make_image
from tests.planted_names import NAME
from tests.protection.test_replace_name import draft_story, go_live, live_story, protect
from tests.safety.made_files import docx_parts, package

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def word_file(words):
    parts = docx_parts()
    split = words[:8] + "</w:t></w:r><w:r><w:t>" + words[8:]
    parts["word/document.xml"] = parts["word/document.xml"].replace("Kept ", f"Kept {split} ")
    return NewsFile.objects.create(
        title="Notes", file=ContentFile(package(parts), name="notes.docx")
    )


def test_a_name_in_a_file_s_text_stops_the_story(newsroom):
    protect()
    document = make_document(file=word_file(NAME))
    article = draft_story(document_mentions=[DocumentMention(document=document)])
    with pytest.raises(PublicationRefused) as refused:
        go_live(article)
    assert {one.rule for one in refused.value.findings} == {PROTECTED_NAME}


def test_a_title_of_a_picture_for_other_sites_stops_the_story(newsroom):
    protect()
    article = draft_story(social_image=make_image("A gate", credit=NAME))
    with pytest.raises(PublicationRefused):
        go_live(article)


def test_what_is_saved_beside_a_public_story_is_searched(newsroom):
    topic, image = make_topic(), make_image("A gate")
    live_story(topics=[topic], lead_image=image, lead_image_alt="A gate", lead_image_credit="X")
    protect()
    with pytest.raises(PublicationRefused):
        TopicSynonym.objects.create(topic=topic, name=NAME)
    image.description = f"{NAME} at the gate"
    with pytest.raises(PublicationRefused):
        image.save()


def test_later_discoveries_are_found_told_and_taken_away_when_they_are_gone(newsroom, client):
    document = make_document(file=word_file(NAME))
    story = live_story(title=f"The case of {NAME}")
    other = live_story(document_mentions=[DocumentMention(document=document)])
    live_story(title="Nothing")
    Redirect.objects.create(old_path="/zelim-protectov", redirect_link="/")
    keeper = make_user("reader", group="Safety reviewers")
    row = protect()
    mail.outbox.clear()
    found = scan_published(now=timezone.now())
    kinds = sorted(one.content_type.model for one in found)
    assert kinds.count("articlepage") == 2
    assert {"newsfile", "publishedversion", "redirect", "sourcedocument"} <= set(kinds)
    assert {other.pk, story.pk} == {
        one.object_id for one in found if one.content_type.model == "articlepage"
    }
    assert [keeper.email] in [one.to for one in mail.outbox]
    assert "rotectov" not in mail.outbox[0].body + mail.outbox[0].subject
    told = len(mail.outbox)
    client.force_login(keeper)
    page = client.get(reverse("protected_names"))
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in page.text
    assert "rotectov" not in page.text
    # Told once.
    assert scan_published(now=timezone.now()) == []
    assert len(mail.outbox) == told
    with pytest.raises(CommandError, match="places, new: 0"):
        call_command("scan_published")
    replace_name(row=row, by=None, now=timezone.now())
    scan_published(now=timezone.now())
    left = {one.content_type.model for one in NameFinding.objects.all()}
    assert left == {"articlepage", "newsfile", "sourcedocument"}
    assert not NameFinding.objects.filter(object_id=story.pk, content_type__model="articlepage")


def test_without_names_nothing_is_found(newsroom, capsys):
    live_story()
    call_command("scan_published")
    assert "No protected name" in capsys.readouterr().out


def test_the_safety_group_replaces_a_name_on_a_screen(newsroom, client):
    article = make_full_article(live=False, title=NAME)
    row = protect()
    client.force_login(make_user("reviewer", group="Safety reviewers"))
    address = reverse("protected_name_replace", args=[row.pk])
    assert "cannot be undone" in client.get(address).text
    page = client.post(address, {"words": "Z. Protectov", "is_sure": "on"})
    assert "do not have the name" in page.text
    page = client.post(address, {"words": "Idris", "is_sure": "on"})
    assert "finds it nowhere" in page.text
    assert ArticlePage.objects.get(pk=article.pk).title == "Idris"
    client.force_login(make_user("writer", group="Editors"))
    assert client.post(address, {"words": "X", "is_sure": "on"}).status_code in (302, 403)
