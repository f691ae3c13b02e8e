import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent.parent / "training" / "common.py"


def common(folder: Path, *texts: str) -> list[str]:
    (folder / "in.jsonl").write_text(
        "".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8"
    )
    command = [sys.executable, str(SCRIPT), "out.txt", "in.jsonl"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    words = (folder / "out.txt").read_text(encoding="utf-8").split()
    assert done.stdout == f"{len(words)} words\n"
    return words


def test_words_in_lower_case_are_listed_in_order(tmp_path: Path) -> None:
    assert common(tmp_path, "The town burned. The town slept, burned.") == ["burned", "town"]


def test_one_occurrence_is_not_enough(tmp_path: Path) -> None:
    assert common(tmp_path, "the town", "the river") == ["the"]


def test_names_that_slip_into_lower_case_are_not_listed(tmp_path: Path) -> None:
    slips = "Kroll left. " * 200 + "kroll kroll"
    assert common(tmp_path, slips, "left left") == ["left"]


def test_parts_of_addresses_and_of_joined_words_are_no_words(tmp_path: Path) -> None:
    odd = "somepress.example/kroll @kroll #kroll non-kroll O'kroll kroll's "
    assert common(tmp_path, odd * 3) == []
