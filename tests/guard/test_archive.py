"""What an old site's archive lifts, and what it never does."""

from dataclasses import replace

import pytest

from articles.guard import ApprovalFacts, ImageFacts, NameFacts, QuoteFacts, StoryFacts
from articles.guard.rules import content_findings, findings

SOUND = StoryFacts(revision_id=1, digest="d", topics=1, in_section=True, address="/2012/03/04/a/")
ARCHIVE = (ApprovalFacts(1, "d", lifts=True, lifts_quotes=True, is_archive=True),)
IMPORT = (ApprovalFacts(1, "d", lifts=True, lifts_quotes=True),)
LIFTED = {
    "topic": {"topics": 0},
    "image": {"images": (ImageFacts("the lead image", "lead_image", True, False),)},
    "check": {"required_checks": ("copy_edit",)},
}
HELD = {
    "section": {"in_section": False},
    "address": {"address_holder": "another story"},
    "retracted": {"is_retracted": True},
    "protected_name": {"names": NameFacts(blocked=True)},
    "image": {"images": (ImageFacts("the lead image", "lead_image", False, False),)},
    "quote": {"quotes": (QuoteFacts("u", "Words", False, "described", True, "a man"),)},
}


@pytest.mark.parametrize("rule", LIFTED)
def test_the_archive_lifts_what_is_listed_as_work(rule):
    facts = replace(SOUND, **LIFTED[rule], approvals=ARCHIVE)
    assert findings(facts) == []
    if rule != "check":
        assert [one.rule for one in content_findings(facts)] == [rule]
        assert [one.rule for one in findings(replace(facts, approvals=IMPORT))] == [rule]


@pytest.mark.parametrize("rule", HELD)
def test_the_archive_lifts_nothing_else(rule):
    facts = replace(SOUND, **HELD[rule], approvals=ARCHIVE)
    assert rule in [one.rule for one in findings(facts)]


def test_it_lifts_nothing_for_another_version():
    facts = replace(SOUND, topics=0, digest="other", approvals=ARCHIVE)
    assert {one.rule for one in findings(facts)} == {"approval", "topic"}
