"""Registration with Wagtail's admin, nothing else: each line below wires one feature."""

from articles.editing import (  # noqa: F401
    conflicts,
    consents,
    copying,
    correction_entry,
    duplicates,
    home,
    kills,
    log_actions,
    merge_entries,
    minor_edits,
    private_names,
    publication,
    quotes,
    reading,
    reading_entry,
    record,
    record_deletions,
    record_log_actions,
    topic_names,
    topics,
)
