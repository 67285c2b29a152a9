"""CSV that no spreadsheet runs."""

import csv
import io

import pytest

from articles.syndication.tables import to_csv


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "\0=1", "＝1"]
)
def test_no_cell_is_a_formula(cell):
    ((_, seen),) = list(csv.reader(io.StringIO(to_csv(["a", "b"], [["x", cell]]), newline="")))[1:]
    assert seen == "'" + cell.replace("\0", "")


def test_what_is_no_formula_stays_as_it_is():
    cells = ["She said “no”, and left", "a = b", "one\ntwo", 'a "b"', "Čečnja 日本", ""]
    text = to_csv([str(number) for number in range(len(cells))], [cells])
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == cells
    assert text.endswith("\r\n")
