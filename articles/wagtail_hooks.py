"""Registers the newsroom with Wagtail's admin: each line wires one feature."""

from articles.editing.accounts import (  # noqa: F401
    groups,
    invitations,
    passkeys,
    people,
    second_factor,
    users,
)
from articles.editing.accounts import log_actions as account_log_actions  # noqa: F401
from articles.editing.corrections import change_question, minor_edits  # noqa: F401
from articles.editing.corrections import menu as correction_entry  # noqa: F401
from articles.editing.embargo import hooks as hidden_stories  # noqa: F401
from articles.editing.embargo import page_lists  # noqa: F401
from articles.editing.embargo import screens as embargoes  # noqa: F401
from articles.editing.history import (
    bulk_log,  # noqa: F401
    log_actions,  # noqa: F401
)
from articles.editing.home import (
    desk,  # noqa: F401
    first_steps,  # noqa: F401
    guides,  # noqa: F401
    home,  # noqa: F401
)
from articles.editing.killing import screens as kills  # noqa: F401
from articles.editing.merging import duplicates  # noqa: F401
from articles.editing.merging import menu as merge_entries  # noqa: F401
from articles.editing.protection import (  # noqa: F401
    embargoed_names,
    knowable,
    private_names,
)
from articles.editing.protection import screens as protection  # noqa: F401
from articles.editing.reader_reports import log_actions as report_log_actions  # noqa: F401
from articles.editing.reader_reports import queue as reader_reports  # noqa: F401
from articles.editing.reading import menu as reading_entry  # noqa: F401
from articles.editing.reading import panel as record_panel  # noqa: F401
from articles.editing.reading import screen as reading  # noqa: F401
from articles.editing.records import (
    case_status,  # noqa: F401
    consents,  # noqa: F401
    covering,  # noqa: F401
    deadlines,  # noqa: F401
    topic_names,  # noqa: F401
)
from articles.editing.records import deletions as record_deletions  # noqa: F401
from articles.editing.records import letters as record_letters  # noqa: F401
from articles.editing.records import log_actions as record_log_actions  # noqa: F401
from articles.editing.records import menu as record  # noqa: F401
from articles.editing.records import quotes as newsroom_quotes  # noqa: F401
from articles.editing.review import (
    checks,  # noqa: F401
    claims,  # noqa: F401
    fact_check,  # noqa: F401
    fast_lane,  # noqa: F401
    guest_links,  # noqa: F401
    publication,  # noqa: F401
    publish_step,  # noqa: F401
    review_page,  # noqa: F401
    short_menu,  # noqa: F401
    step_presets,  # noqa: F401
    story_findings,  # noqa: F401
)
from articles.editing.site import newsroom_face, scripts, settings_menu  # noqa: F401
from articles.editing.stories import (
    conflicts,  # noqa: F401
    copying,  # noqa: F401
    opening,  # noqa: F401
    paste,  # noqa: F401
    quotes,  # noqa: F401
    topics,  # noqa: F401
)
from articles.editing.stories import listing as stories  # noqa: F401
