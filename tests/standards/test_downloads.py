"""What cannot be compared is said, and never skipped in silence."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
NEEDED = "env bash dirname mkdir mktemp rm tar cp mv".split()


def run(folder, programs, *options, shared="/nowhere"):
    places = {"ADVOCACY_STANDARDS": str(folder), "ADVOCACY_SHARED": str(shared)}
    return subprocess.run(
        [ROOT / "script" / "standards", *options],
        env={**os.environ, **places, "PATH": str(programs)},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def programs(tmp_path):
    """A folder for PATH; `curl` and `npm` write down what they are asked for, and fail."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in NEEDED:
        (folder / name).symlink_to(shutil.which(name))
    for name in ("curl", "npm"):
        (folder / name).write_text(f'#!/bin/sh\necho "$0 $*" >>{tmp_path}/asked\nexit 1\n')
        (folder / name).chmod(0o755)
    return folder


def test_each_standard_that_is_not_here_is_named(tmp_path, programs):
    folder = tmp_path / "standards"
    answer = run(folder, programs)
    first, second = answer.stdout.splitlines()
    assert answer.returncode == 1
    assert "ninjs" in first and "schema.org" in second
    for name in ("ninjs-schema_3.1.json", "schema.d.ts"):
        (folder / name).write_text("kept")
    answer = run(folder, programs)
    assert (answer.returncode, answer.stdout) == (0, "")


def test_no_host_but_the_registry_is_asked_without_being_told_to(tmp_path, programs):
    asked = tmp_path / "asked"
    run(tmp_path / "standards", programs)
    assert "npm pack" in asked.read_text() and "curl" not in asked.read_text()
    run(tmp_path / "standards", programs, "--fetch")
    assert "www.iptc.org" in asked.read_text()


def test_the_schema_beside_the_project_is_taken(tmp_path, programs):
    name, shared = "ninjs-schema_3.1.json", tmp_path / "shared"
    (shared / "standards").mkdir(parents=True)
    (shared / "standards" / name).write_text("theirs")
    answer = run(tmp_path / "standards", programs, shared=shared)
    assert "ninjs" not in answer.stdout
    assert (tmp_path / "standards" / name).read_text() == "theirs"
    assert "iptc" not in (tmp_path / "asked").read_text()


def test_a_run_of_all_tests_ends_with_what_did_not_run():
    script = (
        "PASSED=3 FAILED=0 SKIPPED=1\n. script/lanes.sh\n"
        "NOT_RUN=$(printf 'one\\ntwo')\nprint_what_did_not_run\n"
    )
    said = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert said.stdout.splitlines() == ["not run: one", "not run: two"]
    last = (ROOT / "script" / "test").read_text(encoding="utf-8").splitlines()[-2:]
    assert last == ["print_what_did_not_run", "exit $((failed_lanes > 0))"]
