"""What the site writes down, and that no reader's address is in it."""

import json
import logging
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from advocacy import env
from advocacy.logging import JsonFormatter, LineFormatter, without_addresses


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("asked by 192.0.2.7", "asked by [address]"),
        ("asked by 192.0.2.7:5501.", "asked by [address]:5501."),
        ("from [2001:db8::7]:443", "from [[address]]:443"),
        ("from ::ffff:192.0.2.7", "from [address]"),
        ("listens at 127.0.0.1:8000", "listens at 127.0.0.1:8000"),
        ("at 12:30:01, 3 of 4", "at 12:30:01, 3 of 4"),
        ("Django 6.1.3 from articles.E001: none", "Django 6.1.3 from articles.E001: none"),
        ("in articles::views", "in articles::views"),
    ],
)
def test_addresses_are_hidden(text, written):
    assert without_addresses(text) == written


def record(message, *args, **values):
    made = logging.LogRecord("articles.x", logging.ERROR, "x.py", 1, message, args, None)
    for name, value in values.items():
        setattr(made, name, value)
    return made


def test_a_line_of_json_has_nothing_of_the_request():
    made = record("Failed for %s", "192.0.2.7", request="GET from 192.0.2.7", created=0)
    assert json.loads(JsonFormatter().format(made)) == {
        "time": "1970-01-01T00:00:00.000+00:00",
        "level": "ERROR",
        "logger": "articles.x",
        "message": "Failed for [address]",
    }


def test_an_error_is_one_line_too():
    try:
        raise ValueError("not from 192.0.2.7")
    except ValueError:
        made = record("Failed", exc_info=sys.exc_info())
    text = JsonFormatter().format(made)
    assert "\n" not in text
    assert "ValueError: not from [address]" in json.loads(text)["exception"]
    assert "192.0.2.7" not in LineFormatter().format(made)


def test_the_form_is_one_of_two(monkeypatch):
    monkeypatch.setenv("ADVOCACY_LOG_FORMAT", "xml")
    with pytest.raises(ImproperlyConfigured, match="line, json"):
        env.choice("ADVOCACY_LOG_FORMAT", ("line", "json"))
    monkeypatch.setenv("ADVOCACY_LOG_FORMAT", "")
    assert env.choice("ADVOCACY_LOG_FORMAT", ("line", "json")) == "line"
