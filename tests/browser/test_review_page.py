"""The second person's half: a submitted story with all its quotes, from the home screen to live.

Counted is every press of the pointer, every key that is not text, every document that was asked
for, and every screen on which something was done.
"""

import json

import pytest
from django.utils import timezone

from articles.enums import StepPreset
from articles.models import ArticlePage, Check, QuoteVerification
from articles.services.importing.import_story import import_story
from articles.services.importing.record_file import read_record_file
from articles.services.importing.story_file import read_story_file
from articles.services.review.step_presets import newsroom_workflow, set_steps
from tests.browser.keyboard import tab_to
from tests.factories import make_document, make_person, make_section, make_user
from tests.publishing import edited_by, now_of
from tests.shared_data import seed_story

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
CLICKS, LOADS = 12, 3


@pytest.fixture
def story(newsroom):
    """Submitted by its author; the text of each quote's source is in the record."""
    seed = seed_story("own")
    gold = json.loads(seed.record.read_text(encoding="utf-8"))
    for row in gold["people"]:
        make_person(row["name"])
    article = import_story(
        story=read_story_file(seed.text.read_bytes()),
        record=read_record_file(seed.record.read_bytes()),
        key="seed",
        section=make_section(),
        headline="A letter",
        now=timezone.now(),
    ).article
    draft = now_of(article).get_latest_revision_as_object()
    source = make_document(
        "What was said", excerpt="\n".join(row["text"] for row in gold["quotes"])
    )
    for quote in draft.quotes.all():
        quote.said_in_document = source
    draft.save_revision()
    author = make_user("ada", group="Contributors")
    edited_by(article, author, title="Letter asks president to speak")
    article = now_of(article)
    article.get_workflow().start(article, author)
    return article


class Counter:
    """What somebody does in a window."""

    def __init__(self, page):
        self.page, self.clicks, self.keys, self.loads = page, 0, 0, 0
        page.on("request", self._seen)

    def _seen(self, request):
        self.loads += request.is_navigation_request() and request.frame == self.page.main_frame

    def click(self, found):
        found.click()
        self.clicks += 1

    def press(self, key):
        self.page.keyboard.press(key)
        self.keys += 1

    def __str__(self):
        return f"{self.clicks} clicks, {self.keys} keys, {self.loads} page loads"


def verify_all(desk, counter, total):
    # Whoever reads comes to the first quote by the wheel, which is no press.
    desk.locator("[data-evidence] mark").first.scroll_into_view_if_needed()
    for number in range(1, total + 1):
        counter.press("v")
        said(desk, number, total)


def said(desk, number, total):
    words = f"{number} of {total} quotes verified"
    desk.locator("#review-bar strong", has_text=words).wait_for()


@pytest.mark.parametrize("preset", [StepPreset.TWO_PEOPLE, StepPreset.FULL_DESK])
def test_from_the_home_screen_to_live(story, sign_in, preset, capsys):
    set_steps(workflow=newsroom_workflow(), preset=preset, user=None)
    total = story.get_latest_revision_as_object().quotes.count()
    assert total >= 10
    desk = sign_in(make_user("max", group="Moderators"))
    counter = Counter(desk)
    counter.click(desk.get_by_role("link", name="Letter asks president to speak"))
    desk.wait_for_url("**/review/")
    screens = {desk.url}
    desk.locator("[data-scripted]").wait_for()
    verify_all(desk, counter, total)
    for box in desk.locator("fieldset [type=checkbox]").all():
        counter.click(box)
    screens.add(desk.url.partition("#")[0])
    counter.click(desk.get_by_role("button", name="Pass and publish"))
    desk.get_by_text("is published").wait_for()
    with capsys.disabled():
        print(f"\nSecond person, {preset.label}, {total} quotes: {counter}, {len(screens)} screen")
    assert ArticlePage.objects.get(pk=story.pk).live
    assert QuoteVerification.objects.filter(outcome="verified").count() == total
    assert Check.objects.filter(outcome="passed").count() == 3
    assert counter.clicks <= CLICKS
    assert (counter.keys, len(screens)) == (total, 1)
    assert counter.loads <= LOADS
    assert desk.get_by_role("link", name="View live").count() == 1


def test_by_keyboard_alone(story, sign_in):
    total = story.get_latest_revision_as_object().quotes.count()
    desk = sign_in(make_user("max", group="Moderators"))
    tab_to(desk, "Letter asks president to speak")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/review/")
    desk.locator("[data-scripted]").wait_for()
    verify_all(desk, Counter(desk), total)
    for words in desk.locator("fieldset .check-item__label").all_inner_texts():
        tab_to(desk, words.strip())
        desk.keyboard.press("Space")
    tab_to(desk, "Pass and publish")
    desk.keyboard.press("Enter")
    desk.get_by_text("is published").wait_for()
    assert ArticlePage.objects.get(pk=story.pk).live


def test_v_asks_ignores_a_held_key_and_wants_the_evidence_in_view(story, sign_in):
    version = now_of(story).get_latest_revision_as_object()
    quotes = list(version.quotes.all())
    quotes[0].said_in_document = make_document("Another letter", excerpt="Nothing like it.")
    version.save_revision(user=version.latest_revision.user)
    desk = sign_in(make_user("max", group="Moderators"))
    desk.goto(f"/admin/stories/{story.pk}/review/")
    desk.locator("[data-scripted]").wait_for()
    first = desk.locator(f"#quote-{quotes[0].uid}")
    # At the top of the page no evidence is in view: the first press only leads there.
    desk.keyboard.press("v")
    said(desk, 0, len(quotes))
    first.evaluate("quote => quote.focus({ preventScroll: true })")
    first.locator("[data-evidence]").scroll_into_view_if_needed()
    desk.keyboard.press("v")
    asked = "document.activeElement.hasAttribute('data-ask')"
    assert desk.evaluate(asked)
    assert not QuoteVerification.objects.exists()
    desk.keyboard.press("Enter")
    said(desk, 1, len(quotes))
    desk.keyboard.down("v")
    desk.keyboard.down("v")  # a key that is held down repeats
    desk.keyboard.down("v")
    said(desk, 2, len(quotes))
    desk.keyboard.up("v")
    desk.wait_for_timeout(500)
    assert QuoteVerification.objects.count() == 2


def test_a_tick_is_there_after_the_window_was_closed(story, sign_in):
    user = make_user("max", group="Moderators")
    desk = sign_in(user)
    desk.goto(f"/admin/stories/{story.pk}/review/")
    desk.locator("[data-scripted]").wait_for()
    desk.locator("fieldset [type=checkbox]").first.click()
    desk.locator("[data-announce]", has_text="Saved.").wait_for(state="attached")
    other = sign_in(user)
    other.goto(f"/admin/stories/{story.pk}/review/")
    assert other.locator("fieldset [type=checkbox]").first.is_checked()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window(story, sign_in, width):
    desk = sign_in(make_user("max", group="Moderators"), width=width)
    desk.goto(f"/admin/stories/{story.pk}/review/")
    desk.locator("[data-scripted]").wait_for()
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script(story, open_window):
    make_user("max", group="Moderators")
    desk = open_window(java_script_enabled=False)
    desk.goto(f"/admin/login/?next=/admin/stories/{story.pk}/review/")
    desk.get_by_label("Username").fill("max")
    desk.get_by_label("Password").fill("a long enough pass phrase")
    desk.get_by_role("button", name="Sign in").click()
    desk.locator("fieldset [type=checkbox]").first.check()
    desk.get_by_role("button", name="Verified", exact=True).first.click()
    desk.get_by_text("1 of").first.wait_for()
    assert desk.locator("fieldset [type=checkbox]").first.is_checked()
    assert QuoteVerification.objects.count() == 1
