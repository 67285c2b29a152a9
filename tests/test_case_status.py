"""How a case stands, and what stories still say, without a database."""

import datetime

import pytest

from articles.case_status import CaseFact, days_held, outdated_sentences, present_status
from articles.enums import StatusFactKind as Kind

TODAY = datetime.date(2026, 6, 1)


def facts(*rows):
    return [CaseFact(key, kind, on) for key, (kind, on) in enumerate(rows)]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([], None),
        ([(Kind.ARRESTED, "2026-03-04")], Kind.ARRESTED),
        ([(Kind.RELEASED, "2026-05-01"), (Kind.ARRESTED, "2026-03-04")], Kind.RELEASED),
        ([(Kind.ARRESTED, "2026-03"), (Kind.CHARGED, "2026-04")], Kind.CHARGED),
        # Steps on the way say nothing of how things stand.
        ([(Kind.SENTENCED, "2026-05-03"), (Kind.APPEAL, "2026-05-10")], Kind.SENTENCED),
        ([(Kind.ARRESTED, "2026-03-04"), (Kind.HEARING, "2026-05-10")], Kind.ARRESTED),
        ([(Kind.OTHER, "2026-03-04")], None),
        # What has not come yet is no status.
        ([(Kind.SENTENCED, "2026-05-03"), (Kind.RELEASED, "2026-06-02")], Kind.SENTENCED),
        ([(Kind.SENTENCED, "2026-05-03"), (Kind.RELEASED, "2026-06-01")], Kind.RELEASED),
        # Of one day what was written down later follows.
        ([(Kind.CHARGED, "2026-05-03"), (Kind.CONVICTED, "2026-05-03")], Kind.CONVICTED),
    ],
)
def test_the_present_status_is_derived(rows, kind):
    found = present_status(facts(*rows), TODAY)
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        ([], None),
        ([(Kind.ARRESTED, "2026-05-22")], 10),
        ([(Kind.ARRESTED, "2026-05-22"), (Kind.SENTENCED, "2026-05-30")], 10),
        ([(Kind.ARRESTED, "2026-05-22"), (Kind.ARRESTED, "2026-05-30")], 10),
        ([(Kind.ARRESTED, "2026-05-02"), (Kind.RELEASED, "2026-05-30")], None),
        (
            [
                (Kind.ARRESTED, "2026-05-02"),
                (Kind.RELEASED, "2026-05-10"),
                (Kind.ARRESTED, "2026-05-31"),
            ],
            1,
        ),
        # No number is made of a month, or of a day that is not sure.
        ([(Kind.ARRESTED, "2026-05")], None),
        ([(Kind.ARRESTED, "2026-05-22~")], None),
        ([(Kind.ARRESTED, "2026-05-22?")], None),
        ([(Kind.SENTENCED, "2026-05-22")], None),
        ([(Kind.ARRESTED, "2026-06-02")], None),
    ],
)
def test_days_are_counted_from_whole_days_alone(rows, days):
    assert days_held(facts(*rows), TODAY) == days


@pytest.mark.parametrize(
    ("sentence", "kind", "is_outdated"),
    [
        ("She is being held in Grozny.", Kind.RELEASED, True),
        ("He remains in detention.", Kind.RELEASED, True),
        ("He remains in pre-trial detention.", Kind.RELEASED, True),
        ("The editor is still in custody.", Kind.ACQUITTED, True),
        ("They are still detained.", Kind.DIED, True),
        ("She has been jailed since March.", Kind.RELEASED, True),
        ("He is serving six years.", Kind.RELEASED, True),
        ("She awaits trial.", Kind.SENTENCED, True),
        ("She is awaiting trial.", Kind.RELEASED, True),
        ("His whereabouts remain unknown.", Kind.FOUND, True),
        ("Her brother is still missing.", Kind.ARRESTED, True),
        ("She was held for a week.", Kind.RELEASED, False),
        ("She is not held any more.", Kind.RELEASED, False),
        ("The meeting is held on Mondays.", Kind.ARRESTED, False),
        ("He remains in detention.", Kind.SENTENCED, False),
        ("She is on trial.", Kind.ARRESTED, False),
        ("He remains in detention.", Kind.IN_FORCE, False),
    ],
)
def test_sentences_that_a_status_outdates(sentence, kind, is_outdated):
    text = f"<p>The court met on Monday. {sentence} Nobody answered.</p>"
    assert outdated_sentences([text], kind) == ([sentence] if is_outdated else [])


def test_each_sentence_is_told_once_and_without_markup():
    texts = ["<p>He <b>remains in detention</b>.</p>", "He remains in detention.", ""]
    assert outdated_sentences(texts, Kind.RELEASED) == ["He remains in detention."]
