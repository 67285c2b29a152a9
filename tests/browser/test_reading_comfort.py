"""Every public page for readers who see, hear or move otherwise, or are in danger."""

import pytest

from tests.public_addresses import asked_addresses, make_public_site, public_addresses

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What depends on colours and on the direction of the text alone.
AGAIN = ["color-contrast", "link-in-text-block", "target-size"]
WIDTH_AT_400_PERCENT = 320
MEASURE = """() => {
  const root = document.documentElement;
  const wide = [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1)
      && !one.closest(".visually-hidden, .form__trap, [data-scrolls]");
  });
  if (root.scrollWidth <= innerWidth) return null;
  return [root.scrollWidth, wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 90))];
}"""


# How the page scrolls, and how many elements move by themselves.
MOTION = """() => [
  getComputedStyle(document.documentElement).scrollBehavior,
  document.getAnimations().length,
]"""


# Links and buttons without a line: colours alone would tell them from words.
WITHOUT_LINE = """() => [...document.querySelectorAll("a[href], button")].filter((one) => {
  const style = getComputedStyle(one);
  const isShown = one.getBoundingClientRect().width && !one.hasAttribute("aria-current");
  const isUnderlined = style.textDecorationLine.includes("underline");
  const isBordered = parseFloat(style.borderBottomWidth) > 0;
  return isShown && !isBordered && (one.tagName === "BUTTON" || !isUnderlined);
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def axe():
    module = pytest.importorskip("axe_playwright_python.sync_playwright")
    return module.Axe()


def is_page(client, address):
    return client.get(address).headers["Content-Type"].startswith("text/html")


@pytest.fixture
def pages(client):
    """An address of every kind of page; of those that are not there too."""
    article = make_public_site()
    found = public_addresses(article)
    shown = {name: address for name, address in found.items() if is_page(client, address)}
    return {**shown, **asked_addresses(article)}


def problems(axe, page, **run_only):
    found = axe.run(page, options={"runOnly": run_only, "resultTypes": ["violations"]}).response
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def test_no_page_has_a_barrier_in_any_scheme_or_direction(open_window, axe, pages):
    page = open_window(width=1280)
    seen = []
    for name, address in pages.items():
        page.emulate_media(color_scheme="light")
        page.goto(address)
        found = {"light": problems(axe, page, type="tag", values=RULES)}
        page.emulate_media(color_scheme="dark")
        found["dark"] = problems(axe, page, type="rule", values=AGAIN)
        page.evaluate("document.documentElement.dir = 'rtl'")
        found["right to left"] = problems(axe, page, type="rule", values=AGAIN)
        page.set_viewport_size({"width": WIDTH_AT_400_PERCENT, "height": 256})
        found["narrow, right to left"] = page.evaluate(MEASURE)
        page.evaluate("document.documentElement.dir = 'ltr'")
        found["narrow"] = page.evaluate(MEASURE)
        found["thumbs"] = problems(axe, page, type="rule", values=["target-size"])
        page.set_viewport_size({"width": 1280, "height": 900})
        seen += [(name, how, what) for how, what in found.items() if what]
    assert not seen, "\n".join(map(str, seen))


def test_links_and_buttons_have_lines_where_the_system_chooses_the_colours(open_window, pages):
    page = open_window(width=390, forced_colors="active")
    page.goto(pages["quotes"])
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    seen = []
    for name, address in pages.items():
        page.goto(address)
        seen += [(name, what) for what in page.evaluate(WITHOUT_LINE)]
    assert not seen, "\n".join(map(str, seen))


def test_the_thanks_for_a_report_have_no_barrier(open_window, axe, pages):
    page = open_window(width=390)
    page.goto(pages["report_problem"])
    page.get_by_label("There is an error").check()
    page.get_by_label("What should we know?").fill("It was Tuesday.")
    page.wait_for_timeout(3500)  # nobody writes a report faster than three seconds
    page.get_by_role("button", name="Send").click()
    page.locator("#code").wait_for()
    assert not problems(axe, page, type="tag", values=RULES)
    page.emulate_media(color_scheme="dark")
    assert not problems(axe, page, type="rule", values=AGAIN)


def test_who_wants_no_motion_gets_none(open_window, pages):
    page = open_window(width=1280)
    for name in ("front", "article"):
        page.emulate_media(reduced_motion="no-preference")
        page.goto(pages[name])
        assert page.evaluate(MOTION) == ["smooth", 0], name
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(MOTION) == ["auto", 0], name


def test_a_story_is_reached_by_keyboard_shared_and_left_at_once(open_window, pages, settings):
    settings.ADVOCACY_QUICK_EXIT_URL = "/about/"
    read_by_keyboard(open_window(width=1280), pages["article"])
    page = open_window(width=390, permissions=["clipboard-read", "clipboard-write"])
    copied = copy_link(page, pages["article"])
    assert copied.endswith(pages["article"])
    plain = open_window(width=390, java_script_enabled=False)
    plain.goto(pages["article"])
    plain.get_by_text("Share", exact=True).click()
    assert plain.get_by_label("Address of this page").input_value() == copied
    assert not plain.get_by_role("button", name="Copy link").is_visible()
    for leave in (
        lambda: page.get_by_role("link", name="Leave this site now").click(),
        lambda: [page.keyboard.press("Escape") for _ in range(3)],
    ):
        leave_at_once(page, pages["article"], leave)


def read_by_keyboard(page, address):
    """Every stop is in order and shows where it is."""
    page.goto(address)
    order = []
    for _ in range(12):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate(
                """() => {
                  const one = document.activeElement, style = getComputedStyle(one);
                  const width = parseFloat(style.outlineWidth);
                  return [one.textContent.trim(), style.outlineStyle, width];
                }"""
            )
        )
    words = [text for text, _, _ in order]
    assert words[:2] == ["Skip to content", "Leave this site now"]
    assert all(style == "solid" and width >= 2 for _, style, width in order), order
    page.goto(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def copy_link(page, address):
    page.goto(address)
    page.get_by_text("Share", exact=True).click()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied.").wait_for()
    return page.evaluate("navigator.clipboard.readText()")


def leave_at_once(page, address, leave):
    """The page that is left stands in no history: "Back" leads to the one before it."""
    page.goto("/world/")
    page.goto(address)
    length = page.evaluate("history.length")
    leave()
    page.wait_for_url("**/about/")
    assert page.evaluate("history.length") == length
    page.go_back()
    page.wait_for_url("**/world/")
