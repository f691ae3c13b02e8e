import runpy
from pathlib import Path
from typing import Any

import pytest

from alteram.model import Attribution, Span

EVAL = Path(__file__).parent.parent.parent / "eval"


@pytest.fixture(scope="module")
def nested() -> dict[str, Any]:
    return runpy.run_path(str(EVAL / "nested.py"))


STORY = """outlet: Corvo Wire
1: Corvo Wire
2: Ana Tal | Tal
3: ?
---
[s1 Corvo Wire] [c1 reports] [q1 that [s2 Ana Tal] [c2 said] [q2 that the town burned down]].

[c3 It was said] [q3 that nobody had lived there].
"""


@pytest.fixture
def story(nested: dict[str, Any]) -> Any:
    return nested["read_marked"]("story", STORY)


def found(text: str, cue: str, content: str, number: int = 0) -> Attribution:
    a, b = text.index(cue), text.index(content)
    return Attribution(
        id=f"att-{number}",
        speaker=(),
        cue=(Span(a, a + len(cue)),),
        content=(Span(b, b + len(content)),),
        kind="indirect",
        mode="speech",
    )


def test_both_parts_hold_texts_and_share_none(nested: dict[str, Any]) -> None:
    names = {
        part: {one.name for one in nested["read_texts"](part)} for part in ("train", "test", None)
    }
    assert names["train"] | names["test"] == names[None]
    assert not names["train"] & names["test"]
    assert min(len(names["train"]), len(names["test"])) > len(names[None]) / 3


def test_part_depends_on_words_alone(nested: dict[str, Any], story: Any) -> None:
    other = nested["read_marked"]("another-name", STORY)
    assert nested["part_of"](story) == nested["part_of"](other)


def test_the_likest_answers(nested: dict[str, Any], story: Any) -> None:
    text = story.text
    whole = found(text, "reports", "that Ana Tal said that the town burned down")
    inner = found(text, "said", "that the town burned down", 1)
    worse = found(text, "said", "the town burned", 2)
    answers = nested["match"](story, [worse, whole, inner])
    assert answers == {1: whole, 2: inner}


@pytest.mark.parametrize(
    ("cue", "content"),
    [("that", "that the town burned down"), ("said", "burned"), ("said", "Corvo Wire")],
)
def test_other_cue_or_little_content_is_no_answer(
    nested: dict[str, Any], story: Any, cue: str, content: str
) -> None:
    assert nested["match"](story, [found(story.text, cue, content)]) == {}


def test_one_found_answers_one_marked_only(nested: dict[str, Any], story: Any) -> None:
    one = found(story.text, "said", "that the town burned down")
    assert list(nested["match"](story, [one, one])) == [2]


@pytest.mark.parametrize(
    ("number", "shown", "right"),
    [
        (1, "Corvo Wire", True),
        (1, "the Corvo Wire", True),
        (1, "Corvo", False),
        (1, "Ana Tal", False),
        (2, "Minister Ana Tal", True),
        (2, "Tal", True),
        (2, "Ana", False),
        (2, "", False),
        (3, "Ana Tal", False),
    ],
)
def test_names(nested: dict[str, Any], story: Any, number: int, shown: str, right: bool) -> None:
    marked = story.attributions[number - 1]
    assert nested["is_named"](story, marked, shown) is right


def test_unnamed_speaker(nested: dict[str, Any], story: Any) -> None:
    unnamed = nested["UNNAMED_SPEAKER"]
    assert nested["is_named"](story, story.attributions[2], unnamed)
    assert not nested["is_named"](story, story.attributions[1], unnamed)


def test_score_counts_each_marked_attribution_once(nested: dict[str, Any], story: Any) -> None:
    for given in (False, True):
        measures = nested["score"]([story], given=given)
        totals = {name: one.total for name, one in measures.items() if name != "precision"}
        assert totals == {
            "found": 3, "outermost": 2, "speaker": 3, "mode": 3, "parent": 1, "nested speaker": 1,
            "chain": 1,
        }  # fmt: skip
        assert all(0 <= one.hits <= one.total for one in measures.values())
    assert measures["found"].share == measures["parent"].share == 1.0
    assert measures["precision"].total == 3


def test_what_is_not_found_is_wrong_in_every_measure(nested: dict[str, Any]) -> None:
    silent = nested["read_marked"]("silent", "1: Tal\n---\n[s1 Zzz] [c1 qqq] [q1 www].")
    measures = nested["score"]([silent])
    for name in ("found", "speaker", "mode", "outermost"):
        assert (measures[name].hits, measures[name].total) == (0, 1)
