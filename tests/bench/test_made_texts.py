"""Made texts: the same for the same number, whoever asks; distinct; some events told very often."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from pyarrow import parquet

SCRIPT = Path(__file__).parents[2] / "bench" / "made_texts.py"


def make(*words: str) -> None:
    subprocess.run([sys.executable, str(SCRIPT), *words], check=True)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    out = tmp_path_factory.mktemp("made") / "made.jsonl"
    make("--count", "1500", "--out", str(out))
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_a_text_is_made_without_the_others(lines: list[dict[str, object]], tmp_path: Path) -> None:
    make("--count", "2", "--first", "1200", "--out", str(tmp_path / "some"))
    (some,) = (tmp_path / "some").iterdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(some.iterdir())]
    assert texts == [one["text"] for one in lines[1200:1202]]


def test_a_table_holds_the_same_rows(lines: list[dict[str, object]], tmp_path: Path) -> None:
    make("--count", "1010", "--out", str(tmp_path / "made.parquet"))
    assert parquet.read_table(tmp_path / "made.parquet").to_pylist() == lines[:1010]


def test_texts_differ_and_some_places_are_told_of_very_often(
    lines: list[dict[str, object]],
) -> None:
    assert len({one["text"] for one in lines}) == len(lines)
    datelines = Counter(
        text.split("(", 1)[0].rsplit("\n", 1)[-1] for text in (str(one["text"]) for one in lines)
    )
    often = sorted(datelines.values(), reverse=True)
    assert often[0] > 12
    assert sum(count == 1 for count in often) > len(lines) / 5
