"""How the site is doing: numbers for machines, and not for readers."""

import os

import pytest
from django.db import OperationalError, connection
from django.test import Client

from articles.syndication.metrics import ANSWERS, DURATIONS, SharedCounters
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_database(monkeypatch):
    def fail(*_args, **_options):
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", fail)


def test_metrics_need_no_name_of_the_site_and_no_tls(settings):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["news.example"], True
    response = Client(headers={"host": "127.0.0.1:8000"}).get("/metrics")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_metrics_count_what_was_answered(newsroom, client):
    article = make_article(live=True)
    before = _value(client, 'advocacy_answers_total{status="2xx",source="made"}')
    client.get(article.address)
    after = _value(client, 'advocacy_answers_total{status="2xx",source="made"}')
    assert after == before + 1
    assert _value(client, "advocacy_live_stories") == 1
    assert _value(client, "advocacy_database_up") == 1
    assert _value(client, "advocacy_overdue_stories") == 0


def test_metrics_without_a_database(client, no_database):
    assert _value(client, "advocacy_database_up") == 0


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_X_REAL_IP": "192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_CLIENT": "127.0.0.1"},
        {"HTTP_AUTHORIZATION": "Bearer ", "REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_AUTHORIZATION": "Bearer wrong", "REMOTE_ADDR": "192.0.2.7"},
    ],
)
def test_nobody_else_reads_metrics(newsroom, client, settings, asked):
    settings.ADVOCACY_CLIENT_HEADER = "X-Client"
    assert client.get("/metrics", **asked).status_code in (301, 404)


def test_a_token_reads_metrics_from_elsewhere(client, settings):
    settings.ADVOCACY_METRICS_TOKEN = "a long word"
    asked = {"REMOTE_ADDR": "192.0.2.7", "HTTP_AUTHORIZATION": "Bearer a long word"}
    assert client.get("/metrics", **asked).status_code == 200


def test_processes_count_together():
    counters = SharedCounters()
    child = os.fork()
    if child == 0:
        counters.count_answer(503, "made", 20)
        os._exit(0)
    os.waitpid(child, 0)
    counters.count_answer(200, "memory", 0.001)
    sums = counters.sums()
    assert sums[ANSWERS.index(("5xx", "made"))] == 1
    assert sums[ANSWERS.index(("2xx", "memory"))] == 1
    assert sums[len(ANSWERS)] == 1
    assert sums[len(ANSWERS) + len(DURATIONS)] == 1
    lines = counters.lines()
    assert 'advocacy_answer_seconds_bucket{le="10.0"} 1' in lines
    assert 'advocacy_answer_seconds_bucket{le="+Inf"} 2' in lines
    assert "advocacy_answer_seconds_count 2" in lines


def _value(client, name):
    response = client.get("/metrics")
    assert response.status_code == 200
    lines = response.content.decode().splitlines()
    return next(float(line.rpartition(" ")[2]) for line in lines if line.startswith(f"{name} "))
