"""Values of the environment become Django's settings."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from advocacy import env


def test_mail_goes_to_the_server_that_is_named(monkeypatch):
    monkeypatch.setenv("ADVOCACY_SMTP_HOST", "mail.example.org")
    monkeypatch.setenv("ADVOCACY_SMTP_TLS", "0")
    options = env.mailer()["OPTIONS"]
    assert (options["host"], options["port"]) == ("mail.example.org", 587)
    assert (options["username"], options["use_tls"]) == ("", False)


def test_mail_is_printed_where_no_server_is_named(monkeypatch):
    monkeypatch.delenv("ADVOCACY_SMTP_HOST", raising=False)
    assert env.mailer()["BACKEND"].endswith("console.EmailBackend")


def test_a_database_on_a_socket():
    settings = env.database("postgresql://newsroom@/news?host=/run/postgresql")
    assert (settings["NAME"], settings["USER"], settings["HOST"]) == ("news", "newsroom", "")
    assert settings["OPTIONS"] == {"host": "/run/postgresql"}


def test_another_database_is_refused_in_words():
    with pytest.raises(ImproperlyConfigured, match="must begin with"):
        env.database("mysql://example.org/x")


def test_what_is_required_is_named(monkeypatch):
    monkeypatch.delenv("ADVOCACY_HOSTS", raising=False)
    with pytest.raises(ImproperlyConfigured, match=r"ADVOCACY_HOSTS.*host names"):
        env.required("ADVOCACY_HOSTS", "the host names")
