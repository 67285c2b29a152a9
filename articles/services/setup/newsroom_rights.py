"""Rights in the newsroom, one table each for pages, files and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

if TYPE_CHECKING:
    from articles.models import HomePage

CONTRIBUTORS, EDITORS = "Contributors", "Editors"
COPY_EDITORS, FACT_CHECKERS = "Copy editors", "Fact checkers"
SAFETY_REVIEWERS = "Safety reviewers"
MODERATORS, ADMINISTRATORS = "Moderators", "Administrators"
type GroupRights = dict[str, tuple[str, ...]]

CHECKING_GROUPS = (COPY_EDITORS, FACT_CHECKERS, SAFETY_REVIEWERS)
GROUPS = (CONTRIBUTORS, EDITORS, *CHECKING_GROUPS, MODERATORS, ADMINISTRATORS)

# "add" lets somebody write stories and change their own. Publishing lets nothing past the guard.
PAGE_RIGHTS = {
    CONTRIBUTORS: ("add",),
    **dict.fromkeys((EDITORS, *CHECKING_GROUPS), ("add", "change")),
    MODERATORS: ("add", "change", "publish", "lock", "unlock"),
    ADMINISTRATORS: ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
}
FILE_RIGHTS = {
    CONTRIBUTORS: ("add", "choose"),
    **dict.fromkeys((EDITORS, *CHECKING_GROUPS), ("add", "change", "choose")),
    MODERATORS: ("add", "change", "choose"),
    ADMINISTRATORS: ("add", "change", "choose"),
}
FILE_MODELS = (("wagtailimages", "image"), ("wagtaildocs", "document"))
# Collections themselves: Wagtail asks for a right on a collection above, not for one on the model.
COLLECTION_RIGHTS = {ADMINISTRATORS: ("add", "change", "delete")}

_READ, _WRITE, _ALL = ("view",), ("add", "change", "view"), ("add", "change", "delete", "view")
# A contributor brings new people and documents into the record, and changes nobody else's.
_RECORD: GroupRights = {
    CONTRIBUTORS: ("add", "view"),
    **dict.fromkeys((EDITORS, *CHECKING_GROUPS), _WRITE),
    MODERATORS: _ALL,
    ADMINISTRATORS: _ALL,
}
# Topics and bylines are the newsroom's own: editors keep them.
_EDITORS_OWN: GroupRights = {
    CONTRIBUTORS: _READ,
    **dict.fromkeys((EDITORS, *CHECKING_GROUPS), _WRITE),
    MODERATORS: _ALL,
    ADMINISTRATORS: _ALL,
}
_CASES: GroupRights = {
    **dict.fromkeys((EDITORS, *CHECKING_GROUPS), _WRITE),
    MODERATORS: _ALL,
    ADMINISTRATORS: _ALL,
}
# A status is written by one and approved by another of those who may approve stories.
_STATUSES: GroupRights = {
    **dict.fromkeys((EDITORS, *CHECKING_GROUPS), ("add",)),
    **dict.fromkeys((MODERATORS, ADMINISTRATORS), ("add", "approve")),
}
_MODERATORS_OWN: GroupRights = {MODERATORS: _ALL, ADMINISTRATORS: _ALL}
_OFFICE: GroupRights = {ADMINISTRATORS: _ALL}

MODEL_RIGHTS: dict[tuple[str, str], GroupRights] = {
    **{
        ("articles", model): _RECORD
        for model in ("person", "organization", "place", "event", "sourcedocument")
    },
    # Cases tell what becomes of people; contributors have no part in them.
    ("articles", "case"): _CASES,
    ("articles", "statusfact"): _STATUSES,
    ("articles", "topic"): _EDITORS_OWN,
    ("articles", "author"): _EDITORS_OWN,
    ("articles", "retiredaddress"): _MODERATORS_OWN,
    # Nobody changes a kill or takes it back.
    ("articles", "kill"): {MODERATORS: ("add", "view"), ADMINISTRATORS: ("add", "view")},
    # The safety group. Whoever writes may add a name, and only these see one.
    ("articles", "protectedname"): dict.fromkeys((SAFETY_REVIEWERS, ADMINISTRATORS), ("view",)),
    # Readers write them; nobody in the newsroom adds one or deletes one by hand.
    ("articles", "readerreport"): {
        MODERATORS: ("change", "view"),
        ADMINISTRATORS: ("change", "view"),
    },
    ("articles", "cannedreply"): _MODERATORS_OWN,
    ("articles", "user"): _OFFICE,
    ("auth", "group"): _OFFICE,
    ("wagtailcore", "site"): _OFFICE,
    ("wagtailcore", "workflow"): _OFFICE,
    ("wagtailcore", "task"): _OFFICE,
    ("articles", "reviewtask"): _OFFICE,
    ("articles", "checktask"): _OFFICE,
    ("articles", "approval"): {ADMINISTRATORS: ("override", "archive")},
    ("wagtailredirects", "redirect"): _OFFICE,
}


def give_rights(
    *, home: HomePage, groups: dict[str, Group], new: set[str], first_time: bool
) -> list[str]:
    """Give what the tables say (see `newsroom_setup` for when); return a line for each. `new` are
    the names of the groups that were made just now."""
    made = []
    fresh = groups if first_time else {name: groups[name] for name in groups if name in new}
    given: set[tuple[str, str, str]] = set()
    if fresh:
        _give_pages(home, fresh)
        _give_files(fresh)
        given |= {(name, "wagtailadmin", "access_admin") for name in fresh}
        made.append("rights on pages, pictures and files")
    made += _give_collections(groups, set(fresh))
    for (app, model), rights in MODEL_RIGHTS.items():
        is_new_model = not first_time and not _anybody_has_rights(groups, app, model)
        for name, actions in rights.items():
            if is_new_model or name in fresh:
                given |= {(name, app, f"{action}_{model}") for action in actions}
        made += [f"rights on {model}"] if is_new_model else []
    _give(groups, given)
    return made


def _anybody_has_rights(groups: dict[str, Group], app: str, model: str) -> bool:
    return Permission.objects.filter(
        content_type__app_label=app, content_type__model=model, group__in=groups.values()
    ).exists()


def _give(groups: dict[str, Group], given: set[tuple[str, str, str]]) -> None:
    """Give (group, app, codename), and say so once for each group: one by one they are hundreds."""
    names = {codename for _, _, codename in given}
    rows = Permission.objects.filter(codename__in=names).select_related("content_type")
    keys = {(right.content_type.app_label, right.codename): right.pk for right in rows}
    through = Group.permissions.through
    through.objects.bulk_create(
        (
            through(group_id=groups[name].pk, permission_id=keys[app, codename])
            for name, app, codename in sorted(given)
            if (app, codename) in keys
        ),
        ignore_conflicts=True,
    )
    for name in sorted({name for name, _, _ in given}):
        reason = {"reason": "rights given as the newsroom was set up"}
        log(instance=groups[name], action="account.rights_changed", data=reason)


def _give_pages(home: HomePage, groups: dict[str, Group]) -> None:
    rights = _rights_by_codename("wagtailcore", "page")
    GroupPagePermission.objects.bulk_create(
        (
            GroupPagePermission(group=group, page=home, permission=rights[f"{action}_page"])
            for name, group in groups.items()
            for action in PAGE_RIGHTS[name]
        ),
        ignore_conflicts=True,
    )


def _give_files(groups: dict[str, Group]) -> None:
    everything = Collection.get_first_root_node()
    for app, model in FILE_MODELS:
        rights = _rights_by_codename(app, model)
        GroupCollectionPermission.objects.bulk_create(
            (
                GroupCollectionPermission(
                    group=group, collection=everything, permission=rights[f"{action}_{model}"]
                )
                for name, group in groups.items()
                for action in FILE_RIGHTS[name]
            ),
            ignore_conflicts=True,
        )


def _give_collections(groups: dict[str, Group], fresh: set[str]) -> list[str]:
    """To look after the collections below the first root, beside which that of embargoes stands. As
    with records, an earlier version gave this right to nobody."""
    rights = _rights_by_codename("wagtailcore", "collection")
    held = GroupCollectionPermission.objects.filter(
        permission__in=rights.values(), group__in=groups.values()
    )
    wanted = set(COLLECTION_RIGHTS) if not held.exists() else fresh & set(COLLECTION_RIGHTS)
    for name in sorted(wanted):
        for action in COLLECTION_RIGHTS[name]:
            GroupCollectionPermission.objects.get_or_create(
                group=groups[name],
                collection=Collection.get_first_root_node(),
                permission=rights[f"{action}_collection"],
            )
    return ["rights on collections"] if wanted else []


def _rights_by_codename(app: str, model: str) -> dict[str, Permission]:
    rights = Permission.objects.filter(content_type__app_label=app, content_type__model=model)
    return {right.codename: right for right in rights}
