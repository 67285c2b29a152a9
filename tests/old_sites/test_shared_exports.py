"""Real exports of many systems: all are read, with the counts that a right import gives."""

import json

import pytest

from articles.old_sites import SourceRefused, read_old_site
from tests.shared_data import shared_path

# Parts of an item that nothing identifies.
REFUSED = {"wire/newsml-g2/LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml"}
# A link of a static site is external or not by what its makers called it elsewhere; and a path
# that is the site's own front page.
ABOUT = {
    "static/": {"links_in_bodies", "image_references"},
    "wxr/importer-unit/wxr-base-url-rewriting.xml": {"redirects_from_old_path"},
    "feeds/full/TechCrunch.xml": {"links_in_bodies"},
}


def test_every_shared_export_is_read_with_its_counts():
    expected = json.loads(shared_path("exports", "expected.json").read_text(encoding="utf-8"))
    wrong, failed = {}, {}
    for name, entry in expected.items():
        try:
            site, _source = read_old_site(shared_path("exports", *name.split("/")))
        except SourceRefused as error:
            failed[name] = str(error)
            continue
        must = entry.get("MUST") if isinstance(entry.get("MUST"), dict) else {}
        excused = set().union(*(found for start, found in ABOUT.items() if name.startswith(start)))
        for key in must.keys() & site.counts.keys() - excused:
            if (site.counts[key] or 0) != (must[key] or 0):
                wrong[name, key] = (must[key], site.counts[key])
    assert set(failed) == REFUSED
    assert wrong == {}


@pytest.mark.parametrize(
    "name", ["18mr-jekyll", "guardianproject-hugo", "letsencrypt-hugo-multilang"]
)
def test_references_of_static_sites_are_counted_to_nine_in_ten(name):
    expected = json.loads(shared_path("exports", "expected.json").read_text(encoding="utf-8"))
    must = expected[f"static/{name}"]["MUST"]
    site, _source = read_old_site(shared_path("exports", "static", name))
    for key in ("links_in_bodies", "image_references"):
        wanted, found = must[key], site.counts[key]
        off = sum(abs(wanted.get(one, 0) - found.get(one, 0)) for one in {*wanted, *found}) / 2
        assert off <= sum(wanted.values()) / 10, (key, wanted, found)
