"""Record linkage: proposed pairs come back weighed, sorted, the same for any number of threads."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.link.linkage import OTHERWISE, Comparison, Level, Model, chances, weigh


def _words(a: object, b: object) -> str:
    return f"{a} and {b}"


MODEL = Model(
    columns={"town": "text", "acts": "texts", "day": "whole"},
    comparisons=(
        Comparison(
            "town",
            (
                Level("same", "town_l = town_r", 4.0, _words),
                Level("other", OTHERWISE, -3.5, _words),
            ),
        ),
        Comparison(
            "act",
            (
                Level("common", "list_has_any(acts_l, acts_r)", 1.5, _words),
                Level("unknown", "len(acts_l) = 0 OR len(acts_r) = 0", 0.0, _words),
                Level("other", OTHERWISE, -0.5, _words),
            ),
        ),
    ),
    rules=("l.town = r.town", "abs(l.day - r.day) <= 1"),
)
QUERY = (
    "SELECT l.id AS left_id, r.id AS right_id FROM records l JOIN records r "
    "ON l.id <> r.id AND (l.town = r.town OR abs(l.day - r.day) <= 1)"
)
RECORDS: dict[str, list[Any]] = {
    "town": ["Belmar", "Tarnova", "Belmar", None],
    "acts": [["killing"], ["killing"], [], ["shelling"]],
    "day": [10, 11, 90, None],
}


@pytest.mark.parametrize("model", [MODEL, replace(MODEL, rules=(), pairs=(QUERY,))])
def test_pairs_are_weighed_by_their_levels(model: Model) -> None:
    found = weigh(RECORDS, model, levels=True)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 1), (0, 2)]
    assert found.bits.tolist() == [-2.0, 4.0]
    assert found.parts.tolist() == [[-3.5, 1.5], [4.0, 0.0]]
    assert found.levels is not None
    assert found.levels.tolist() == [[1, 0], [0, 1]]
    assert weigh(RECORDS, model, least=0.0).bits.tolist() == [4.0]


def test_pairs_may_be_given() -> None:
    given_pairs = (np.array([3, 2]), np.array([0, 1]))
    found = weigh(RECORDS, MODEL, proposed=given_pairs)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 3), (1, 2)]
    nothing = np.array([], int)
    assert len(weigh(RECORDS, MODEL, proposed=(nothing, nothing))) == 0


def test_a_rare_value_in_common_says_more() -> None:
    same, other = MODEL.comparisons[0].levels
    rare = Comparison("town", (same._replace(term="town"), other))
    model = replace(MODEL, comparisons=(rare,), columns={**MODEL.columns, "tf_town": "number"})
    usual = chances(4.0)[1]
    for share, bits in ((usual, 4.0), (usual / 4, 6.0), (usual * 8, 1.0)):
        found = weigh({**RECORDS, "tf_town": [share] * 4}, model)
        assert found.bits.tolist()[1] == found.parts.tolist()[1][0] == bits


def test_one_record_has_no_pair() -> None:
    alone = {name: values[:1] for name, values in RECORDS.items()}
    assert len(weigh(alone, MODEL)) == 0


def test_threads_and_repetition_change_nothing() -> None:
    count = 3000
    records: dict[str, list[Any]] = {
        "town": [f"town {number * 7 % 300}" for number in range(count)],
        "acts": [["killing"] if number % 3 else [] for number in range(count)],
        "day": [number * 13 % 4000 for number in range(count)],
    }
    one, two = (weigh(records, MODEL, threads=threads) for threads in (1, 2))
    assert len(one) > count
    assert np.array_equal(one.left, two.left)
    assert np.array_equal(one.right, two.right)
    assert np.array_equal(one.parts, two.parts)


@settings(max_examples=50)
@given(st.floats(-20, 20))
def test_chances_are_chances_and_give_the_bits(bits: float) -> None:
    m, u = chances(bits)
    assert 0 < m <= 1
    assert 0 < u <= 1
    assert np.log2(m / u) == pytest.approx(bits)
