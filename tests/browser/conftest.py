"""Real Chromium against a served newsroom. CHROMIUM names the program where it is elsewhere."""

import os
import re
import shutil
from contextlib import suppress

import pytest
from django.db import connection

from tests.flaky import is_second_attempt

# Playwright's own loop runs in this thread; Django would refuse its database calls.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

NAMES = ("chromium", "chromium-browser", "google-chrome")
PROGRAM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
# A folder for what each window showed at the end of its test, to look at a failure.
PICTURES = os.environ.get("BROWSER_PICTURES", "")
# Chromium's own words for a request that a page abandoned while it was left, for a page that is
# gone because a test wants it gone, and for a save in the background that is refused (of a form
# that is not complete yet, or beside somebody else's save); not script errors.
HARMLESS = re.compile(
    r"net::ERR_ABORTED|status of 410 \(Gone\)|status of 404 \(Not Found\) \S+/nothing-here/"
    r"|status of 400 \(Bad Request\) \S+/edit/$"
)


class Chromium:
    """The running browser, which all tests of a process share as long as they pass."""

    def __init__(self, driver):
        self._driver, self._browser = driver, None

    def get(self, *, anew):
        if self._browser and (anew or not self._browser.is_connected()):
            self.close()
        self._browser = self._browser or self._driver.chromium.launch(
            executable_path=PROGRAM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        return self._browser

    def close(self):
        if self._browser:
            with suppress(Exception):  # one that has crashed says so
                self._browser.close()
        self._browser = None


@pytest.fixture(scope="session")
def running_chromium(django_db_setup):
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not PROGRAM:
        pytest.skip("no Chromium on this machine (set CHROMIUM to its path)")
    made_by_migrations = getattr(connection, "_test_serialized_contents", "")
    with playwright.sync_playwright() as driver:
        # Inside Playwright's loop Django opens another connection, which does not know the rows
        # that `serialized_rollback` puts back after each test.
        connection._test_serialized_contents = made_by_migrations
        chromium = Chromium(driver)
        yield chromium
        chromium.close()


@pytest.fixture
def chromium(running_chromium, request):
    """The browser; a new process when a failed test is tried again."""
    return running_chromium.get(anew=is_second_attempt(request.node))


def leave(context):
    """An editor that is left tells the server so: that request has to be answered before the
    database is emptied."""
    for page in context.pages:
        is_editor = "/edit/" in page.url
        page.goto("about:blank")
        # Of any other page no more can be on its way than what it asked for itself.
        page.wait_for_timeout(700 if is_editor else 150)
    context.close()


@pytest.fixture
def open_window(chromium, live_server, request):
    """`open_window(width=…)` gives a window of its own cookies at the served newsroom; what its
    scripts complain about fails the test."""
    contexts, complaints = [], []

    def complain(kind, text):
        if not HARMLESS.search(text):
            complaints.append(f"{kind}: {text}")

    def complain_of(message):
        complain("console", f"{message.text} {message.location['url']}")

    def open_one(width=1280, height=900, **options):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale="en-GB",
            **options,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complain("pageerror", str(error)))
        page.on("console", lambda message: message.type == "error" and complain_of(message))
        return page

    yield open_one
    for number, context in enumerate(contexts):
        if PICTURES:
            context.pages[0].screenshot(path=f"{PICTURES}/{request.node.name}-{number}.png")
        leave(context)
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def sign_in(open_window):
    """`sign_in(user)`: a window in which this person is signed in."""

    def sign_in_as(user, password="a long enough pass phrase", **options):
        page = open_window(**options)
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(user.username)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        return page

    return sign_in_as
