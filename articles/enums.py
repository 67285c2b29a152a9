"""Choices of the record, in the newsroom's words. Values are stored: never rename one."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A stored value with a label for people; `choices()` is what a model field wants."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(member.value, member.label) for member in cls]

    @classmethod
    def of(cls, value: str) -> Self:
        """The choice that is stored as `value`; KeyError where there is none."""
        return {member.value: member for member in cls}[value]

    @classmethod
    def label_of(cls, value: str) -> str:
        """The label of a stored value; KeyError where there is no such choice."""
        return {member.value: member.label for member in cls}[value]


class NamingStatus(Choice):
    """What may be said in public about a person; nobody is public until an editor says so."""

    PRIVATE = "private", "Private: never named"
    PUBLIC_FIGURE = "public_figure", "Public figure"
    NAMED_WITH_CONSENT = "named_with_consent", "Named with consent"


class KillCause(Choice):
    """Why a story was killed, in words that give nothing of it away."""

    DANGER = "danger", "It puts someone in danger"
    PRIVACY = "privacy", "It exposes private information about someone"
    LEGAL = "legal", "A court or the law requires it"
    OTHER = "other", "Another reason"


class NameLookKind(Choice):
    """What somebody did with a protected name."""

    ADDED = "added", "Added"
    LOOKED = "looked", "Looked at"
    CHANGED = "changed", "Changed"
    EXPIRED = "expired", "Protection ended"
    PASSED = "passed", "Let a story pass"
    REPLACED = "replaced", "Replaced everywhere"


class PersonRole(Choice):
    """What a person does in one story."""

    SUBJECT = "subject", "Subject"
    SPEAKER = "speaker", "Speaker"
    SIGNATORY = "signatory", "Signatory"
    ADDRESSEE = "addressee", "Addressee"
    OFFICIAL = "official", "Official"
    WITNESS = "witness", "Witness"
    AUTHOR = "author", "Author of a document"
    MENTIONED = "mentioned", "Mentioned"


class OrganizationRole(Choice):
    """What an organization does in one story."""

    SUBJECT = "subject", "Subject"
    SPEAKER = "speaker", "Speaker"
    AUTHOR = "author", "Author of a document"
    ADDRESSEE = "addressee", "Addressee"
    AUTHORITY = "authority", "Authority that decided"
    ACCUSED = "accused", "Accused"
    PUBLISHER = "publisher", "Publisher"
    MENTIONED = "mentioned", "Mentioned"


class DocumentRole(Choice):
    """Why a document stands in a story."""

    SUBJECT = "subject", "Subject"
    EVIDENCE = "evidence", "Evidence"
    BACKGROUND = "background", "Background"


class EventRole(Choice):
    """Why an event stands in a story."""

    SUBJECT = "subject", "Subject"
    BACKGROUND = "background", "Background"


class OrganizationKind(Choice):
    """What an organization is."""

    GOVERNMENT = "government", "Government"
    LEGISLATURE = "legislature", "Legislature"
    COMMITTEE = "committee", "Legislative committee"
    DEPARTMENT = "department", "Government department"
    COURT = "court", "Court"
    POLICE = "police", "Police or security service"
    PARTY = "political_party", "Political party"
    ADVOCACY = "advocacy", "Advocacy organization"
    NEWS = "news", "News organization"
    UNION = "union", "Trade union"
    COMPANY = "company", "Company"
    INTERGOVERNMENTAL = "intergovernmental", "Intergovernmental organization"
    RELIGIOUS = "religious", "Religious organization"
    OTHER = "other", "Other"

    @property
    def is_public_body(self) -> bool:
        """Whether it is part of a state: who has a post there is an official."""
        return self in (
            OrganizationKind.GOVERNMENT,
            OrganizationKind.LEGISLATURE,
            OrganizationKind.COMMITTEE,
            OrganizationKind.DEPARTMENT,
            OrganizationKind.COURT,
            OrganizationKind.POLICE,
        )


class DocumentKind(Choice):
    """What a source document is."""

    LETTER = "letter", "Letter"
    RESOLUTION = "resolution", "Resolution"
    BILL = "bill", "Bill"
    REPORT = "report", "Report"
    STATEMENT = "statement", "Statement"
    COURT_FILING = "court_filing", "Court filing"
    OTHER = "other", "Other document"


class StatusKind(Choice):
    """A dated step of a document, a deadline, or that somebody looked for an answer in vain."""

    SENT = "sent", "Sent"
    RECEIVED = "received", "Received"
    INTRODUCED = "introduced", "Introduced"
    IN_COMMITTEE = "in_committee", "In committee"
    DEADLINE = "deadline", "Answer due by"
    CHECKED = "checked", "Looked for an answer"
    ANSWERED = "answered", "Answered"
    PASSED = "passed", "Passed"
    REJECTED = "rejected", "Rejected"
    WITHDRAWN = "withdrawn", "Withdrawn"

    @property
    def is_step(self) -> bool:
        """Something happened to the document."""
        return self not in (self.DEADLINE, self.CHECKED)

    @property
    def is_end(self) -> bool:
        """Nothing is waited for any more."""
        return self in (self.ANSWERED, self.PASSED, self.REJECTED, self.WITHDRAWN)


class CaseRole(Choice):
    """What somebody is in a case."""

    SUBJECT = "subject", "The case is about them"
    COUNSEL = "counsel", "Counsel"
    JUDGE = "judge", "Judge"
    PROSECUTOR = "prosecutor", "Prosecutor"
    OTHER = "other", "Other"


class StatusFactKind(Choice):
    """A dated fact of a case."""

    ARRESTED = "arrested", "Arrested"
    CHARGED = "charged", "Charged"
    TRIED = "tried", "On trial"
    CONVICTED = "convicted", "Convicted"
    SENTENCED = "sentenced", "Sentenced"
    RELEASED = "released", "Released"
    ACQUITTED = "acquitted", "Acquitted"
    DIED = "died", "Died"
    DISAPPEARED = "disappeared", "Disappeared"
    FOUND = "found", "Found"
    EXPELLED = "expelled", "Expelled"
    APPEAL = "appeal", "Appeal filed"
    HEARING = "hearing", "Hearing set"
    IN_FORCE = "in_force", "Law or order in force"
    OTHER = "other", "Other"

    @property
    def is_state(self) -> bool:
        """It says how things stand from then on; the others are steps on the way."""
        return self not in (self.APPEAL, self.HEARING, self.OTHER)

    @property
    def ends_custody(self) -> bool:
        """Nobody is counted as held after it."""
        return self in (self.RELEASED, self.ACQUITTED, self.DIED, self.EXPELLED, self.FOUND)


class SpeakerKind(Choice):
    """Who says a quote. A described speaker has words only and no record behind it."""

    PERSON = "person", "Person"
    ORGANIZATION = "organization", "Organization"
    DOCUMENT = "document", "Document"
    DESCRIBED = "described", "Described in words only"


class Heard(Choice):
    """Whose voice a quote is, in the counts of who is heard (models/querysets/heard.py)."""

    OFFICIAL = "official", "People in public office"
    NAMED = "named", "Other named people"
    AFFECTED = "affected", "Unnamed people who were affected"
    DESCRIBED = "described", "Other unnamed people"
    PUBLIC_BODY = "public_body", "Public bodies"
    ORGANIZATION = "organization", "Other organizations"
    DOCUMENT = "document", "Documents"
    UNKNOWN = "unknown", "Speaker not recorded"


class Origin(Choice):
    """Who put a fact into the record."""

    EDITOR = "editor", "An editor"
    IMPORT = "import", "Imported with its record"
    MACHINE = "machine", "Found automatically, not confirmed"


class ApprovalKind(Choice):
    """How the approval of one exact revision came about."""

    REVIEW = "review", "Approved in review"
    MINOR_EDIT = "minor_edit", "Minor edit, approved by a second person"
    FAST_LANE = "fast_lane", "Published fast, checks to follow"
    OVERRIDE = "override", "Approved by override, with a reason"
    IMPORT = "import", "Imported without a review, with a reason"
    ARCHIVE = "archive", "Published with the archive of an old site, with a reason"

    @property
    def needs_reason(self) -> bool:
        return self in (ApprovalKind.OVERRIDE, ApprovalKind.IMPORT, ApprovalKind.ARCHIVE)

    @property
    def lifts_checks(self) -> bool:
        """Whether the version went live without the checks of the workflow. An override takes the
        place of an approval and of nothing else."""
        return self not in (ApprovalKind.REVIEW, ApprovalKind.OVERRIDE)

    @property
    def lifts_quotes(self) -> bool:
        """Whether it went live although a quote of it was not verified."""
        return self in (ApprovalKind.FAST_LANE, ApprovalKind.IMPORT, ApprovalKind.ARCHIVE)


class VerificationOutcome(Choice):
    """What somebody found who held a quote against its source."""

    VERIFIED = "verified", "Verified"
    FAILED = "failed", "Does not match its source"
    WITHDRAWN = "withdrawn", "Withdrawn"


class CheckKind(Choice):
    """A step that a story passes before it is published; each has a checklist and a screen."""

    COPY_EDIT = "copy_edit", "Copy edit"
    FACT_CHECK = "fact_check", "Fact check"
    SAFETY_REVIEW = "safety_review", "Safety review"


class StepPreset(Choice):
    """Which steps a newsroom has between writing and publishing; derived from its workflow."""

    TWO_PEOPLE = "two_people", "Two people"
    SMALL_DESK = "small_desk", "Small desk"
    FULL_DESK = "full_desk", "Full desk"


class CheckOutcome(Choice):
    """What a check came to."""

    PASSED = "passed", "Passed"
    FAILED = "failed", "Failed"


class ConsentMethod(Choice):
    """How a person agreed to be named."""

    WRITTEN = "written", "In writing"
    RECORDED = "recorded", "On a recording"
    SPOKEN = "spoken", "Spoken, before a witness"


class CorrectionKind(Choice):
    """What readers are told about a story that was already public."""

    CORRECTION = "correction", "Correction"
    CLARIFICATION = "clarification", "Clarification"
    UPDATE = "update", "Update"
    EDITORS_NOTE = "editors_note", "Editor's note"
    RETRACTION = "retraction", "Retraction"


class ChangeKind(Choice):
    """What readers are to be told when a change of a live story is published. A retraction is no
    change, and a minor one (spelling, a broken link) is kept with a reason and not announced."""

    CORRECTION = "correction", "Correction"
    CLARIFICATION = "clarification", "Clarification"
    UPDATE = "update", "Update"
    EDITORS_NOTE = "editors_note", "Editor's note"
    MINOR = "minor", "Minor: not announced to readers"


class ConsentAction(Choice):
    """An entry in the history of a person's consent."""

    GIVEN = "given", "Consent recorded"
    WITHDRAWN = "withdrawn", "Consent withdrawn"


class ReportKind(Choice):
    """What a reader says is the problem."""

    ERROR = "error", "There is an error"
    SAFETY = "safety", "Someone is in danger"
    PRIVACY = "privacy", "It exposes someone's private information"
    OTHER = "other", "Something else"

    @property
    def is_danger(self) -> bool:
        """Whether reports of this kind come before all others."""
        return self in (ReportKind.SAFETY, ReportKind.PRIVACY)


class ReportState(Choice):
    """How far a reader's report has come."""

    NEW = "new", "New"
    ASSIGNED = "assigned", "Assigned"
    ANSWERED = "answered", "Answered, still open"
    CLOSED_CHANGED = "closed_changed", "Closed: change made"
    CLOSED_NO_CHANGE = "closed_no_change", "Closed: no change"
    DUPLICATE = "duplicate", "Duplicate"

    @property
    def is_open(self) -> bool:
        return self in (ReportState.NEW, ReportState.ASSIGNED, ReportState.ANSWERED)


class DeskList(Choice):
    """The lists of the newsroom's home screen, in its order."""

    OVERDUE = "overdue", "Overdue"
    WAITING = "waiting", "Waiting for me"
    MINE = "mine", "My work"
    SCHEDULED = "scheduled", "Publishing next"
    EMBARGOED = "embargoed", "Under embargo"
    REFUSED = "refused", "Blocked from publishing"
    FINDINGS = "findings", "Live, checks still to do"
    STALE = "stale", "Stale drafts"


class CorrespondenceState(Choice):
    """Where a document stands (see articles.correspondence): exactly one of four on each day."""

    WAITING = "waiting", "Awaiting answer"
    OVERDUE = "overdue", "Answer overdue"
    UNDER_WAY = "under_way", "In progress"
    ENDED = "ended", "Answered or decided"


class SearchKind(Choice):
    """What a search finds."""

    STORY = "story", "Story"
    QUOTE = "quote", "Quote"
    PERSON = "person", "Person"
    ORGANIZATION = "organization", "Organization"
    DOCUMENT = "document", "Document"
    EVENT = "event", "Event"
    TOPIC = "topic", "Topic"
    PLACE = "place", "Place"
