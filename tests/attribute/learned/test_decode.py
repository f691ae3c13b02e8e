from itertools import groupby, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.attribute.learned.decode import (
    Floats,
    best_paths,
    cue_runs,
    read_roles,
    softmax,
)

NONE, SPEAKER, SPEAKER_IN, CONTENT, CONTENT_IN = range(5)


def is_valid(labels: tuple[int, ...]) -> bool:
    before = NONE
    for label in labels:
        if label == SPEAKER_IN and before not in (SPEAKER, SPEAKER_IN):
            return False
        if label == CONTENT_IN and before not in (CONTENT, CONTENT_IN):
            return False
        before = label
    return True


def scores(shape: tuple[int, ...], seed: int, spread: float = 3.0) -> Floats:
    drawn = np.random.default_rng(seed).normal(scale=spread, size=shape).astype(np.float32)
    found: Floats = np.log(softmax(drawn) + 1e-9)
    return found


SEED = st.integers(0, 2**32 - 1)


@given(st.integers(1, 4), SEED)
def test_the_likeliest_of_all_valid_paths_is_found(words: int, seed: int) -> None:
    given_ = scores((2, words, 5), seed)
    paths = [p for p in product(range(5), repeat=words) if is_valid(p)]
    for labels, one in zip(best_paths(given_), given_, strict=True):
        rows = np.arange(words)
        best = max(float(one[rows, list(path)].sum()) for path in paths)
        assert is_valid(tuple(labels.tolist()))
        assert float(one[rows, labels].sum()) == pytest.approx(best, abs=1e-4)


@given(st.integers(1, 5), st.integers(1, 300), SEED, st.sampled_from([0.1, 3.0, 60.0]))
def test_every_path_is_valid(cues: int, words: int, seed: int, spread: float) -> None:
    paths = best_paths(scores((cues, words, 5), seed, spread))
    assert paths.shape == (cues, words)
    assert all(is_valid(tuple(path)) for path in paths.tolist())


@given(st.integers(1, 60), SEED)
def test_roles_are_apart_and_in_order(words: int, seed: int) -> None:
    one = scores((words, 5), seed)
    labels = best_paths(one[None])[0]
    roles = read_roles(one, labels)
    runs = [*roles.content, *([roles.speaker] if roles.speaker else [])]
    places = [i for a, b in runs for i in range(a, b + 1)]
    assert len(places) == len(set(places))
    assert all(0 <= a <= b < words for a, b in runs)
    assert list(roles.content) == sorted(roles.content)
    assert roles.sureness <= 0
    wanted = {i for i, label in enumerate(labels.tolist()) if label in (CONTENT, CONTENT_IN)}
    assert {i for a, b in roles.content for i in range(a, b + 1)} == wanted
    assert (roles.speaker is None) == (SPEAKER not in labels.tolist())


def test_of_two_speakers_the_surer_one_is_kept() -> None:
    one = np.full((5, 5), -4.0, dtype=np.float32)
    one[[0, 2, 3], [SPEAKER, SPEAKER, SPEAKER_IN]] = [-0.5, -0.1, -0.1]
    one[[1, 4], [NONE, CONTENT]] = -0.1
    roles = read_roles(one, best_paths(one[None])[0])
    assert roles.speaker == (2, 3)
    assert roles.content == ((4, 4),)


def test_no_role_at_all() -> None:
    one = np.full((3, 5), -9.0, dtype=np.float32)
    one[:, NONE] = 0
    roles = read_roles(one, best_paths(one[None])[0])
    assert (roles.speaker, roles.content) == (None, ())
    assert roles.sureness < -1


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([], []),
        ([(0.9, 0.1, 0.0)], []),
        ([(0.1, 0.9, 0.0)], [(0, 0)]),
        ([(0.1, 0.8, 0.1), (0.2, 0.1, 0.7)], [(0, 1)]),
        ([(0.1, 0.8, 0.1), (0.7, 0.1, 0.2), (0.1, 0.0, 0.9)], [(0, 0)]),
        ([(0.1, 0.8, 0.1), (0.1, 0.8, 0.1)], [(0, 0), (1, 1)]),
        # An inside without a first is no cue.
        ([(0.1, 0.1, 0.8), (0.1, 0.1, 0.8)], []),
        # The first is not the likeliest of the three, but likely enough.
        ([(0.6, 0.3, 0.1), (0.2, 0.2, 0.6), (0.9, 0.0, 0.1)], [(0, 1)]),
    ],
)
def test_cues(shares: list[tuple[float, ...]], expected: list[tuple[int, int]]) -> None:
    table = np.array(shares, dtype=np.float32).reshape(-1, 3)
    assert [cue[:2] for cue in cue_runs(table, 0.25)] == expected


@given(st.integers(0, 60), SEED, st.floats(0.01, 0.99))
def test_cues_are_apart_and_likely_enough(words: int, seed: int, least: float) -> None:
    drawn = np.random.default_rng(seed).dirichlet([1, 1, 1], size=words).astype(np.float32)
    found = cue_runs(drawn, least)
    ends = [edge for first, last, _ in found for edge in (first, last)]
    assert ends == sorted(ends)
    assert len({first for first, _, _ in found}) == len(found)
    for first, _, sure in found:
        assert sure == pytest.approx(float(drawn[first, 1]))
        assert sure >= least * 0.999
    inside = {i for first, last, _ in found for i in range(first, last + 1)}
    assert all(i in inside for i in range(words) if drawn[i, 1] >= least)


@given(st.lists(st.lists(st.floats(-1e4, 1e4, width=32), min_size=5, max_size=5), min_size=1))
def test_softmax_gives_shares(rows: list[list[float]]) -> None:
    shares: Any = softmax(np.array(rows, dtype=np.float32))
    assert np.isfinite(shares).all()
    assert np.allclose(shares.sum(-1), 1, atol=1e-5)


def test_the_valid_paths_are_what_they_should_be() -> None:
    # Of a path without insides every other one is reached by turning words into insides.
    paths = [p for p in product(range(5), repeat=2) if is_valid(p)]
    firsts = {first: len(list(group)) for first, group in groupby(paths, key=lambda p: p[0])}
    assert firsts == {NONE: 3, SPEAKER: 4, CONTENT: 4}
