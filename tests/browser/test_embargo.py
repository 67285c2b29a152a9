"""An embargo from its screen to its end: set by keyboard, hidden from a colleague and from readers,
and lifted by the run that publishes what is due."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from articles.models import Embargo
from tests.browser.keyboard import press, tab_to
from tests.factories import make_user
from tests.publishing import approved, draft, now_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
TITLE = "The list that was never to be found"
PERSON = "Witness Demo"


@pytest.fixture
def story(newsroom):
    editor = make_user("nora", group="Editors")
    article = draft(title=TITLE, owner=editor, person={"name": PERSON})
    article.save_revision(user=editor)
    return now_of(article)


def set_it(page, story, day):
    page.goto(f"/admin/stories/{story.pk}/embargo/")
    for label, words in (("Ends on", f"{day:%Y-%m-%d}"), ("At", "10:00")):
        tab_to(page, label)
        page.keyboard.press("Control+A")
        page.keyboard.type(words)
        page.keyboard.press("Escape")  # the calendar that opened
    tab_to(page, "Reason")
    page.keyboard.type("The families leave the country first.")
    press(page, "Set the embargo")
    page.get_by_text("Only the embargo desk can see it.").wait_for()


def schedule(story, at):
    version = now_of(story).get_latest_revision_as_object()
    version.go_live_at = at
    revision = version.save_revision()
    approved(now_of(story), revision)
    revision.publish()
    return Revision.objects.get(pk=revision.pk)


def let_time_pass(revision):
    """What was to be tomorrow was a minute ago."""
    before = timezone.now() - datetime.timedelta(minutes=1)
    Embargo.objects.update(until=before)
    revision.content["go_live_at"] = before.isoformat()
    revision.approved_go_live_at = before
    revision.save()


def sees(page, address, words):
    page.goto(address)
    return page.get_by_text(words).count() > 0


def test_nobody_knows_until_its_time(story, sign_in, open_window):
    editor, reader = sign_in(story.owner), open_window()
    edit = f"/admin/pages/{story.pk}/edit/"
    people = "/admin/snippets/articles/person/"
    assert sees(editor, "/admin/", TITLE)
    assert sees(editor, people, PERSON)

    desk = sign_in(make_user("ada", group="Administrators"))
    set_it(desk, story, timezone.localdate() + datetime.timedelta(days=1))
    for address, words in (("/admin/", TITLE), (people, PERSON)):
        assert sees(desk, address, words), address
    assert desk.goto(edit).status == 200
    revision = schedule(story, Embargo.objects.get().until)
    for address, words in (("/admin/", TITLE), ("/admin/stories/", TITLE), (people, PERSON)):
        assert not sees(editor, address, words), address
    # A navigation that ends in 404 is the answer that is wanted; the console says so too.
    assert editor.request.get(edit).status == 404
    assert reader.request.get(story.proposed_address()).status == 404

    call_command("publish_due")
    assert reader.request.get(story.proposed_address()).status == 404
    let_time_pass(revision)
    call_command("publish_due")
    assert now_of(story).live
    assert sees(editor, "/admin/stories/", TITLE)
    assert sees(editor, people, PERSON)
    assert sees(reader, now_of(story).address, TITLE)
