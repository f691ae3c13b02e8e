"""Linking on Spark gives the pairs, bits, parts and levels that DuckDB gives."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from bench.linking import make
from matching import read_corpus
from numpy.typing import NDArray
from tests.link.test_linkage import MODEL, QUERY, RECORDS
from tests.link.test_seen import ENTRIES

from alteram.engines.spark import SparkEngine
from alteram.engines.spark_linking import SparkLinking
from alteram.link import LOCAL, link_seen, seen, tell
from alteram.link.actor_levels import BODIES, PERSONS
from alteram.link.candidates import Numbers, join
from alteram.link.engine import LinkingEngine
from alteram.link.fingerprints import Hashes
from alteram.link.linkage import Model, Weighed, weigh
from alteram.link.mentions import Mention
from alteram.link.records import batches, model, order
from alteram.link.tables import Columns, Kind, Proposed

DEMO = Path(__file__).parents[2] / "demo"


@pytest.fixture
def linking(spark: SparkEngine) -> SparkLinking:
    """Linking that leaves nothing to DuckDB."""
    return SparkLinking(spark.session, few_records=0, few_hashes=0)


def assert_equal(one: Weighed, other: Weighed) -> None:
    for name in ("left", "right", "bits", "parts"):
        ours, theirs = getattr(one, name), getattr(other, name)
        assert ours.dtype == theirs.dtype
        assert np.array_equal(ours, theirs), name
    if one.levels is None or other.levels is None:
        assert one.levels is other.levels
    else:
        assert np.array_equal(one.levels, other.levels)


class Both:
    """Asks DuckDB and Spark, holds them to be equal, and counts the pairs of each question."""

    def __init__(self, other: LinkingEngine) -> None:
        self._other = other
        self.pairs: list[int] = []

    def weigh(
        self,
        records: Columns | Iterable[Columns],
        model: Model,
        *,
        least: float | None = None,
        levels: bool = False,
        proposed: Proposed | None = None,
    ) -> Weighed:
        held = [records] if isinstance(records, Mapping) else list(records)
        one, two = (
            engine.weigh(held, model, least=least, levels=levels, proposed=proposed)
            for engine in (LOCAL, self._other)
        )
        assert_equal(one, two)
        self.pairs.append(len(one))
        return two

    def share(self, texts: Numbers, hashes: Hashes, least: int) -> Numbers:
        one, two = (engine.share(texts, hashes, least) for engine in (LOCAL, self._other))
        assert one.dtype == two.dtype
        assert np.array_equal(one, two)
        self.pairs.append(len(one))
        return two


@pytest.mark.parametrize("which", ["sample", "told"])
def test_collections_are_linked_alike(linking: SparkLinking, which: str) -> None:
    entries = ENTRIES if which == "told" else read_corpus(DEMO).collection.entries
    both = Both(linking)
    linked = link_seen(
        map(seen, entries),
        lambda common: [tell(entry, common.known(), common.origins()) for entry in entries],
        engine=both,
    )
    assert linked.links.events
    assert sum(both.pairs) > 30
    assert which == "sample" or len([pairs for pairs in both.pairs if pairs]) >= 3


def _mentions(count: int) -> list[Mention]:
    return sorted(make(count, towns=40, wide=0.06)[0], key=order)


@pytest.mark.parametrize(("size", "least", "levels"), [(2_000, None, False), (500, -6.0, True)])
def test_made_mentions_are_weighed_alike(
    linking: SparkLinking, size: int, least: float | None, levels: bool
) -> None:
    mentions = _mentions(size)
    new = [number % 3 > 0 for number in range(len(mentions))]
    asked = model(60_000)
    assert len(asked.pairs) == 3
    one, two = (
        engine.weigh(batches(mentions, new), asked, least=least, levels=levels)
        for engine in (LOCAL, linking)
    )
    assert len(one) > size
    assert_equal(one, two)


_WORDS = (
    None,
    "",
    "a",
    "Tarnova",
    "tarnova",
    "Тарнова",
    "Ta\N{COMBINING ACUTE ACCENT}",
    "o'x",
    "%",
)
_LETTERS = "abcdeou"
_PLACES = (None, 0.0, 90.0, -90.0, 89.999, 40.0, 40.01, 40.3, -180.0, 180.0, 179.995, -179.995)
_WHOLES = (
    None,
    -(10**7),
    10**7,
    1,
    2,
    3,
    7,
    50,
    730_000,
    730_001,
    730_013,
    730_040,
    200,
    201,
    10**12,
)
_NAMES = frozenset(("last", "rest", "tail", "whole", "given", "long"))


def _value(rng: Random, name: str, kind: Kind) -> Any:
    """Return a value of a column, often an edge of what it may be, often one that is there."""
    made: dict[str, Any] = {
        "text": _name(rng) if name in _NAMES else rng.choice(_WORDS),
        "texts": rng.choice((None, [], rng.choices(_WORDS[1:], k=2), [_name(rng), _name(rng)])),
        "whole": rng.choice(_WHOLES),
        "wholes": rng.choice((None, [], rng.choices(_WHOLES[3:], k=rng.randrange(1, 4)))),
        "number": rng.choice(_PLACES),
        "numbers": [0.5, -1.0],
        "flag": rng.choice((True, True, False, None)),
    }
    return made[kind]


def _name(rng: Random) -> str:
    """Return a name that is a letter or two away from others."""
    letters = list(rng.choice(("", "bab", "oudabec", "bedoucadoe", "cabbadoeb")))
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):
        at = rng.randrange(len(letters) + 1)
        letters[at : at + rng.randrange(3)] = rng.choices(_LETTERS, k=rng.randrange(3))
    if len(letters) > 2 and rng.random() < 0.3:
        at = rng.randrange(len(letters) - 1)
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def _alike(rng: Random, columns: Mapping[str, Kind], count: int) -> dict[str, list[Any]]:
    """Return records of which each takes most of its values from one before."""
    made: list[dict[str, Any]] = []
    for _ in range(count):
        base = rng.choice(made) if made and rng.random() < 0.9 else {}
        made.append(
            {
                name: base[name] if name in base and rng.random() < 0.7 else _value(rng, name, kind)
                for name, kind in columns.items()
            }
        )
    return {name: [one[name] for one in made] for name in columns}


def _all_pairs(count: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    left, right = np.triu_indices(count, 1)
    return left.astype(np.int32), right.astype(np.int32)


@pytest.mark.parametrize("asked", [model(), PERSONS, BODIES], ids=["events", "persons", "bodies"])
def test_edges_are_weighed_alike(linking: SparkLinking, asked: Model) -> None:
    records = _alike(Random(5), asked.columns, 400)
    one, two = (
        engine.weigh(records, asked, proposed=_all_pairs(400), levels=True)
        for engine in (LOCAL, linking)
    )
    assert one.levels is not None
    seen_levels = sum(len(np.unique(column)) for column in one.levels.T)
    assert seen_levels >= sum(len(each.levels) for each in asked.comparisons)
    assert_equal(one, two)


@pytest.mark.parametrize("way", ["rules", "query", "rarity"])
def test_other_models_are_weighed_alike(linking: SparkLinking, way: str) -> None:
    asked, records = MODEL, RECORDS
    if way == "query":
        asked = replace(MODEL, rules=(), pairs=(QUERY,))
    if way == "rarity":
        same, other = MODEL.comparisons[0].levels
        rare = MODEL.comparisons[0]._replace(levels=(same._replace(term="town"), other))
        asked = replace(MODEL, comparisons=(rare,), columns={**MODEL.columns, "tf_town": "number"})
        records = {**RECORDS, "tf_town": [0.25, 0.5, 0.03125, 1.0]}
    one = weigh(records, asked, levels=True)
    assert len(one)
    assert_equal(one, linking.weigh(records, asked, levels=True))


def test_texts_are_joined_alike(linking: SparkLinking) -> None:
    rng = np.random.default_rng(3)
    texts = np.sort(rng.integers(0, 300, 6_000)).astype(np.int64)
    # Hashes that few texts have, that many have, and the largest that there can be.
    hashes = np.where(
        rng.random(6_000) < 0.7, rng.integers(0, 900, 6_000), 2**32 - 1 - rng.integers(0, 4, 6_000)
    ).astype(np.uint32)
    rows = np.unique(np.stack([texts, hashes], axis=1), axis=0)
    texts, hashes = rows[:, 0], rows[:, 1].astype(np.uint32)
    one = join(texts, hashes, 3)
    assert len(one) > 100
    assert np.array_equal(one, linking.share(texts, hashes, 3))
    assert linking.share(texts[:0], hashes[:0], 3).shape == (0, 2)


def test_what_is_small_is_left_to_the_driver(spark: SparkEngine) -> None:
    jobs = spark.session.sparkContext.statusTracker().getJobIdsForGroup()
    assert_equal(spark.linking.weigh(RECORDS, MODEL), weigh(RECORDS, MODEL))
    assert spark.session.sparkContext.statusTracker().getJobIdsForGroup() == jobs
