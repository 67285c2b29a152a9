"""Half an emoji or a NUL, wherever people can type or paste: dropped, and never an error."""

import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage, ReaderReport
from articles.views.form_tokens import make_token
from tests.editor import edit_url, form_data
from tests.factories import make_article, make_full_article, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
BROKEN = ["\x00", "\ud83d", "\udc00"]


@pytest.fixture
def editor(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


def content(text):
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0}
    ranges = {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [{**block, **ranges}], "entityMap": {}})


@pytest.mark.parametrize("sign", BROKEN)
def test_in_the_text_of_a_story(editor, sign):
    story = make_article()
    data = form_data(editor, story)
    data["body-0-value"] = content(f"Fire {sign}and ice")
    response = editor.post(edit_url(story), data)
    assert response.status_code == 302
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert "Fire and ice" in draft.body[0].value.source


def test_in_every_field_of_a_story(editor):
    story = make_full_article(live=False)
    data = form_data(editor, story)
    typed = {
        name: f"{value}\x00x"
        for name, value in data.items()
        if name.endswith(("-words", "-described_as", "attributed_as")) or name in TEXTS
    }
    assert len(typed) > 6
    response = editor.post(edit_url(story), {**data, **typed})
    assert response.status_code == 302
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert draft.standfirst == f"{story.standfirst}x"
    assert draft.quotes.all()[0].words.endswith("x")


TEXTS = ("title", "standfirst", "kicker", "slugline", "lead_image_caption", "listing_title")


@pytest.mark.parametrize("name", ["/search/?q=a%00b", "/search/?q=%00", "/quotes/?year=%00"])
def test_in_addresses(client, name):
    assert client.get(name).status_code < 500


def test_in_a_readers_report(client):
    story = make_article(live=True)
    token = make_token(f"{story.pk}:", timezone.now() - datetime.timedelta(minutes=1))
    data = {"kind": "error", "text": "It was\x00 on Tuesday.", "token": token}
    assert client.post(f"/report{story.address}", data).status_code == 200
    assert ReaderReport.objects.get().text == "It was on Tuesday."


@pytest.mark.parametrize("name", ["wagtailadmin_explore_root", "wagtailadmin_pages:search"])
def test_in_searches_of_the_newsroom(editor, name):
    assert editor.get(reverse(name), {"q": "a\x00"}).status_code == 200
