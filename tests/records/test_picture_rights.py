"""How long a picture may be used: a finding before publication, a warning after it."""

import datetime
import json

import pytest
from django.utils import timezone

from articles.enums import DeskList
from articles.guard.rules import content_findings
from articles.models.story_facts import read_story_facts
from articles.selectors.home.desk import read_desk
from tests.factories import make_article, make_user
from tests.factories.pictures import make_image

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def today():
    return timezone.localdate()


def found(article, **at):
    facts = read_story_facts(article, **at)
    return [one.message for one in content_findings(facts) if one.rule == "picture_rights"]


def with_picture(until, **fields):
    return make_article(lead_image=make_image(description="A gate", usable_until=until), **fields)


def test_the_last_day_counts_and_the_day_after_does_not():
    assert found(with_picture(None)) == []
    assert found(with_picture(today())) == []
    (said,) = found(with_picture(today() - DAY))
    day = today() - DAY
    assert said.startswith(f"The lead image could be used until {day.day} {day:%B %Y}. Choose")


def test_what_counts_is_the_day_on_which_the_story_goes_live():
    article = with_picture(today() + DAY)
    assert found(article) == []
    assert found(article, goes_live_at=timezone.now() + 3 * DAY)


def test_a_picture_in_the_text_too():
    image = make_image(usable_until=today() - DAY)
    value = {"image": {"image": image.pk, "alt_text": "A gate", "decorative": False}}
    body = [{"type": "image", "value": {**value, "caption": "", "credit": ""}, "id": "a"}]
    (said,) = found(make_article(body=json.dumps(body)))
    assert "Image 1 in the text could be used until" in said


def test_the_home_screen_lists_live_stories_before_the_day_comes():
    editor = make_user(group="Editors")
    with_picture(today() - DAY, title="Over", live=True)
    with_picture(today() + 5 * DAY, title="Soon", live=True)
    with_picture(today() + 60 * DAY, title="Long", live=True)
    with_picture(None, title="No end", live=True)
    parts = {part.desk: part for part in read_desk(editor, timezone.now())}
    titles = {row.title for row in parts[DeskList.FINDINGS].rows}
    assert titles == {"Over", "Soon"}


def test_a_live_story_keeps_its_picture(client):
    article = with_picture(today() - DAY, live=True)
    assert "<img" in client.get(article.address).content.decode()
