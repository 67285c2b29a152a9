"""What the members of a group may do, in sentences, from the rights that the group really has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.models import GroupPagePermission

from articles.models import CheckTask, ReviewTask

if TYPE_CHECKING:
    from collections.abc import Iterable

# A right and what it lets somebody do, the most common first. Of the same words the first holds.
_ON_PAGES = (
    ("add_page", gettext_noop("Write stories and change their own.")),
    ("change_page", gettext_noop("Change the stories of others.")),
)
_ELSEWHERE = (
    ("change_readerreport", gettext_noop("Answer readers who report a problem.")),
    ("delete_person", gettext_noop("Merge and delete records.")),
    ("add_kill", gettext_noop("Kill a story that endangers someone.")),
    ("override_approval", gettext_noop("Publish without an approval, with a reason.")),
    ("archive_approval", gettext_noop("Publish the stories of an old site as an archive.")),
    ("add_user", gettext_noop("Invite people and look after accounts.")),
    ("change_workflow", gettext_noop("Choose the newsroom's steps and settings.")),
)


def read_abilities(groups: Iterable[Group]) -> dict[int, str]:
    """One or more sentences for each group, by its key; a group without rights has one as well.

    Five queries, however many groups.
    """
    keys = [group.pk for group in groups]
    pages = _pairs(
        GroupPagePermission.objects.filter(group__in=keys).values_list(
            "group_id", "permission__codename"
        )
    )
    elsewhere = _pairs(
        Permission.objects.filter(
            group__in=keys, codename__in=[name for name, _words in _ELSEWHERE]
        ).values_list("group", "codename")
    )
    checks = _pairs(
        CheckTask.objects.filter(groups__in=keys, active=True).values_list("groups", "name")
    )
    last = _pairs(
        ReviewTask.objects.filter(groups__in=keys, active=True).values_list("groups", "pk")
    )
    return {key: _sentences(key, pages, checks, last, elsewhere) for key in keys}


def _sentences(
    key: int,
    pages: set[tuple[int, object]],
    checks: set[tuple[int, object]],
    last: set[tuple[int, object]],
    elsewhere: set[tuple[int, object]],
) -> str:
    words = [_(text) for name, text in _ON_PAGES if (key, name) in pages]
    words += [
        _("Do the step “%(step)s”.") % {"step": name}
        for group, name in sorted(checks, key=str)
        if group == key
    ]
    if any(group == key for group, _pk in last):
        words.append(_("Approve and publish stories that passed their checks."))
    words += [_(text) for name, text in _ELSEWHERE if (key, name) in elsewhere]
    return " ".join(words) or _("No rights in the newsroom yet.")


def _pairs(rows: Iterable[tuple[int, object]]) -> set[tuple[int, object]]:
    return set(rows)
