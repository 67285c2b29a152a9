"""Two editors in one story: the second is shown what the first changed, and chooses.

Wagtail looks for a newer version only when it saves in the background; on "Save", "Publish" and
"Submit" the second editor's version silently takes the place of the first one's
(wagtail/admin/views/pages/edit.py, `is_out_of_date`; until Wagtail checks there itself).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import COMMENTS_RELATION_NAME, Revision

from articles.editing.stories.saving import (
    check_again_while_saving,
    finish_saving,
    give_up_saving,
)
from articles.models import ArticlePage
from articles.services.stories.conflicts import NewerRevision, keep_aside
from articles.wagtail_compat.admin_names import TagsFieldComparison

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse, QueryDict
    from wagtail.models import Page

CHOICE, BASE = "conflict_choice", "conflict_base"
OWN_REVISION_FIELD = "own_revision_id"
MINE, THEIRS = "mine", "theirs"
# Not carried over: tokens, and what the answer itself says anew.
_OWN_FIELDS = {
    "csrfmiddlewaretoken",
    "loaded_revision_id",
    "loaded_revision_created_at",
    "overwrite_revision_id",
    OWN_REVISION_FIELD,
    CHOICE,
    BASE,
}


@dataclass(frozen=True, slots=True)
class EditConflict:
    """The version that was posted stands against `latest`; it was written on top of `base`, which
    is None where that version itself has been overwritten since."""

    article: ArticlePage
    latest: Revision
    base: Revision | None


@hooks.register("before_edit_page")
def stop_the_second_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Called by the edit view before it reads the form."""
    if request.method != "POST" or not isinstance(page, ArticlePage):
        return None
    latest = page.get_latest_revision()
    if latest is None:
        return None
    if _is_autosave(request):
        if _is_newer(latest, request.POST):
            return _refuse_autosave()
        check_again_while_saving(request, page, latest)
        return None
    base = _find_base(page, request.POST)
    choice = request.POST.get(CHOICE)
    if _is_newer(latest, request.POST):
        conflict = EditConflict(page, latest, base)
        if not _is_saved_already(request, conflict):
            return _show(request, conflict)
        choice = MINE
        # Wagtail would refuse to write into a revision that is not the latest any more.
        request.POST = request.POST.copy()
        request.POST.pop("overwrite_revision_id", None)
    if choice == THEIRS:
        return _take_theirs(request, EditConflict(page, latest, base))
    if choice == MINE:
        _put_rows_back(page, base, request.POST)
    check_again_while_saving(request, page, latest)
    return None


class ConflictMiddleware:
    """Inside `NewsroomMiddleware`: two who save in the same moment both pass the hook above; the
    one whose save comes second is refused by the lock (see `saving`), and sees both versions like
    everybody else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code >= 500:
            give_up_saving(request)
        finish_saving(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NewerRevision) or request.method != "POST":
            return None
        if request.resolver_match is None or request.resolver_match.url_name != "edit":
            return None
        give_up_saving(request)
        if _is_autosave(request):
            return _refuse_autosave()
        article = exception.article
        base = _find_base(article, request.POST)
        return _show(request, EditConflict(article, exception.latest, base))


def _is_autosave(request: HttpRequest) -> bool:
    return not request.accepts("text/html")


def _refuse_autosave() -> HttpResponse:
    """What Wagtail's screen expects: it says that saving in the background has stopped."""
    said = {
        "success": False,
        "error_code": "invalid_revision",
        "error_message": _("Someone else has saved this story."),
    }
    return JsonResponse(said, status=400)


def _saved_by_this_window(posted: QueryDict) -> str:
    """The key of the version that the window saved last in the background, "" if it saved none:
    the second name is that of `static/editing/own_saves.js`, for what its buttons send."""
    return posted.get("overwrite_revision_id") or posted.get(OWN_REVISION_FIELD) or ""


def _is_newer(latest: Revision, posted: QueryDict) -> bool:
    """Whether `latest` is another version than the one on the posted screen, by the rule that
    Wagtail has for saving in the background."""
    if own := _saved_by_this_window(posted):
        return bool(own != str(latest.pk))
    loaded = posted.get("loaded_revision_id")
    if not loaded:
        return False
    return bool(
        loaded != str(latest.pk)
        or posted.get("loaded_revision_created_at", "") != latest.created_at.isoformat()
    )


def _find_base(page: ArticlePage, posted: QueryDict) -> Revision | None:
    """The version that the screen was loaded with, as it was then."""
    if CHOICE in posted:
        return _find_revision(page, posted.get(BASE, ""))
    if own := _saved_by_this_window(posted):
        return _find_revision(page, own)
    revision = _find_revision(page, posted.get("loaded_revision_id", ""))
    loaded_at = posted.get("loaded_revision_created_at")
    return revision if revision and revision.created_at.isoformat() == loaded_at else None


def _find_revision(page: ArticlePage, key: str) -> Revision | None:
    found: Revision | None = page.revisions.filter(pk=key).first() if key.isdecimal() else None
    return found


def _show(request: HttpRequest, conflict: EditConflict) -> HttpResponse:
    with transaction.atomic():
        mine = _read_form(request, conflict)
        theirs = conflict.latest.as_object()
        changed = conflict.base and _compare(request, conflict.base.as_object(), theirs)
        context = {
            "article": conflict.article,
            "latest": conflict.latest,
            "own": conflict.latest.user_id == request.user.pk,
            "base": conflict.base,
            "they_changed": changed,
            "differences": mine and _compare(request, theirs, mine),
            "can_keep_aside": mine is not None,
            "fields": _carried_over(request.POST),
            "action_url": request.get_full_path(),
        }
        response = TemplateResponse(request, "articles/stories/editing/conflict.html", context)
        response.render()
        # Reading a form may make records (new topics); they belong to the save, not to the look.
        transaction.set_rollback(True)
    return response


def _is_saved_already(request: HttpRequest, conflict: EditConflict) -> bool:
    """Whether the newer version is this person's own and says the same: the screen was saved in
    the background while the button was on its way."""
    theirs = conflict.latest.as_object()
    if conflict.latest.user_id != request.user.pk:
        return False
    with transaction.atomic():
        mine = _read_form(request, conflict)
        same = (
            mine is not None
            and (mine.go_live_at, mine.expire_at) == (theirs.go_live_at, theirs.expire_at)
            and not _compare(request, theirs, mine)
        )
        transaction.set_rollback(True)
    return same


def _take_theirs(request: HttpRequest, conflict: EditConflict) -> HttpResponse:
    with transaction.atomic():
        mine = _read_form(request, conflict)
        if mine is not None:
            keep_aside(version=mine, latest=conflict.latest, user=request.user)
    if mine:
        words = _("You now have the other version of the story. Yours is kept in the history.")
    else:
        words = _("You now have the other version of the story.")
    messages.info(request, words)
    return redirect(reverse("wagtailadmin_pages:edit", args=[conflict.article.pk]))


def _read_form(request: HttpRequest, conflict: EditConflict) -> ArticlePage | None:
    """The story as it was typed; None where it is too incomplete even for a draft."""
    page = conflict.base.as_object() if conflict.base else conflict.latest.as_object()
    form = page.get_edit_handler().get_form_class()(
        request.POST,
        request.FILES,
        instance=page,
        parent_page=page.get_parent(),
        for_user=request.user,
    )
    form.defer_required_fields()
    if not form.is_valid():
        return None
    mine: ArticlePage = form.save(commit=False)
    return mine


def _compare(request: HttpRequest, before: ArticlePage, after: ArticlePage) -> list[Any]:
    """Wagtail's comparisons of the fields and rows in which two versions differ for a reader:
    the editor gives text new marks and ids of its own, which are never shown."""
    panel = before.get_edit_handler().get_bound_panel(instance=before, request=request, form=None)
    found = [comparison(before, after) for comparison in panel.get_comparison()]
    return [comparison for comparison in found if comparison.has_changed() and _is_seen(comparison)]


def _is_seen(comparison: Any) -> bool:
    if not comparison.is_field:
        return True
    if isinstance(comparison, TagsFieldComparison):
        # Their order says nothing; Wagtail compares it, and the form has its own.
        before, after = comparison.get_items()
        return set(before) != set(after)
    html = comparison.htmldiff()
    return "addition" in html or "deletion" in html


def _carried_over(posted: QueryDict) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in posted.lists()
        if name not in _OWN_FIELDS
        for value in values
    ]


def _put_rows_back(page: ArticlePage, base: Revision | None, posted: QueryDict) -> None:
    """Give the story the rows that the form was made from. The form names them by number, so rows
    that the other editor added or took away would otherwise be mixed into it. Without `base` the
    rows that the form does not name are left out."""
    original = base.as_object() if base else page
    named = {
        (name.partition("-")[0], value) for name, value in posted.items() if name[-3:] == "-id"
    }
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        if name == COMMENTS_RELATION_NAME:
            continue
        rows = list(getattr(original, name).all())
        setattr(page, name, [row for row in rows if base or (name, str(row.pk)) in named])
