"""What it costs an author to bring a story from an empty editor to review, by pointer and keys."""

from collections import Counter

import pytest

from articles.models import ArticlePage, Person
from tests.browser.keyboard import wait_until
from tests.factories import make_author, make_section, make_topic, make_user
from tests.seed_story import read_gold
from tests.shared_data import seed_story

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
MOST_CLICKS = 15
HEADLINE = "Lawmakers ask the president to condemn the persecution of gay Chechens"
STANDFIRST = "More than fifty have signed a letter that wants words, and pressure on Moscow."
TOPICS = ("LGBT rights", "Human rights")
# Somebody who is private whatever the machine makes of the text.
OFFICES = {"Ileana Ros-Lehtinen", "David Cicilline", "Rex Tillerson", "Theresa May"}


class Counted:
    """A window whose presses and loads are counted by the browser itself."""

    def __init__(self, page):
        self.page, self.counts = page, Counter()
        page.expose_function("countPress", lambda: self.counts.update(clicks=1))
        page.add_init_script(
            "addEventListener('pointerdown', (e) => e.isTrusted && window.countPress(), true);"
        )
        page.on("request", self._load)

    def _load(self, request):
        if request.resource_type == "document" and request.frame == self.page.main_frame:
            self.counts.update(loads=1)

    def press(self, key):
        self.counts.update(keys=1)
        self.page.keyboard.press(key)

    def paste(self, text):
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.press("Control+V")


@pytest.fixture
def newsroom(newsroom):
    make_section("World")
    for name in TOPICS:
        make_topic(name)


def test_an_author_submits_the_seed_with_few_clicks(newsroom, sign_in, capsys):
    seed = seed_story("own")
    nora = make_user("nora", group="Editors")
    make_author("Nora Field", user=nora)
    page = sign_in(nora, permissions=["clipboard-read", "clipboard-write"])
    page.reload()  # the home screen, with what counts in it
    window = Counted(page)
    page.goto("/admin/")
    window.counts.clear()

    page.get_by_role("link", name="World").first.click()
    page.locator("#id_title:focus").wait_for()
    page.keyboard.type(HEADLINE)
    window.press("Enter")
    page.keyboard.type(STANDFIRST)
    page.locator(".story-body .public-DraftEditor-content").click()
    window.paste(seed.text.read_text(encoding="utf-8"))

    page.get_by_role("button", name="Toggle record").click()
    page.locator("[data-record-do=accept_all]").click()
    page.locator("[data-record-status]", has_text="added to the record").wait_for()
    assert {person.standing for person in Person.objects.all()} == {"private"}
    page.locator("[data-naming=proposed]").click()
    page.locator("[data-record-status]", has_text="public figures now").wait_for()
    public = {person.name for person in Person.objects.filter(standing="public_figure")}
    assert public >= OFFICES and "Chad Griffin" not in public

    for name in ("Chad Griffin", "Putin"):
        name_publicly(window, name)

    topics = page.locator("#id_topics + .tagit input")
    topics.click()
    for name in TOPICS:
        if name in page.locator("#id_topics").input_value().replace("\N{NO-BREAK SPACE}", " "):
            continue  # it was proposed, and accepted with the rest
        page.keyboard.type(name[:6])
        page.locator(".ui-autocomplete li", has_text=name).first.wait_for()
        window.press("ArrowDown")
        window.press("Enter")
    page.wait_for_timeout(1500)
    page.locator("#w-autosave-indicator").get_by_text("Saved", exact=True).wait_for()
    submit(page)
    page.get_by_text("submitted").first.wait_for()

    counts = dict(window.counts)
    with capsys.disabled():
        print(
            f"\nAuthor: {counts['clicks']} clicks, {counts['keys']} keys, {counts['loads']} loads"
        )
    assert counts["clicks"] <= MOST_CLICKS
    check_record(ArticlePage.objects.get(), read_gold(seed))


def name_publicly(window, name):
    """Answer this person's own row: the text names them, and a private name would stop it."""
    row = window.page.locator("[data-naming-row]", has_text=name)
    row.locator("[data-naming-standing]").select_option("public_figure")
    window.counts.update(clicks=1)  # the list of answers; the browser draws it by itself
    # The answer before is still being kept.
    wait_until(window.page, "!document.querySelector('[aria-busy=true]')")
    row.get_by_role("button", name="Save").click()
    for _ in range(100):
        if Person.objects.filter(name=name, standing="public_figure"):
            return
        window.page.wait_for_timeout(100)
    raise AssertionError(f"{name} was not named")


def submit(page):
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Review").click()


def check_record(article, gold):
    """Everything that was accepted is in the draft, tied to the text that was pasted."""
    draft = article.get_latest_revision_as_object()
    assert draft.current_workflow_state is not None
    assert str(draft.published_on) == gold["date"]["iso"]
    assert [row.author.name for row in draft.bylines.all()] == ["Nora Field"]
    assert {topic.name for topic in draft.topics.all()} >= set(TOPICS)
    assert all(quote.anchored for quote in draft.quotes.all())
    assert len(draft.quotes.all()) >= len(gold["quotes"]) - 1
    names = {row.person.name.rpartition(" ")[2] for row in draft.person_mentions.all()}
    assert names >= {row["name"].rpartition(" ")[2] for row in gold["people"]}
