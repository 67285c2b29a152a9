"""What the site writes to its standard error, for the system that runs it to keep or not.

No line holds a reader's address. What readers cause themselves, such as a page that does not
exist, is not written down.
"""

from __future__ import annotations

import datetime
import ipaddress
import json
import logging
import re
from typing import Any

from advocacy import env

# What may be an address, to be looked at: of IPv4, and of IPv6 with or without a port behind it.
_ADDRESS = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+)(?![\w])"
)


def without_addresses(text: str) -> str:
    """The text with [address] in the place of every IP address but those of the machine itself."""
    return _ADDRESS.sub(_hide, text)


def _hide(found: re.Match[str]) -> str:
    try:
        address = ipaddress.ip_address(found[0])
    except ValueError:  # a time, or a version
        return found[0]
    return found[0] if address.is_loopback or address.is_unspecified else "[address]"


class LineFormatter(logging.Formatter):
    """One line for people, more for an error."""

    def format(self, record: logging.LogRecord) -> str:
        return without_addresses(super().format(record))


class JsonFormatter(logging.Formatter):
    """One JSON object a line: `time` (ISO 8601, UTC), `level`, `logger`, `message` and, of an
    error, `exception`. Nothing else of a record is written: Django's have the request in them."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        entry = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_addresses(record.getMessage()),
        }
        if record.exc_info:
            entry["exception"] = without_addresses(self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False)


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": LineFormatter,
            "fmt": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
        "json": {"()": JsonFormatter},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": env.choice("ADVOCACY_LOG_FORMAT", ("line", "json")),
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "articles": {"level": "INFO"},
        # Django's own handlers print only while DEBUG is on, and send mails to nobody.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Django leaves it to the server to drop the body of an answer to HEAD.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
