"""What cannot be compared is said, and never skipped in silence."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NEEDED = "env bash dirname mkdir mktemp rm tar cp mv".split()


def run(folder, programs):
    return subprocess.run(
        [ROOT / "script" / "standards"],
        env={**os.environ, "PATH": str(programs), "ADVOCACY_STANDARDS": str(folder)},
        capture_output=True,
        text=True,
    )


def test_each_standard_that_is_not_here_is_named(tmp_path):
    programs, folder = tmp_path / "bin", tmp_path / "standards"
    programs.mkdir()
    for name in NEEDED:
        (programs / name).symlink_to(shutil.which(name))
    answer = run(folder, programs)
    first, second = answer.stdout.splitlines()
    assert answer.returncode == 1
    assert "ninjs" in first and "schema.org" in second
    for name in ("ninjs-schema_3.1.json", "schema.d.ts"):
        (folder / name).write_text("kept")
    answer = run(folder, programs)
    assert (answer.returncode, answer.stdout) == (0, "")


def test_a_run_of_all_tests_ends_with_what_did_not_run():
    script = (
        "PASSED=3 FAILED=0 SKIPPED=1\n. script/lanes.sh\n"
        "NOT_RUN=$(printf 'one\\ntwo')\nprint_what_did_not_run\n"
    )
    said = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert said.stdout.splitlines() == ["did not run: one", "did not run: two"]
    last = (ROOT / "script" / "test").read_text(encoding="utf-8").splitlines()[-2:]
    assert last == ["print_what_did_not_run", "exit $((failed_lanes > 0))"]
