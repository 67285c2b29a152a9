"""Two editors save, publish, schedule the same story in the same moment: is the later one told?

Usage: script/bench pairs [--pairs 500] [--postgresql] [--seed 1] [--lanes 2]

Each pair loads one version of a story from a real server and posts two forms at once, in a random
mix of saving, saving in the background, publishing and scheduling. Afterwards every word that was
typed must be in the latest version, or its editor must have been shown that somebody else was
faster, with those words still on the screen.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from clusters import postgresql
from load import wait_until_up

if TYPE_CHECKING:
    from collections.abc import Iterator

BIN = Path(sys.executable).parent
SAVE, BACKGROUND, AGAIN = "save", "save in background", "save again in background"
PUBLISH, SCHEDULE, CHANGED = "publish", "schedule", "change and publish"
DEEDS = (SAVE, BACKGROUND, AGAIN, PUBLISH, SCHEDULE, CHANGED)
# Whose words stand in which field of the form.
FIELDS = ("standfirst", "slugline")


@dataclass(frozen=True)
class Editor:
    """A browser: its cookies, and the token that its forms carry."""

    cookies: str
    token: str


@dataclass(frozen=True)
class Answer:
    """What the server said; `verdict` is "kept", "told", "refused" or "error"."""

    verdict: str
    status: int
    body: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lanes", type=int, default=2, help="pairs that work side by side")
    parser.add_argument("--postgresql", action="store_true")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="advocacy-pairs-")))
        url = f"sqlite:///{folder}/newsroom.sqlite3"
        if options.postgresql:
            url = stack.enter_context(postgresql())
        set_up(folder, url)
        port = stack.enter_context(served(folder))
        sys.exit(measure(port, options.pairs, options.lanes, options.seed))


def set_up(folder: Path, url: str) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "advocacy.settings.dev",
        "ADVOCACY_DATABASE_URL": url,
        "ADVOCACY_MEDIA_ROOT": str(folder / "media"),
        "ADVOCACY_SECRET_KEY": "only for a benchmark",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("setup_newsroom", verbosity=0)


@contextmanager
def served(folder: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    server = subprocess.Popen(
        [
            str(BIN / "gunicorn"),
            "advocacy.wsgi:application",
            f"--bind=127.0.0.1:{port}",
            "--workers=2",
            "--threads=4",
            "--timeout=120",
            "--log-level=error",
            f"--error-logfile={folder / 'errors.log'}",
        ]
    )
    try:
        wait_until_up(port, "/")
        yield port
    finally:
        server.terminate()
        server.wait()


def measure(port: int, pairs: int, lanes: int, seed: int) -> int:
    editors = [sign_in(f"editor{number}") for number in range(2)]
    chance = random.Random(seed)  # noqa: S311
    mixes = [
        (number, chance.choice(DEEDS), chance.choice(DEEDS), chance.uniform(-0.05, 0.05))
        for number in range(pairs)
    ]
    started = time.monotonic()
    with ThreadPoolExecutor(lanes) as pool:
        found = list(pool.map(lambda mix: one_pair(port, editors, *mix), mixes))
    show(mixes, found)
    faults = sum(count for outcome in found for name, count in outcome.items() if name in _FAULTS)
    print(f"{pairs} pairs in {time.monotonic() - started:.0f} s, {faults} faults")
    return 1 if faults else 0


_FAULTS = ("lost", "error 500", "not told", "torn")
_COLUMNS = ("kept", "told", "refused", *_FAULTS)


def show(mixes: list[Any], found: list[Counter[str]]) -> None:
    table: dict[str, Counter[str]] = {}
    for (_, first, second, _), outcome in zip(mixes, found, strict=True):
        name = " + ".join(sorted((first, second)))
        table.setdefault(name, Counter()).update({"pairs": 1, **outcome})
    print(f"{'':46}{'pairs':>7}" + "".join(f"{name:>11}" for name in _COLUMNS))
    total: Counter[str] = Counter()
    for name, counts in sorted(table.items()):
        total.update(counts)
        print(f"{name:46}{counts['pairs']:>7}" + "".join(f"{counts[c]:>11}" for c in _COLUMNS))
    print(f"{'all':46}{total['pairs']:>7}" + "".join(f"{total[c]:>11}" for c in _COLUMNS))


def sign_in(name: str) -> Editor:
    from django.conf import settings
    from django.middleware.csrf import _get_new_csrf_string
    from django.test import Client

    from tests.factories import make_user

    client = Client()
    client.force_login(make_user(name, group="Moderators"))
    token = _get_new_csrf_string()
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
    return Editor(cookies, token)


# --- One pair ------------------------------------------------------------------------------------


def one_pair(
    port: int, editors: list[Editor], number: int, first: str, second: str, gap: float
) -> Counter[str]:
    from django.db import connections

    try:
        pk = make_story(number)
        form = load_form(port, editors[0], pk)
        deeds = (first, second)
        forms = [dict(form), dict(form)]
        if AGAIN in deeds:
            forms = after_background_save(port, editors, pk, form, deeds.index(AGAIN))
        words = [f"words{number}x{side}" for side in range(2)]
        posts = [filled(forms[side], deeds[side], FIELDS[side], words[side]) for side in range(2)]
        answers = at_once(port, editors, pk, deeds, posts, gap)
        return judge(pk, deeds, words, answers)
    finally:
        connections.close_all()


def make_story(number: int) -> int:
    """An approved draft with one quote."""
    from tests.factories import make_user
    from tests.publishing import approved, draft

    with _making:
        author = make_user(f"author{number}")
        article = draft(title=f"Story {number}", slug=f"pair-{number}", owner=author)
        pk: int = approved(article).pk
    return pk


# The factories look for a section before they make one.
_making = threading.Lock()


def edit_path(pk: int) -> str:
    return f"/admin/pages/{pk}/edit/"


def load_form(port: int, editor: Editor, pk: int) -> dict[str, str]:
    """What the screen of the story would send if nothing were typed."""
    from bs4 import BeautifulSoup

    from articles.models import ArticlePage
    from tests.editor import form_of

    status, html = request(port, editor, edit_path(pk))
    if status != 200:
        sys.exit(f"The edit screen answered {status}:\n{html[:2000]}")
    story = ArticlePage.objects.get(pk=pk).get_latest_revision_as_object()
    data: dict[str, str] = form_of(BeautifulSoup(html, "html.parser"), story)
    return data


def after_background_save(
    port: int, editors: list[Editor], pk: int, form: dict[str, str], side: int
) -> list[dict[str, str]]:
    """One editor's window has saved in the background already and will write over that version;
    the other one's was loaded after it."""
    import json

    data = filled(form, BACKGROUND, "kicker", "Typed before")
    status, body = request(port, editors[side], edit_path(pk), data, json_wanted=True)
    saved = json.loads(body)
    if status != 200 or not saved.get("success"):
        sys.exit(f"The background save answered {status}: {body[:500]}")
    # Wagtail's script takes over the keys that the rows got.
    other = load_form(port, editors[1 - side], pk)
    own = {**other, "overwrite_revision_id": str(saved["revision_id"])}
    return [own, other] if side == 0 else [other, own]


def filled(form: dict[str, str], deed: str, field: str, words: str) -> dict[str, str]:
    from django.utils import timezone

    data = dict(form)
    if deed not in (PUBLISH, SCHEDULE):
        data[field] = words
    if deed in (PUBLISH, SCHEDULE, CHANGED):
        data["action-publish"] = "1"
    if deed == SCHEDULE:
        later = timezone.localtime() + timezone.timedelta(days=2)
        data["go_live_at"] = f"{later:%Y-%m-%d %H:%M}"
    return data


def at_once(
    port: int,
    editors: list[Editor],
    pk: int,
    deeds: tuple[str, str],
    posts: list[dict[str, str]],
    gap: float,
) -> list[Answer]:
    """Post both forms; `gap` is by how many seconds the second one is later."""
    barrier = threading.Barrier(2)

    def post(side: int) -> Answer:
        barrier.wait()
        time.sleep(max(0.0, gap if side else -gap))
        wanted = deeds[side] in (BACKGROUND, AGAIN)
        status, body = request(port, editors[side], edit_path(pk), posts[side], json_wanted=wanted)
        return Answer(verdict_of(status, body), status, body)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(post, range(2)))


def request(
    port: int,
    editor: Editor,
    path: str,
    data: dict[str, str] | None = None,
    *,
    json_wanted: bool = False,
) -> tuple[int, str]:
    import http.client

    headers = {
        "Host": "localhost",
        "Cookie": editor.cookies,
        "Accept": "application/json" if json_wanted else "text/html",
    }
    body = None
    if data is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode({**data, "csrfmiddlewaretoken": editor.token})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("POST" if data is not None else "GET", path, body, headers)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def verdict_of(status: int, body: str) -> str:
    if status >= 500:
        return "error"
    if 'name="conflict_choice"' in body or '"invalid_revision"' in body:
        return "told"
    if status == 302 or '"success": true' in body:
        return "kept"
    return "refused"


def judge(pk: int, deeds: tuple[str, str], words: list[str], answers: list[Answer]) -> Counter[str]:
    from articles.models import ArticlePage

    article = ArticlePage.objects.get(pk=pk)
    latest = article.get_latest_revision_as_object()
    found = Counter(answer.verdict for answer in answers)
    found["error 500"] = found.pop("error", 0)
    for side, answer in enumerate(answers):
        typed = deeds[side] not in (PUBLISH, SCHEDULE)
        there = getattr(latest, FIELDS[side]) == words[side]
        shown = deeds[side] in (BACKGROUND, AGAIN) or words[side] in answer.body
        if typed and answer.verdict == "kept" and not there:
            found["lost"] += 1
        if typed and answer.verdict in ("told", "refused") and not shown:
            found["lost"] += 1
        if answer.verdict in ("error", "refused"):
            _explain(pk, deeds, side, answer)
    if all(answer.verdict == "kept" for answer in answers):
        found["not told"] += 1
    if article.live and article.publication_digest() != _digest_of_live(article):
        found["torn"] += 1
    return found


def _digest_of_live(article: Any) -> str:
    digest: str = article.live_revision.as_object().publication_digest()
    return digest


def _explain(pk: int, deeds: tuple[str, str], side: int, answer: Answer) -> None:
    said = " ".join(re.sub(r"<[^>]+>", " ", answer.body).split())[:300]
    print(f"story {pk}, {deeds[side]} beside {deeds[1 - side]}: {answer.status} {said}")


if __name__ == "__main__":
    main()
