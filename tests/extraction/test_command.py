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
    assert (first["id"], second) == ("a", {"id": 7, "quotes": []})
    assert (quote["start"], quote["end"]) == (1, 29)
    assert (quote["speaker"], quote["speaker_resolved"], quote["verb"]) == (
        "Ana Ruiz",
        "Ana Ruiz",
        "said",
    )
    text = records[0]["text"]
    assert str(text)[quote["speaker_start"] : quote["speaker_end"]] == "Ana Ruiz"


def test_a_wrong_call_says_how_to_call(capsys) -> None:
    assert main(["only-one"]) == 2
    assert "IN.jsonl OUT.jsonl" in capsys.readouterr().err
