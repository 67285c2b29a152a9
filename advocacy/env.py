"""Reads settings from the environment: one place that knows how a value is spelt there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_SCHEMES = {"postgres": "postgresql", "postgresql": "postgresql", "sqlite": "sqlite3"}
_TRUE = {"1", "true", "yes", "on"}

SQLITE_OPTIONS: dict[str, Any] = {
    # Writers queue at BEGIN instead of failing in the middle of a transaction.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # secure_delete: what a newsroom deletes for somebody's safety must not stay in free pages.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-32000;"
    ),
}


def text(name: str, default: str = "") -> str:
    """The value of `name` without surrounding blanks, or `default`."""
    return os.environ.get(name, default).strip()


def required(name: str, why: str) -> str:
    """The value of `name`; ImproperlyConfigured, saying why it is needed, where it is missing."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment: {why}")
    return value


def flag(name: str, default: bool = False) -> bool:
    value = text(name)
    return value.lower() in _TRUE if value else default


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated value as a list."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def choice(name: str, values: tuple[str, ...]) -> str:
    """The value of `name`, the first of `values` where it is not set. Raises ImproperlyConfigured
    for any other."""
    value = text(name, values[0]) or values[0]
    if value not in values:
        raise ImproperlyConfigured(f"{name} must be one of: {', '.join(values)}.")
    return value


def keys(name: str) -> list[str]:
    """Keys from `name`, separated by commas, or from the file that `name`_FILE names, one a line.
    Raises ImproperlyConfigured where the file cannot be read."""
    found = words(name)
    path = text(f"{name}_FILE")
    if found or not path:
        return found
    try:
        return Path(path).read_text(encoding="ascii").split()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error.strerror}") from error


def database(url: str) -> dict[str, Any]:
    """Django's settings for a database address.

    `sqlite:////var/lib/newsroom.sqlite3` or `postgresql://user:password@host:5432/name?sslmode=…`.
    Raises ImproperlyConfigured for any other scheme.
    """
    parts = urlsplit(url)
    engine = _SCHEMES.get(parts.scheme)
    if engine is None:
        raise ImproperlyConfigured(
            "The database address must begin with sqlite:// or postgresql://."
        )
    if engine == "sqlite3":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) or ":memory:",
            "OPTIONS": SQLITE_OPTIONS,
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def mailer() -> dict[str, Any]:
    """Django's settings for outgoing mail: an SMTP server where one is named, else the console."""
    host = text("ADVOCACY_SMTP_HOST")
    if not host:
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": host,
            "port": int(text("ADVOCACY_SMTP_PORT", "587")),
            "username": text("ADVOCACY_SMTP_USER"),
            "password": text("ADVOCACY_SMTP_PASSWORD"),
            "use_tls": flag("ADVOCACY_SMTP_TLS", default=True),
            "timeout": 20,
        },
    }


def front_cache() -> dict[str, Any]:
    """Wagtail's settings for a cache in front of the site that takes PURGE requests; none: {}."""
    place = text("ADVOCACY_FRONT_CACHE")
    if not place:
        return {}
    backend = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
    return {"front": {"BACKEND": backend, "LOCATION": place}}


def client_header(value: str) -> str:
    """The header in which a proxy names the client; "" for the word "none"."""
    return "" if value.lower() == "none" else value
