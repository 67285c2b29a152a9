"""What the protocol of sitemaps.org (0.9) and Google's news extension ask of a file."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.standards.ninjs import is_address

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MAX_URLS, LARGEST, LONGEST = 50_000, 50 * 1024 * 1024, 2_048
_CHILDREN = {
    "sitemapindex": {"loc", "lastmod"},
    "urlset": {"loc", "lastmod", "changefreq", "priority"},
}
_ENTRY = {"sitemapindex": "sitemap", "urlset": "url"}
# W3C's profile of ISO 8601: a year, a month, a day, or a moment with its offset.
W3C_DATE = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
    r"(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?"
)


def faults(data, address):
    """What is wrong with the file that stands at this address, one line each."""
    found = ["larger than 50 MB"] if len(data) > LARGEST else []
    root = ElementTree.fromstring(data)
    kind = root.tag.removeprefix(SPACE)
    if kind not in _ENTRY or root.tag != f"{SPACE}{kind}":
        return [*found, f"the root is {root.tag}"]
    if len(root) > MAX_URLS:
        found.append(f"{len(root)} entries")
    for entry in root:
        if entry.tag != f"{SPACE}{_ENTRY[kind]}":
            found.append(f"{entry.tag} in {kind}")
        found += _of_entry(entry, kind, urlsplit(address))
    places = [entry.findtext(f"{SPACE}loc") for entry in root]
    return [*found, *(f"{each} is there twice" for each in set(places) if places.count(each) > 1)]


def _of_entry(entry, kind, address):
    allowed = {f"{SPACE}{name}" for name in _CHILDREN[kind]} | {f"{NEWS}news"}
    found = [f"{child.tag} in an entry" for child in entry if child.tag not in allowed]
    place = entry.findtext(f"{SPACE}loc") or ""
    if not is_address(place) or len(place) >= LONGEST:
        found.append(f"loc: {place!r}")
    if urlsplit(place)[:2] != address[:2]:
        found.append(f"{place} is of another site")
    changed = entry.findtext(f"{SPACE}lastmod")
    if changed is not None and not W3C_DATE.fullmatch(changed):
        found.append(f"lastmod: {changed!r}")
    news = entry.find(f"{NEWS}news")
    return found + (_of_news(news) if news is not None else [])


def _of_news(news):
    needed = ("publication/name", "publication/language", "publication_date", "title")
    paths = ["/".join(f"{NEWS}{part}" for part in name.split("/")) for name in needed]
    found = [f"news has no {path}" for path in paths if not news.findtext(path)]
    date = news.findtext(f"{NEWS}publication_date") or ""
    return found if W3C_DATE.fullmatch(date) else [*found, f"publication_date: {date!r}"]
