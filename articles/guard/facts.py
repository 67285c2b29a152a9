"""What the rules read, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.guard.protected_names import NO_NAMES, NameFacts

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """A quote: `anchored` says that its words stand in the text, `has_speaker` that the record
    that its kind of speaker needs is there, `needs_words` that this record's name is not printed,
    `unconfirmed` that only the machine proposed it, `unverified` that nobody has held it, as it
    is, against its source and readers do not see it already, `failed` that it differs from it."""

    uid: str
    words: str
    anchored: bool
    speaker_kind: str
    has_speaker: bool
    attributed_as: str
    unconfirmed: bool = False
    needs_words: bool = False
    unverified: bool = False
    failed: bool = False
    failed_because: str = ""


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture: `place` for people ("the lead image"), `anchor` for the link. `described`: it
    has alternative text or is marked as decorative, where it may be. `ended_on`: the last day on
    which it might be used, where that is past when the story goes live."""

    place: str
    anchor: str
    exists: bool
    described: bool
    may_be_decorative: bool = False
    ended_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class RecordingFacts:
    """Sound or film: `place` for people ("a video in the text"), `has_words`: with captions or a
    transcript."""

    place: str
    anchor: str
    exists: bool
    has_words: bool


@dataclass(frozen=True, slots=True)
class ApprovalFacts:
    """Somebody let the revision go live, with the content that has this digest. `lifts`: without
    the checks of the workflow (see `Finding.liftable`). `lifts_quotes`: also with quotes that
    nobody has verified. `is_archive`: with the archive of an old site."""

    revision_id: int
    digest: str
    lifts: bool = False
    lifts_quotes: bool = False
    is_archive: bool = False


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """A check that was done, on the content with this digest; `kind` is one of `CheckKind`."""

    kind: str
    digest: str
    passed: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class CommentFacts:
    """An unresolved comment that somebody marked as blocking publication."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """A story that is about to go live.

    `revision_id` is the revision that would be live (None: none), `digest` the SHA-256 of what
    would be public, `topics` how many it has, `address_holder` the title of the other story that
    holds its address (empty: free), `unconfirmed` the mentions that only the machine proposed.
    `seen_digest` is that of what readers saw last (empty: they have seen nothing);
    `correction_planned` says that readers are told about this version, `marked_minor` that
    somebody gave a reason why they need not be. `embargo_until` is the end, in the newsroom's time
    zone, of an embargo in force (None: there is none), `goes_live_at` when this version would go
    live (None: now). `required_checks` are the kinds that the workflow asks for, `checks` all that
    were done on any version, newest first.
    """

    revision_id: int | None
    digest: str
    approvals: tuple[ApprovalFacts, ...] = ()
    quotes: tuple[QuoteFacts, ...] = ()
    images: tuple[ImageFacts, ...] = ()
    recordings: tuple[RecordingFacts, ...] = ()
    topics: int = 0
    in_section: bool = False
    address: str = ""
    address_holder: str = ""
    unconfirmed: tuple[str, ...] = ()
    seen_digest: str = ""
    is_retracted: bool = False
    correction_planned: bool = False
    marked_minor: bool = False
    embargo_until: datetime.datetime | None = None
    goes_live_at: datetime.datetime | None = None
    required_checks: tuple[str, ...] = ()
    checks: tuple[CheckFacts, ...] = ()
    blocking_comments: tuple[CommentFacts, ...] = ()
    names: NameFacts = NO_NAMES
