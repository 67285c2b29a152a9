"""The pages around the stories."""

from wagtail.models import Page, Site

from articles.models import HomePage, SectionPage, StandardPage
from tests.replay import remembered


@remembered
def make_newsroom(title="The Newsroom", **fields):
    """The home page as the root of the default site; the same one when called again."""
    home = HomePage.objects.first()
    if home:
        return home
    root = Page.objects.get(depth=1)
    home = root.add_child(
        instance=HomePage(title=title, slug="newsroom", **{"tagline": "A test newsroom", **fields})
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name=title)
    return home


@remembered
def make_section(title="World", slug=None, **fields):
    home = make_newsroom()
    slug = slug or title.lower().replace(" ", "-")
    found = SectionPage.objects.child_of(home).filter(slug=slug).first()
    return found or home.add_child(
        instance=SectionPage(title=title, slug=slug, **{"show_in_menus": True, **fields})
    )


@remembered
def make_standard_page(title="About", **fields):
    home, slug = make_newsroom(), title.lower().replace(" ", "-")
    # The drafts of a new newsroom have some of these addresses.
    for draft in StandardPage.objects.child_of(home).filter(slug=slug, live=False):
        draft.delete()
        home.refresh_from_db()
    return home.add_child(
        instance=StandardPage(
            title=title,
            slug=slug,
            **{"show_in_menus": True, "body": "<p>About us.</p>", **fields},
        )
    )
