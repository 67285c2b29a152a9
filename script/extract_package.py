"""Writes articles/extraction into a new folder as a package of its own, and reads words with it."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SOURCE, OLD_NAME = PROJECT / "articles" / "extraction", "articles.extraction"
PYPROJECT = """\
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "{distribution}"
version = "{version}"
description = "Reads a news story and proposes its record: quotes, speakers, people, documents"
readme = "README.md"
requires-python = "{python}"
license = "{license}"
license-files = ["LICENSE"]
dependencies = []

[tool.setuptools.packages.find]
where = ["src"]

[tool.setuptools.package-data]
{name} = ["py.typed", "languages/*/*.toml", "lexicon/*.txt"]
"""
# Runs in a Python that sees the standard library and the new package, nothing else.
SMOKE_READ = """\
import sys
sys.path.insert(0, sys.argv[1])
import {name}
quote = {name}.extract("“The gates stay shut tonight,” said Ana Ruiz.").quotes[0]
assert quote.speaker.name == "Ana Ruiz", quote
foreign = {{module.partition(".")[0] for module in sys.modules}} - sys.stdlib_module_names
assert foreign <= {{"{name}", "__main__"}}, foreign
print(f"Read with it: “{{quote.text}}” ({{quote.speaker.name}})")
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/extract-package", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is not there yet")
    parser.add_argument("--name", default="news_extraction", help="of the package")
    options = parser.parse_args()
    if not re.fullmatch(r"[a-z][a-z0-9_]*", options.name):
        sys.exit(f"“{options.name}” is no name for a package: small letters, digits and _.")
    if options.folder.exists() and any(options.folder.iterdir()):
        sys.exit(f"{options.folder} is there already and not empty.")
    write_package(options.folder, options.name)
    smoke_read(options.folder, options.name)
    print(f"{options.folder} is the package {options.name}: pip install {options.folder}")


def write_package(folder: Path, name: str) -> None:
    """The modules under src/, with the package's new name in what they say of themselves."""
    target = folder / "src" / name
    for source in sorted(SOURCE.rglob("*.py")):
        copy = target / source.relative_to(SOURCE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(renamed(source, name), encoding="utf-8")
    for words in sorted([*SOURCE.rglob("*.toml"), *SOURCE.rglob("*.txt")]):
        copy = target / words.relative_to(SOURCE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(words, copy)
    (target / "py.typed").touch()
    (folder / "README.md").write_text(readme(name), encoding="utf-8")
    shutil.copy(PROJECT / "LICENSE", folder / "LICENSE")
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (folder / "pyproject.toml").write_text(
        PYPROJECT.format(
            name=name,
            distribution=name.replace("_", "-"),
            version=project["version"],
            python=project["requires-python"],
            license=project["license"],
        ),
        encoding="utf-8",
    )


def renamed(path: Path, name: str) -> str:
    return path.read_text(encoding="utf-8").replace(OLD_NAME, name)


def readme(name: str) -> str:
    """What the folder's README says of using the package; the rest is about the newsroom."""
    return renamed(SOURCE / "README.md", name).partition("## What may be used")[0].rstrip() + "\n"


def smoke_read(folder: Path, name: str) -> None:
    code = SMOKE_READ.format(name=name)
    subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", code, folder.resolve() / "src"],
        check=True,
    )


if __name__ == "__main__":
    main()
