"""Ghost's export: states, cards, pictures; none of its secrets."""

import json

from articles.old_sites import read_old_site
from articles.old_sites.ghost_text import lexical_html, mobiledoc_html


def export(**post):
    row = {
        "id": "1",
        "uuid": "u-1",
        "title": "A bridge",
        "slug": "a-bridge",
        "html": '<p><a href="__GHOST_URL__/other/">Other</a></p>',
        "status": "published",
        "visibility": "public",
        "type": "post",
        "published_at": "2024-02-19T11:37:21.000Z",
        "feature_image": "__GHOST_URL__/content/images/2024/02/bridge.jpg",
    }
    data = {
        "posts": [{**row, **post}],
        "posts_meta": [{"post_id": "1", "feature_image_alt": "A bridge at dawn"}],
        "tags": [
            {"id": "t1", "name": "Rivers", "slug": "rivers"},
            {"id": "t2", "name": "#hidden", "slug": "hash-hidden", "visibility": "internal"},
        ],
        "posts_tags": [{"post_id": "1", "tag_id": "t1"}, {"post_id": "1", "tag_id": "t2"}],
        "users": [
            {"id": "w", "name": "Mira Demo", "slug": "mira", "password": "$2a$", "email": "m@e"}
        ],
        "posts_authors": [{"post_id": "1", "author_id": "w"}],
        "settings": [
            {"key": "title", "value": "Demo Gazette"},
            {"key": "ghost_private_key", "value": "RSA-SECRET"},
        ],
    }
    return {"db": [{"meta": {"version": "6"}, "data": data}]}


def read(folder, **post):
    path = folder / "ghost.json"
    path.write_text(json.dumps(export(**post)))
    return read_old_site(path)[0]


def test_a_post_with_all_that_it_had(tmp_path):
    site = read(tmp_path)
    item = site.items[0]
    assert (item.key, item.state, item.tags, item.writers) == (
        "post:u-1",
        "published",
        ("Rivers",),
        ("Mira Demo",),
    )
    assert item.old_paths == ("/a-bridge",)
    assert item.picture.alt == "A bridge at dawn"
    assert "__GHOST_URL__" not in item.html + item.picture.address
    assert "RSA-SECRET" not in repr(site) and "$2a$" not in repr(site) and "m@e" not in repr(site)


def test_what_only_members_read_is_never_public(tmp_path):
    assert read(tmp_path, visibility="paid").items[0].state == "private"
    assert read(tmp_path, status="sent").items[0].why_draft == "It went out by mail only."


def test_pictures_in_a_folder_beside_the_file_are_found(tmp_path):
    (tmp_path / "content/images/2024/02").mkdir(parents=True)
    (tmp_path / "content/images/2024/02/bridge.jpg").write_bytes(b"x")
    read(tmp_path)
    site, _source = read_old_site(tmp_path)
    assert site.items[0].picture.path == "content/images/2024/02/bridge.jpg"


HEADING = {"type": "extended-heading", "tag": "h2", "children": [{"type": "text", "text": "Why"}]}
WORDS = {"type": "extended-text", "text": "One <b>", "format": 1}
LINK = {"type": "link", "url": "https://e.example", "children": [WORDS]}
ENTRY = {"type": "listitem", "children": [LINK]}


def test_lexical_with_lists_links_and_cards():
    node = {
        "root": {
            "children": [
                HEADING,
                {"type": "list", "listType": "number", "children": [ENTRY]},
                {"type": "image", "src": "/a.jpg", "alt": "A", "caption": "Cap"},
                {"type": "signup"},
            ]
        }
    }
    html, lost = lexical_html(json.dumps(node))
    assert "<h2>Why</h2>" in html
    assert '<ol><li><a href="https://e.example"><b>One &lt;b&gt;</b></a></li></ol>' in html
    assert '<img src="/a.jpg" alt="A"><figcaption>Cap</figcaption>' in html
    assert lost == ["card “signup”, which was left out"]


def test_mobiledoc_with_markups_and_a_card():
    document = {
        "version": "0.3.1",
        "atoms": [],
        "cards": [["markdown", {"markdown": "**hi**"}]],
        "markups": [["a", ["href", "https://e.example"]]],
        "sections": [[1, "p", [[0, [], 0, "See "], [0, [0], 1, "this"]]], [10, 0]],
    }
    html, lost = mobiledoc_html(json.dumps(document))
    assert '<p>See <a href="https://e.example">this</a></p>' in html
    assert "<strong>hi</strong>" in html and lost == []


def test_a_text_that_is_not_valid_is_named_and_the_rest_is_kept(tmp_path):
    item = read(tmp_path, html=None, lexical="{broken").items[0]
    assert item.lost == ["its text, which is not valid lexical"] and item.title == "A bridge"
