"""The record: every model by its name, so that nobody needs to know the files."""

from articles.models.addresses import RetiredAddress
from articles.models.approvals import Approval
from articles.models.articles import ArticlePage
from articles.models.attempts import AttemptCount
from articles.models.blocking_comments import BlockingComment
from articles.models.bylines import Author, Byline
from articles.models.cache_purges import CachePurge
from articles.models.cases import Case, CaseMention, CasePerson, CaseStory
from articles.models.check_tasks import CheckTask
from articles.models.checks import Check
from articles.models.claims import Claim
from articles.models.consents import ConsentRecord
from articles.models.corrections import Correction
from articles.models.deleted_texts import DeletedText
from articles.models.document_statuses import DocumentStatus
from articles.models.duplicates import DistinctRecords
from articles.models.embargoed_records import EmbargoedRecord
from articles.models.embargoes import (
    Embargo,
    EmbargoedFile,
    EmbargoedPage,
    embargo_in_force,
    embargoed_branch,
    is_hidden_from,
    may_see_embargoed,
    who_may_know,
)
from articles.models.events import Event, EventParticipant
from articles.models.files import NewsFile
from articles.models.group_security import GroupSecurity
from articles.models.guest_links import GuestLink, GuestOpening
from articles.models.history_seals import HistorySeal
from articles.models.images import NewsImage, NewsRendition
from articles.models.imports import ImportedFrom
from articles.models.invitations import Invitation
from articles.models.kills import Kill, KilledAddress
from articles.models.left_files import LeftFile
from articles.models.mail_proofs import MailProof
from articles.models.memberships import Membership
from articles.models.mentions import (
    DocumentMention,
    EventMention,
    OrganizationMention,
    PersonMention,
)
from articles.models.merges import MergedRecord, RecordMerge
from articles.models.name_findings import EmbargoedNameHit, NameFinding, NameReplacement
from articles.models.names import RetiredRecordAddress
from articles.models.old_addresses import OldAddress
from articles.models.organizations import Organization, OrganizationOtherName
from articles.models.passkeys import Passkey
from articles.models.people import Person, PersonOtherName
from articles.models.places import Place
from articles.models.planned_corrections import PlannedCorrection
from articles.models.policy_reports import PolicyReport
from articles.models.private_names import PrivateNameAnswer
from articles.models.proposals import RejectedProposal
from articles.models.protected_names import NameAlarm, NameLook, ProtectedName
from articles.models.public_changes import PublicChange
from articles.models.quote_splits import QuoteSplit
from articles.models.quotes import Quote
from articles.models.reader_reports import CannedReply, ReaderReport, ReportNote
from articles.models.review_tasks import ReviewTask
from articles.models.search import SearchEntry, SearchFacet, SearchWord
from articles.models.sections import HomePage, LeadStory, SectionPage, StandardPage
from articles.models.skipped_checks import SkippedCheck
from articles.models.source_documents import (
    DocumentAddressee,
    DocumentAuthor,
    Signature,
    SourceDocument,
)
from articles.models.source_links import SourceLink
from articles.models.status_facts import StatusFact
from articles.models.ticks import ChecklistTick
from articles.models.topics import TaggedArticle, Topic, TopicSynonym
from articles.models.users import User
from articles.models.verifications import QuoteVerification
from articles.models.versions import PublishedVersion

__all__ = [
    "Approval",
    "ArticlePage",
    "AttemptCount",
    "Author",
    "BlockingComment",
    "Byline",
    "CachePurge",
    "CannedReply",
    "Case",
    "CaseMention",
    "CasePerson",
    "CaseStory",
    "Check",
    "CheckTask",
    "ChecklistTick",
    "Claim",
    "ConsentRecord",
    "Correction",
    "DeletedText",
    "DistinctRecords",
    "DocumentAddressee",
    "DocumentAuthor",
    "DocumentMention",
    "DocumentStatus",
    "Embargo",
    "EmbargoedFile",
    "EmbargoedNameHit",
    "EmbargoedPage",
    "EmbargoedRecord",
    "Event",
    "EventMention",
    "EventParticipant",
    "GroupSecurity",
    "GuestLink",
    "GuestOpening",
    "HistorySeal",
    "HomePage",
    "ImportedFrom",
    "Invitation",
    "Kill",
    "KilledAddress",
    "LeadStory",
    "LeftFile",
    "MailProof",
    "Membership",
    "MergedRecord",
    "NameAlarm",
    "NameFinding",
    "NameLook",
    "NameReplacement",
    "NewsFile",
    "NewsImage",
    "NewsRendition",
    "OldAddress",
    "Organization",
    "OrganizationMention",
    "OrganizationOtherName",
    "Passkey",
    "Person",
    "PersonMention",
    "PersonOtherName",
    "Place",
    "PlannedCorrection",
    "PolicyReport",
    "PrivateNameAnswer",
    "ProtectedName",
    "PublicChange",
    "PublishedVersion",
    "Quote",
    "QuoteSplit",
    "QuoteVerification",
    "ReaderReport",
    "RecordMerge",
    "RejectedProposal",
    "ReportNote",
    "RetiredAddress",
    "RetiredRecordAddress",
    "ReviewTask",
    "SearchEntry",
    "SearchFacet",
    "SearchWord",
    "SectionPage",
    "Signature",
    "SkippedCheck",
    "SourceDocument",
    "SourceLink",
    "StandardPage",
    "StatusFact",
    "TaggedArticle",
    "Topic",
    "TopicSynonym",
    "User",
    "embargo_in_force",
    "embargoed_branch",
    "is_hidden_from",
    "may_see_embargoed",
    "who_may_know",
]
