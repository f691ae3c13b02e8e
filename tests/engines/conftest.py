"""One Spark for the tests of a process.

Where it cannot start they are skipped, but not in CI.
"""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from alteram.engines.spark import SparkEngine

ROOT = Path(__file__).parents[2]
QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


def demand_spark() -> None:
    """Skip where Spark cannot start, unless ALTERAM_SPARK says that it must."""
    there = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None
    if not there and not os.environ.get("ALTERAM_SPARK"):
        pytest.skip("needs pyspark and Java")


@pytest.fixture(scope="session")
def spark_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which Spark may write."""
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="session")
def spark(spark_folder: Path) -> Iterator[SparkEngine]:
    """Spark on two cores of this machine."""
    demand_spark()
    with pytest.MonkeyPatch.context() as patch:
        # Its workers find the steps of the tests as this process does.
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *sys.path]))
        # What runs for a minute is not worth compiling twice.
        patch.setenv("JDK_JAVA_OPTIONS", QUICK_JAVA)
        with SparkEngine("local[2,4]", work=spark_folder) as engine:
            yield engine
