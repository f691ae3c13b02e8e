"""A run on Spark writes the files that the local engine writes, whatever is lost on the way."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from tests.engines.collection import CAPTURED, files, made

from alteram.engines.job import Job, Size
from alteram.engines.local import LocalEngine
from alteram.engines.running import RunDone, run
from alteram.engines.spark import SparkEngine
from alteram.engines.spark_linking import SparkLinking
from alteram.link.engine import LinkingEngine

S = TypeVar("S")
T = TypeVar("T")


class Whole:
    """Spark, with all of linking on it, however small."""

    def __init__(self, spark: SparkEngine) -> None:
        self._spark = spark
        self.linking: LinkingEngine = SparkLinking(spark.session, few_records=0, few_hashes=0)

    def map(self, step: Callable[[S], T], shares: Sequence[S]) -> Iterator[T]:
        return self._spark.map(step, shares)


def job(given: Path, out: Path) -> Job:
    size = Size(files=4)
    return Job(given=str(given), out=str(out), captured=CAPTURED, program="", size=size)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("run") / "texts")


@pytest.fixture(scope="module")
def local(texts: Path) -> tuple[Path, RunDone]:
    out = texts.parent / "local"
    return out, run(job(texts, out), LocalEngine(2))


def test_spark_writes_the_files_of_the_local_engine(
    spark: SparkEngine, texts: Path, local: tuple[Path, RunDone], tmp_path: Path
) -> None:
    done = run(job(texts, tmp_path / "out"), Whole(spark))
    assert done.record == local[1].record
    assert files(tmp_path / "out") == files(local[0])
