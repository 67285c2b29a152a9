"""Two editors save, publish, schedule the same story in the same moment: is the later one told?

Usage: script/bench pairs [--pairs 500] [--postgresql] [--seed 1] [--lanes 2] [--kills 0]

Each pair loads one version of a story from a real server and posts two forms at once, in a random
mix of saving, saving in the background, publishing and scheduling. Afterwards every word that was
typed must be in the latest version, or its editor must have been shown that somebody else was
faster, with those words still on the screen. With `--kills 20` somebody kills the story in the
same moment in 20 of 100 pairs: then nothing of it may be left, and nobody may meet an error.
"""

from __future__ import annotations

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from clusters import postgresql
from load import wait_until_up
from pair_verdicts import (
    ACTIONS,
    AGAIN,
    BACKGROUND,
    CHANGED,
    FIELDS,
    PUBLISH,
    SCHEDULE,
    Answer,
    judge,
    judge_killed,
    verdict_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Editor:
    """A browser: its cookies, and the token that its forms carry."""

    cookies: str
    token: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lanes", type=int, default=2, help="pairs that work side by side")
    parser.add_argument("--kills", type=int, default=0, help="pairs of 100 with a kill beside them")
    parser.add_argument("--postgresql", action="store_true")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="advocacy-pairs-")))
        url = f"sqlite:///{folder}/newsroom.sqlite3"
        if options.postgresql:
            url = stack.enter_context(postgresql())
        set_up(folder, url)
        port = stack.enter_context(served(folder))
        sys.exit(measure(port, options))


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


def measure(port: int, options: argparse.Namespace) -> int:
    editors = [sign_in(f"editor{number}") for number in range(2)]
    chance = random.Random(options.seed)  # noqa: S311
    mixes = [
        (number, chance.choice(ACTIONS), chance.choice(ACTIONS), chance.uniform(-0.05, 0.05))
        for number in range(options.pairs)
    ]
    # Apart, so that the pairs are the same ones with and without.
    other = random.Random(options.seed)  # noqa: S311
    kills = [
        other.uniform(0, 0.4) if other.uniform(0, 100) < options.kills else None for _ in mixes
    ]
    started = time.monotonic()
    with ThreadPoolExecutor(options.lanes) as pool:
        tasks = [
            pool.submit(one_pair, port, editors, *mix, kill)
            for mix, kill in zip(mixes, kills, strict=True)
        ]
        found = list(with_progress(tasks, started))
    show(mixes, found)
    faults = sum(count for outcome in found for name, count in outcome.items() if name in _FAULTS)
    seconds = time.monotonic() - started
    killed = sum(wait is not None for wait in kills)
    print(f"{options.pairs} pairs, {killed} of them killed, in {seconds:.0f} s, {faults} faults")
    print(
        "where the time went: " + ", ".join(f"{name} {sum(spent):.0f} s" for name, spent in SPENT)
    )
    return 1 if faults else 0


def with_progress(tasks: list[Future[Counter[str]]], started: float) -> Iterator[Counter[str]]:
    """The results, with a line for every tenth of them."""
    step = max(1, len(tasks) // 10)
    for number, task in enumerate(tasks, start=1):
        yield task.result()
        if number % step == 0:
            print(f"{number} of {len(tasks)} after {time.monotonic() - started:.0f} s", flush=True)


_FAULTS = ("lost", "error 500", "not told", "torn", "brought back")
_COLUMNS = ("kept", "told", "refused", "gone", *_FAULTS)
# Seconds of all lanes together.
SPENT: list[tuple[str, list[float]]] = [("preparing", []), ("posting", []), ("judging", [])]


def show(mixes: list[Any], found: list[Counter[str]]) -> None:
    table: dict[str, Counter[str]] = {}
    for (_, first, second, _), outcome in zip(mixes, found, strict=True):
        name = " + ".join(sorted((first, second)))
        table.setdefault(name, Counter()).update({"pairs": 1, **outcome})
    print(f"{'':46}{'pairs':>7}" + "".join(f"{name:>13}" for name in _COLUMNS))
    total: Counter[str] = Counter()
    for name, counts in sorted(table.items()):
        total.update(counts)
        print(f"{name:46}{counts['pairs']:>7}" + "".join(f"{counts[c]:>13}" for c in _COLUMNS))
    print(f"{'all':46}{total['pairs']:>7}" + "".join(f"{total[c]:>13}" for c in _COLUMNS))


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
    port: int,
    editors: list[Editor],
    number: int,
    first: str,
    second: str,
    gap: float,
    kill_after: float | None,
) -> Counter[str]:
    from django.db import connections

    clock = [time.monotonic()]
    try:
        pk = make_story(number)
        form = load_form(port, editors[0], pk)
        actions = (first, second)
        forms = [dict(form), dict(form)]
        if AGAIN in actions:
            forms = after_background_save(port, editors, pk, form, actions.index(AGAIN))
        words = [f"words{number}x{side}" for side in range(2)]
        posts = [filled(forms[side], actions[side], FIELDS[side], words[side]) for side in range(2)]
        clock.append(time.monotonic())
        answers = at_once(port, editors, pk, actions, posts, gap, kill_after)
        clock.append(time.monotonic())
        if kill_after is not None:
            return judge_killed(pk, actions, words, answers)
        return judge(pk, actions, words, answers)
    finally:
        clock.append(time.monotonic())
        for (_, spent), begun, ended in zip(SPENT, clock, clock[1:], strict=False):
            spent.append(ended - begun)
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


def filled(form: dict[str, str], action: str, field: str, words: str) -> dict[str, str]:
    from django.utils import timezone

    data = dict(form)
    if action not in (PUBLISH, SCHEDULE):
        data[field] = words
    if action in (PUBLISH, SCHEDULE, CHANGED):
        data["action-publish"] = "1"
    if action == SCHEDULE:
        later = timezone.localtime() + timezone.timedelta(days=2)
        data["go_live_at"] = f"{later:%Y-%m-%d %H:%M}"
    return data


def at_once(
    port: int,
    editors: list[Editor],
    pk: int,
    actions: tuple[str, str],
    posts: list[dict[str, str]],
    gap: float,
    kill_after: float | None,
) -> list[Answer]:
    """Post both forms; `gap` is by how many seconds the second one is later, `kill_after` by how
    many the kill, if there is one."""
    barrier = threading.Barrier(2 if kill_after is None else 3)

    def post(side: int) -> Answer:
        barrier.wait()
        time.sleep(max(0.0, gap if side else -gap))
        wanted = actions[side] in (BACKGROUND, AGAIN)
        status, body = request(port, editors[side], edit_path(pk), posts[side], json_wanted=wanted)
        return Answer(verdict_of(status, body), status, body)

    def kill() -> None:
        barrier.wait()
        time.sleep(kill_after or 0)
        kill_story_now(pk)

    with ThreadPoolExecutor(3) as pool:
        killing = None if kill_after is None else pool.submit(kill)
        answers = list(pool.map(post, range(2)))
        if killing:
            killing.result()
    return answers


def kill_story_now(pk: int) -> None:
    from django.db import connections
    from django.utils import timezone

    from articles.enums import KillCause
    from articles.services.killing import kill_story

    try:
        kill_story(article_id=pk, cause=KillCause.DANGER.value, by=None, now=timezone.now())
    finally:
        connections.close_all()


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


if __name__ == "__main__":
    main()
