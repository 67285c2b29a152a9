"""The moderators' queue of readers' reports: who sees it, what each button does, what it costs."""

import csv
import datetime
import io

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.editing.reader_reports.log_actions import REPORT_ACTIONS
from articles.editing.reader_reports.queue import ReportsView
from articles.enums import ReportKind, ReportState
from articles.models import ArticlePage, CannedReply, Correction, PlannedCorrection, ReaderReport
from articles.selectors.reader_reports.public import find_report_status
from articles.services.embargo.embargoes import set_embargo
from articles.services.reader_reports import answer_report, answer_seen, give_report
from tests.factories import make_full_article, make_user
from tests.factories.reports import make_report, send
from tests.publishing import published, shown

pytestmark = pytest.mark.django_db
LIST = "reader_reports"
DAY = datetime.timedelta(days=1)
BUDGET = 20


@pytest.fixture
def moderator(newsroom, client):
    user = make_user("mo", group="Moderators", first_name="Mo", last_name="Deras")
    client.force_login(user)
    return user


def one(report):
    return reverse("reader_report", args=[report.pk])


def do(client, report, what, **data):
    now = ReaderReport.objects.get(pk=report.pk)
    response = client.post(one(report), {"do": what, "seen": answer_seen(now), **data})
    return response, ReaderReport.objects.get(pk=report.pk)


def text_of(client, url, **query):
    response = client.get(url, query)
    assert response.status_code == 200, url
    return response.content.decode()


@pytest.mark.parametrize(
    ("group", "may"),
    [("Contributors", False), ("Editors", False), ("Moderators", True), ("Administrators", True)],
)
def test_who_sees_the_queue(newsroom, client, group, may):
    report = make_report(make_full_article(), text="Words of a reader")
    client.force_login(make_user(group=group))
    menu = text_of(client, reverse("wagtailadmin_home"))
    assert (reverse(LIST) in menu) is may
    for url in (reverse(LIST), reverse("reader_reports_results"), one(report)):
        response = client.get(url)
        assert response.status_code == (200 if may else 302), url
        assert ("Words of a reader" in response.content.decode()) is may
    export = client.get(reverse(LIST), {"export": "csv"})
    assert export.status_code == (200 if may else 302)
    response, kept = do(client, report, "take")
    assert (kept.state == ReportState.ASSIGNED) is may
    if not may:
        assert "permission" in shown(response)


def test_nobody_sees_it_without_an_account(newsroom, client):
    report = make_report(make_full_article())
    for url in (reverse(LIST), one(report)):
        assert "/login/" in client.get(url)["Location"]


def test_filters(client, moderator):
    article, other, now = make_full_article(title="First"), make_full_article(), timezone.now()
    old = make_report(article, text="Old one", now=now - 4 * DAY)
    danger = make_report(other, text="Danger one", kind=ReportKind.SAFETY)
    mine = make_report(article, text="My one", kind=ReportKind.OTHER)
    done = make_report(other, text="Done one")
    give_report(report=mine, to=moderator, by=moderator)
    state = ReportState.CLOSED_CHANGED
    answer_report(report=done, answer="", state=state, by=moderator, now=now)
    texts = {report.text for report in (old, danger, mine, done)}

    def found(**query):
        page = text_of(client, reverse(LIST), **query)
        return {text for text in texts if text in page}

    assert found() == texts
    assert found(state="open") == {"Old one", "Danger one", "My one"}
    assert found(state="closed_changed") == {"Done one"}
    assert found(danger="True") == {"Danger one"}
    assert found(kind="other") == {"My one"}
    assert found(assigned_to="me") == found(assigned_to=moderator.pk) == {"My one"}
    assert found(assigned_to="nobody", state="open") == {"Old one", "Danger one"}
    assert found(article=article.pk) == {"Old one", "My one"}
    assert found(age="3") == {"Old one"}
    assert found(q="done") == {"Done one"}
    assert found(state="nonsense", age="x", article="y", assigned_to="z") == texts


def test_the_queue_costs_the_same_for_one_and_for_forty(client, moderator):
    costs = {}
    make_report(make_full_article())
    for size in (1, 40):
        for _ in range(size - 1):
            make_report(make_full_article())
        client.get(reverse(LIST))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(LIST)).status_code == 200
        costs[size] = len(queries)
    assert costs[1] == costs[40] <= BUDGET


def test_one_report_costs_the_same_among_many(client, moderator):
    costs, article = {}, make_full_article()
    report = make_report(article, quote_uid=article.quotes.first().uid)
    for size in (2, 20):
        for _ in range(size):
            make_report(article)
            do(client, report, "note", note="A note")
        client.get(one(report))
        with CaptureQueriesContext(connection) as queries:
            client.get(one(report))
        costs[size] = len(queries)
    assert costs[2] == costs[20] <= BUDGET + 5


def test_the_buttons(client, moderator):
    other = make_user("ada", group="Administrators")
    report = make_report(make_full_article())
    assert do(client, report, "take")[1].assigned_to == moderator
    assert do(client, report, "give", to=other.pk)[1].assigned_to == other
    assert do(client, report, "give", to="")[1].state == ReportState.NEW
    assert do(client, report, "danger")[1].is_danger
    assert not do(client, report, "danger")[1].is_danger
    response, kept = do(client, report, "answer", answer="Thanks.", state="closed_no_change")
    assert (kept.answer, kept.state) == ("Thanks.", "closed_no_change")
    assert response.status_code == 302
    assert do(client, report, "part")[1].is_open
    do(client, report, "note", note="Ask <Ada>")
    assert "Ask &lt;Ada&gt;" in text_of(client, one(report))


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("give", {"to": "999999"}),
        ("give", {"to": "x"}),
        ("answer", {"answer": "Typed words", "state": ""}),
        ("answer", {"answer": "Typed words", "state": "duplicate"}),
        ("answer", {"answer": "", "state": "answered"}),
        ("answer", {"answer": "Typed words" + "y" * 6000, "state": "closed_changed"}),
        ("note", {"note": ""}),
        ("note", {"note": "Typed words" + "y" * 6000}),
        ("merge", {"keep": "999999"}),
        ("merge", {}),
        ("insert", {"canned": "999999", "answer": "Typed words"}),
        ("part", {}),
        ("nonsense", {}),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, moderator, what, data):
    report = make_report(make_full_article())
    response, kept = do(client, report, what, **data)
    assert response.status_code in (200, 400)
    text = response.content.decode()
    assert ("Typed words" in text) is ("Typed words" in str(data))
    assert (kept.state, kept.answer) == ("new", "")


def test_the_second_answer_does_not_silently_replace_the_first(client, moderator):
    report = make_report(make_full_article())
    seen = BeautifulSoup(text_of(client, one(report)), "html.parser").select_one("[name=seen]")
    mine = {"answer": "The answer of Mo", "state": "closed_no_change", "seen": seen["value"]}
    state = ReportState.ANSWERED
    answer_report(report=report, answer="Of Ada", state=state, by=moderator, now=timezone.now())
    # What else is pressed before keeps the mark of what was shown.
    response, _ = do(client, report, "insert", **mine)
    assert response.context["seen"] == mine["seen"]
    response, kept = do(client, report, "answer", **mine)
    assert (response.status_code, kept.answer, kept.state) == (409, "Of Ada", "answered")
    text = response.content.decode()
    assert "since you opened it: “Of Ada”" in text
    assert "The answer of Mo" in text
    response, kept = do(client, report, "answer", **{**mine, "seen": response.context["seen"]})
    assert (response.status_code, kept.answer) == (302, "The answer of Mo")


def test_a_canned_reply_is_put_to_what_was_typed(client, moderator):
    reply = CannedReply.objects.create(title="Thanks", text="Thank you for telling us.")
    report = make_report(make_full_article())
    data = {"canned": reply.pk, "answer": "Dear reader,", "state": "answered"}
    response, kept = do(client, report, "insert", **data)
    form = response.context["answer_form"]
    assert form["answer"].value() == "Dear reader,\n\nThank you for telling us."
    assert form["state"].value() == "answered"
    assert kept.answer == ""
    add = reverse("wagtailsnippets_articles_cannedreply:add")
    client.post(add, {"title": "Sorry", "text": "We are sorry."})
    assert CannedReply.objects.filter(title="Sorry").exists()
    assert "Sorry" in text_of(client, one(report))


def test_a_duplicate_is_answered_with_its_main_report(client, moderator):
    article = make_full_article()
    (main, _), (double, code) = send(article, text="First words"), send(article)
    assert "First words" in text_of(client, one(double))
    response, kept = do(client, double, "merge", keep=main.pk)
    assert response["Location"] == one(main)
    assert kept.duplicate_of == main
    assert f"report {double.pk}" in text_of(client, one(main))
    assert "Save answer" not in text_of(client, one(double))
    do(client, main, "answer", answer="For both.", state="closed_no_change")
    assert find_report_status(code).answer == "For both."


@pytest.mark.parametrize("button", ["issue", "keep"])
def test_a_report_becomes_a_correction(client, moderator, button):
    article = published()
    uid = article.quotes.first().uid
    report, code = send(article, quote_uid=uid, text="He never said that")
    url = f"{reverse('story_correction_new', args=[article.pk])}?report={report.pk}"
    assert url in text_of(client, one(report))
    screen = client.get(url)
    assert "He never said that" in screen.content.decode()
    assert screen.context["form"]["quote_uid"].value() == uid
    data = {"kind": "correction", "text": "He said it later.", "quote_uid": str(uid), button: "1"}
    response = client.post(url, data)
    assert response["Location"] == one(report)
    if button == "issue":
        assert Correction.objects.get().quote_uid == uid
        assert "/corrections/" in find_report_status(code).correction_url
        assert ReaderReport.objects.get().state == "closed_changed"
    else:
        assert PlannedCorrection.objects.get().report_id == report.pk
        assert ReaderReport.objects.get().is_open
        assert "Notice waiting because of this report" in text_of(client, one(report))


@pytest.mark.parametrize("named", ["x", "999999", "9" * 40, "-1", "²"])
def test_an_odd_report_is_none(client, moderator, named):
    article = published()
    url = reverse("story_correction_new", args=[article.pk])
    assert "Reader’s report" not in text_of(client, url, report=named)


def test_an_editor_sees_no_report_beside_a_correction(newsroom, client):
    article = published()
    report = make_report(article, text="Words of a reader")
    client.force_login(make_user(group="Editors"))
    url = reverse("story_correction_new", args=[article.pk])
    assert "Words of a reader" not in text_of(client, url, report=report.pk)


def test_an_embargo_hides_its_reports(client, moderator):
    article = make_full_article(title="Hidden title")
    report = make_report(article, text="Words of a reader")
    ArticlePage.objects.filter(pk=article.pk).update(live=False)
    now = timezone.now()
    article.refresh_from_db()
    set_embargo(article=article, until=now + DAY, reason="Test.", user=None, now=now)
    page = text_of(client, reverse(LIST)) + text_of(client, reverse("wagtailadmin_home"))
    assert "Hidden title" not in page
    assert "Words of a reader" not in page
    assert client.get(one(report)).status_code == 404
    assert client.post(one(report), {"do": "take"}).status_code == 404


def test_the_export_holds_no_formula(client, moderator):
    article = make_full_article(title="=1+1")
    make_report(article, text='=HYPERLINK("https://example.org")')
    gone = make_report(make_full_article(), text="@SUM(1)\nשלום")
    ArticlePage.objects.get(pk=gone.article_id).delete()
    response = client.get(reverse(LIST), {"export": "csv"})
    content = b"".join(response.streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(content)))
    assert len(rows) == 2
    assert {row["Text"][:2] for row in rows} == {"'=", "'@"}
    assert {row["Story"] for row in rows} == {"'=1+1", ""}


def test_the_home_screen_counts_them_and_names_the_stories(client, moderator):
    home = reverse("wagtailadmin_home")
    assert "2 new" not in text_of(client, home)
    article = make_full_article(title="Reported story")
    make_report(article)
    make_report(article, kind=ReportKind.SAFETY)
    page = text_of(client, home)
    assert "2 new" in page
    assert "1 about danger or privacy" in page
    assert "Reported story" in page  # among the live stories with open findings
    client.force_login(make_user(group="Editors"))
    assert "about danger or privacy" not in text_of(client, home)


def test_the_history_names_every_action_and_no_words(client, moderator):
    article = make_full_article()
    report, other = make_report(article, text="Secret words"), make_report(article)
    for what, data in (
        ("take", {}),
        ("danger", {}),
        ("note", {"note": "Secret note"}),
        ("answer", {"answer": "Secret answer", "state": "answered"}),
        ("answer", {"answer": "Secret answer", "state": "closed_changed"}),
        ("merge", {"keep": other.pk}),
        ("part", {}),
    ):
        assert do(client, report, what, **data)[0].status_code == 302, what
    page = text_of(client, reverse("wagtailadmin_pages:history", args=[article.pk]))
    for _, message in REPORT_ACTIONS.values():
        assert message.replace("'", "&#x27;") in page, message
    assert "Secret" not in page


def test_an_empty_queue_says_so(client, moderator):
    assert "There are no reader reports" in text_of(client, reverse(LIST))


def many(client, do, *reports, **data):
    keys = [report.pk for report in reports]
    return client.post(reverse("reader_reports_many"), {"do": do, "report": keys, **data})


def test_several_are_given_and_closed_at_once_each_with_its_entry(client, moderator):
    article = published()
    first, second, closed = (make_report(article, text=f"Report {n}") for n in range(3))
    do(client, closed, "answer", answer="No.", state="closed_no_change")
    response = many(client, "give", first, second, closed, to=moderator.pk)
    assert "2 reports given." in shown(response)
    assert f"Report {closed.pk}: This report is closed." in shown(response)
    state = ReportState.CLOSED_NO_CHANGE.value
    do(client, first, "answer", answer="We look.", state="answered")
    many(client, "close", first, second, state=state)
    rows = ReaderReport.objects.order_by("pk")
    assert {row.state for row in rows} == {state}
    assert rows[0].answer == "We look."
    entries = PageLogEntry.objects.filter(page=article.pk)
    assert entries.filter(action="article.report_given").count() == 2
    assert entries.filter(action="article.report_closed").count() == 3


@pytest.mark.parametrize(
    ("do", "data"),
    [("close", {"state": "x"}), ("close", {"state": ""}), ("nonsense", {}), ("give", {"to": "x"})],
)
def test_nonsense_for_several_changes_nothing(client, moderator, do, data):
    report = make_report(published())
    assert many(client, do, report, **data).status_code == 302
    assert many(client, "close", next="https://example.org/")["Location"] == reverse(LIST)
    assert ReaderReport.objects.get().state == "new"


def test_several_are_for_moderators(newsroom, client):
    report = make_report(published())
    client.force_login(make_user(group="Editors"))
    assert "permission" in shown(many(client, "close", report, state="closed_changed"))
    assert ReaderReport.objects.get().is_open


def test_pages_of_the_queue_follow_each_other(client, moderator, monkeypatch):
    monkeypatch.setattr(ReportsView, "paginate_by", 2)
    article, now = published(), timezone.now()
    for number in range(7):
        kind = ReportKind.SAFETY if number in (1, 4) else ReportKind.ERROR
        make_report(article, kind=kind, text=f"Report {number}", now=now - (number % 3) * DAY)
    done = ReaderReport.objects.order_by("pk")[3]
    do(client, done, "answer", answer="", state="closed_changed")
    expected = list(ReaderReport.objects.most_urgent_first())
    url, found = reverse(LIST), []
    while url:
        answer = client.get(url)
        found += answer.context["object_list"]
        url = answer.context["next_url"]
    assert found == expected
    for nonsense in ("x", "0_1_2020-01-01_x", "0_1_9999-99-99_1", "0_1_2020-01-01_1"):
        assert client.get(reverse(LIST), {"after": nonsense}).status_code == 200


def test_the_menu_says_how_many_are_open(client, moderator):
    cache.clear()
    article = published()
    make_report(article)
    make_report(article)
    assert "Reader reports (2)" in text_of(client, reverse("wagtailadmin_home"))
