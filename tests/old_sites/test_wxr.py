"""WordPress's export is read into plain items, whatever state it is in."""

import zipfile

import pytest

from articles.old_sites import SourceRefused, read_old_site
from articles.old_sites.wordpress_text import paragraphs, wordpress_html
from tests.importing.old_exports import attachment, post, term, write_wxr


def read(folder, *items):
    return read_old_site(write_wxr(folder, *items))[0]


def test_states_are_kept_and_nothing_private_is_public(tmp_path):
    password = "<wp:post_password>secret</wp:post_password>"
    site = read(
        tmp_path,
        post(1, "Out", "a"),
        post(2, "Not yet", "a", status="future"),
        post(3, "Pending", "a", status="pending"),
        post(4, "Private", "a", status="private"),
        post(5, "Locked", "a", extra=password),
        post(6, "Binned", "a", status="trash"),
        post(7, "Entry", "", kind="nav_menu_item"),
    )
    states = {item.title: item.state for item in site.items}
    assert states == {
        "Out": "published",
        "Not yet": "scheduled",
        "Pending": "draft",
        "Private": "private",
        "Locked": "private",
    }
    assert [one.reason for one in site.skipped] == [
        "in the bin",
        "nav_menu_item: an entry of a menu",
    ]
    assert "secret" not in repr(site)


def test_terms_writers_paths_and_old_slugs(tmp_path):
    extra = term("category", "news", "News") + term("post_tag", "new-tag", "New tag")
    extra += "<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>first-name"
    extra += "</wp:meta_value></wp:postmeta>"
    site = read(tmp_path, post(1, "A &amp; B", "x", extra=extra))
    item = site.items[0]
    assert (item.title, item.writers, item.categories, item.tags) == (
        "A & B",
        ("Mira Demo",),
        ("News",),
        ("New tag",),
    )
    assert item.old_paths == ("/archive/story-1", "/?p=1", "/archive/first-name")
    assert "m@e.example" not in repr(site)


def test_a_picture_is_found_in_every_size_and_its_page_leads_to_the_file(tmp_path):
    site = read(
        tmp_path,
        attachment(9, "https://old.example/wp-content/uploads/bridge.jpg", alt="A bridge"),
        post(1, "One", '[gallery ids="9"]'),
    )
    address = "https://old.example/wp-content/uploads/bridge.jpg"
    assert site.media["wp-content/uploads/bridge.jpg"].alt == "A bridge"
    assert f'src="{address}" alt="A bridge"' in site.items[0].html
    assert ("/archive/a-picture-9", address) in site.aliases


@pytest.mark.parametrize("zero", ["0000-00-00", "-001-11-30"])
def test_a_date_of_nothing_is_none(tmp_path, zero):
    site = read(tmp_path, post(1, "One", "x", status="draft", day=zero))
    assert site.items[0].published is None and site.items[0].day is None


def test_paragraph_rules_of_the_classic_editor():
    assert paragraphs("One\ntwo\n\nThree") == "<p>One<br />\ntwo</p>\n<p>Three</p>"
    listed = paragraphs("Before\n<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\nAfter")
    assert "<p>Before</p>" in listed and "<p>After</p>" in listed and "<p><li>" not in listed


def test_shortcodes_become_the_real_thing_or_are_named():
    html, lost = wordpress_html(
        '[caption id="x" width="3"]<img src="/a.jpg" /> A bridge[/caption]\n\n[sic] stays\n\n'
        '[unknown_thing id="4"]\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\n[[code]]',
        media=lambda number: None,
    )
    assert '<figure><img src="/a.jpg" /> <figcaption>A bridge</figcaption></figure>' in html
    assert "[sic] stays" in html and "unknown" not in html and "&#91;code&#93;" in html
    assert '<iframe src="https://www.youtube.com/watch?v=abcdefghijk">' in html
    assert lost == ["shortcode [unknown_thing], 1×"]


def test_a_broken_file_is_read_as_far_as_it_goes(tmp_path):
    path = write_wxr(tmp_path, post(1, "One", "a"), post(2, "Two", "b"))
    text = path.read_text().replace("<title>One</title>", "<title>One & more</title>")
    path.write_text(text[: text.index("<wp:status>", text.index("Two"))])
    site, _source = read_old_site(path)
    assert site.items[0].title == "One & more"
    assert "not well-formed XML" in site.warnings[0]


def test_entities_of_its_own_are_refused(tmp_path):
    path = tmp_path / "bomb.xml"
    path.write_text('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><rss>&a;</rss>')
    with pytest.raises(SourceRefused, match="declares entities"):
        read_old_site(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_entities_are_seen_in_other_encodings_too(tmp_path, encoding):
    path = tmp_path / "bomb.xml"
    path.write_bytes('<!DOCTYPE x [<!ENTITY a "aa">]><rss>&a;</rss>'.encode(encoding))
    with pytest.raises(SourceRefused, match="declares entities"):
        read_old_site(path)


def test_archives_that_are_traps_are_refused(tmp_path):
    bomb, path = tmp_path / "bomb.zip", tmp_path / "path.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.xml", b"0" * 30_000_000)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("../../etc/passwd", "x")
    with pytest.raises(SourceRefused, match="zip bomb"):
        read_old_site(bomb)
    with pytest.raises(SourceRefused, match="would leave"):
        read_old_site(path)


def test_what_is_no_export_is_refused_in_words(tmp_path):
    path = tmp_path / "x.bin"
    path.write_bytes(b"\x00\x01\x02")
    with pytest.raises(SourceRefused, match="is not"):
        read_old_site(path)
    with pytest.raises(SourceRefused, match="is not there"):
        read_old_site(tmp_path / "nothing.xml")
