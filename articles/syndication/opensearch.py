"""The description of the site's search for browsers: OpenSearch 1.1, draft 6."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

# Longer names are cut, as the format demands.
_SHORT_NAME = 16


def describe_search(name: str, base_url: str) -> str:
    """`base_url` ends in a slash."""
    results = quoteattr(f"{base_url}search/?q={{searchTerms}}&page={{startPage?}}")
    short = escape(name[:_SHORT_NAME].strip())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{short}</ShortName>\n"
        f"  <Description>{escape(name)}</Description>\n"
        f'  <Url type="text/html" template={results}/>\n'
        f'  <Image width="16" height="16" type="image/svg+xml">{escape(base_url)}static/icon.svg'
        "</Image>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    )
