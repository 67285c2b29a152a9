"""Readers are told what changes in a story that they have seen."""

from dataclasses import replace

import pytest

from articles.guard import content_findings
from tests.guard.test_rules import GOOD

SEEN = replace(GOOD, seen_digest="of the version that readers saw", digest="of this one")


def rules(facts):
    return [finding.rule for finding in content_findings(facts)]


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({}, ["correction"]),
        ({"seen_digest": ""}, []),
        ({"seen_digest": SEEN.digest}, []),
        ({"correction_planned": True}, []),
        ({"marked_minor": True}, []),
        ({"is_retracted": True}, ["retracted"]),
        ({"is_retracted": True, "marked_minor": True}, ["retracted"]),
        ({"is_retracted": True, "seen_digest": SEEN.digest}, ["retracted"]),
        ({"is_retracted": True, "correction_planned": True}, []),
    ],
)
def test_what_a_change_needs(change, wanted):
    assert rules(replace(SEEN, **change)) == wanted


def test_the_refusal_says_what_to_write_and_leads_there():
    (finding,) = content_findings(SEEN)
    assert finding.anchor == "corrections"
    assert "correction, clarification, update or editor's note" in finding.message
    assert "why the change is minor" in finding.message
