import runpy
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

EVAL = Path(__file__).parent.parent.parent / "eval"
SCRIPT = runpy.run_path(str(EVAL / "marked.py"))
read_marked = SCRIPT["read_marked"]

STORY = """outlet: Corvo Wire
1: Corvo Wire
2: Ana Tal | Tal ; attitude
3: ?
---
[s1 Corvo Wire] [c1 reports] [q1 that [s2 Ana Tal] [c2 fears] [q2 that the town,
where [c3 it was said] [q3 nobody lived], burned]], [q1 again].
"""


def cut(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_marks_are_read_and_taken_out() -> None:
    one = read_marked("story", STORY)
    assert one.text == (
        "Corvo Wire reports that Ana Tal fears that the town,\n"
        "where it was said nobody lived, burned, again."
    )
    assert (one.name, one.outlet) == ("story", "Corvo Wire")
    wire, tal, nobody = one.attributions
    assert (wire.names, wire.mode, wire.parent) == (("Corvo Wire",), "speech", None)
    assert (tal.names, tal.mode, tal.parent) == (("Ana Tal", "Tal"), "attitude", 1)
    assert (nobody.names, nobody.speaker, nobody.parent) == ((SCRIPT["UNNAMED"],), (), 2)
    assert cut(one.text, wire.content)[1] == "again"
    assert cut(one.text, tal.speaker) == ["Ana Tal"]
    assert cut(one.text, nobody.cue) == ["it was said"]
    assert cut(one.text, nobody.content) == ["nobody lived"]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("1: Tal\n[s1 Tal] said [q1 it]", "no line ---"),
        ("1: Tal\n---\n[s1 Tal] [c1 said] [q1 it", "q1 is not closed"),
        ("1: Tal\n---\n[s1 Tal] [c1 said] it]", "closes that was not opened"),
        ("1: Tal\n---\n[s1 Tal] [c1 said] [q1 it] [sic", "no mark"),
        ("1: Tal\n---\n[s1 Tal] [c1 said] [q2 it]", "head has"),
        ("1: Tal\n2: Kroll\n---\n[s1 Tal] [c1 said] [q1 it]", "head has"),
        ("1: Tal\n---\n[s1 Tal] [c1 said] it", "lacks content"),
        ("1: Tal\n---\n[q1 it]", "lacks content, or both cue and speaker"),
        ("1 Tal\n---\n[s1 Tal] [c1 said] [q1 it]", "no such line"),
    ],
)
def test_faults_are_named(written: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_marked("bad", written)


@given(st.text(st.one_of(st.characters(), st.sampled_from("[]q1 c"))))
def test_any_text_is_read_or_refused_with_a_reason(body: str) -> None:
    written = f"1: Tal\n---\n[s1 Tal] [c1 said] [q1 it] {body}"
    if "[" in body or "]" in body:
        with suppress(ValueError):
            assert not set("[]") & set(read_marked("any", written).text)
    else:
        assert read_marked("any", written).text == f"Tal said it {body}".strip("\n")


WORD = st.text("abc ", min_size=1, max_size=8)


@given(st.lists(WORD, min_size=1, max_size=5), WORD)
def test_depth_of_marks_is_depth_of_parents(words: list[str], last: str) -> None:
    head, body = "", last
    for number in range(len(words), 0, -1):
        head += f"{number}: ?\n"
        body = f"[c{number} {words[number - 1]}][q{number} {body}]"
    one = read_marked("deep", f"{head}---\n{body}")
    plain = "".join(words) + last
    assert one.text == plain
    assert [row.parent for row in one.attributions] == [None, *range(1, len(words))]
    at = 0
    for row, word in zip(one.attributions, words, strict=True):
        assert row.cue == ((at, at + len(word)),)
        at += len(word)
        assert row.content == ((at, len(plain)),)


def test_program_checks_files(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "bad.txt").write_text("1: Tal\n---\n[q1 it]", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(EVAL / "marked.py"), "good.txt", "bad.txt"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    good, bad = done.stdout.splitlines()
    assert good == "good.txt: 3 attributions, 2 nested"
    assert bad.startswith("bad.txt: attribution 1 lacks")


def every_text() -> list[tuple[str, Any]]:
    folders = (EVAL / "nested", EVAL.parent / "training" / "texts")
    return [
        (path.name, read_marked(path.stem, path.read_text(encoding="utf-8")))
        for folder in folders
        for path in sorted(folder.glob("*.txt"))
    ]


def test_all_marked_texts_of_the_project_are_sound() -> None:
    texts = every_text()
    assert len(texts) > 200
    for name, one in texts:
        numbers = {row.number for row in one.attributions}
        for row in one.attributions:
            assert row.mode in ("speech", "attitude"), name
            assert all(row.names), name
            assert row.parent is None or row.parent in numbers, name
            for start, end in (*row.speaker, *row.cue, *row.content):
                assert one.text[start:end].strip(), name


def test_no_text_stands_in_the_project_twice() -> None:
    words = [one.text.split() for _, one in every_text()]
    assert len({tuple(one) for one in words}) == len(words)
