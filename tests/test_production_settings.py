"""Production does not start half configured, and is safe when it is."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

WHOLE = {
    "DJANGO_SETTINGS_MODULE": "advocacy.settings.production",
    "ADVOCACY_SECRET_KEY": "k7" * 40 + "-Wq3!xZ",
    "ADVOCACY_HOSTS": "news.example.org",
    "ADVOCACY_DATABASE_URL": "postgresql://newsroom:secret@localhost:5432/newsroom",
    "ADVOCACY_CLIENT_HEADER": "X-Real-IP",
    "ADVOCACY_SMTP_HOST": "mail.example.org",
}


def manage(*command, without=(), **changes):
    # Without what tests set for themselves, such as DJANGO_ALLOW_ASYNC_UNSAFE in the browser lane.
    mine = ("ADVOCACY_", "DJANGO_")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(mine)}
    wanted = {key: value for key, value in WHOLE.items() if key not in without}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env={**clean, **wanted, **changes},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_finds_nothing():
    run = manage("check", "--deploy", "--fail-level", "INFO")
    assert run.returncode == 0, run.stderr
    # The two of HSTS that bind other hosts: see production.py, and the test of it below.
    assert "no issues (2 silenced)" in run.stdout


REQUIRED = (
    "ADVOCACY_SECRET_KEY",
    "ADVOCACY_HOSTS",
    "ADVOCACY_DATABASE_URL",
    "ADVOCACY_CLIENT_HEADER",
)


def test_mail_must_be_sent_by_somebody():
    run = manage("check", "--deploy", without=["ADVOCACY_SMTP_HOST"])
    assert run.returncode == 1
    assert "articles.E004" in run.stderr


def test_no_proxy_is_said_in_a_word():
    run = manage("check", ADVOCACY_CLIENT_HEADER="none")
    assert run.returncode == 0, run.stderr


def test_hsts_binds_this_host_alone_unless_asked_for():
    words = "from django.conf import settings as s; print(s.SECURE_HSTS_{})"
    for name in ("INCLUDE_SUBDOMAINS", "PRELOAD"):
        assert manage("shell", "-v0", "-c", words.format(name)).stdout.strip() == "False"
    asked = manage("shell", "-v0", "-c", words.format("PRELOAD"), ADVOCACY_HSTS_PRELOAD="1")
    assert asked.stdout.strip() == "True"


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", [None, " "], ids=["missing", "blank"])
def test_does_not_start_without(name, value):
    changes = {} if value is None else {name: value}
    run = manage("check", without=[name], **changes)
    assert run.returncode == 1
    assert f"Set {name} in the environment" in run.stderr


def test_does_not_start_with_a_database_it_does_not_know():
    run = manage("check", ADVOCACY_DATABASE_URL="mysql://localhost/newsroom")
    assert run.returncode == 1
    assert "sqlite:// or postgresql://" in run.stderr


def test_says_nothing_of_secrets_when_it_refuses():
    run = manage("check", without=["ADVOCACY_HOSTS"])
    assert WHOLE["ADVOCACY_SECRET_KEY"] not in run.stdout + run.stderr
    assert "secret@" not in run.stdout + run.stderr


def test_cookies_and_transport_are_for_https_only():
    names = (
        "DEBUG",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "CSRF_COOKIE_HTTPONLY",
        "SECURE_SSL_REDIRECT",
        "X_FRAME_OPTIONS",
        "ALLOWED_HOSTS",
    )
    code = f"from django.conf import settings; print([getattr(settings, n) for n in {names}])"
    run = manage("shell", "--no-imports", "-c", code)
    assert run.stdout.strip() == (
        "[False, True, True, True, True, True, 'DENY', ['news.example.org']]"
    ), run.stderr
