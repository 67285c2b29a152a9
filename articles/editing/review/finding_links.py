"""The guard's findings, each linked to the place where it is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.guard import (
    APPROVAL,
    CORRECTION_FINDING,
    PRIVATE_NAME,
    VERIFICATION,
    private_name_warnings,
)
from articles.models import ArticlePage
from articles.models.private_names import find_private_names
from articles.models.steps import REVIEW_SCREEN
from articles.models.story_words import read_passages, read_private_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.utils.safestring import SafeString

    from articles.guard import Finding

# Where somebody says that a private person may be named.
NAMES_SCREEN = "story_private_names"
# In which panel of the edit screen the rows of a story stand.
_PANELS = {
    "person_mentions": "people",
    "organization_mentions": "organizations",
    "document_mentions": "documents",
    "event_mentions": "events",
    "quotes": "quotes",
    "sources": "sources",
}


def finding_line(finding: Finding, article_id: int | None) -> SafeString:
    """The message, and the link if there is a place for it; `article_id` None: of a story that
    has no screen yet."""
    link = _link(finding, article_id) if article_id else None
    if link is None:
        return format_html("{}", finding.message)
    return format_html('{} <a href="{}">{}</a>', finding.message, *link)


def finding_lines(findings: Sequence[Finding], article_id: int | None) -> list[SafeString]:
    return [finding_line(one, article_id) for one in findings]


def draft_findings(draft: ArticlePage, revision_id: int | None) -> list[Finding]:
    """What keeps this version from going live but that nobody has approved it yet: what is said
    before somebody does."""
    draft.live_revision_id = revision_id
    return [one for one in draft.publication_findings() if one.rule != APPROVAL]


def name_warnings(draft: ArticlePage) -> list[SafeString]:
    """Where another spelling of a private person's name is in the words of the story. Of the full
    name the guard asks, or somebody has answered: nobody is told twice."""
    if not read_private_people(draft):
        return []
    return _warnings(draft, without={one.person_id for one in find_private_names(draft)})


def all_name_warnings(draft: ArticlePage) -> list[SafeString]:
    """The same with full names, for a screen without the guard's questions."""
    return _warnings(draft, without=())


def _warnings(draft: ArticlePage, *, without: Iterable[int]) -> list[SafeString]:
    people = read_private_people(draft, without=without)
    found = private_name_warnings(people, read_passages(draft)) if people else []
    return finding_lines(found, draft.pk)


def _link(finding: Finding, article_id: int) -> tuple[str, str] | None:
    kind, _colon, key = finding.anchor.partition(":")
    return _screen(kind, key, article_id) or _place(kind, key, article_id)


def _screen(kind: str, key: str, article_id: int) -> tuple[str, str] | None:
    """Where it is done on a screen of its own: the address and the words of the link."""
    if kind == CORRECTION_FINDING:
        return reverse("story_correction_new", args=[article_id]), _("Write it")
    if kind == PRIVATE_NAME:
        return reverse(NAMES_SCREEN, args=[article_id]), _("Answer")
    if kind == VERIFICATION:
        url = reverse(REVIEW_SCREEN, args=[article_id])
        return f"{url}#quote-{key}", _("Check it")
    if kind == "check":
        return f"{reverse(REVIEW_SCREEN, args=[article_id])}#check-{key}", _("Answer its questions")
    if kind == "comments":
        url = reverse(REVIEW_SCREEN, args=[article_id])
        return f"{url}#check-comments", _("Show the comments")
    return None


def _place(kind: str, key: str, article_id: int) -> tuple[str, str] | None:
    """Where it stands in the editor."""
    edit = reverse("wagtailadmin_pages:edit", args=[article_id])
    fields = {field.name for field in ArticlePage._meta.get_fields()}
    if kind == "quote" and key:
        return f"{edit}#quote-{key}", _("Show")
    if kind == "block" and key:
        return f"{edit}#block-{key}-section", _("Show")
    if kind in _PANELS:
        return f"{edit}#panel-child-record-{_PANELS[kind]}-section", _("Show")
    if kind in fields:
        return f"{edit}#id_{kind}", _("Show")
    return None
