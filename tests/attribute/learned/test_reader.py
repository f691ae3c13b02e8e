import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram import api
from alteram.attribute.attributions import draft_by_rules, find_attributions
from alteram.attribute.learned.features import describe
from alteram.attribute.learned.reader import Reading, _inputs, reader
from alteram.attribute.learned.windows import Window
from alteram.attribute.nesting import settle
from alteram.attribute.scene import Scene
from alteram.model import quote
from alteram.text.parse import Parsed, parse

STORY = (
    "The envoy said that the road to Orvik was closed.\n\n"
    "“We saw nobody,” Ana Kroll told reporters on Monday. “It was dark.”\n\n"
    "Vardania accuses Ostrovia of shelling the town, which Ostrovia denies."
)


def read(parsed: Parsed) -> list[Reading]:
    scene = Scene(parsed=parsed, parts=())
    return reader().read(describe(scene, settle(scene, draft_by_rules(scene))))


def shown(parsed: Parsed, one: Reading) -> tuple[str, str, list[str]]:
    def cut(run: tuple[int, int]) -> str:
        return quote(parsed.text, parsed.span(*run))

    speaker = one.roles.speaker
    return (
        "" if speaker is None else cut(speaker), cut(one.cue), [cut(r) for r in one.roles.content],
    )  # fmt: skip


def test_plain_sentence() -> None:
    parsed = parse("The envoy said that the road was closed.")
    (one,) = read(parsed)
    assert shown(parsed, one) == ("The envoy", "said", ["that the road was closed"])
    assert 0.5 < one.seen <= 1
    assert one.roles.sureness <= 0


@pytest.mark.parametrize("text", ["", " \n", "Rain.", "It rained in the valley all day."])
def test_text_in_which_nobody_speaks(text: str) -> None:
    assert [one for one in read(parse(text)) if one.seen > 0.5] == []


def test_readings_are_in_order_and_within_the_text() -> None:
    parsed = parse("\n\n".join([STORY] * 20))
    found = read(parsed)
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    for one in found:
        cue = set(range(one.cue[0], one.cue[1] + 1))
        runs = [*one.roles.content, *([one.roles.speaker] if one.roles.speaker else [])]
        assert all(0 <= a <= b < len(parsed.tokens) for a, b in [*runs, one.cue])
        assert not any(cue & set(range(a, b + 1)) for a, b in runs)


def test_no_cue_is_read_in_two_windows() -> None:
    found = read(parse("\n\n".join([STORY] * 30)))
    firsts = [one.cue[0] for one in found]
    assert len(firsts) == len(set(firsts))


def test_cues_of_the_rules_are_read_too() -> None:
    parsed = parse(STORY)
    scene = Scene(parsed=parsed, parts=())
    document = describe(scene, settle(scene, draft_by_rules(scene)))
    inside = {i for one in reader().read(document) for i in range(one.cue[0], one.cue[1] + 1)}
    assert {number for i, number in document.ruled.items() if i in inside} == set(
        document.ruled.values()
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*STORY.split("\n\n"), "\n\n", "“", "said", "«"]), max_size=8))
def test_reading_twice_gives_the_same(pieces: list[str]) -> None:
    text = " ".join(pieces)
    first, second = find_attributions(parse(text), ()), find_attributions(parse(text), ())
    assert first == second
    assert len({one.id for one in first}) == len(first)
    for one in first:
        for span in (*one.speaker, *one.cue, *one.content):
            assert quote(text, span) == text[span.start : span.end] != ""


def test_a_text_reads_alike_alone_and_among_others() -> None:
    texts = [STORY, STORY.replace("envoy", "mayor") * 9, "It rained.", "“Said” said", STORY.upper()]
    lines = [json.dumps({"id": n, "text": text}) for n, text in enumerate(texts)]
    alone = [one for line in lines for one in api.annotate([line])]
    assert list(api.annotate(lines)) == alone
    assert list(api.annotate(lines[::-1])) == alone[::-1]


def test_inputs_tell_where_each_word_begins_and_whose_piece_is_whose() -> None:
    tokens = np.arange(12).reshape(4, 3)
    pieces = [(11, 12), (13,), (14, 15, 16), (17,)]
    found = _inputs(tokens, pieces, Window(1, 4))
    assert found["ids"].tolist() == [[101, 13, 14, 15, 16, 17, 102]]
    assert found["owner"].tolist() == [[0, 1, 2, 2, 2, 3, 0]]
    assert found["at"].tolist() == [[1, 2, 5]]
    assert found["tokens"][0].tolist() == tokens[1:4].tolist()
