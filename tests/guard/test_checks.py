"""The rules on checks and blocking comments, without a database."""

from dataclasses import replace

import pytest

from articles.enums import CheckKind
from articles.guard.checks import check_findings
from articles.guard.facts import CheckFacts, CommentFacts, StoryFacts

COPY, FACTS, SAFETY = (kind.value for kind in CheckKind)
STORY = StoryFacts(revision_id=7, digest="now", required_checks=(COPY, FACTS))


def check(kind, *, passed=True, digest="now", note=""):
    return CheckFacts(kind, digest, passed, note)


def found(*checks, story=STORY, **fields):
    return check_findings(replace(story, checks=checks, **fields))


def anchors(findings):
    return [one.anchor for one in findings]


def test_nothing_stands_in_the_way_once_every_check_is_passed_for_this_version():
    assert found(check(FACTS), check(COPY)) == []


def test_a_story_that_needs_no_checks_has_none_missing():
    assert found(required_checks=()) == []


def test_each_missing_check_is_named_in_the_order_of_the_workflow():
    findings = found()
    assert anchors(findings) == [f"check:{COPY}", f"check:{FACTS}"]
    assert "copy edit has not been done" in findings[0].message
    assert "fact check has not been done" in findings[1].message
    assert {one.rule for one in findings} == {"check"}


def test_a_check_of_another_version_is_to_be_done_again():
    (finding,) = found(check(FACTS), check(COPY, digest="before"))
    assert finding.anchor == f"check:{COPY}"
    assert "changed after its copy edit" in finding.message


def test_an_older_check_of_this_very_version_counts():
    """Somebody changed the story and changed it back."""
    assert found(check(COPY, digest="between"), check(COPY), check(FACTS)) == []


def test_another_kind_of_check_does_not_stand_in():
    assert anchors(found(check(COPY), check(SAFETY))) == [f"check:{FACTS}"]


@pytest.mark.parametrize("digest", ["now", "before"])
def test_a_failed_check_holds_whatever_version_it_was_of(digest):
    (finding,) = found(check(FACTS, passed=False, digest=digest, note="No source"), check(COPY))
    assert finding.anchor == f"check:{FACTS}"
    assert "fact check failed: “No source”" in finding.message


def test_a_failed_check_is_named_once_and_not_as_missing_as_well():
    assert anchors(found(check(FACTS, passed=False), check(FACTS), check(COPY))) == [
        f"check:{FACTS}"
    ]


def test_a_failed_check_without_a_note_names_no_reason():
    (finding,) = found(check(FACTS, passed=False), check(COPY))
    assert "fact check failed." in finding.message and "“" not in finding.message


def test_the_newest_check_decides():
    failed_last = (check(FACTS, passed=False), check(FACTS), check(COPY))
    passed_last = (check(FACTS), check(FACTS, passed=False), check(COPY))
    assert anchors(found(*failed_last)) == [f"check:{FACTS}"]
    assert found(*passed_last) == []


def test_a_pass_of_another_version_lifts_a_failure_but_is_to_be_done_again():
    (finding,) = found(check(FACTS, digest="between"), check(FACTS, passed=False), check(COPY))
    assert "changed after its fact check" in finding.message


def test_a_failed_check_holds_that_the_workflow_does_not_ask_for():
    (finding,) = found(check(SAFETY, passed=False), check(COPY), check(FACTS))
    assert finding.anchor == f"check:{SAFETY}"


def test_the_fast_lane_lifts_what_is_missing_and_nothing_that_failed():
    failed, missing = found(check(FACTS, passed=False))
    assert (failed.anchor, failed.liftable) == (f"check:{FACTS}", False)
    assert (missing.anchor, missing.liftable) == (f"check:{COPY}", True)
    (stale,) = found(check(FACTS), check(COPY, digest="before"))
    assert stale.liftable


def test_each_blocking_comment_is_named_with_its_author_and_words():
    comments = (CommentFacts("Nora", "Name the source"), CommentFacts("Bo", "Ask again"))
    findings = found(required_checks=(), blocking_comments=comments)
    assert anchors(findings) == ["comments", "comments"]
    assert {one.rule for one in findings} == {"comment"}
    for finding, comment in zip(findings, comments, strict=True):
        assert comment.author in finding.message and f"“{comment.text}”" in finding.message
        assert not finding.liftable


def test_failed_checks_come_first_and_comments_last():
    findings = found(
        check(FACTS, passed=False), blocking_comments=(CommentFacts("Nora", "Name the source"),)
    )
    assert anchors(findings) == [f"check:{FACTS}", f"check:{COPY}", "comments"]
