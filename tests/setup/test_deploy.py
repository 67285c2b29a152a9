"""What deploy/ has: a dry run says every step and does none, and units name what there is."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

DEPLOY = Path(settings.BASE_DIR) / "deploy"
UNITS = sorted(DEPLOY.glob("advocacy-*"))
needs_debian = pytest.mark.skipif(
    not Path("/etc/debian_version").exists() or Path("/opt/advocacy").exists(),
    reason="a Debian without the site",
)


def install(*options):
    command = ["bash", str(DEPLOY / "install.sh"), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@needs_debian
def test_a_dry_run_says_what_would_be_done_and_does_nothing():
    run = install(
        "--dry-run", "--host", "news.example,www.news.example", "--mail", "d@news.example"
    )
    assert run.returncode == 0, run.stderr
    for step in (
        *("write: /etc/advocacy/advocacy.env", "write: /etc/nginx/sites-available/advocacy"),
        *("--domains news.example,www.news.example", "migrate", "setup_newsroom", "nginx -t"),
        # nginx reads what the site writes.
        "install -d -m 2750 -o advocacy -g www-data /var/lib/advocacy /var/lib/advocacy/media",
        *("advocacy-web.socket", "advocacy-due.timer", "advocacy-backup.timer"),
    ):
        assert step in run.stdout
    assert not any(Path(place).exists() for place in ("/etc/advocacy", "/opt/advocacy"))
    # Secrets are made and not shown.
    assert not re.search(r"[0-9a-f]{48}", run.stdout + run.stderr)


@needs_debian
@pytest.mark.parametrize(
    ("host", "mail"),
    [
        ("", "d@news.example"),
        ("news.example; rm -rf /", "d@x.example"),
        ("news.example", "d$(id)@x"),
    ],
)
def test_what_is_no_name_or_address_is_refused(host, mail):
    run = install("--dry-run", "--host", host, "--mail", mail)
    assert run.returncode == 1
    assert "takes" in run.stderr


def test_every_word_of_nginx_is_filled_in():
    asked = set(re.findall(r"@([A-Z_]+)@", (DEPLOY / "nginx.conf").read_text()))
    filled = set(re.findall(r"s\|@([A-Z_]+)@", (DEPLOY / "install.sh").read_text()))
    assert asked == filled


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_units_name_what_there_is(unit):
    text = unit.read_text()
    for name in re.findall(r"manage\.py (\w+)", text):
        assert name in get_commands()
    for path in re.findall(r"\b(script/\S+\.py|deploy/\S+\.py)", text):
        assert (Path(settings.BASE_DIR) / path).exists()
    if unit.suffix == ".timer":
        assert unit.with_suffix(".service").exists()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_understands_its_calendars():
    for unit in UNITS:
        for moment in re.findall(r"^OnCalendar=(.*)$", unit.read_text(), re.MULTILINE):
            subprocess.run(["systemd-analyze", "calendar", moment], check=True, capture_output=True)


def test_containers_run_the_same_commands():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    said = " ".join(str(one.get("command", "")) for one in services.values())
    for unit in DEPLOY.glob("advocacy-*.service"):
        for name in re.findall(r"manage\.py (\w+)", unit.read_text()):
            assert f"manage.py {name}" in said


@pytest.mark.parametrize("content", ["one", "two"])
def test_a_file_is_written_where_it_is_another(tmp_path, content):
    target = tmp_path / "file"
    target.write_text("one\n")
    old = target.stat().st_ino
    script = f'. {DEPLOY}/lib.sh; printf "%s\\n" {content} | put {target} 640 "$(id -un):$(id -gn)"'
    subprocess.run(["bash", "-ec", script], check=True)
    assert target.read_text() == f"{content}\n"
    assert (target.stat().st_ino == old) == (content == "one")
