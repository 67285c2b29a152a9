"""What follows from dated facts about a document, and nothing more."""

import datetime

import pytest

from articles.correspondence import Step, trace_correspondence
from articles.enums import CorrespondenceState, StatusKind

TODAY = datetime.date(2026, 6, 13)
CASES = {
    "sent 1 May 2026, day 43, no answer": [("sent", "2026-05-01")],
    "sent May 2026, day 13 to 43, no answer": [("sent", "2026-05")],
    "sent 1 May 2026, day 43, no answer; it was due by 1 June 2026": [
        ("sent", "2026-05-01"),
        ("deadline", "2026-06-01"),
    ],
    "sent 1 May 2026, day 43, no answer yet; it is due by July 2026": [
        ("sent", "2026-05-01"),
        ("deadline", "2026-06-01"),
        ("deadline", "2026-07"),
    ],
    "answered 11 May 2026, after 10 days": [("answered", "2026-05-11"), ("sent", "2026-05-01")],
    "answered May 2026, after 0 to 30 days": [("answered", "2026-05"), ("sent", "2026-05-01")],
    "answered 2 May 2026": [("answered", "2026-05-02")],
    "in committee, May 2026": [("introduced", "2026-04-01"), ("in_committee", "2026-05")],
    "passed 1 June 2026": [("sent", "2026-05-01"), ("passed", "2026-06-01")],
    # What is planned has not happened.
    "introduced, 1 April 2026": [("introduced", "2026-04-01"), ("passed", "2026-07-01")],
}


def steps(rows):
    return [Step(StatusKind(kind), on) for kind, on in rows]


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
