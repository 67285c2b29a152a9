"""The public site in real Chromium: nothing breaks, nothing is stored, nobody else is asked."""

from urllib.parse import urlsplit

import pytest

from articles.models import PersonMention
from tests.factories import (
    make_article,
    make_full_article,
    make_newsroom,
    make_person,
    make_standard_page,
)
from tests.factories.pictures import make_image

pytestmark = [
    pytest.mark.browser,
    # The rows that migrations made (the root of the page tree) must be there for each test.
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
WIDTHS = (320, 390, 1280)


@pytest.fixture
def addresses():
    """The address of one page of each kind, with long words and everything on them."""
    make_newsroom()
    make_standard_page()
    story = make_full_article(
        size=6,
        title="Donaudampfschifffahrtsgesellschaftskapitäne against " + "incomprehensibilities " * 3,
        slug="long",
        kicker="Counterrevolutionaries",
        lead_image=make_image(size=(900, 600)),
        lead_image_alt="A square",
    )
    for number in range(8):
        make_article(
            live=True,
            title=f"Story number {number} with a headline of some length",
            slug=f"some-{number}",
            lead_image=make_image(size=(900, 600)) if number % 2 else None,
            topics=[story.topics.first()],
            person_mentions=[PersonMention(person=make_person())],
        )
    quote = story.quotes.first()
    return [
        "/",
        "/world/",
        "/topics/",
        "/about/",
        story.address,
        story.topics.first().get_absolute_url(),
        quote.person.get_absolute_url(),
        story.organization_mentions.first().organization.get_absolute_url(),
        story.document_mentions.first().document.get_absolute_url(),
        f"/quotes/{quote.uid}/",
        *("/stories/", "/quotes/", story.address[:6]),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_at_every_width(open_window, live_server, addresses, scheme):
    """`open_window` fails the test for whatever the console complains about."""
    own = urlsplit(live_server.url).netloc
    for width in WIDTHS:
        window = open_window(width=width, color_scheme=scheme)
        asked = []
        window.on("request", lambda request, asked=asked: asked.append(request.url))
        for address in addresses:
            window.goto(address)
            overflow = window.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, (address, width)
        assert {urlsplit(url).netloc for url in asked} == {own}
        assert window.context.cookies() == []
        stored = window.evaluate("localStorage.length + sessionStorage.length")
        assert stored == 0


def test_keyboard_reaches_the_skip_link_first(open_window, addresses):
    window = open_window()
    window.goto(addresses[4])
    window.keyboard.press("Tab")
    focused = window.locator(":focus")
    assert focused.inner_text() == "Skip to content"
    box = focused.bounding_box()
    assert box["y"] >= 0, "it is seen when it has the focus"
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "main"


def test_pages_have_their_landmarks(open_window, addresses):
    window = open_window()
    for address in addresses:
        window.goto(address)
        assert window.locator("main").count() == 1, address
        assert window.locator("h1").count() == 1, address
        assert window.locator("html").get_attribute("lang") == "en"
        for landmark in ("header.masthead", "footer.footer", "nav[aria-label=Sections]"):
            assert window.locator(landmark).count() == 1, address
        twice = window.evaluate(
            "[...document.querySelectorAll('[id]')].map(e => e.id)"
            ".filter((id, place, all) => all.indexOf(id) !== place)"
        )
        assert twice == [], address


def test_text_has_a_readable_measure(open_window, addresses):
    window = open_window(width=1600)
    window.goto(addresses[4])
    characters = window.evaluate(
        """() => {
            const text = document.querySelector('.story__text');
            const probe = document.createElement('span');
            probe.textContent = 'The quick brown fox jumps over the lazy dog. '.repeat(2);
            text.append(probe);
            const each = probe.getClientRects()[0].width / probe.textContent.length;
            const many = text.getBoundingClientRect().width;
            probe.style.whiteSpace = 'nowrap';
            const width = probe.getBoundingClientRect().width / probe.textContent.length;
            probe.remove();
            return many / (width || each);
        }"""
    )
    assert 60 <= characters <= 78


def test_a_quotation_is_copied_in_one_tap(open_window, addresses):
    window = open_window(permissions=["clipboard-read", "clipboard-write"])
    window.goto(addresses[9])
    window.get_by_role("button", name="Copy").click()
    window.get_by_text("Copied.").wait_for()
    copied = window.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“these are the words") and addresses[9] in copied
    plain = open_window(java_script_enabled=False)
    plain.goto(addresses[9])
    assert plain.get_by_label("Quote and source").input_value() == copied
    assert not plain.get_by_role("button", name="Copy").is_visible()
