"""Says which tests a change touches: one path a line on standard output, or `everything`.

Usage: script/changed.py [BASE], in the project's folder; `script/test changed` runs it. Compared
are the files as they are now and the commit BASE: without one, where this branch left `main`, and
on `main` itself the commit before the last.

A test is touched when it imports what was changed, over any number of other modules; when it stands
in the feature's folder of what was changed or of what imports that directly (a screen is tested
over its address, which no import shows); and when it names a file that was changed. A template and
a static file are traced to the modules and templates that name them first. What every test runs
through (settings, requirements, migrations, tests/conftest.py) is `everything`.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cached_property
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
EVERYTHING = re.compile(
    r"advocacy/|articles/migrations/|articles/(apps|urls|wagtail_hooks)\.py$|manage\.py$|\.python-version$"
    r"|pyproject\.toml$|requirements.*\.txt$|tests/(conftest|flaky|standing_newsroom)\.py$"
    r"|tests/factories/|script/(test|lanes\.sh|lib\.sh|changed\.py)$"
)
# They import all that there is, so that following them says nothing.
HUBS = ("articles.apps", "articles.models", "articles.urls", "articles.wagtail_hooks")
# House rules, which any file may break, and which take a few seconds.
ALWAYS = ("tests/test_repository.py", "tests/test_layers.py", "tests/test_layout.py")
NAMED = {".py", ".html", ".txt", ".xml", ".sh", ""}


def git(*arguments: str) -> list[str]:
    answer = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return answer.stdout.split("\n") if answer.returncode == 0 else []


def base() -> str:
    head = git("rev-parse", "HEAD")[0]
    for main in ("main", "origin/main"):
        left = git("merge-base", "HEAD", main)
        if left and left[0] != head:
            return left[0]
    return "HEAD~1"


def changed_files(since: str) -> list[str]:
    """Those that were removed as well: what used them is touched."""
    if not git("rev-parse", "--verify", f"{since}^{{commit}}"):
        sys.exit(f"There is no commit {since}.")
    names = git("diff", "--name-only", "--no-renames", since, "--")
    names += git("ls-files", "--others", "--exclude-standard")
    return sorted({name for name in names if name})


class Project:
    """What names and imports what."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def graph(self) -> grimp.ImportGraph:
        graph = grimp.build_graph("articles", "advocacy", "tests", cache_dir=None)
        for hub in HUBS:
            if hub in graph.modules:
                graph.remove_module(hub)
        return graph

    @cached_property
    def texts(self) -> dict[str, str]:
        """File -> its text, of what may name another file."""
        folders = ("articles", "templates", "tests")
        return {
            str(path.relative_to(self.root)): path.read_text(encoding="utf-8", errors="replace")
            for folder in folders
            for path in (self.root / folder).rglob("*")
            if path.suffix in NAMED and path.is_file() and "__pycache__" not in path.parts
        }

    @cached_property
    def tests(self) -> set[str]:
        return {name for name in self.texts if is_test(name)}

    def importers(self, module: str) -> set[str]:
        """Files of tests that import it, over any number of modules."""
        found = {module} | self._of_names(module)
        for one in tuple(found):
            if one in self.graph.modules:
                found |= self.graph.find_downstream_modules(one)
        return {path for one in found if is_test(path := file_of(one))}

    def neighbours(self, module: str) -> set[str]:
        """Itself and the modules of the app that import it directly."""
        found = {module}
        if module in self.graph.modules:
            found |= self.graph.find_modules_that_directly_import(module)
        return {one for one in found if one.startswith("articles.")}

    def _of_names(self, module: str) -> set[str]:
        """Modules that import, from the hub `articles.models`, something that `module` defines."""
        path = self.root / file_of(module)
        if not module.startswith("articles.models.") or not path.exists():
            return set()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = {node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
        return {
            module_of(name)
            for name, text in self.texts.items()
            if name.endswith(".py") and own & names_from_models(text)
        }

    def naming(self, name: str) -> set[str]:
        """Files that name it as templates and static files are named, over templates in between."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            short = re.sub(r"^(templates|static)/", "", waiting.pop())
            new = {other for other, text in self.texts.items() if short in text} - found
            found |= new
            waiting += [one for one in new if one.startswith("templates/")]
        return found

    def in_features(self, names: set[str]) -> set[str]:
        """The tests in the folders of these features (`stories`, `review`...)."""
        return {test for test in self.tests if test.split("/")[1] in names}


def names_from_models(text: str) -> set[str]:
    found = re.findall(r"from articles\.models import (?:\(([^)]*)\)|(.*))", text)
    return {name for pair in found for part in pair for name in re.findall(r"\w+", part)}


def is_test(name: str) -> bool:
    return name.startswith("tests/") and re.fullmatch(r"test_\w+\.py", Path(name).name) is not None


def file_of(module: str) -> str:
    return module.replace(".", "/") + ".py"


def module_of(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def features(name: str) -> set[str]:
    """The words by which tests of this file may be called: its folders and its own name."""
    parts = Path(name).with_suffix("").parts
    return {part for part in parts[1:] if part not in {"articles", "wagtailadmin", "__init__"}}


def touched(project: Project, name: str) -> set[str]:
    """The tests that one changed file touches."""
    found = {name} & project.tests
    if name.endswith(".py") and name.startswith(("articles/", "tests/")):
        module = module_of(name)
        found |= project.importers(module)
        for one in project.neighbours(module):
            found |= project.in_features(features(file_of(one)))
    if name.startswith(("templates/", "static/")):
        found |= project.in_features(features(name))
        for one in project.naming(name):
            found |= {one} & project.tests
            found |= project.in_features(features(one))
            found |= project.importers(module_of(one)) if one.endswith(".py") else set()
    if name.startswith(("templates/", "static/", "articles/")):
        found |= {test for test in project.tests if is_called_like(test, features(name))}
    found |= {test for test in project.tests if Path(name).name in project.texts[test]}
    if not found and name.startswith("articles/"):
        found = project.in_features({"site"})
    return found


def is_called_like(test: str, words: set[str]) -> bool:
    """Browser tests are called after what they try, in more words or fewer."""
    stem = Path(test).stem.removeprefix("test_")
    if "/browser/" in test:
        return any(word in stem or stem in word for word in words if len(word) > 3)
    return stem in words


def main() -> None:
    names = changed_files(sys.argv[1] if len(sys.argv) > 1 else base())
    print(f"{len(names)} changed files", file=sys.stderr)
    wide = [name for name in names if EVERYTHING.match(name)]
    if wide:
        print(f"every test runs through {wide[0]}", file=sys.stderr)
        print("everything")
        return
    project = Project(ROOT)
    found = set(ALWAYS) & project.tests
    for name in names:
        found |= touched(project, name)
    print("\n".join(sorted(found)))


if __name__ == "__main__":
    main()
