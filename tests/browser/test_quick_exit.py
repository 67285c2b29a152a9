"""The way out covers no words: at no width, no zoom and no place of a page."""

import pytest

from tests.public_addresses import make_public_site, public_addresses

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
# Width, height; the small ones are a window of 1280 × 1024 at 200 % and 400 %.
WINDOWS = ((1920, 1080), (1280, 900), (768, 1024), (640, 512), (390, 844), (320, 256))
# The strip reaches from side to side and to the end of the window, nothing shows through it, and
# at the end of the page the last words stand above it.
MEASURE = """() => {
  const strip = document.querySelector(".quick-exit"), box = strip.getBoundingClientRect();
  const [, , , alpha = "1"] = getComputedStyle(strip).backgroundColor.match(/[\\d.]+/g);
  scrollTo({top: document.documentElement.scrollHeight, behavior: "instant"});
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let last = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || strip.contains(node.parentElement)) continue;
    if (!node.parentElement.checkVisibility()) continue;  // inside what is folded
    if (node.parentElement.closest(".skip-link, .visually-hidden, script")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const one of range.getClientRects()) last = Math.max(last, one.bottom);
  }
  return {
    left: box.left, right: innerWidth - box.right, below: innerHeight - box.bottom,
    share: box.height / innerHeight, alpha: Number(alpha), last, top: box.top,
  };
}"""


def test_no_words_are_covered(open_window):
    article = make_public_site()
    found = public_addresses(article)
    page = open_window()
    for name in ("front", "article", "search", "people", "quotes"):
        for width, height in WINDOWS:
            page.set_viewport_size({"width": width, "height": height})
            page.goto(found[name])
            seen = page.evaluate(MEASURE)
            where = (name, width, seen)
            assert seen["left"] == 0 and abs(seen["right"]) < 1 and abs(seen["below"]) < 1, where
            assert seen["alpha"] == 1, where
            assert seen["share"] <= 0.2, where
            assert seen["last"] <= seen["top"], where


def test_it_is_not_printed(open_window):
    page = open_window(width=800)
    page.goto(make_public_site().address)
    page.emulate_media(media="print")
    assert not page.locator(".quick-exit").is_visible()
