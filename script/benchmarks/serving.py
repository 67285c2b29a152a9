"""How fast readers and importers are served, in one run against plain Wagtail.

Both sites: gunicorn with two workers, SQLite in the same mode, the same middleware, no page or
fragment cache. The baseline (see baseline/) is what `wagtail start` makes with one StreamField
page of as many HTML bytes as the newsroom's article page. Rounds alternate; the median counts.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from load import Figure, fetch, measure, wait_until_up

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[2]
BASELINE = Path(__file__).resolve().parent / "baseline"
BIN = Path(sys.executable).parent
ROUNDS = 5
PORTS = {"newsroom": 8971, "baseline": 8972}

MAKE_BASELINE_PAGE = """
import sys
from home.models import HomePage
from story.models import StoryPage
from wagtail.models import Site
home = HomePage.objects.first()
page = StoryPage.objects.first() or home.add_child(
    instance=StoryPage(title="A story", slug="story", body=[])
)
paragraphs = [("paragraph", "<p>" + "word " * 60 + "</p>") for _ in range(int(sys.argv[1]))]
paragraphs.append(("paragraph", "<p>" + "x" * int(sys.argv[2]) + "</p>"))
page.body = paragraphs
page.save_revision().publish()
"""


def newsroom_environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "advocacy.settings.dev",
        "ADVOCACY_DATABASE_URL": f"sqlite:///{folder / 'newsroom.sqlite3'}",
        "ADVOCACY_MEDIA_ROOT": str(folder / "media"),
        "ADVOCACY_SECRET_KEY": "only for a benchmark",
    }


def baseline_environment(folder: Path) -> dict[str, str]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "advocacy.settings.base")
    from advocacy.env import SQLITE_OPTIONS
    from advocacy.settings.base import MIDDLEWARE

    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bench_settings",
        "PYTHONPATH": str(folder / "site"),
        "BASELINE_DATABASE": str(folder / "baseline.sqlite3"),
        "BASELINE_PRAGMAS": SQLITE_OPTIONS["init_command"],
        # All but the newsroom's own, whose cost the newsroom alone has to bear.
        "BASELINE_MIDDLEWARE": ",".join(
            name for name in MIDDLEWARE if not name.startswith("articles.")
        ),
        "BASELINE_TEMPLATES": str(BASELINE / "templates"),
    }


def run(*command: str, cwd: Path, env: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def manage(environment: dict[str, str], *words: str, cwd: Path = PROJECT) -> str:
    return run(sys.executable, "manage.py", *words, cwd=cwd, env=environment)


def set_up_newsroom(folder: Path) -> tuple[dict[str, str], str]:
    """The demo newsroom; the address of its fullest story."""
    environment = newsroom_environment(folder)
    manage(environment, "migrate", "--verbosity=0")
    manage(environment, "setup_newsroom")
    manage(environment, "load_demo")
    address = manage(
        environment,
        "shell",
        "--verbosity=0",
        "-c",
        "from articles.models import ArticlePage as A\n"
        "from django.db.models import Count\n"
        "print(A.objects.published().annotate(n=Count('quotes')).order_by('-n')[0].address)",
    ).strip()
    return environment, address


def set_up_baseline(folder: Path, size: int) -> tuple[dict[str, str], str]:
    """A started project with one page of paragraphs, for `fit_baseline` to bring to `size`."""
    site = folder / "site"
    (site / "static").mkdir(parents=True)
    environment = baseline_environment(folder)
    run(str(BIN / "wagtail"), "start", "baseline", str(site), cwd=folder, env=dict(os.environ))
    story = site / "story"
    (story / "migrations").mkdir(parents=True)
    for package in (story, story / "migrations"):
        (package / "__init__.py").touch()
    shutil.copy(BASELINE / "models.py", story / "models.py")
    shutil.copy(BASELINE / "bench_settings.py", site / "bench_settings.py")
    manage(environment, "makemigrations", "story", "--verbosity=0", cwd=site)
    manage(environment, "migrate", "--verbosity=0", cwd=site)
    (site / "make_page.py").write_text(MAKE_BASELINE_PAGE)
    (site / "run_make_page.py").write_text(
        "import django; django.setup()\nexec(open('make_page.py').read())"
    )
    write_baseline_page(environment, site, size)
    return environment, "/story/"


def write_baseline_page(environment: dict[str, str], site: Path, text_bytes: int) -> None:
    paragraphs, rest = divmod(text_bytes, 309)
    run(sys.executable, "run_make_page.py", str(paragraphs), str(rest), cwd=site, env=environment)


def fit_baseline(environment: dict[str, str], site: Path, port: int, size: int) -> int:
    """Bring the served page to `size` bytes of HTML; return what it has."""
    path, text_bytes = "/story/", size
    for _ in range(3):
        text_bytes -= len(fetch(port, path)[1]) - size
        write_baseline_page(environment, site, text_bytes)
    return len(fetch(port, path)[1])


@contextmanager
def served(
    name: str, environment: dict[str, str], application: str, cwd: Path, path: str
) -> Iterator[int]:
    port = PORTS[name]
    server = subprocess.Popen(
        [
            str(BIN / "gunicorn"),
            application,
            f"--bind=127.0.0.1:{port}",
            "--workers=2",
            "--threads=2",
            "--log-level=error",
        ],
        cwd=cwd,
        env=environment,
    )
    try:
        wait_until_up(port, path)
        yield port
    finally:
        server.terminate()
        server.wait()


def import_seconds(environment: dict[str, str], folder: Path) -> list[float]:
    """Seconds for importing and publishing one story with its record, for each of ten."""
    script = Path(__file__).resolve().parent / "import_stories.py"
    out = run(sys.executable, str(script), str(folder), cwd=PROJECT, env=environment)
    return [float(line) for line in out.split()]


def show(name: str, figures: list[Figure]) -> None:
    rates = [figure.per_second for figure in figures]
    print(
        f"{name:<22} {statistics.median(rates):>8.1f}/s   {min(rates):>6.1f} – {max(rates):<6.1f}"
        f"  median {statistics.median(f.median_ms for f in figures):6.1f} ms"
        f"  p95 {statistics.median(f.p95_ms for f in figures):6.1f} ms"
    )


def compare(folder: Path) -> None:
    newsroom, address = set_up_newsroom(folder)
    with served("newsroom", newsroom, "advocacy.wsgi:application", PROJECT, address) as port:
        size = len(fetch(port, address)[1])
        baseline, story = set_up_baseline(folder, size)
        with served(
            "baseline", baseline, "baseline.wsgi:application", folder / "site", story
        ) as other:
            other_size = fit_baseline(baseline, folder / "site", other, size)
            print(f"article page {size:,} bytes of HTML, baseline page {other_size:,} bytes")
            ours, theirs = [], []
            for path, site in ((address, port), (story, other)):
                measure(site, path, seconds=3)
            for _ in range(ROUNDS):
                ours.append(measure(port, address))
                theirs.append(measure(other, story))
            show("newsroom article", ours)
            show("plain Wagtail page", theirs)
            ratios = [a.per_second / b.per_second for a, b in zip(ours, theirs, strict=True)]
            print(
                f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} – {max(ratios):.2f}), "
                "wanted 0.70 or more"
            )
            for path in ("/", "/topics/"):
                # The first view of a page makes the sizes of its pictures.
                fetch(port, path)
                show(f"newsroom {path}", [measure(port, path, seconds=4)])
    seconds = sorted(import_seconds(newsroom, folder))
    print(
        f"import + publish one story: median {statistics.median(seconds):.3f} s, "
        f"slowest of {len(seconds)} {seconds[-1]:.3f} s, wanted 0.5 s or less"
    )


def main() -> None:
    started = time.monotonic()
    sys.path.insert(0, str(PROJECT))
    with tempfile.TemporaryDirectory(prefix="advocacy-bench-") as name:
        compare(Path(name))
    print(f"({time.monotonic() - started:.0f} s in all)")


if __name__ == "__main__":
    main()
