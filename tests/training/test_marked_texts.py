import json
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parent.parent.parent / "training"


@pytest.fixture(scope="module")
def script() -> Iterator[dict[str, Any]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(TRAINING))
        yield runpy.run_path(str(TRAINING / "marked_texts.py"))


@pytest.mark.parametrize(
    ("text", "cue", "content", "as_cue", "as_content"),
    [
        ("Tal warned of a flood", "warned", "of a flood", "warned of", "a flood"),
        ("Tal also warned them", "warned", "them", "also warned", "them"),
        ("Tal openly spoke about it", "spoke", "about it", "openly spoke about", "it"),
        ("Tal said it rained", "said", "it rained", "said", "it rained"),
        # The preposition stands in the midst of the content.
        ("Tal saw a town of stone", "saw", "a town of stone", "saw", "a town of stone"),
        # A word only begins like a preposition.
        ("Tal wrote offers", "wrote", "offers", "wrote", "offers"),
    ],
)
def test_adverb_and_preposition_go_with_the_cue(
    script: dict[str, Any], text: str, cue: str, content: str, as_cue: str, as_content: str
) -> None:
    def spans(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]]

    got = script["as_polnear"](text, spans(cue), spans(content))
    assert [[text[a:b] for a, b in part] for part in got] == [[as_cue], [as_content]]


def test_no_cue_stays_none(script: dict[str, Any]) -> None:
    assert script["as_polnear"]("It rained.", [], [[0, 9]]) == ([], [[0, 9]])


def test_only_the_piece_after_the_cue_changes(script: dict[str, Any]) -> None:
    text = "Of floods Tal warned of late, and of fires"
    given = [[0, 9], [21, 28], [34, 42]]
    cue, content = script["as_polnear"](text, [[14, 20]], given)
    assert [text[a:b] for a, b in cue] == ["warned of"]
    assert [text[a:b] for a, b in content] == ["Of floods", "late", "of fires"]


def test_no_test_text_is_trained_on(script: dict[str, Any]) -> None:
    trained = {one.text for one in script["training_texts"]()}
    tested = {one.text for one in script["read_texts"]("test")}
    assert tested
    assert not trained & tested


def test_program_writes_a_line_a_text(script: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = [sys.executable, str(TRAINING / "marked_texts.py"), str(out)]
    subprocess.run(command, check=True)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["doc_id"] for row in rows] == [one.name for one in script["training_texts"]()]
    for row in rows:
        for one in row["attributions"]:
            for start, end in (*one["source"], *one["cue"], *one["content"]):
                assert row["text"][start:end].strip()
