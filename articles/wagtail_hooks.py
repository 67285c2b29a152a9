"""Registration with Wagtail's admin, nothing else: each line below wires one feature."""

from articles.editing import (  # noqa: F401
    checks,
    claims,
    conflicts,
    consents,
    copying,
    correction_entry,
    desk,
    duplicates,
    embargoes,
    fact_check,
    hidden_stories,
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
    stories,
    topic_names,
    topics,
)
from articles.editing.accounts import (  # noqa: F401
    groups,
    invitations,
    people,
    second_factor,
)
from articles.editing.accounts import log_actions as account_log_actions  # noqa: F401
