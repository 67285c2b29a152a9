"""Nothing comes to publish a page that the tests of the publish paths do not know.

The sources of the project and of the installed Wagtail are read for everything that publishes or
turns a row live; a new place fails here until a test says that it meets the guard.
"""

import ast
import re
from pathlib import Path

import wagtail
from django.conf import settings

TESTS = Path(__file__).parent
ACTIONS = {"PublishRevisionAction", "PublishPageRevisionAction"}
READS = {"filter", "exclude", "get", "Q", "When"}

# File of Wagtail 8 -> the tests that go through it.
WAGTAIL = {
    "actions/create.py": ["test_wagtails_actions_meet_the_guard"],
    "actions/edit.py": ["test_wagtails_actions_meet_the_guard"],
    "actions/publish_revision.py": ["test_publishing_a_revision_in_code_meets_the_guard"],
    "actions/revert_to_revision.py": ["test_reverting_by_the_action_changes_a_draft_alone"],
    # Snippets with drafts; stories are none.
    "admin/views/generic/mixins.py": ["test_no_record_has_drafts_of_its_own"],
    "admin/views/pages/bulk_actions/publish.py": [
        "test_bulk_publish_names_every_story_that_it_refuses_and_publishes_none",
        "test_bulk_publish_with_everything_below_meets_the_guard",
    ],
    "admin/views/pages/create.py": [
        "test_a_new_story_is_saved_as_a_draft_when_somebody_presses_publish"
    ],
    "admin/views/pages/edit.py": [
        "test_publish_in_the_editor_without_an_approval_keeps_the_draft_and_says_what_to_do",
        "test_restoring_an_old_version_and_publishing_it_needs_an_approval",
    ],
    "management/commands/publish_scheduled.py": [
        "test_a_scheduled_story_meets_the_guard_again_when_it_goes_live"
    ],
    "models/draft_state.py": ["test_publishing_a_revision_in_code_meets_the_guard"],
    "models/pages.py": [
        "test_saving_the_plain_page_does_not_go_behind_the_story",
        "test_an_alias_is_refused",
        "test_scheduling_in_code_meets_the_guard",
    ],
    "models/revisions.py": ["test_publishing_a_revision_in_code_meets_the_guard"],
    "workflows.py": ["test_an_approval_that_a_rule_refuses_leaves_everything_as_it_was"],
}
if wagtail.VERSION < (8, 1):
    WAGTAIL["admin/api/actions/publish.py"] = ["test_the_api_of_the_admin_meets_the_guard"]
# File of the project -> why it may.
PROJECT = {
    "articles/services/importing/import_site.py": "no page: a count in its report",
    "articles/services/setup/demo.py": "the demo's front page",
    "articles/services/site/newsroom_face.py": "the front page, with the newsroom's name and look",
    "articles/services/setup/newsroom_setup.py": "the front page of a new newsroom",
    "articles/services/review/publication.py": "the one use case, with its approval",
    "articles/services/review/publish_due.py": "what is due, approved before and checked again",
}


def publishing(root: Path) -> dict[str, set[str]]:
    """File -> how it publishes; tests, migrations and what is no Python stand outside."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if not re.search(r"(^|/)(tests?|migrations)(/|\.py$)", name):
            ways = {way for node in ast.walk(ast.parse(path.read_bytes())) for way in ways_of(node)}
            found |= {name: ways} if ways else {}
    return found


def ways_of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        called = [name] if name in ACTIONS or is_publish(node.func) else []
        made = [
            f"{word.arg}=True"
            for word in node.keywords
            if word.arg in ("live", "keep_live") and name not in READS and is_true(word.value)
        ]
        return called + made
    if isinstance(node, ast.Assign):
        return [
            f".{target.attr} ="
            for target in node.targets
            if isinstance(target, ast.Attribute)
            and target.attr in ("live", "approved_go_live_at")
            and not (isinstance(node.value, ast.Constant) and not node.value.value)
        ]
    return []


def is_publish(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr == "publish"


def is_true(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is True


def test_every_place_of_wagtail_that_publishes_is_covered():
    places = publishing(Path(wagtail.__file__).parent)
    assert set(places) == set(WAGTAIL), places


def test_the_tests_that_cover_it_are_there():
    there = "".join(path.read_text(encoding="utf-8") for path in TESTS.glob("test_publish_*.py"))
    named = {name for names in WAGTAIL.values() for name in names}
    assert {name for name in named if f"def {name}(" not in there} == set()


def test_nothing_new_in_the_project_publishes():
    root = Path(settings.BASE_DIR)
    places = {
        f"{folder}/{name}": ways
        for folder in ("articles", "advocacy", "script")
        for name, ways in publishing(root / folder).items()
        if not name.startswith(("benchmarks/", "faults/"))
    }
    assert set(places) == set(PROJECT), places


def test_a_new_caller_would_be_found():
    ways = {
        "revision.publish()": ["publish"],
        "PublishPageRevisionAction(revision).execute()": ["PublishPageRevisionAction"],
        "page.live = True": [".live ="],
        "pages.update(live=True)": ["live=True"],
        "page.copy(keep_live=True)": ["keep_live=True"],
        "revision.approved_go_live_at = at": [".approved_go_live_at ="],
    }
    for code, expected in ways.items():
        found = [way for node in ast.walk(ast.parse(code)) for way in ways_of(node)]
        assert found == expected, code
    for code in ("pages.filter(live=True)", "page.live = False", "revision.as_object()"):
        assert not [way for node in ast.walk(ast.parse(code)) for way in ways_of(node)], code
