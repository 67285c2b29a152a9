"""A whole site moves in: each story once, with its links, pictures, topics and old addresses."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import ArticlePage, Author, NewsImage, OldAddress, StandardPage, Topic
from articles.services.importing import site_items
from tests.factories import make_section, make_topic
from tests.importing.old_exports import attachment, draw, post, term, write_wxr

pytestmark = pytest.mark.django_db

PICTURE = "https://old.example/wp-content/uploads/2012/bridge.jpg"
SMALL = PICTURE.replace(".jpg", "-300x200.jpg")
BODY = f"""Two towns ask for a <a href="https://www.old.example/archive/story-2/">bridge</a>.

<ul><li>One</ul>
[caption width="9"]<img src="{SMALL}" alt="A bridge" /> Photo: Mira Demo[/caption]
<script>alert(1)</script><a href="https://old.example/lost/">Lost</a>"""


@pytest.fixture
def export(tmp_path):
    make_section("News")
    draw(tmp_path / "files" / "2012" / "bridge.jpg")
    tags = term("category", "news", "News") + term("category", "bridges", "Bridges")
    tags += term("post_tag", "Rivers", "rivers")
    return write_wxr(
        tmp_path,
        attachment(9, PICTURE, alt="An old bridge", parent=1),
        post(1, "A bridge", BODY, extra=tags),
        post(2, "Later", "More.", day="2013-01-02"),
        post(3, "About us", "<p>Who we are.</p>", kind="page", slug="about-us"),
        post(4, "Secret", "Nothing.", status="private"),
    )


def run(path, **options):
    out = io.StringIO()
    call_command("import_site", path, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def contents():
    """All that an import writes of stories, without keys and times."""
    return [
        (
            story.title,
            story.slug,
            json.dumps(story.get_latest_revision_as_object().body.get_prep_value(), sort_keys=True),
            sorted(topic.name for topic in story.get_latest_revision_as_object().topics.all()),
        )
        for story in ArticlePage.objects.order_by("slug")
    ]


def test_stories_and_pages_come_as_drafts_with_all_that_they_had(export, tmp_path):
    make_topic("Rivers")
    report = tmp_path / "report.json"
    run(export, section="news", media=[tmp_path / "files"], report=report)
    story = ArticlePage.objects.get(slug="story-1").get_latest_revision_as_object()
    assert (story.title, str(story.published_on), story.live) == ("A bridge", "2012-03-04", False)
    assert [topic.name for topic in story.topics.order_by("name")] == ["Bridges", "Rivers"]
    assert [line.author.name for line in story.bylines.all()] == ["Mira Demo"]
    text, image, rest = story.body
    later = ArticlePage.objects.get(slug="story-2")
    assert f'<a id="{later.pk}" linktype="page">bridge</a>' in str(text.value) or (
        f'<a linktype="page" id="{later.pk}">bridge</a>' in text.value.source
    )
    assert "<ul><li>One</li></ul>" in text.value.source
    assert image.value["image"].contextual_alt_text == "A bridge"
    assert image.value["credit"] == "Mira Demo"
    assert "alert" not in rest.value.source
    assert StandardPage.objects.get(slug="about-us").live is False
    assert not ArticlePage.objects.filter(live=True).exists()
    data = json.loads(report.read_text())
    assert (data["read"], data["made"], data["failed"]) == (4, 4, 0)
    entry = next(one for one in data["entries"] if one["title"] == "A bridge")
    assert entry["lost"] == ["link to https://old.example/lost/, which is not in the export"]
    secret = next(one for one in data["entries"] if one["title"] == "Secret")
    assert secret["reason"] == "It was private."


def test_twice_in_a_row_changes_nothing(export, tmp_path):
    given = {"section": "news", "media": [tmp_path / "files"]}
    run(export, **given)
    before = contents(), NewsImage.objects.count(), OldAddress.objects.count()
    revisions = ArticlePage.objects.get(slug="story-1").revisions.count()
    assert "4 unchanged" in run(export, **given)
    assert (contents(), NewsImage.objects.count(), OldAddress.objects.count()) == before
    assert ArticlePage.objects.get(slug="story-1").revisions.count() == revisions


@pytest.mark.parametrize("at", [1, 2, 4, 5])
def test_killed_and_started_again_it_gives_the_same(export, tmp_path, monkeypatch, at):
    given = {"section": "news", "media": [tmp_path / "files"]}
    real, calls = site_items._remember, []

    def killed(*args, **kwargs):
        calls.append(1)
        if len(calls) == at:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    monkeypatch.setattr(site_items, "_remember", killed)
    with pytest.raises(KeyboardInterrupt):
        run(export, **given)
    monkeypatch.undo()
    run(export, **given)
    assert ArticlePage.objects.count() == 3 and StandardPage.objects.count() == 1
    assert (Topic.objects.count(), Author.objects.count(), NewsImage.objects.count()) == (2, 1, 1)
    later = ArticlePage.objects.get(slug="story-2")
    story = ArticlePage.objects.get(slug="story-1").get_latest_revision_as_object()
    assert f'id="{later.pk}"' in story.body[0].value.source
    assert "4 unchanged" in run(export, **given)


def test_what_somebody_edited_or_deleted_here_is_left(export, tmp_path):
    run(export, section="news")
    edited = ArticlePage.objects.get(slug="story-1")
    edited.title = "A better headline"
    edited.save_revision()
    ArticlePage.objects.get(slug="story-2").delete()
    text = export.read_text().replace("Two towns", "Three towns").replace("More.", "Much more.")
    export.write_text(text)
    said = run(export, section="news")
    assert "Somebody has edited it" in said and "It was deleted here" in said
    assert not ArticlePage.objects.filter(slug="story-2").exists()


def test_a_preview_writes_nothing_and_says_what_is_lost(export, tmp_path):
    said = run(export, section="news", preview=True)
    assert ArticlePage.objects.count() == StandardPage.objects.count() == 0
    assert "bridge-300x200.jpg: not in the files" in said or "bridge.jpg: not in the files" in said
    assert "lost/, which is not in the export" in said


def test_the_mapping_is_a_file_that_people_edit(export, tmp_path):
    path = tmp_path / "mapping.json"
    assert "Look at it" in run(export, section="news", mapping=path)
    assert not ArticlePage.objects.exists()
    mapping = json.loads(path.read_text())
    assert mapping["categories"]["News"] == {"becomes": "section", "name": "news", "like": []}
    mapping["categories"]["Bridges"] = {"becomes": "topic", "name": "Bridges and roads"}
    mapping["tags"]["rivers"] = {"becomes": "nothing"}
    mapping["authors"]["Mira Demo"] = ["M. Demo"]
    path.write_text(json.dumps(mapping))
    run(export, mapping=path)
    assert list(Topic.objects.values_list("name", flat=True)) == ["Bridges and roads"]
    assert list(Author.objects.values_list("name", flat=True)) == ["M. Demo"]


def test_a_mapping_with_a_mistake_is_refused_in_words(export, tmp_path):
    path = tmp_path / "mapping.json"
    path.write_text('{"sektion": "news"}')
    with pytest.raises(CommandError, match="sektion"):
        run(export, mapping=path)
