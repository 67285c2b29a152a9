"""A reader reports a problem without account, cookie or script, and looks it up by a code."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from articles.models import ArticlePage, AttemptCount, ReaderReport
from articles.models.reader_reports import LONGEST_REPORT
from articles.services.reader_reports import send_report
from articles.views import reader_reports
from articles.views.form_tokens import find_fault, make_token
from tests.factories import make_full_article, make_newsroom
from tests.factories.reports import send
from tests.replay import remembered

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)
STATUS = "/report/status/"
TEXT = "The hearing was on Tuesday."


@pytest.fixture
@remembered
def story():
    make_newsroom()
    return make_full_article()


def place(story):
    return f"/report{story.address}"


def form(story, *, age=MINUTE, subject=None, **typed):
    """What a browser sends that opened the form `age` ago."""
    token = make_token(subject or f"{story.pk}:", timezone.now() - age)
    return {"token": token, "kind": "error", "text": TEXT, "website": "", **typed}


def code_in(response):
    return BeautifulSoup(response.content, "html.parser").select_one("#code").text


def is_private(response):
    """Nobody but the reader gets this page."""
    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "cookie" not in response.headers.get("Vary", "").lower()
    return True


def test_the_story_and_the_quotation_lead_to_the_form(client, story):
    uid = story.quotes.first().uid
    assert f'href="{place(story)}"' in client.get(story.address).content.decode()
    address = f"{place(story)}quotes/{uid}/"
    assert f'href="{address}"' in client.get(f"/quotes/{uid}/").content.decode()
    for url in (place(story), address):
        response = client.get(url)
        assert response.status_code == 200
        assert is_private(response)
    assert "these are the words number 0" in response.content.decode()


def test_a_report_is_kept_and_its_code_shown_once(story):
    client = Client(enforce_csrf_checks=True)
    sent = client.post(place(story), form(story))
    assert sent.status_code == 200
    assert is_private(sent)
    report = ReaderReport.objects.get()
    assert (report.article_id, report.text, report.kind) == (story.pk, TEXT, "error")
    assert not report.is_danger
    code = code_in(sent)
    assert re.fullmatch(r"([A-Z2-7]{4}-){3}[A-Z2-7]{4}", code)
    assert code not in str(vars(report))
    found = client.post(STATUS, {"code": f" {code.lower().replace('-', ' ')} "})
    assert found.status_code == 200
    assert is_private(found)
    assert "have not looked at it yet" in found.content.decode()
    assert TEXT not in found.content.decode()


def test_the_token_of_the_page_itself_is_good(client, story):
    page = BeautifulSoup(client.get(place(story)).content, "html.parser")
    token = page.select_one("[name=token]")["value"]
    later = timezone.now() + MINUTE
    assert find_fault(token, f"{story.pk}:", later) == ""


def test_a_report_of_a_quotation(client, story):
    uid = story.quotes.first().uid
    subject = f"{story.pk}:{uid}"
    client.post(f"{place(story)}quotes/{uid}/", form(story, subject=subject))
    assert ReaderReport.objects.get().quote_uid == uid


WRONG = {
    "too soon": ({"age": datetime.timedelta(seconds=1)}, "very fast"),
    "too late": ({"age": datetime.timedelta(hours=25)}, "more than a day"),
    "from the future": ({"age": -MINUTE}, "does not belong to this page"),
    "other story": ({"subject": "999999:"}, "does not belong to this page"),
    "a quote's": ({"subject": "1:0b9d1c1e-0000-4000-8000-000000000000"}, "does not belong to"),
    "tampered": ({"token": "abc:def:ghi"}, "does not belong to this page"),
    "no token": ({"token": ""}, "does not belong to this page"),
    "NUL in the token": ({"token": "a\x00b"}, "does not belong to this page"),
    "honeypot": ({"website": "https://example.org"}, "hidden field"),
    "no kind": ({"kind": ""}, "Choose what the problem is"),
    "unknown kind": ({"kind": "spam"}, "Choose what the problem is"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, story, name):
    changes, words = WRONG[name]
    response = client.post(place(story), form(story, **changes))
    assert response.status_code == 400
    page = BeautifulSoup(response.content, "html.parser")
    assert words in page.select_one("[role=alert]").text
    assert page.select_one("textarea").text.strip() == TEXT
    assert page.select_one("[name=website]").get("value") is None
    assert not ReaderReport.objects.exists()
    # What the page holds now can be sent in a minute.
    token = page.select_one("[name=token]")["value"]
    assert find_fault(token, f"{story.pk}:", timezone.now() + MINUTE) == ""
    assert is_private(response)


@pytest.mark.parametrize(
    "text", ["", "   \n ", "\x00\x01", "x" * (LONGEST_REPORT + 1), "y" * 10**6]
)
def test_too_few_and_too_many_words(client, story, text):
    response = client.post(place(story), form(story, text=text))
    assert response.status_code == 400
    kept = BeautifulSoup(response.content, "html.parser").select_one("textarea").text
    assert kept.count("y") == text[: 4 * LONGEST_REPORT].count("y")
    assert not ReaderReport.objects.exists()


def test_words_are_cleaned_and_stay_plain(client, story):
    raw = "<b>Bold</b>\x00 \u202eevil\r\n\r\n\r\n\r\nהתאריך שגוי و الاسم خطأ 🕊"
    client.post(place(story), form(story, text=raw))
    assert ReaderReport.objects.get().text == "<b>Bold</b> evil\n\nהתאריך שגוי و الاسم خطأ 🕊"


@pytest.mark.parametrize("change", ["draft", "expired", "another quote"])
def test_only_what_readers_see_is_reported(client, story, change):
    url = place(story)
    if change == "draft":
        ArticlePage.objects.filter(pk=story.pk).update(live=False)
    elif change == "expired":
        ArticlePage.objects.filter(pk=story.pk).update(expire_at=timezone.now() - MINUTE)
    else:
        url = f"{url}quotes/{make_full_article().quotes.first().uid}/"
    for response in (client.get(url), client.post(url, form(story))):
        assert response.status_code == 404
    assert not ReaderReport.objects.exists()


def test_danger_gets_advice(client, story):
    text = client.post(place(story), form(story, kind="safety")).content.decode()
    assert "emergency services" in text
    assert "We have alerted" in text
    assert ReaderReport.objects.get().is_danger


def test_a_connection_sends_ten_an_hour_and_its_address_is_not_stored(client, story):
    for _ in range(reader_reports.REPORTS.most):
        assert client.post(place(story), form(story)).status_code == 200
    refused = client.post(place(story), form(story))
    assert refused.status_code == 429
    assert TEXT in refused.content.decode()
    assert client.post(place(story), form(story), REMOTE_ADDR="10.9.8.7").status_code == 200
    stored = str(list(AttemptCount.objects.values())) + str(list(ReaderReport.objects.values()))
    assert "127.0.0.1" not in stored
    assert "10.9.8.7" not in stored


def test_all_addresses_of_one_network_are_one_connection(client, story):
    answers = [
        client.post(place(story), form(story), REMOTE_ADDR=f"2001:db8:1:2::{n}").status_code
        for n in range(1, reader_reports.REPORTS.most + 2)
    ]
    assert answers == [200] * reader_reports.REPORTS.most + [429]
    for other in ("2001:db8:1:3::1", "::ffff:10.9.8.7", ""):
        assert client.post(place(story), form(story), REMOTE_ADDR=other).status_code == 200


def test_the_key_of_the_limit_turns_daily(client, story, monkeypatch):
    noon = timezone.now().replace(hour=12)
    for day in (0, 1):
        now = noon + datetime.timedelta(days=day)
        monkeypatch.setattr(reader_reports.timezone, "now", lambda now=now: now)
        client.post(place(story), form(story, token=make_token(f"{story.pk}:", now - MINUTE)))
    rows = AttemptCount.objects.filter(scope="reader_reports")
    monkeypatch.undo()
    assert ReaderReport.objects.count() == 2
    assert len({row.digest for row in rows}) == rows.count()
    assert rows.latest("begun_at").number == 1


def test_wrong_codes_reveal_nothing_and_are_limited(client, story):
    _, code = send(story)
    for _ in range(reader_reports.CODES.most):
        wrong = client.post(STATUS, {"code": "AAAA-BBBB-CCCC-DDDD"})
        assert wrong.status_code == 404
        assert "no report with this code" in wrong.content.decode()
    assert client.post(STATUS, {"code": code}).status_code == 429
    assert client.post(STATUS, {"code": code}, REMOTE_ADDR="10.9.8.7").status_code == 200


@pytest.mark.parametrize("code", ["", "\x00", "\ud83d", "é" * 5000, "' OR 1=1 --", "<b>"])
def test_odd_codes(client, story, code):
    make_report = send_report(
        article_id=story.pk, kind=reader_reports.ReportKind.OTHER, text="x", now=timezone.now()
    )
    response = client.post(STATUS, {"code": code.encode("utf-8", "replace").decode()})
    assert response.status_code == 404
    assert make_report[1] not in response.content.decode()
    assert "<b>" not in response.content.decode()


def test_other_methods_are_refused(client, story):
    for url in (place(story), STATUS):
        assert client.put(url).status_code == 405
        assert client.head(url).status_code == 200


def test_a_flood_is_cut_and_said_so(client, story):
    flood = "word " * 200_000
    response = client.post(place(story), form(story, text=flood))
    assert response.status_code == 400
    assert len(response.content) < 60_000
    shown = BeautifulSoup(response.content, "html.parser").select_one("textarea").text
    assert shown.strip() == flood[: 4 * LONGEST_REPORT].strip()
    assert "999,999 characters" in response.content.decode()


@pytest.mark.parametrize("name", ["kind", "token"])
def test_no_field_is_shown_again_without_end(client, story, name):
    response = client.post(place(story), form(story, **{name: "x" * 1_000_000}))
    assert response.status_code == 400
    assert len(response.content) < 60_000


def test_what_is_never_read_is_refused_in_words(client, story, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = client.post(place(story), form(story, text="word " * 1000))
    assert response.status_code == 413
    assert "far too long" in response.content.decode()
    assert is_private(response)
