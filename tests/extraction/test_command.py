"""python -m articles.extraction IN.jsonl OUT.jsonl"""

import json
from pathlib import Path

from articles.extraction.__main__ import main


def test_writes_one_prediction_a_record(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    records = [
        {"id": "a", "text": "“The gates stay shut tonight,” said Ana Ruiz."},
        {"id": 7, "text": "Nothing is said here."},
    ]
    source.write_text("\n".join(json.dumps(one) for one in records) + "\n\n", encoding="utf-8")
    assert main([str(source), str(target)]) == 0
    first, second = (json.loads(line) for line in target.read_text("utf-8").splitlines())
    (quote,) = first["quotes"]
    assert (first["id"], second["id"], second["quotes"]) == ("a", 7, [])
    assert (quote["start"], quote["end"]) == (1, 29)
    assert (quote["speaker"], quote["speaker_resolved"], quote["verb"]) == (
        "Ana Ruiz",
        "Ana Ruiz",
        "said",
    )
    text = records[0]["text"]
    assert str(text)[quote["speaker_start"] : quote["speaker_end"]] == "Ana Ruiz"


def test_writes_the_whole_record_and_reads_the_day_and_the_language(tmp_path: Path, capsys) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    records = [
        {"id": 1, "dated_on": "2024-05-09", "text": "Mayor Ana Ruiz spoke in Oslo on Monday."},
        {"id": 2, "lang": "es", "text": "“No”, dijo Ana."},
        {"id": 3, "lang": "de", "dated_on": "soon", "text": "„Nein“, sagte Ana."},
    ]
    source.write_text("\n".join(json.dumps(one) for one in records), encoding="utf-8")
    assert main([str(source), str(target)]) == 0
    first, second, third = (json.loads(line) for line in target.read_text("utf-8").splitlines())
    assert [(one["edtf"], one["start"], one["end"]) for one in first["dates"]] == [
        ("2024-05-06", 32, 38)
    ]
    assert [(one["name"], one["title"], one["affiliation"]) for one in first["people"]] == [
        ("Ana Ruiz", "Mayor", None)
    ]
    assert [name[:3] for name in first["names"]] == [[6, 14, "PER"], [24, 28, "LOC"]]
    assert set(first) >= {"organizations", "places", "documents", "events", "quotes"}
    assert (second["language"], second["understood"]) == ("es", True)
    assert (third["language"], third["understood"]) == ("de", False)
    assert "3: this language (de) is not read" in capsys.readouterr().err


def test_a_wrong_call_says_how_to_call(capsys) -> None:
    assert main(["only-one"]) == 2
    assert "IN.jsonl OUT.jsonl" in capsys.readouterr().err
