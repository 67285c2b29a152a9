"""Every workaround says what it replaces and what ends it, has a test, and stands in one place."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

import articles.wagtail_compat

HOME = Path(articles.wagtail_compat.__file__).parent
FILES = sorted(path for path in HOME.glob("*.py") if path.name != "__init__.py")
# The three that pass names on are tested together.
NAMES = {"admin_names", "core_names", "stored_rows"}
SOURCES = [
    path
    for folder in ("articles", "advocacy")
    for path in sorted((Path(settings.BASE_DIR) / folder).rglob("*.py"))
    if "migrations" not in path.parts and HOME not in path.parents
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_says_what_it_replaces_and_what_ends_it(path):
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert "\nReplaces" in said
    assert "\nUpstream: " in said
    assert "Ends when: " in said or "Ends with: " in said


def test_each_has_a_test_of_its_own():
    tests = {path.stem for path in Path(__file__).parent.glob("test_*.py")}
    missing = {path.stem for path in FILES if f"test_{path.stem}" not in tests}
    assert missing == NAMES
    assert "test_names" in tests


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_none_knows_the_newsroom(path):
    imported = {
        node.module or ""
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    }
    assert not [name for name in imported if name.startswith("articles")]


def from_wagtail(tree):
    """The names that a module has from Wagtail."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wagtail"):
            yield from (row.asname or row.name for row in node.names)
        elif isinstance(node, ast.Import):
            yield from ("wagtail" for row in node.names if row.name.startswith("wagtail"))


def replaced(tree):
    """What the module changes in Wagtail's modules and classes, and what it takes of their own."""
    names = set(from_wagtail(tree))
    yield from (name for name in names if name.startswith("_"))
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "setattr":
            targets = [ast.Attribute(node.args[0], "setattr")]
        for target in targets:
            owner = target
            while isinstance(owner, ast.Attribute):
                owner = owner.value
            if isinstance(target, ast.Attribute) and getattr(owner, "id", "") in names:
                yield f"{owner.id}.{target.attr}"


def test_nothing_else_patches_wagtail():
    found = {}
    for path in SOURCES:
        changed = sorted(replaced(ast.parse(path.read_text(encoding="utf-8"))))
        if changed:
            found[path.name] = changed
    assert found == {}


def test_a_patch_would_be_found():
    for code in (
        "from wagtail.admin.views.pages import edit\nedit.send_notification = None",
        "from wagtail.models import Page\nPage.save = None",
        "from wagtail.models import Page\nsetattr(Page, 'save', None)",
        "import wagtail.models\nwagtail.models.Page.save = None",
        "from wagtail.models import _private",
    ):
        assert list(replaced(ast.parse(code))), code
