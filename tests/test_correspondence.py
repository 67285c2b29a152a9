"""What follows from dated facts about a document, and nothing more."""

import datetime

import pytest

from articles.correspondence import DatedStep, trace_correspondence
from articles.enums import CorrespondenceState, StatusKind

TODAY = datetime.date(2026, 6, 13)
CASES = {
    "Sent 1 May 2026. No answer that we know of; not checked since.": [("sent", "2026-05-01")],
    "Sent May 2026. No answer that we know of; not checked since.": [("sent", "2026-05")],
    "Sent 1 May 2026. No answer that we know of; not checked since. It was due by 1 June 2026.": [
        ("sent", "2026-05-01"),
        ("deadline", "2026-06-01"),
    ],
    "Sent 1 May 2026. No answer that we know of; not checked since. It is due by July 2026.": [
        ("sent", "2026-05-01"),
        ("deadline", "2026-06-01"),
        ("deadline", "2026-07"),
    ],
    "Sent 1 May 2026. No answer that we know of; last checked 3 June 2026.": [
        ("sent", "2026-05-01"),
        ("checked", "2026-05-20"),
        ("checked", "2026-06-03"),
        # Nobody can have looked before it was sent, or tomorrow.
        ("checked", "2026-04-01"),
        ("checked", "2026-07-01"),
    ],
    "Answered 11 May 2026, 10 days after it was sent.": [
        ("answered", "2026-05-11"),
        ("sent", "2026-05-01"),
    ],
    "Answered May 2026, 0 to 30 days after it was sent.": [
        ("answered", "2026-05"),
        ("sent", "2026-05-01"),
    ],
    "Answered 2 May 2026.": [("answered", "2026-05-02")],
    "In committee, May 2026.": [("introduced", "2026-04-01"), ("in_committee", "2026-05")],
    "Passed 1 June 2026.": [("sent", "2026-05-01"), ("passed", "2026-06-01")],
    # What is planned has not happened.
    "Introduced, 1 April 2026.": [("introduced", "2026-04-01"), ("passed", "2026-07-01")],
}


def steps(rows):
    return [DatedStep(StatusKind(kind), on) for kind, on in rows]


@pytest.mark.parametrize("words", CASES)
def test_says_what_the_dates_say(words):
    assert trace_correspondence(steps(CASES[words]), TODAY).words == words


@pytest.mark.parametrize("rows", [[], [("deadline", "2026-06-01")], [("sent", "2026-06-14")]])
def test_says_nothing_where_nothing_has_happened(rows):
    assert trace_correspondence(steps(rows), TODAY) is None


def test_overdue_begins_the_day_after_the_deadline():
    def outcome(deadline):
        return trace_correspondence(
            steps([("sent", "2026-05-01"), ("deadline", deadline)]), TODAY
        ).outcome

    assert outcome("2026-06-13") is CorrespondenceState.WAITING
    assert outcome("2026-06-12") is CorrespondenceState.OVERDUE


def test_it_says_how_somebody_looked():
    looked = DatedStep(StatusKind.CHECKED, "2026-06-03", "asked the press office")
    stands = trace_correspondence([*steps([("sent", "2026-05-01")]), looked], TODAY)
    assert stands.words.endswith("last checked 3 June 2026 (asked the press office).")
    assert (stands.outcome, stands.last_on) == (CorrespondenceState.WAITING, "2026-05-01")


def test_to_look_is_no_step_of_the_document():
    assert trace_correspondence(steps([("checked", "2026-06-03")]), TODAY) is None
