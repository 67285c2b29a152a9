"""Registration with Wagtail's admin, nothing else: each line below wires one feature."""

from articles.editing import home, quotes, record, topics  # noqa: F401

from articles.editing import log_actions  # noqa: F401
