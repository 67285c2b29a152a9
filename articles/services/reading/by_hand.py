"""Adds to a story's record what somebody has selected in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.enums import (
    DocumentKind,
    DocumentRole,
    EventRole,
    OrganizationKind,
    OrganizationRole,
    Origin,
    PersonRole,
)
from articles.selectors.embargo.visibility import hidden_from
from articles.services.reading.draft_rows import RELATIONS
from articles.services.reading.matching import MODELS
from articles.services.reading.on_screen import FormAdditions
from articles.services.reading.shapes import ProposalKind, ReadingRefused
from articles.services.records.story_records import candidates_by_key
from articles.text import name_key

if TYPE_CHECKING:
    from articles.models import ArticlePage, User

_ROLES = {
    ProposalKind.PERSON: PersonRole.MENTIONED,
    ProposalKind.ORGANIZATION: OrganizationRole.MENTIONED,
    ProposalKind.DOCUMENT: DocumentRole.EVIDENCE,
    ProposalKind.EVENT: EventRole.SUBJECT,
}
_KINDS = {
    ProposalKind.ORGANIZATION: OrganizationKind.OTHER.value,
    ProposalKind.DOCUMENT: DocumentKind.OTHER.value,
}
_LONGEST = 255


@transaction.atomic
def add_selected(
    *, draft: ArticlePage, kind: ProposalKind, words: str, user: User
) -> FormAdditions:
    """The record of this kind that the words name, found or made (a new person is private), as a
    row for the story's form; a place becomes a record alone. Raises ReadingRefused."""
    name = " ".join(words.split())
    if kind not in MODELS or not name_key(name) or len(name) > _LONGEST:
        raise ReadingRefused(_("Select a name of up to %(most)s characters.") % {"most": _LONGEST})
    record = _record(kind, name, user)
    if kind == ProposalKind.PLACE:
        return FormAdditions()
    relation, attribute = RELATIONS[kind]
    rows: Any = getattr(draft, relation)
    if any(getattr(row, f"{attribute}_id") == record.pk for row in rows.all()):
        raise ReadingRefused(_("“%(name)s” is in the record already.") % {"name": record})
    row = rows.model(
        described_as=name,
        role=_ROLES[kind].value,
        origin=Origin.EDITOR.value,
        sort_order=len(rows.all()),
        **{attribute: record},
    )
    rows.add(row)
    return FormAdditions(rows=((relation, row),))


def _record(kind: ProposalKind, name: str, user: User) -> Any:
    model = MODELS[kind]
    hidden = hidden_from(user).get(model, ())
    known = [
        row
        for row in candidates_by_key(model, [name]).get(name_key(name)[:_LONGEST], [])
        if row.pk not in hidden
    ]
    if len(known) == 1:
        return known[0]
    if known:
        raise ReadingRefused(
            _("There are %(number)s records called “%(name)s”: choose one under “Record”.")
            % {"number": len(known), "name": name}
        )
    if not user.has_perm(f"articles.add_{model._meta.model_name}"):
        raise ReadingRefused(
            _("You cannot add %(names)s to the newsroom: ask an editor.")
            % {"names": model._meta.verbose_name_plural}
        )
    fields = {"kind": _KINDS[kind]} if kind in _KINDS else {}
    return model._default_manager.create(name=name, **fields)
