"""The rules of publication, as plain functions over plain values.

Nothing here knows Django, a database or a clock: `models.story_facts` reads a story into
`StoryFacts`, and the place where a story goes live (`models.publication`) asks `findings()`.
"""

from articles.guard.addresses import ADDRESS_FORM, ADDRESS_LENGTH
from articles.guard.checks import CHECK
from articles.guard.facts import (
    ApprovalFacts,
    CheckFacts,
    CommentFacts,
    ImageFacts,
    QuoteFacts,
    RecordingFacts,
    StoryFacts,
)
from articles.guard.findings import Finding
from articles.guard.private_names import (
    PRIVATE_NAME,
    PrivatePerson,
    PublicPassage,
    private_name_warnings,
)
from articles.guard.protected_names import (
    CANNOT_BE_PUBLISHED,
    NAMES_KEY,
    NO_KEY,
    PROTECTED_NAME,
    NameFacts,
    NameQuestion,
)
from articles.guard.refusals import (
    CorrectionIsFinal,
    EmbargoRefused,
    MediumInUse,
    PublicationRefused,
    StepNeeded,
)
from articles.guard.rules import (
    APPROVAL,
    CORRECTION_FINDING,
    EMBARGO,
    address_findings,
    content_findings,
    findings,
)
from articles.guard.verifications import FAILED_VERIFICATION, VERIFICATION

__all__ = [
    "ADDRESS_FORM",
    "ADDRESS_LENGTH",
    "APPROVAL",
    "CANNOT_BE_PUBLISHED",
    "CHECK",
    "CORRECTION_FINDING",
    "EMBARGO",
    "FAILED_VERIFICATION",
    "NAMES_KEY",
    "NO_KEY",
    "PRIVATE_NAME",
    "PROTECTED_NAME",
    "VERIFICATION",
    "ApprovalFacts",
    "CheckFacts",
    "CommentFacts",
    "CorrectionIsFinal",
    "EmbargoRefused",
    "Finding",
    "ImageFacts",
    "MediumInUse",
    "NameFacts",
    "NameQuestion",
    "PrivatePerson",
    "PublicPassage",
    "PublicationRefused",
    "QuoteFacts",
    "RecordingFacts",
    "StepNeeded",
    "StoryFacts",
    "address_findings",
    "content_findings",
    "findings",
    "private_name_warnings",
]
