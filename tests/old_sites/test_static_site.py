"""Jekyll, Hugo and Eleventy: heads, dates, addresses, languages, what stands between the words."""

import pytest

from articles.old_sites import read_old_site
from articles.old_sites.front_matter import split_front_matter
from articles.old_sites.markdown_text import markdown_html
from articles.old_sites.names import split_names
from articles.old_sites.static_paths import plain_redirects


def write(folder, **files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_old_site(folder)[0]


def test_jekyll(tmp_path):
    site = write(
        tmp_path,
        **{
            "_config.yml": "url: https://old.example\npermalink: /:year/:month/:title.html\n",
            "news/_posts/2015-1-2-a-bridge.md": "---\ntitle: A bridge\ntags: [rivers, Rivers]\n"
            "author: Mira Demo, Jo Demo, & Al Demo\nredirect_from: /old/\n---\nSee "
            "[this]({{ site.url }}/x/) and [that]({% post_url 2015-01-03-other %}).\n",
            "news/_posts/2015-01-03-other.md": "---\ntitle: Other\npublished: false\n---\nText\n",
            "about.md": "---\ntitle: About\n---\nUs.\n",
            "_authors/mira.md": "---\nname: Mira Demo\n---\n",
        },
    )
    bridge = next(item for item in site.items if item.title == "A bridge")
    assert (str(bridge.day), bridge.address) == (
        "2015-01-02",
        "https://old.example/2015/01/a-bridge.html",
    )
    assert bridge.writers == ("Mira Demo", "Jo Demo", "Al Demo")
    assert bridge.old_paths == ("/2015/01/a-bridge.html", "/old")
    assert 'href="https://old.example/x/"' in bridge.html
    assert 'href="https://old.example/2015/01/other.html"' in bridge.html
    assert {item.title: (item.kind, item.state) for item in site.items} == {
        "A bridge": ("story", "published"),
        "Other": ("story", "draft"),
        "About": ("page", "published"),
    }
    assert [one.reason for one in site.skipped] == ["the profile of an author"]


def test_hugo_with_languages_bundles_and_aliases(tmp_path):
    head = "+++\ntitle = 'A bridge'\ndate = 2020-05-06T07:08:09Z\naliases = ['/was/here/']\n+++\n"
    site = write(
        tmp_path,
        **{
            "hugo.toml": 'baseURL = "https://old.example/"\n[permalinks]\npost = "/:year/:slug/"\n',
            "content/post/bridge/index.md": head + '{{< figure src="b.jpg" alt="A b" >}}\n',
            "content/post/bridge/b.jpg": "x",
            "content/fr/about.md": "---\ntitle: Nous\n---\nNous.\n",
            "content/en/about.md": "---\ntitle: We\n---\nWe.\n",
            "content/_index.md": "---\ntitle: Home\n---\n",
        },
    )
    bridge = next(item for item in site.items if item.title == "A bridge")
    assert bridge.address == "https://old.example/2020/bridge/"
    assert "/was/here" in bridge.old_paths
    assert '<figure><img src="b.jpg" alt="A b"></figure>' in bridge.html
    assert {item.language for item in site.items if item.kind == "page"} == {"fr", "en"}
    assert site.counts["translation_groups"] == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\ufeff---\r\ntitle: A\r\n---\r\nx", "A"),
        ("---\ntitle: “A”\n---\nx", "A"),
        ('---\ntitle: "A"\t \nbroken: "x" y\n---\nx', "A"),
        ("+++\ntitle = 'A'\n+++\nx", "A"),
        ('{\n"title": "A"\n}\nx', "A"),
    ],
)
def test_heads_of_all_kinds(text, title):
    head, body, _warning = split_front_matter(text)
    assert str(head["title"]).strip("“”") == title and body.strip() == "x"


def test_a_head_that_grows_without_end_is_read_line_by_line():
    bomb = "a: &a [x]\n" + "".join(f"b{n}: [*a, *a, *a]\n" for n in range(20))
    head, _body, warning = split_front_matter(f"---\ntitle: A\n{bomb}---\nx")
    assert head["title"] == "A" and "not valid" in warning


def test_footnotes_and_unknown_shortcodes():
    html, lost = markdown_html("Words[^a] and {{< chart id=3 >}}.\n\n[^a]: A note\n")
    assert '<a href="#fn-1">1</a>' in html and '<p id="fn-1">A note</p>' in html
    assert "chart" not in html and lost == ["shortcode “chart”, 1×"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Josh Demo, Executive Director", ("Josh Demo",)),
        ("Fabiola, Carrie, and Nathan", ("Fabiola", "Carrie", "Nathan")),
        ("By Mira Demo & Jo Demo, on July 6, 2022", ("Mira Demo", "Jo Demo")),
        ("<b>Demo Staff</b>", ("Demo Staff",)),
    ],
)
def test_names_in_bylines(text, names):
    assert split_names(text) == names


def test_plain_redirects_are_taken_and_patterns_listed():
    taken, left = plain_redirects("Redirect 301 /a /b\nRedirectMatch ^/x/(.*) /y/$1\n# /c /d\n")
    assert (taken, left) == ([("/a", "/b")], ["RedirectMatch ^/x/(.*) /y/$1"])
