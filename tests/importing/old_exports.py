"""Invented exports, small and full of traps."""

from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image

DAY = "2012-03-04"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Demo Gazette</title><link>https://old.example</link><language>en</language>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:author><wp:author_login>mira</wp:author_login><wp:author_email>m@e.example</wp:author_email>
<wp:author_display_name>Mira Demo</wp:author_display_name></wp:author>
<wp:category><wp:category_nicename>news</wp:category_nicename><wp:category_parent></wp:category_parent>
<wp:cat_name>News</wp:cat_name></wp:category>
<wp:category><wp:category_nicename>bridges</wp:category_nicename><wp:category_parent></wp:category_parent>
<wp:cat_name>Bridges</wp:cat_name></wp:category>
"""


def post(
    number, title, body, *, status="publish", kind="post", slug=None, extra="", day="2012-03-04"
):
    slug = f"story-{number}" if slug is None else slug
    link = f"https://old.example/archive/{slug}/" if slug else f"https://old.example/?p={number}"
    return f"""<item><title>{escape(title)}</title><link>{link}</link>
<dc:creator>mira</dc:creator><guid>https://old.example/?p={number}</guid>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>{day} 10:00:00</wp:post_date>
<wp:post_date_gmt>{day} 09:00:00</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name>
<wp:status>{status}</wp:status><wp:post_parent>0</wp:post_parent><wp:post_type>{kind}</wp:post_type>
{extra}</item>
"""


def attachment(number, address, *, alt="", caption="", parent=0):
    return f"""<item><title>A picture</title><link>https://old.example/archive/a-picture-{number}/</link>
<excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:status>inherit</wp:status><wp:post_parent>{parent}</wp:post_parent>
<wp:post_type>attachment</wp:post_type><wp:attachment_url>{address}</wp:attachment_url>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>{alt}</wp:meta_value>
</wp:postmeta></item>
"""


def term(domain, slug, name):
    return f'<category domain="{domain}" nicename="{slug}"><![CDATA[{name}]]></category>'


def wxr(*items):
    return HEAD + "".join(items) + "</channel></rss>"


def write_wxr(folder: Path, *items) -> Path:
    path = folder / "gazette.xml"
    path.write_text(wxr(*items), encoding="utf-8")
    return path


def draw(path: Path, size=(64, 48)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, "#7a5c3e").save(path)
    return path
