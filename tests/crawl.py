"""Walks the site as a search engine does."""

import re
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

# Links that narrow a list are not followed: there is one for every choice beside every other.
_LINK = re.compile(r'<a\s(?![^>]*rel="nofollow")[^>]*?href="([^"]*)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
_ROBOTS = re.compile(r'<meta name="robots" content="([^"]*)"')
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")
# Forms that are another text each time, and no pages to be found.
FORMS = ("/report/",)


class Page:
    """One HTML page that answered 200."""

    def __init__(self, address, response):
        self.address, self.text = address, response.content.decode()
        self.links = [urljoin(address, unescape(link)) for link in _LINK.findall(self.text)]
        canonical = _CANONICAL.search(self.text)
        self.canonical = unquote(urlsplit(unescape(canonical[1])).path) if canonical else ""
        robots = _ROBOTS.search(self.text)
        said = [robots[1] if robots else "", response.headers.get("X-Robots-Tag", "")]
        self.is_hidden = any("noindex" in words for words in said)


def crawl(client, start="/"):
    """Every HTML page that can be reached from the front page, by its address (unquoted)."""
    found, waiting, seen = {}, [start], {start}
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            page = found[unquote(address)] = Page(address, response)
            links = {link.partition("#")[0] for link in page.links}
            new = {link for link in links if link.startswith("/") and link not in seen}
            new = {link for link in new if not link.startswith(FORMS)}
            seen |= new
            waiting += sorted(new)
    return found


def locations(client, address):
    """The paths (unquoted) that a sitemap names."""
    response = client.get(address)
    assert response.status_code == 200, address
    return [
        unquote(urlsplit(unescape(url)).path)
        for url in _LOCATION.findall(response.content.decode())
    ]


def mapped(client):
    """The paths of all parts of the sitemap, and the bytes of each part."""
    parts = {part: client.get(part).content for part in locations(client, "/sitemap.xml")}
    return [path for part in parts for path in locations(client, part)], parts
