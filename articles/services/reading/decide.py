"""One use case: what was decided about proposals goes into the draft, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.enums import Origin
from articles.models import RejectedProposal, Topic
from articles.services.reading.accepted_records import add_posts, make_accepted_records
from articles.services.reading.decisions import Decision, Edits, decide
from articles.services.reading.draft_rows import RELATIONS
from articles.services.reading.on_draft import OnDraft
from articles.services.reading.read import read_article
from articles.services.reading.shapes import (
    ProposalKind,
    ProposalState,
    ReadingRefused,
    ReadProposal,
)
from articles.services.reading.speakers import with_parties
from articles.services.records.story_records import RecordRefused, RecordReport
from articles.services.stories.conflicts import require_latest

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable

    from wagtail.models import Revision

    from articles.models import ArticlePage, User
    from articles.services.reading.shapes import ArticleReading
    from articles.services.records.story_records import StoryRecords

_DECIDED = (ProposalState.OPEN, ProposalState.UNCONFIRMED, ProposalState.REJECTED)
_WITHOUT_ORIGIN = (ProposalKind.TOPIC, ProposalKind.PLACE, ProposalKind.DATE)
GONE = _("The text has changed since you opened this page: check the proposals again.")


@dataclass(frozen=True)
class ReadingOutcome:
    """What was done: `revision` is the new draft, None where only proposals were rejected."""

    revision: Revision | None
    accepted: tuple[ReadProposal, ...] = ()
    confirmed: tuple[ReadProposal, ...] = ()
    rejected: tuple[ReadProposal, ...] = ()
    report: RecordReport = field(default_factory=RecordReport)


def can_decide(user: Any, article: ArticlePage) -> bool:
    """Whether this person may change the story's draft now."""
    permissions = article.permissions_for_user(user)
    return bool(permissions.can_edit() and not permissions.page_locked())


@transaction.atomic
def decide_proposals(
    *,
    article: ArticlePage,
    accept: Collection[str],
    reject: Collection[str] = (),
    edits: Edits | None = None,
    user: User | None,
    loaded_revision_id: int | None,
    now: datetime.datetime,
) -> ReadingOutcome:
    """Accept and reject proposals of the draft `loaded_revision_id`, by their keys.

    An accepted proposal makes or finds its record (a new person is private) and adds it to a new
    revision of the draft, with what it rests on; one that the machine had accepted is confirmed.
    A rejected one is not proposed again; what the machine had accepted of it is taken out.
    `edits` are changed values by key and field. Nothing becomes public.
    Raises NewerRevision, or ReadingRefused with what to do about it; nothing is changed then.
    """
    draft = _latest(article, loaded_revision_id)
    deciding = DraftDecision(article, draft, user, edits or {}, Origin.EDITOR)
    return deciding.carry_out(accept, set(reject), now)


@transaction.atomic
def decide_on_screen(
    *,
    article: ArticlePage,
    draft: ArticlePage,
    accept: Collection[str],
    reject: Collection[str] = (),
    edits: Edits | None = None,
    user: User | None,
    now: datetime.datetime,
) -> ReadingOutcome:
    """The same for a draft that stands unsaved on somebody's screen: records are made and found,
    rejections remembered, and the rows are added to `draft` in memory. The screen keeps them as it
    keeps all that is typed there; what is confirmed is confirmed there too.

    Raises ReadingRefused; nothing is changed then.
    """
    deciding = DraftDecision(article, draft, user, edits or {}, Origin.EDITOR, saves=False)
    return deciding.carry_out(accept, set(reject), now)


def _latest(article: ArticlePage, loaded_revision_id: int | None) -> ArticlePage:
    latest = require_latest(article=article, loaded_revision_id=loaded_revision_id)
    return latest.as_object() if latest else article


@transaction.atomic
def accept_above(*, article: ArticlePage, threshold: float, user: User | None) -> ReadingOutcome:
    """Let the machine accept what it is at least this sure of (0 to 1).

    Each row carries the origin "machine": the guard refuses the story until a person has confirmed
    it. Topics, places and the story's date, which carry no origin, are left to people.
    """
    draft = _latest(article, article.latest_revision_id)
    deciding = DraftDecision(article, draft, user, {}, Origin.MACHINE)
    keys = [
        proposal.key
        for proposal in deciding.reading.proposals
        if proposal.kind not in _WITHOUT_ORIGIN and proposal.stands_at(threshold)
    ]
    return deciding.carry_out(keys, set(), None)


class DraftDecision:
    """The draft that is decided about, and what was read in it. The latest revision's is locked;
    one that is not saved here is somebody's screen."""

    def __init__(
        self,
        article: ArticlePage,
        draft: Any,
        user: User | None,
        edits: Edits,
        origin: Origin,
        *,
        saves: bool = True,
    ) -> None:
        self.draft, self.saves = draft, saves
        self.article, self.user, self.edits, self.origin = article, user, edits, origin
        self.reading: ArticleReading = read_article(article=self.draft)

    def carry_out(
        self, accept: Collection[str], reject: set[str], now: datetime.datetime | None
    ) -> ReadingOutcome:
        by_key = self.reading.by_key()
        if not by_key.keys() >= {*accept, *reject}:
            raise ReadingRefused(GONE)
        rejected = [by_key[key] for key in reject if by_key[key].state in _DECIDED]
        wanted = [
            one
            for one in self.reading.proposals
            if one.key in set(accept) - reject and one.state != ProposalState.SHOWN
        ]
        taken_out = self._take_out(rejected)
        confirmed = [one for one in wanted if self._confirm(one)]
        decisions = self._decisions(wanted, confirmed, reject)
        try:
            records = self._add(decisions)
            self._add_posts(records, [*decisions, *(decide(one, self.edits) for one in confirmed)])
        except RecordRefused as error:
            raise ReadingRefused(str(error)) from error
        self._remember(rejected, [decision.key for decision in decisions], now)
        revision = None
        if self.saves and (decisions or confirmed or taken_out):
            revision = self._save()
        accepted = tuple(decision.proposal for decision in decisions)
        return ReadingOutcome(revision, accepted, tuple(confirmed), tuple(rejected), records.report)

    def _save(self) -> Revision:
        """As the edit screen does: the row of a story that is not live goes along with its draft;
        a live one is left as it is."""
        if not self.draft.live:
            self.draft.save(clean=False)
        revision: Revision = self.draft.save_revision(user=self.user, log_action=True, clean=False)
        return revision

    def _take_out(self, proposals: Iterable[ReadProposal]) -> bool:
        rows = [one for one in proposals if one.state == ProposalState.UNCONFIRMED]
        for one in rows:
            relation = "quotes" if one.kind == ProposalKind.QUOTE else RELATIONS[one.kind][0]
            manager = getattr(self.draft, relation)
            setattr(self.draft, relation, [row for row in manager.all() if row is not one.row])
        return bool(rows)

    def _confirm(self, one: ReadProposal) -> bool:
        """Take a row of the machine's as it is; one that was edited is made anew."""
        if one.state != ProposalState.UNCONFIRMED:
            return False
        if one.source is not None and decide(one, self.edits).edited:
            self._take_out([one])
            return False
        one.row.origin = self.origin.value
        return True

    def _decisions(
        self, wanted: list[ReadProposal], confirmed: list[ReadProposal], reject: set[str]
    ) -> list[Decision]:
        done = {one.key for one in confirmed}
        decisions = [
            decide(one, self.edits)
            for one in wanted
            if one.key not in done and one.state != ProposalState.ACCEPTED
        ]
        return with_parties(decisions, self.reading, reject, self.edits)

    def _add(self, decisions: list[Decision]) -> StoryRecords:
        records = make_accepted_records(self.reading, decisions)
        self._check_rights(records)
        keys = [int(one.proposal.source.key) for one in decisions if one.kind == ProposalKind.TOPIC]
        topics = Topic.objects.in_bulk(keys)
        on_draft = OnDraft(self.draft, self.reading, records, self.origin.value)
        for decision in decisions:
            on_draft.add(decision, topics)
        return records

    def _add_posts(self, records: StoryRecords, decisions: list[Decision]) -> None:
        """What the story says of people on record. Their posts are public at once: a machine adds
        none, only whoever accepts or confirms the person."""
        if self.origin == Origin.MACHINE:
            return
        people = [
            (one, records.people[one.key])
            for one in decisions
            if one.proposal.adds_post and one.key in records.people
            if one.fields["title"] or one.fields["affiliation"]
        ]
        if people and self.user and not self.user.has_perm("articles.change_person"):
            records.report.note(gettext("You cannot change people: their new posts were left out."))
        elif people:
            add_posts(records, self.reading, people)

    def _check_rights(self, records: StoryRecords) -> None:
        for model in {type(record) for record in records.created}:
            if self.user and not self.user.has_perm(f"articles.add_{model._meta.model_name}"):
                names = model._meta.verbose_name_plural
                raise ReadingRefused(
                    gettext("You cannot add %(names)s to the newsroom: ask an editor.")
                    % {"names": names}
                )

    def _remember(
        self,
        rejected: Iterable[ReadProposal],
        accepted: Iterable[str],
        now: datetime.datetime | None,
    ) -> None:
        RejectedProposal.objects.filter(article=self.article, key__in=list(accepted)).delete()
        RejectedProposal.objects.bulk_create(
            [
                RejectedProposal(
                    article=self.article, key=one.key, rejected_by=self.user, rejected_at=now
                )
                for one in rejected
            ],
            ignore_conflicts=True,
        )
