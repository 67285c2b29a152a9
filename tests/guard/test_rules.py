"""Each rule refuses what it is for, says what to do, and lets the rest pass."""

from dataclasses import replace

import pytest

from articles.guard import (
    ApprovalFacts,
    ImageFacts,
    PublicationRefused,
    QuoteFacts,
    StoryFacts,
    content_findings,
    findings,
)

QUOTE = QuoteFacts("u1", "We will answer", True, "person", True, "")
IMAGE = ImageFacts("image 1 in the text", "block:b1", True, True, may_be_decorative=True)
GOOD = StoryFacts(
    revision_id=7,
    digest="d",
    approvals=(ApprovalFacts(7, "d"),),
    quotes=(QUOTE,),
    images=(IMAGE,),
    topics=1,
    in_section=True,
    address="/2017/07/13/letter/",
)


def test_a_story_that_keeps_every_rule_goes_live():
    assert findings(GOOD) == []


@pytest.mark.parametrize(
    ("approvals", "words"),
    [
        ((), "No one has approved"),
        ((ApprovalFacts(6, "d"),), "No one has approved"),
        ((ApprovalFacts(7, "other"),), "changed after its approval"),
    ],
)
def test_only_an_approval_of_this_revision_and_this_content_counts(approvals, words):
    story = replace(GOOD, approvals=approvals)
    (finding,) = findings(story)
    assert finding.rule == "approval"
    assert words in finding.message
    assert "Submit it for review" in finding.message
    assert content_findings(story) == []


def test_one_of_several_approvals_is_enough():
    rows = (ApprovalFacts(7, "old"), ApprovalFacts(7, "d"), ApprovalFacts(3, "x"))
    assert findings(replace(GOOD, approvals=rows)) == []


def test_a_story_without_a_revision_is_never_approved():
    (finding,) = findings(replace(GOOD, revision_id=None, digest="", approvals=()))
    assert finding.rule == "approval"


@pytest.mark.parametrize(
    ("change", "rule", "words"),
    [
        ({"anchored": False}, "quote", "is not in the text"),
        ({"has_speaker": False}, "speaker", "has no speaker, or the person's"),
        (
            {"has_speaker": False, "speaker_kind": "organization"},
            "speaker",
            "has no speaker, or the organization's",
        ),
        ({"has_speaker": False, "speaker_kind": "document"}, "speaker", "has no source document"),
        ({"speaker_kind": "described"}, "speaker", "Describe the speaker"),
        ({"speaker_kind": "described", "attributed_as": "  "}, "speaker", "Describe the speaker"),
        (
            {"has_speaker": False, "attributed_as": "a minister"},
            "speaker",
            "has no speaker, or the person's",
        ),
        ({"unconfirmed": True}, "unconfirmed", "Confirm it"),
        ({"needs_words": True}, "speaker", "Add one under “speaker in the story's words”"),
        ({"needs_words": True, "attributed_as": " "}, "speaker", "private person"),
    ],
)
def test_a_quote_that_breaks_a_rule_is_named(change, rule, words):
    (finding,) = content_findings(replace(GOOD, quotes=(replace(QUOTE, **change),)))
    assert finding.rule == rule
    assert words in finding.message
    assert "“We will answer”" in finding.message
    assert finding.anchor == "quote:u1"


def test_a_described_speaker_needs_no_record():
    quote = replace(QUOTE, speaker_kind="described", has_speaker=False, attributed_as="a witness")
    assert content_findings(replace(GOOD, quotes=(quote,))) == []


def test_a_private_speaker_stands_in_the_storys_words():
    quote = replace(QUOTE, needs_words=True, attributed_as="a man who fled Grozny")
    assert content_findings(replace(GOOD, quotes=(quote,))) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"described": False}, "Image 1 in the text has no alternative text"),
        ({"described": False}, "mark it as decorative"),
        ({"exists": False}, "was removed from the library"),
    ],
)
def test_a_picture_without_alternative_text_is_named(change, words):
    (finding,) = content_findings(replace(GOOD, images=(replace(IMAGE, **change),)))
    assert finding.rule == "image"
    assert words in finding.message
    assert finding.anchor == "block:b1"


def test_a_lead_image_is_not_told_to_be_decorative():
    lead = ImageFacts("the lead image", "lead_image", True, False)
    (finding,) = content_findings(replace(GOOD, images=(lead,)))
    assert "decorative" not in finding.message


@pytest.mark.parametrize(
    ("change", "rule", "words"),
    [
        ({"topics": 0}, "topic", "no topic"),
        ({"in_section": False}, "section", "not in a section"),
        ({"address_holder": "The other one"}, "address", "“The other one”"),
        ({"address": "/987/07/13/letter/"}, "address", "“/987/07/13/letter/” cannot be"),
        ({"address": "/2017/07/13/a letter/"}, "address", "letters, digits and hyphens"),
        ({"address": f"/2017/07/13/{'a' * 250}/"}, "address", "Use up to 200"),
        ({"unconfirmed": ("Ada",)}, "unconfirmed", "“Ada” in the record was found automatically"),
    ],
)
def test_the_story_itself(change, rule, words):
    (finding,) = content_findings(replace(GOOD, **change))
    assert finding.rule == rule
    assert words in finding.message


def test_everything_is_said_at_once():
    story = replace(
        GOOD, approvals=(), topics=0, quotes=(replace(QUOTE, anchored=False, has_speaker=False),)
    )
    assert [finding.rule for finding in findings(story)] == [
        "approval",
        "quote",
        "speaker",
        "topic",
    ]


def test_a_long_quote_is_cut_in_the_message():
    quote = replace(QUOTE, words="word " * 100, anchored=False)
    (finding,) = content_findings(replace(GOOD, quotes=(quote,)))
    assert len(finding.message) < 250
    assert "…”" in finding.message


def test_a_refusal_says_all_of_it_in_one_text():
    refusal = PublicationRefused(findings(replace(GOOD, topics=0)), title="Letter", article_id=3)
    assert str(refusal) == (
        "“Letter” cannot go live yet:\n- The story has no topic. Choose at least one."
    )
    assert (refusal.title, refusal.article_id, len(refusal.findings)) == ("Letter", 3, 1)
