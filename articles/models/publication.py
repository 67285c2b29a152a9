"""The publication guard: every way to go live ends in `save()`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext

from articles.guard import (
    PROTECTED_NAME,
    Finding,
    PublicationRefused,
    address_findings,
    content_findings,
    findings,
)
from articles.models.approvals import was_reviewed
from articles.models.changes import touch_updated_at
from articles.models.identities import number_rows, publication_digest, reissue_copied_uids
from articles.models.page_mixins import PageMixin
from articles.models.planned_corrections import issue_planned_corrections
from articles.models.story_facts import read_story_facts
from articles.models.versions import PublishedVersion

if TYPE_CHECKING:
    import datetime

    from wagtail.models import Revision


class GuardedPublication(PageMixin):
    """What the guard reads from a story, and the checks at the place where it goes live."""

    # A story is the same for every reader, or it is not public: see ArticleQuerySet.published().
    private_page_options: ClassVar[list[str]] = []

    # The story's own fields: see ArticlePage.
    address: str
    is_archive: bool

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if self.alias_of_id is not None:
            raise self.refused([NO_ALIAS])
        if self._state.adding:
            reissue_copied_uids(self)
            number_rows(self)
        elif fields is None:
            with transaction.atomic():
                self._require_still_there()
                self._save_guarded(*args, **kwargs)
            return
        self._save_guarded(*args, **kwargs)

    def _require_still_there(self) -> None:
        """Django makes a row anew where the one to be changed is gone: somebody who saves while
        the story is killed would bring it back. Locked, so that nobody kills it before the save
        is done. Raises DoesNotExist."""
        # Both rows of it, in the order in which everybody else locks them.
        type(self)._base_manager.select_for_update().only("title").get(pk=self.pk)

    def _save_guarded(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if self.live and (fields is None or "live" in fields):
            self.require_publishable()
            if self.is_archive and was_reviewed(self.live_revision_id):
                self.is_archive = False
                if fields is not None:
                    kwargs["update_fields"] = {*fields, "is_archive"}
            if not self.address:
                self._save_with_address(*args, **kwargs)
                return
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        reissue_copied_uids(self)
        number_rows(self)
        return super().save_revision(*args, **kwargs)

    def publication_digest(self) -> str:
        """SHA-256 of all that would be public: the same for a draft, its revision and the live
        row, whatever ids their children have."""
        return publication_digest(self)

    def content_findings(self) -> list[Finding]:
        """What is wrong with the story itself, approved or not."""
        return content_findings(read_story_facts(self))

    def publication_findings(self, *, at: datetime.datetime | None = None) -> list[Finding]:
        """What keeps the story, as it is with `live_revision_id` as its revision, from going
        live now or, where it is being scheduled, `at` that time."""
        reasons = findings(read_story_facts(self, goes_live_at=at))
        return reasons or self._invalid_fields()

    def require_publishable(self, *, at: datetime.datetime | None = None) -> None:
        """Raise PublicationRefused unless the story may go live as it is, now or `at` that time."""
        reasons = self.publication_findings(at=at)
        if reasons:
            raise self.refused(reasons)

    def refused(self, reasons: list[Finding]) -> PublicationRefused:
        """The refusal of this story, to be raised."""
        # A headline that has the name in it must not get into mails and logs.
        named = any(finding.rule == PROTECTED_NAME for finding in reasons)
        return PublicationRefused(
            reasons,
            title=gettext("The story") if named else self.title,
            article_id=self.pk,
        )

    def _save_with_address(self, *args: Any, **kwargs: Any) -> None:
        """The first publication keeps the address that the story has now, in the same save.

        The guard found it free; only the database sees that another story takes it meanwhile.
        """
        self.address = self.proposed_address()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "address"}
        try:
            with transaction.atomic():
                super().save(*args, **kwargs)
        except (IntegrityError, ValidationError):
            taken, self.address = address_findings(read_story_facts(self)), ""
            if taken:
                raise self.refused(taken) from None
            raise

    def _invalid_fields(self) -> list[Finding]:
        """Wagtail validates a live page while it saves it; a draft may be unfinished, and then
        the error would reach the editor as a broken page and not as a message."""
        try:
            self.full_clean()
        except ValidationError as error:
            return [_as_finding(self, name, text) for name, text in _errors(error)]
        return []


class KeepsVersions(PageMixin):
    """Writes down what readers see whenever the story goes live or its live content changes, in
    the same transaction; what was planned to be told about the change is issued with it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if not self.live or not (fields is None or "live" in fields):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            before = _seen_before(self)
            super().save(*args, **kwargs)
            now = timezone.now()
            after = PublishedVersion.objects.record(self, at=now)
            if before is not None:
                issue_planned_corrections(
                    self, versions=(before, after or before), changed=bool(after), now=now
                )
                touch_updated_at(self)


def _seen_before(article: Any) -> PublishedVersion | None:
    """The version that readers saw until now. A story that went live before versions were kept
    gets its first one here, from the row that is about to be replaced."""
    if not article.pk:
        return None
    # Locked, so that two publications at once number their versions one after the other.
    row = type(article).objects.select_for_update().filter(pk=article.pk).first()
    latest = PublishedVersion.objects.latest_of(article)
    if latest is None and row is not None and row.live:
        latest = PublishedVersion.objects.record(
            row, at=row.last_published_at or row.first_published_at or timezone.now()
        )
    return latest


NO_ALIAS = Finding(
    "alias",
    "Stories cannot have aliases, which would go live without approval. Copy the story instead.",
    "alias",
)


def _errors(error: ValidationError) -> list[tuple[str, str]]:
    return [(name, text) for name, texts in error.message_dict.items() for text in texts]


def _as_finding(article: models.Model, name: str, text: str) -> Finding:
    field: object = None
    with suppress(FieldDoesNotExist):  # "__all__"
        field = article._meta.get_field(name)
    label = str(getattr(field, "verbose_name", "story"))  # a relation has none
    return Finding("field", f"{label[:1].upper()}{label[1:]}: {text}", name)
