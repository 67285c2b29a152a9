"""House rules that no other tool checks: sizes, pins, scripts, and a README that is true."""

import itertools
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES = 400
TEST_LINES = 600
TEMPLATE_LINES = 150


def tracked(pattern: str) -> list[Path]:
    """The project's files that match a git pattern, also those that are not committed yet."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", pattern],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listing.returncode != 0:
        reason = "needs git and the project's repository to list its files"
        pytest.skip(reason, allow_module_level=True)
    return [path for name in listing.stdout.split("\n") if name and (path := ROOT / name).is_file()]


def too_long(paths: list[Path], limit: int) -> dict[str, int]:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > limit}


def test_no_module_is_too_long():
    modules = [path for path in tracked("*.py") if not is_exempt(path)]
    assert len(modules) > 50
    assert too_long([path for path in modules if not is_test(path)], MODULE_LINES) == {}
    assert too_long([path for path in modules if is_test(path)], TEST_LINES) == {}


def is_test(path: Path) -> bool:
    return path.is_relative_to(ROOT / "tests")


def is_exempt(path: Path) -> bool:
    return path.is_relative_to(ROOT / "articles" / "migrations")  # written by a program


def test_no_template_is_too_long():
    assert too_long(tracked("templates/*.html"), TEMPLATE_LINES) == {}


@pytest.mark.parametrize(
    "path", tracked("templates/*.html"), ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_template_compiles(path: Path):
    get_template(str(path.relative_to(ROOT / "templates")))


def test_scripts_are_executable_and_nothing_else_is():
    modes = {path: path.stat().st_mode & 0o111 for path in tracked("*")}
    shebangs = {path for path in modes if path.read_bytes()[:2] == b"#!"}
    assert {path for path, bits in modes.items() if bits} == shebangs
    assert ROOT / "script" / "server" in shebangs
    assert ROOT / ".ci" / "run" in shebangs


# --- What is installed ----------------------------------------------------------------------------


def pins(name: str) -> dict[str, str]:
    """package -> pinned version; fails on a line that is not pinned or has no hash."""
    found = {}
    text = (ROOT / name).read_text(encoding="utf-8")
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    for line in filter(str.strip, text.splitlines()):
        match = re.match(r"([a-z0-9-]+)==(\S+)((?:\s+--hash=sha256:[0-9a-f]{64})+)$", line.strip())
        assert match, f"{name}: not pinned with hashes: {line[:80]}"
        found[match[1]] = match[2]
    return found


def direct_dependencies() -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "requirements.txt": project["dependencies"],
        "requirements-dev.txt": project["optional-dependencies"]["dev"],
    }


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_direct_dependency_is_pinned(name: str):
    pinned = pins(name)
    for requirement in direct_dependencies()[name]:
        package = re.split(r"[<>=]", requirement)[0].lower()
        assert package in pinned, f"{package} is not in {name}: run script/lock"


def test_development_has_the_versions_of_production():
    development = pins("requirements-dev.txt")
    assert {name: development.get(name) for name in pins("requirements.txt")} == pins(
        "requirements.txt"
    )


def test_every_direct_dependency_has_its_reason():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for requirement in itertools.chain(*direct_dependencies().values()):
        line = next(line for line in lines if f'"{requirement}"' in line)
        assert re.search(r'",\s+# \S.{4,}$', line), f"no reason beside {requirement}"


def test_what_the_site_imports_is_installed_in_production():
    installed = metadata.packages_distributions()
    pinned = set(pins("requirements.txt"))
    own = {"advocacy", "articles"}
    for path in [*tracked("advocacy/*.py"), *tracked("articles/*.py")]:
        code = path.read_text(encoding="utf-8")
        for name in re.findall(r"^\s*(?:from|import) ([a-z_0-9]+)[ .]", code + " ", re.MULTILINE):
            if name in own or name in sys.stdlib_module_names or name not in installed:
                continue
            packages = {package.lower().replace("_", "-") for package in installed[name]}
            assert packages & pinned, f"{path.name} imports {name}, not in requirements.txt"


# --- What the README says -------------------------------------------------------------------------


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def operations() -> str:
    return (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_operations_name_the_settings_that_are_read():
    # Settings of tests are no matter of operations.
    files = [path for path in tracked("advocacy/*.py") if path.name != "test.py"]
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    read = set(re.findall(r"env\.\w+\(\s*\"(ADVOCACY_\w+)\"", code))
    assert len(read) > 5
    assert sorted(name for name in read if f"`{name}`" not in operations()) == []


def test_readme_names_scripts_and_commands_that_exist():
    scripts = set(re.findall(r"\bscript/([a-z-]+)\b", readme()))
    assert {"server", "test"} <= scripts
    assert [name for name in scripts if not (ROOT / "script" / name).exists()] == []
    commands = set(re.findall(r"manage\.py ([a-z_]+)", readme() + operations()))
    assert {"changepassword", "publish_due"} <= commands
    assert commands - set(get_commands()) == set()


def test_readme_and_documents_link_to_files_that_exist():
    for page in [ROOT / "README.md", *tracked("docs/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_nothing_names_somebodys_folders():
    home = re.compile(rb"(?<!\w)/(?:home|Users)/[a-z]|/root/|/work/")
    for path in tracked("*"):
        if path != Path(__file__).resolve():
            assert not home.search(path.read_bytes()), f"{path.relative_to(ROOT)} names a folder"


def test_times_are_written_as_html_takes_them():
    """Django's `c` has microseconds; HTML takes a fraction of at most three digits."""
    written = re.compile(r"""\|date:(["'])c\1""")
    templates = (ROOT / "templates").rglob("*.html")
    assert not [path for path in templates if written.search(path.read_text("utf-8"))]
