"""The panel "Record" while somebody writes: it fills, adds and marks, and never takes over."""

import pytest

from articles.models import Person
from articles.services.reading import read
from tests.editor import edit_url
from tests.factories import make_topic, make_user
from tests.reading_story import BODY, make_story, scripted

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def open_story(sign_in, monkeypatch, **window):
    monkeypatch.setattr(read, "extract", scripted)
    make_topic("Harbours")
    story = make_story(title="Pier closed", text=BODY)
    desk = sign_in(make_user("nora", group="Editors"), **window)
    desk.goto(edit_url(story))
    desk.get_by_role("button", name="Toggle record").click()
    desk.locator("[data-record-card]").first.wait_for()
    return story, desk


def draft_of(story):
    story.refresh_from_db()
    return story.get_latest_revision_as_object()


def saved(desk):
    desk.wait_for_timeout(1500)
    desk.locator("#w-autosave-indicator").get_by_text("Saved", exact=True).wait_for(
        state="attached"
    )


def test_proposals_are_taken_while_somebody_types(newsroom, sign_in, monkeypatch):
    story, desk = open_story(sign_in, monkeypatch)
    standfirst = desk.get_by_role("textbox", name="Standfirst")
    standfirst.fill("Half a sent")
    name = desk.locator(".record-card__name", has_text="We were not asked")
    card = desk.locator("[data-record-card]", has=name)
    card.get_by_role("button", name="Accept").click()
    desk.locator("[data-record-status]", has_text="added").wait_for()
    card.wait_for(state="detached")
    focused = "document.activeElement.closest('[data-record-panel]') !== null"
    assert desk.evaluate(focused), "who pressed a button there is still there"
    standfirst.focus()
    desk.keyboard.press("End")
    desk.keyboard.type("ence.")
    desk.wait_for_timeout(3000)
    assert standfirst.evaluate("field => document.activeElement === field")
    saved(desk)
    draft = draft_of(story)
    assert draft.standfirst == "Half a sentence."
    [quote] = draft.quotes.all()
    assert quote.anchored and quote.words == "We were not asked,"
    assert desk.evaluate("CSS.highlights.get('record-quote').size") == 1
    assert Person.objects.get().standing == "private"


def test_one_switch_silences_it_and_is_remembered(newsroom, sign_in, monkeypatch):
    _, desk = open_story(sign_in, monkeypatch)
    desk.get_by_label("Read along while I write").uncheck()
    desk.reload()
    panel = desk.locator("[data-record-panel]")
    if not panel.is_visible():
        desk.get_by_role("button", name="Toggle record").click()
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.get_by_role("textbox", name="Standfirst").fill("Something new.")
    desk.wait_for_timeout(3000)
    assert not any(url.endswith("/record/") for url in asked)
    desk.get_by_role("button", name="Read now").click()
    desk.locator("[data-record-card]").first.wait_for()


def test_what_is_selected_is_added(newsroom, sign_in, monkeypatch):
    story, desk = open_story(sign_in, monkeypatch, width=390)
    desk.evaluate(
        """() => {
            const text = document.querySelector('.story-body .public-DraftEditor-content');
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const node = walker.nextNode(), at = node.data.indexOf('Harbour Board');
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + 'Harbour Board'.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    desk.locator("[data-record-selected]", has_text="Harbour Board").wait_for()
    desk.locator("[data-add=organization]").click()
    desk.locator("[data-record-status]", has_text="Added").wait_for()
    for _second in range(10):
        desk.wait_for_timeout(1000)
        rows = list(draft_of(story).organization_mentions.all())
        if rows:
            break
    [row] = rows
    assert row.organization.name == "Harbour Board"
    overflow = desk.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0
