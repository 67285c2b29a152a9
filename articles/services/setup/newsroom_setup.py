"""Sets up a fresh database: front page, groups, rights, workflow.

The rule for running it again: what is missing is made, what is there is left as people have it.
Rights are given when the newsroom is set up, and later only to a group that was not there yet, and
for a kind of record on which no group of the newsroom has any right (it came with a new version).
A right that somebody took away is not given back; one that somebody added is not taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupPagePermission, Page, Site

from articles.enums import StepPreset
from articles.models import GroupSecurity, HomePage
from articles.services.embargo.setup import set_up_embargoes
from articles.services.setup.first_pages import make_first_pages
from articles.services.setup.newsroom_rights import ADMINISTRATORS, GROUPS, MODERATORS, give_rights
from articles.services.setup.newsroom_workflow import set_up_workflow


@dataclass
class NewsroomSetup:
    """The front page, and one line for each thing that was made."""

    home: HomePage
    made: list[str] = field(default_factory=list)


@transaction.atomic
def setup_newsroom(*, steps: StepPreset | None = None) -> NewsroomSetup:
    """Set the newsroom up, or add what an earlier setup lacks. Safe to call at every start.

    `steps`: which steps a newsroom gets that is made now; one that is there has its own, and
    changes them on the screen for that.
    """
    home, made = _home()
    result = NewsroomSetup(home, made)
    result.made += _site(home)
    result.made += _remove_welcome_page()
    first_time = not GroupPagePermission.objects.filter(page=home).exists()
    groups, new = _groups()
    result.made += [f"the group {name}" for name in new]
    if first_time:
        _take_rights_on_the_root(groups)
    result.made += give_rights(home=home, groups=groups, new=set(new), first_time=first_time)
    if first_time:
        result.made += [f"the draft “{title}”" for title in make_first_pages(home)]
    result.made += _demand_second_factor(groups, set(groups) if first_time else set(new))
    result.made += set_up_workflow(home=home, groups=groups, steps=steps)
    result.made += set_up_embargoes(home=home)
    return result


def _home() -> tuple[HomePage, list[str]]:
    home = HomePage.objects.order_by("path").first()
    if home:
        return home, []
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(title=settings.WAGTAIL_SITE_NAME, slug="newsroom", show_in_menus=False)
    )
    home.save_revision().publish()
    return HomePage.objects.get(pk=home.pk), ["the front page"]


def _site(home: HomePage) -> list[str]:
    """The default site shows the front page. Wagtail's migrations make one that does not know its
    own address."""
    site = Site.objects.filter(is_default_site=True).first()
    if site and site.root_page_id == home.pk:
        return []
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site = site or Site(is_default_site=True)
    site.hostname = base.hostname or "localhost"
    site.port = base.port or (443 if base.scheme == "https" else 80)
    site.root_page = home
    site.site_name = site.site_name or home.title
    site.save()
    return ["the site"]


def _remove_welcome_page() -> list[str]:
    """Wagtail's own first page: a plain `Page` that nothing is below and no site shows."""
    pages = Page.objects.filter(
        depth=2, content_type__app_label="wagtailcore", content_type__model="page", numchild=0
    ).filter(sites_rooted_here__isnull=True)
    for page in pages:
        page.delete()
    return []


def _groups() -> tuple[dict[str, Group], list[str]]:
    """Every group by its name, and the names of those that were made just now."""
    groups, new = {}, []
    for name in GROUPS:
        groups[name], is_new = Group.objects.get_or_create(name=name)
        if is_new:
            new.append(name)
    return groups, new


def _demand_second_factor(groups: dict[str, Group], fresh: set[str]) -> list[str]:
    """Of those who can publish, kill and let others in, where the settings say so; a group that
    has an answer already keeps it."""
    if not settings.ADVOCACY_SECOND_FACTOR_BY_DEFAULT:
        return []
    made = []
    for name in (MODERATORS, ADMINISTRATORS):
        if name in fresh:
            _, is_new = GroupSecurity.objects.get_or_create(
                group=groups[name], defaults={"second_factor_required": True}
            )
            made += [f"the second factor of {name}"] if is_new else []
    return made


def _take_rights_on_the_root(groups: dict[str, Group]) -> None:
    """Wagtail's migrations let Editors and Moderators work on the root of the tree."""
    root = Page.get_first_root_node()
    GroupPagePermission.objects.filter(page=root, group__in=groups.values()).delete()
