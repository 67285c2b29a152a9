"""What JSON Feed 1.1 (jsonfeed.org/version/1.1) asks of a feed."""

from tests.standards.ninjs import is_address, is_moment

VERSION = "https://jsonfeed.org/version/1.1"
_FEED = {
    **dict.fromkeys("version title description user_comment language".split(), str),
    **dict.fromkeys("home_page_url feed_url next_url icon favicon".split(), "address"),
    "authors": "authors",
    "expired": bool,
    "hubs": list,
    "items": list,
}
_ITEM = {
    **dict.fromkeys("id title content_html content_text summary language".split(), str),
    **dict.fromkeys("url external_url image banner_image".split(), "address"),
    **dict.fromkeys(["date_published", "date_modified"], "moment"),
    "authors": "authors",
    "tags": "words",
    "attachments": list,
}
_AUTHOR = {"name": str, "url": "address", "avatar": "address"}


def faults(feed):
    """What is wrong with the feed, one line each."""
    found = _members("feed", feed, _FEED, required=("version", "title", "items"))
    if feed.get("version") != VERSION:
        found.append(f"version: {feed.get('version')!r}")
    seen = set()
    for item in feed.get("items", []):
        found += _members("item", item, _ITEM, required=("id",))
        if not (item.get("content_html") or item.get("content_text")):
            found.append(f"{item.get('id')} has no content")
        if item.get("id") in seen:
            found.append(f"{item['id']} is there twice")
        seen.add(item.get("id"))
    return found


def _members(what, data, known, required=()):
    found = [f"{what} has no {name}" for name in required if name not in data]
    for name, value in data.items():
        if name.startswith("_"):  # an extension: an object, its names are its own
            found += [] if isinstance(value, dict) else [f"{what}.{name} is no object"]
        elif name not in known:
            found.append(f"{what}.{name} is no member")
        elif not _is(known[name], value):
            found.append(f"{what}.{name}: {value!r}")
    return found


def _is(kind, value):
    if isinstance(kind, type):
        return isinstance(value, kind)
    if kind == "words":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if kind == "authors":
        return bool(value) and all(each and not _members("", each, _AUTHOR) for each in value)
    return isinstance(value, str) and {"address": is_address, "moment": is_moment}[kind](value)
