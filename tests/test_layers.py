"""Layers inside the app: what import-linter's contracts in pyproject.toml do not see."""

import re
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

from tests.test_repository import ROOT, tracked

PACKAGES = ("articles", "advocacy")


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    """Who imports whom, also under TYPE_CHECKING and inside functions."""
    return grimp.build_graph(*PACKAGES, exclude_type_checking_imports=False, cache_dir=None)


def test_no_circle_between_modules(imports):
    """Neither at run time nor for the type checker: two modules that need each other are one.

    A module that imports a package around it ("from articles import models" in a model) is no
    circle: Python has begun to import the package before it comes to the module, so that the name
    is always there, and what the package offers is looked up when it is used.
    """
    importing = {
        module: {
            imported
            for imported in imports.find_modules_directly_imported_by(module)
            if not module.startswith(f"{imported}.")
        }
        for module in imports.modules
    }
    assert len(importing) > 500
    try:
        TopologicalSorter(importing).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


def test_what_reads_texts_is_used_through_its_public_face(imports):
    """import-linter holds this for what runs; here also for the type checker and for programs."""
    private = {module for module in imports.modules if module.startswith("articles.extraction.")}
    past_the_face = {
        importer
        for module in private
        for importer in imports.find_modules_that_directly_import(module)
        if importer != "articles.extraction" and importer not in private
    }
    assert past_the_face == set()
    own_tests = ROOT / "tests" / "extraction"
    names = re.compile(r"^\s*(?:from|import) articles\.extraction\.", re.MULTILINE)
    programs = [*tracked("script/*.py"), *tracked("tests/*.py")]
    others = [path for path in programs if not path.is_relative_to(own_tests)]
    assert len(others) > 100
    assert [path for path in others if names.search(path.read_text(encoding="utf-8"))] == []
