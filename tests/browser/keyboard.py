"""Going through a page with the keyboard alone, as people do who have no mouse; and waiting."""

_FOCUSED = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return ["", ""];
    const labels = e.labels ? [...e.labels].map(l => l.innerText) : [];
    const name = e.getAttribute("aria-label") || labels.join(" ") || e.innerText || e.value || "";
    return [name.trim().replace(/\\s+/g, " "), e.outerHTML.slice(0, 200)];
}"""


def wait_until(page, expression):
    """Until this is true in the page. Not Playwright's `wait_for_function`: that evaluates text
    inside the page, which the policy of its contents refuses."""
    for _ in range(200):
        if page.evaluate(f"!!({expression})"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {expression}")


def tab_to(page, name, *, most=200, back=False):
    """Press Tab (with `back`: Shift+Tab) until what is focused is called `name`; return how often.

    AssertionError, with what was passed, where the whole way does not lead there.
    """
    page.wait_for_load_state()  # a button shows before the scripts that answer it have run
    passed = []
    for times in range(1, most + 1):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        focused, _ = page.evaluate(_FOCUSED)
        if name in focused:
            return times
        passed.append(focused[:40])
    raise AssertionError(f"Tab never comes to “{name}”, only to {passed}")


def press(page, name, key="Enter", **options):
    """Go to the link or button of this name and press it."""
    tab_to(page, name, **options)
    page.keyboard.press(key)
