"""Where things stand and what they are called: one folder per feature, one name per thing.

docs/architecture.md lists the features, docs/glossary.md the words, and docs/decisions/layers.md
says why.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.test_repository import ROOT, tracked

FEATURES = {
    *("stories", "records", "lists", "review", "corrections", "embargo", "killing", "merging"),
    *("reading", "reader_reports", "search", "importing", "accounts", "site", "home", "protection"),
    *("history", "setup"),
}
# Folders and modules of a layer that are no feature.
ELSE = {
    "articles/selectors": set(),
    "articles/services": set(),
    # Ties the features together when the app is ready.
    "articles/editing": {"wiring.py"},
    # The parts of a story's body.
    "templates/articles": {"blocks"},
}
# Tests of packages that know no feature, and of all features at once.
TESTS = {
    *("browser", "factories", "fixtures", "journeys", "standards", "wagtail_compat"),
    *("extraction", "filters", "guard", "old_sites", "safety", "syndication", "text"),
}


def parts(layer: str) -> set[str]:
    """What stands right below a layer's folder, by name."""
    below = (path.relative_to(ROOT / layer).parts[0] for path in tracked(f"{layer}/*"))
    return set(below) - {"__init__.py"}


@pytest.mark.parametrize("layer", ELSE)
def test_a_layer_holds_features_and_nothing_else(layer):
    assert parts(layer) - FEATURES == ELSE[layer]


def test_tests_stand_in_the_folders_of_their_features():
    folders = {name for name in parts("tests") if not name.endswith((".py", ".txt"))}
    assert folders - FEATURES <= TESTS
    assert folders >= FEATURES


def test_every_feature_is_in_the_document_that_lists_them():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    listed = re.search(r"features: \*\*(.*?)\*\*", text, re.DOTALL)
    assert listed
    assert set(re.split(r",\s+", listed[1])) == FEATURES


# --- Names ----------------------------------------------------------------------------------------

# Public names that several modules may have: each time the same kind of thing in the same role.
SAME_ROLE = {
    "Command": "django looks for a command's class by this name",
    "LABEL": "what a screen is called",
    "LIST": "the URL name of a screen's list",
    "PATH": "the address of a list",
    "RESULTS": "the URL name of a list's results, which Wagtail loads by themselves",
    "URL_NAME": "the URL name of a screen",
    "WITHHOLD": "the URL name of a screen that withholds something",
    "application": "what a server of WSGI or ASGI looks for",
    "connect": "connects handlers, once",
    "logger": "the module's logger",
    "register": "what Django looks for in a library of template tags",
    "register_log_actions": "Wagtail's hook of that name",
    "urlpatterns": "what Django looks for",
}
# An answer is named after its list: as page, as feed and as table.
HANDLERS = ("articles/views/", "articles/feeds/", "articles/sitemaps.py")


def named_in(path: Path) -> set[str]:
    """The public names that a module defines at its top level."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.TypeAlias):
            found.add(node.name.id)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {
                part.id for target in targets for part in ast.walk(target) if type(part) is ast.Name
            }
    return {name for name in found if not name.startswith("_")}


def test_a_public_name_means_one_thing():
    modules = defaultdict(set)
    for path in tracked("articles/*.py"):
        where = str(path.relative_to(ROOT))
        if "/migrations/" in where:
            continue
        for name in named_in(path):
            modules[name].add("handler" if where.startswith(HANDLERS) else where)
    several = {name: sorted(where) for name, where in modules.items() if len(where) > 1}
    assert {name: where for name, where in several.items() if name not in SAME_ROLE} == {}


# --- Words ----------------------------------------------------------------------------------------

# How nobody in a newsroom speaks; docs/glossary.md has what we say.
BANNED = re.compile(
    r"\bstands? in (?:the|a) \w+|\bwhom nobody\b|\bcomes along\b|\bwhat became of\b"
    r"|\bfor everybody\b|\bof ours has\b|\bof no document\b|\bnothing stands\b|\bnobody looks\b"
    r"|\bsomebody else'?s? words\b|\bwhere it stands\b|\bwho is heard\b|\bquotations? by\b",
    re.IGNORECASE,
)


def words_of(path: Path) -> str:
    """What people read of a template or a document: no tags, no comments."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("pattern", ["templates/*.html", "templates/*.txt", "*.md"])
def test_texts_are_in_plain_words(pattern):
    found = {
        str(path.relative_to(ROOT)): match[0]
        for path in tracked(pattern)
        if (match := BANNED.search(words_of(path)))
    }
    assert found == {}
