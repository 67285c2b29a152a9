"""The reading screen as people use it: with the mouse, and with the keyboard alone."""

import pytest

from articles.models import Person, RejectedProposal
from articles.services.reading import read
from tests.factories import make_topic, make_user
from tests.reading_story import make_story, scripted
from tests.seed_story import hand_made_page, import_seed, make_known, published_page, read_gold

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
MAX_PRESSES = 60


@pytest.fixture
def newsroom(newsroom):
    make_topic("Harbours")


def draft_of(story):
    story.refresh_from_db()
    return story.get_latest_revision_as_object()


def card(page, words):
    return page.locator("li.reading-card", has=page.locator("h3", has_text=words))


def test_read_accept_edit_reject_save(newsroom, monkeypatch, sign_in):
    monkeypatch.setattr(read, "extract", scripted)
    story = make_story(title="Pier closed")
    desk = sign_in(make_user("nora", group="Editors"))
    desk.goto(f"/admin/pages/{story.pk}/edit/")
    desk.get_by_role("button", name="More actions").click()
    desk.get_by_role("button", name="Read the text").click()
    desk.wait_for_url(f"**/stories/{story.pk}/read/")
    desk.get_by_role("button", name="Accept all at or above").click()
    bar = desk.locator("[data-count]")
    assert bar.inner_text() == "6 to accept, 0 to reject, 3 left"

    told = card(desk, "We were not asked")
    told.get_by_text("Edit").click()
    told.get_by_label("Verb").fill("told the board")
    haste = card(desk, "unsafe haste")
    haste.get_by_text("Reject").click()
    fisher = card(desk, "Nobody told us")
    fisher.get_by_text("Edit").click()
    fisher.get_by_label("Said by").select_option("person")
    fisher.get_by_label("Speaker", exact=True).fill("Al Reef")
    fisher.get_by_label("Speaker", exact=True).press("Tab")
    assert fisher.locator('[data-fact="Speaker"]').inner_text() == "Al Reef"
    assert fisher.get_by_label("Accept").is_checked()
    mark = desk.locator(".reading-story a", has_text="closed the old")
    mark.first.click()
    assert "closed the old pier" in desk.evaluate("document.activeElement.textContent")
    desk.get_by_role("button", name="Save decisions").click()
    desk.get_by_text("7 accepted, 1 rejected").wait_for()

    draft = draft_of(story)
    assert [(q.words, q.verb) for q in draft.quotes.all()] == [
        ("We were not asked,", "told the board"),
        ("Nobody told us,", "said"),
    ]
    assert {person.name for person in Person.objects.all()} == {"Ines Demo", "Al Reef"}
    assert RejectedProposal.objects.count() == 1
    assert not story.live
    assert card(desk, "unsafe haste").count() == 0
    assert card(desk, "It is our living").count() == 1


def test_keys_act_on_proposals_and_never_in_fields(newsroom, monkeypatch, sign_in):
    monkeypatch.setattr(read, "extract", scripted)
    story = make_story(title="Pier closed")
    desk = sign_in(make_user("nora", group="Editors"), width=390, height=844)
    desk.goto(f"/admin/stories/{story.pk}/read/")
    announced = desk.locator("[data-announce]")
    focused = "document.activeElement.querySelector('h3')?.textContent"
    assert desk.evaluate(focused) == "“We were not asked,”"
    desk.keyboard.press("j")
    assert desk.evaluate(focused) == "“It is our living,”"
    assert "speaker: Ines Demo" in announced.inner_text()
    desk.keyboard.press("k")
    desk.keyboard.press("a")
    assert announced.inner_text().startswith("Accept. Next: Quote, “It is our living,”")
    desk.keyboard.press("r")
    desk.keyboard.press("e")
    assert desk.evaluate("document.activeElement.dataset.field") == "speaker_kind"
    for _ in range(3):
        desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.dataset.field") == "verb"
    desk.keyboard.press("Control+A")
    desk.keyboard.type("a jar")
    desk.keyboard.press("Escape")
    assert desk.evaluate(focused) == "“unsafe haste.”"
    assert desk.locator("[data-count]").inner_text() == "2 to accept, 1 to reject, 6 left"
    desk.keyboard.press("u")
    desk.keyboard.press("A")
    assert "6 proposals at or above 90 %" in announced.inner_text()
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
    desk.keyboard.press("s")
    desk.get_by_text("6 accepted, 1 rejected").wait_for()


class Keyboard:
    """Counts what is pressed."""

    def __init__(self, page):
        self.page = page
        self.presses = 0

    def press(self, key):
        self.presses += 1
        self.page.keyboard.press(key)


def test_the_seed_story_with_the_keyboard_alone(newsroom, sign_in, seed):
    gold = read_gold(seed)
    make_known(gold)
    wanted = hand_made_page(seed, gold)
    story = import_seed(seed)
    desk = sign_in(make_user("nora", group="Editors"))
    desk.goto(f"/admin/stories/{story.pk}/read/")
    keyboard = Keyboard(desk)
    keyboard.press("A")
    chosen = desk.locator("li.reading-card[data-decision=accept]")
    sure = chosen.evaluate_all("cards => cards.map(card => Number(card.dataset.confidence))")
    assert len(sure) >= 20 and min(sure) >= 0.9
    cards = desk.locator("li[data-card]")
    shown = set()
    while desk.evaluate("document.querySelector('li[data-card]:not([data-decision=accept])')"):
        focused = desk.evaluate("({...document.activeElement.dataset})")
        if focused["kind"] == "Quote":
            # Every quote is looked at, the sure ones too, before anything is saved.
            assert "Speaker" in desk.evaluate("document.activeElement.innerText")
            shown.add(focused["card"])
            keyboard.press("j" if focused["decision"] else "a")
        else:
            keyboard.press("n" if focused["decision"] else "a")
    assert len(shown) == len(gold["quotes"])
    total = cards.count()
    keyboard.press("s")
    desk.get_by_text(f"{total} accepted").wait_for()
    assert keyboard.presses <= MAX_PRESSES
    assert published_page(draft_of(story), gold) == wanted
