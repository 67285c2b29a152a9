"""Reports of readers: kept without a trace of who sent them, shared out, answered, forgotten."""

import datetime
import io

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.enums import ChangeKind, KillCause, ReportKind, ReportState
from articles.models import ArticlePage, AttemptCount, Correction, ReaderReport, ReportNote
from articles.models.reader_reports import LONGEST_ANSWER, code_digest
from articles.selectors.reader_reports.public import find_report_status
from articles.selectors.reader_reports.queue import count_reports, queue_for
from articles.services.accounts.attempts import AttemptLimit, count_attempt
from articles.services.corrections.corrections import plan_correction
from articles.services.killing import kill_story
from articles.services.reader_reports import (
    ReportRefused,
    add_note,
    answer_report,
    give_report,
    issue_from_report,
    mark_danger,
    merge_reports,
    part_report,
    purge_reports,
)
from articles.services.reader_reports.sending import ALERTS
from tests.factories import make_full_article, make_user
from tests.factories.reports import make_report, send
from tests.publishing import changed, published
from tests.replay import remembered

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
@remembered
def moderator(newsroom):
    return make_user(group="Moderators")


def fresh(report):
    return ReaderReport.objects.get(pk=report.pk)


def actions(article):
    return list(PageLogEntry.objects.filter(page=article.pk).values_list("action", flat=True))


def close(report, by, state=ReportState.CLOSED_NO_CHANGE, answer="", now=None):
    return answer_report(
        report=report, answer=answer, state=state, by=by, now=now or timezone.now()
    )


def test_nothing_of_the_reader_is_kept_and_the_history_has_no_words():
    article = make_full_article()
    report, code = send(article, text="A secret witness")
    kept = {field.name for field in ReaderReport._meta.concrete_fields}
    assert not {name for name in kept if "address" in name or "mail" in name or "agent" in name}
    assert fresh(report).code_digest == code_digest(code) != code
    entry = PageLogEntry.objects.get(action="article.reported")
    assert entry.user is None
    assert entry.data == {"report": report.pk, "kind": "error"}
    for moment in (fresh(report).received_at, entry.timestamp):
        assert (moment.minute, moment.second, moment.microsecond) == (0, 0, 0)


def test_a_story_that_is_not_public_is_not_reported():
    article = make_full_article(live=False)
    with pytest.raises(ReportRefused, match="no longer public"):
        send(article)
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize("kind", list(ReportKind))
def test_danger_alerts_the_moderators_at_once_without_words(
    moderator, kind, django_capture_on_commit_callbacks
):
    make_user(group="Editors")
    article = make_full_article(title="Unsaid title")
    with django_capture_on_commit_callbacks(execute=True):
        report = make_report(article, kind=kind, text="Unsaid words")
    assert report.is_danger is (kind in (ReportKind.SAFETY, ReportKind.PRIVACY))
    assert [message.to for message in mail.outbox] == [[moderator.email]] * report.is_danger
    for message in mail.outbox:
        everything = message.subject + message.body + message.alternatives[0][0]
        assert "Unsaid" not in everything
        assert f"/admin/reader-reports/{report.pk}/" in everything


def test_other_groups_are_alerted_where_the_newsroom_says_so(
    moderator, settings, django_capture_on_commit_callbacks
):
    settings.ADVOCACY_DANGER_ALERTS_TO = ["Safety reviewers"]
    reviewer = make_user(group="Safety reviewers")
    with django_capture_on_commit_callbacks(execute=True):
        make_report(make_full_article(), kind=ReportKind.SAFETY)
    assert {message.to[0] for message in mail.outbox} == {moderator.email, reviewer.email}


def test_a_flood_of_alarms_ends_the_mail_and_keeps_the_reports(
    moderator, django_capture_on_commit_callbacks
):
    article = make_full_article()
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(ALERTS.most + 3):
            make_report(article, kind=ReportKind.SAFETY)
    assert len(mail.outbox) == ALERTS.most
    assert count_reports(moderator).danger == ALERTS.most + 3


def test_danger_stands_first_then_the_oldest_and_closed_ones_last(moderator):
    article, now = make_full_article(), timezone.now()
    old = make_report(article, now=now - DAY)
    new = make_report(article, now=now)
    danger = make_report(article, kind=ReportKind.PRIVACY, now=now)
    done = make_report(article, kind=ReportKind.SAFETY, now=now - DAY)
    close(done, moderator)
    assert list(queue_for(moderator)) == [danger, old, new, done]
    counts = count_reports(moderator)
    assert (counts.open, counts.danger, counts.new, counts.mine) == (3, 1, 3, 0)


def test_the_reader_follows_it_by_the_code(moderator):
    article = make_full_article()
    report, code = send(article)
    assert "have not looked" in find_report_status(code).message
    give_report(report=report, to=moderator, by=moderator)
    assert "looking at it" in find_report_status(code).message
    close(report, moderator, ReportState.ANSWERED, "Which \u202edate?\x00")
    assert find_report_status(code).answer == "Which date?"
    close(report, moderator, ReportState.CLOSED_NO_CHANGE, "It is right.")
    found = find_report_status(code)
    assert "made no change" in found.message
    assert (found.answer, found.correction_url) == ("It is right.", "")
    assert actions(article)[:4].count("article.report_closed") == 1
    assert find_report_status(code[:-1]) is None


def test_what_is_refused(moderator):
    article = make_full_article()
    report, other = make_report(article), make_report(make_full_article())
    with pytest.raises(ReportRefused, match="moderators"):
        give_report(report=report, to=make_user(group="Editors"), by=moderator)
    with pytest.raises(ReportRefused, match="Write an answer"):
        close(report, moderator, ReportState.ANSWERED, "  ")
    with pytest.raises(ReportRefused, match="over the limit"):
        close(report, moderator, answer="x" * (LONGEST_ANSWER + 1))
    with pytest.raises(ReportRefused, match="Choose an outcome"):
        close(report, moderator, ReportState.DUPLICATE)
    with pytest.raises(ReportRefused, match="Write a note"):
        add_note(report=report, text="\x00", by=moderator, now=timezone.now())
    with pytest.raises(ReportRefused, match="different stories"):
        merge_reports(keep=other, duplicate=report, by=moderator, now=timezone.now())
    with pytest.raises(ReportRefused, match="itself"):
        merge_reports(keep=report, duplicate=report, by=moderator, now=timezone.now())
    with pytest.raises(ReportRefused, match="already open"):
        part_report(report=report, by=moderator)
    close(report, moderator)
    with pytest.raises(ReportRefused, match="closed"):
        give_report(report=report, to=moderator, by=moderator)


@pytest.mark.parametrize("group", ["Contributors", "Editors"])
def test_others_deal_with_no_report(moderator, group):
    report, user = make_report(make_full_article()), make_user(group=group)
    with pytest.raises(PermissionDenied):
        give_report(report=report, to=moderator, by=user)
    with pytest.raises(PermissionDenied):
        close(report, user)
    with pytest.raises(PermissionDenied):
        mark_danger(report=report, is_danger=True, by=user)


def test_each_reader_of_a_duplicate_sees_the_answer(moderator):
    article, now = make_full_article(), timezone.now()
    kinds = (ReportKind.ERROR, ReportKind.ERROR, ReportKind.PRIVACY)
    sent = [send(article, kind=kind) for kind in kinds]
    (first, _), (second, _), (third, _) = sent
    merge_reports(keep=second, duplicate=third, by=moderator, now=now)
    merge_reports(keep=first, duplicate=second, by=moderator, now=now)
    assert {fresh(row).duplicate_of_id for row in (second, third)} == {first.pk}
    assert fresh(first).is_danger
    with pytest.raises(ReportRefused, match=f"duplicates report {first.pk}"):
        merge_reports(keep=second, duplicate=first, by=moderator, now=now)
    with pytest.raises(ReportRefused, match="answered with report"):
        close(second, moderator, answer="Mine alone")
    close(first, moderator, answer="For all of you.")
    assert {find_report_status(code).answer for _, code in sent} == {"For all of you."}
    part_report(report=second, by=moderator)
    assert fresh(second).is_open
    assert fresh(second).duplicate_of is None


def test_a_correction_at_once_closes_the_report(moderator):
    article = published()
    report, code = send(article)
    issue_from_report(
        report=report,
        article=article,
        kind=ChangeKind.CORRECTION,
        text="It was on Tuesday.",
        by=moderator,
        now=timezone.now(),
    )
    assert fresh(report).state == ReportState.CLOSED_CHANGED
    assert find_report_status(code).correction_url == f"/corrections/{Correction.objects.get().pk}/"
    assert "article.report_closed" in actions(article)


def test_a_correction_with_the_next_version_closes_the_report_and_its_main_one(moderator):
    article = published()
    (main, main_code), (double, code) = send(article), send(article)
    plan_correction(
        article=article,
        kind=ChangeKind.CORRECTION,
        text="It was on Tuesday.",
        by=None,
        now=timezone.now(),
        report=double,
    )
    merge_reports(keep=main, duplicate=double, by=moderator, now=timezone.now())
    assert fresh(main).is_open
    changed(article, standfirst="On Tuesday.", change_note=None)
    assert fresh(main).state == ReportState.CLOSED_CHANGED
    url = f"/corrections/{Correction.objects.get().pk}/"
    assert {find_report_status(each).correction_url for each in (main_code, code)} == {url}


def test_a_kill_takes_the_words_and_the_reader_learns_that_something_was_done(moderator):
    article = published()
    (report, code), (double, _) = send(article, text="Qzxv hides there"), send(article)
    merge_reports(keep=report, duplicate=double, by=moderator, now=timezone.now())
    add_note(report=report, text="Qzxv?", by=moderator, now=timezone.now())
    kill_story(article_id=article.pk, cause=KillCause.DANGER.value, by=None, now=timezone.now())
    left = fresh(report)
    assert (left.text, left.answer, left.article, left.quote_uid) == ("", "", None, None)
    assert not ReportNote.objects.exists()
    assert "made a change" in find_report_status(code).message


def test_closed_reports_are_forgotten_in_time_with_all_that_hangs_on_them(moderator, settings):
    settings.ADVOCACY_REPORT_RETENTION_DAYS = 30
    article, now = make_full_article(), timezone.now()
    old, double, young, waiting = (make_report(article, now=now - 90 * DAY) for _ in range(4))
    merge_reports(keep=old, duplicate=double, by=moderator, now=now - 40 * DAY)
    close(old, moderator, now=now - 31 * DAY)
    close(young, moderator, now=now - 29 * DAY)
    out = io.StringIO()
    call_command("purge_reports", stdout=out)
    assert "2" in out.getvalue()
    assert set(ReaderReport.objects.all()) == {young, waiting}
    assert purge_reports(now=now) == 0


def test_the_daily_purge_forgets_counts_though_nobody_tries_anything_again():
    limit, day = AttemptLimit("reader_reports", 10, DAY / 24), timezone.now() - 2 * DAY
    count_attempt(limit=limit, subject="10.9.8.7", now=day)
    assert AttemptCount.objects.exists()
    call_command("purge_reports", stdout=io.StringIO())
    assert not AttemptCount.objects.exists()


def test_a_report_outlives_its_story(moderator):
    article = make_full_article()
    report, code = send(article)
    ArticlePage.objects.get(pk=article.pk).delete()
    close(report, moderator, answer="The story is gone.")
    assert find_report_status(code).answer == "The story is gone."


def test_the_setup_gives_rights_to_moderators_and_administrators(newsroom):
    rights = {
        group: make_user(group=group).has_perm("articles.change_readerreport")
        for group in ("Contributors", "Editors", "Moderators", "Administrators")
    }
    assert [group for group, has in rights.items() if has] == ["Moderators", "Administrators"]
    assert make_user(group="Moderators").has_perm("articles.add_cannedreply")
