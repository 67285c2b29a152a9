"""Who may not approve: who wrote what the last version says, not who pressed "Save" last."""

import pytest
from django.utils import timezone

from articles.enums import CheckKind, CheckOutcome
from articles.models.last_changes import last_changed_by
from articles.models.steps import is_own_edit
from articles.services.review.checks import CheckOfOwnEdit, record_check
from tests.editor import edit_url, form_data
from tests.factories import make_standard_page, make_user
from tests.publishing import draft, now_of
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def writer(newsroom):
    return make_user("writer", group="Moderators")


@pytest.fixture
@remembered
def colleague(writer):
    return make_user("colleague", group="Moderators")


@pytest.fixture
@remembered
def story(writer):
    article = draft(title="Four eyes", owner=writer)
    save(article, writer, title="By the writer")
    return article


def save(article, user, **fields):
    version = now_of(article).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(version, name, value)
    return version.save_revision(user=user)


def latest(article):
    return now_of(article).get_latest_revision()


def test_saving_without_a_change_makes_nobody_the_author(story, writer, colleague):
    for _ in range(7):
        save(story, colleague)
    assert is_own_edit(latest(story), writer)
    assert not is_own_edit(latest(story), colleague)


def test_a_change_does(story, writer, colleague):
    save(story, colleague, title="By the colleague")
    save(story, writer)
    assert is_own_edit(latest(story), colleague)
    assert not is_own_edit(latest(story), writer)


def test_the_first_version_is_its_authors(writer, colleague):
    article = draft(title="First")
    article.latest_revision.user = writer
    article.latest_revision.save()
    save(article, colleague)
    assert is_own_edit(latest(article), writer)


def test_the_editor_saves_without_a_change(client, story, writer, colleague):
    client.force_login(colleague)
    before = latest(story).pk
    client.post(edit_url(story), form_data(client, now_of(story)))
    assert latest(story).pk != before
    assert is_own_edit(latest(story), writer)


def test_the_writer_is_not_let_through_by_a_colleagues_save(story, writer, colleague):
    save(story, colleague)
    story = now_of(story)
    story.get_workflow().start(story, writer)
    with pytest.raises(CheckOfOwnEdit):
        record_check(
            article=story,
            kind=CheckKind.COPY_EDIT,
            outcome=CheckOutcome.PASSED,
            digest=story.get_latest_revision_as_object().publication_digest(),
            answers=[],
            note="",
            user=writer,
            now=timezone.now(),
        )


def test_other_pages_belong_to_who_saved_them(writer, colleague):
    page = make_standard_page()
    page.save_revision(user=writer)
    revision = page.save_revision(user=colleague)
    assert last_changed_by(revision) == colleague.pk


def test_it_costs_one_query(story, colleague, django_assert_num_queries):
    for _ in range(3):
        save(story, colleague)
    revision = latest(story)
    with django_assert_num_queries(1):
        last_changed_by(revision)
        last_changed_by(revision)
