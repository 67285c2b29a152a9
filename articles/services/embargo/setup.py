"""The branch of embargoed stories, their collection, and who has rights on both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    WorkflowPage,
)

from articles.models import EmbargoedPage
from articles.services.setup.newsroom_rights import ADMINISTRATORS, FILE_MODELS

if TYPE_CHECKING:
    from articles.models import HomePage

EMBARGO_DESK = "Embargo desk"
BRANCH_NAME = "Embargoed"
# Collections are sorted by name, and uploads go to the first root: this comes after "Root".
COLLECTION = "Under embargo"
_PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
_FILE_RIGHTS = ("add", "change", "choose")


def set_up_embargoes(*, home: HomePage) -> list[str]:
    """Make what is missing; rights are given once, with the branch. Neither branch nor collection
    stands below another one on which editors have rights."""
    made = []
    branch = EmbargoedPage.objects.order_by("path").first()
    if branch is None:
        collection = Collection.add_root(instance=Collection(name=COLLECTION))
        branch = Page.get_first_root_node().add_child(
            instance=EmbargoedPage(
                title=BRANCH_NAME, slug="embargoed", live=False, collection=collection
            )
        )
        desk, _ = Group.objects.get_or_create(name=EMBARGO_DESK)
        for group in (desk, Group.objects.get(name=ADMINISTRATORS)):
            _give_rights(group, branch)
        made = ["the place for embargoed stories, and the group Embargo desk"]
    _share_the_workflow(home, branch)
    return made


def _give_rights(group: Group, branch: EmbargoedPage) -> None:
    """All at once, and one entry for the group in the history: one by one they are forty."""
    pages = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=_PAGE_RIGHTS
    )
    GroupPagePermission.objects.bulk_create(
        (GroupPagePermission(group=group, page=branch, permission=right) for right in pages),
        ignore_conflicts=True,
    )
    for app, model in FILE_MODELS:
        codenames = [f"{action}_{model}" for action in _FILE_RIGHTS]
        files = Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
        GroupCollectionPermission.objects.bulk_create(
            (
                GroupCollectionPermission(
                    group=group, collection=branch.collection, permission=right
                )
                for right in files
            ),
            ignore_conflicts=True,
        )
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    reason = {"reason": "rights on embargoed stories and files given as the newsroom was set up"}
    log(instance=group, action="account.rights_changed", data=reason)


def _share_the_workflow(home: HomePage, branch: EmbargoedPage) -> None:
    """Embargoed stories are reviewed on the same path as the others."""
    place = WorkflowPage.objects.filter(page=home).first()
    if place and not WorkflowPage.objects.filter(page=branch).exists():
        WorkflowPage.objects.create(page=branch, workflow=place.workflow)
