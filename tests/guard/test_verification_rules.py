"""No quote goes live that nobody held against its source, and never one that differs from it."""

from dataclasses import replace

import pytest

from articles.enums import ApprovalKind
from articles.guard import ApprovalFacts, content_findings, findings
from tests.guard.test_rules import GOOD, QUOTE

MISSING = replace(QUOTE, uid="u2", words="We never asked", unverified=True)
WRONG = replace(QUOTE, uid="u3", failed=True, failed_because="the source says “may”")


def approved_as(kind, digest="d"):
    return (ApprovalFacts(7, digest, kind.lifts_checks, kind.lifts_quotes),)


def test_an_unverified_quote_stops_the_story_and_is_named():
    (finding,) = findings(replace(GOOD, quotes=(QUOTE, MISSING)))
    assert (finding.rule, finding.anchor) == ("verification", "verification:u2")
    assert "“We never asked” is not verified. Check it against its source." in finding.message


def test_several_unverified_quotes_are_one_finding_that_leads_to_the_first():
    (finding,) = findings(replace(GOOD, quotes=(QUOTE, MISSING, replace(MISSING, uid="u9"))))
    assert "2 of 3 quotes are not verified" in finding.message
    assert finding.anchor == "verification:u2"


@pytest.mark.parametrize(
    ("kind", "lifted"),
    [
        (ApprovalKind.REVIEW, False),
        (ApprovalKind.MINOR_EDIT, False),
        (ApprovalKind.OVERRIDE, False),
        (ApprovalKind.FAST_LANE, True),
        (ApprovalKind.IMPORT, True),
    ],
)
def test_the_fast_lane_or_an_import_of_this_very_version_lifts_it(kind, lifted):
    story = replace(GOOD, quotes=(MISSING,), approvals=approved_as(kind))
    assert (findings(story) == []) == lifted
    other = replace(story, approvals=(*GOOD.approvals, *approved_as(kind, "other")))
    assert len(findings(other)) == 1


@pytest.mark.parametrize("kind", list(ApprovalKind))
def test_nothing_lifts_a_quote_that_does_not_match(kind):
    story = replace(GOOD, quotes=(WRONG,), approvals=approved_as(kind))
    (finding,) = findings(story)
    assert finding.anchor == "verification:u3"
    assert "does not match its source: “the source says “may””" in finding.message
    assert not finding.liftable
    # It cannot be submitted either.
    assert content_findings(story) == [finding]


def test_what_is_not_verified_yet_can_be_submitted():
    assert content_findings(replace(GOOD, quotes=(MISSING,))) == []
