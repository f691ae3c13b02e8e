"""Spark works shares as the local engine does, and keeps to itself."""

import os
import re
import stat
from pathlib import Path

import pytest
from tests.engines.steps import (
    Work,
    always_killed,
    faulty,
    killed_at_first,
    refused,
    squared,
    who,
)

from alteram.engines.spark import SparkEngine
from alteram.engines.spark_session import FAILURES, spark_session
from alteram.errors import RunError


def works(folder: Path, count: int) -> list[Work]:
    return [Work(str(number), str(folder)) for number in range(count)]


def test_every_share_is_worked_once_whatever_the_order(spark: SparkEngine) -> None:
    assert sorted(spark.map(squared, range(70))) == [n * n for n in range(70)]
    assert list(spark.map(squared, [])) == []


def test_a_process_works_many_shares(spark: SparkEngine, tmp_path: Path) -> None:
    used = set(spark.map(who, works(tmp_path, 12)))
    assert len(used) <= 2
    assert os.getpid() not in used


def test_a_killed_process_is_replaced_and_its_share_worked_anew(
    spark: SparkEngine, tmp_path: Path
) -> None:
    assert sorted(spark.map(killed_at_first, works(tmp_path, 3))) == ["0", "1", "2"]


def test_a_share_that_always_kills_is_named_after_some_tries(
    spark: SparkEngine, tmp_path: Path
) -> None:
    with pytest.raises(RunError, match="share 7: the process that worked on it ended, 4 times"):
        list(spark.map(always_killed, works(tmp_path, 9)))
    assert len([one for one in tmp_path.iterdir() if one.name.startswith("7.")]) == FAILURES


def test_an_error_of_ours_ends_the_map_as_it_is(spark: SparkEngine, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="^5: is refused; nothing was done.$"):
        list(spark.map(refused, [Work("5", str(tmp_path))]))


def test_a_fault_of_a_step_names_its_share(spark: SparkEngine, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="share 5: could not be worked .*ZeroDivisionError"):
        list(spark.map(faulty, [Work("5", str(tmp_path))]))


def _listening(process: int) -> set[str]:
    """Return the addresses, in hexadecimal digits, on which a process waits for calls."""
    handles = Path(f"/proc/{process}/fd")
    ours = {str(one.readlink()) for one in handles.iterdir() if one.is_symlink()}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]:
            columns = line.split()
            if columns[3] == "0A" and f"socket:[{columns[9]}]" in ours:
                found.add(columns[1].split(":")[0])
    return found


def test_nothing_listens_but_on_the_loopback_interface(spark: SparkEngine) -> None:
    from pyspark import SparkContext

    loopback = {"0100007F", "0000000000000000FFFF00000100007F"}
    gateway = SparkContext._gateway
    assert gateway is not None
    addresses = _listening(gateway.proc.pid)
    assert addresses
    assert addresses <= loopback
    assert spark.session.sparkContext.uiWebUrl is None


def test_what_spark_writes_is_its_own(spark: SparkEngine, spark_folder: Path) -> None:
    (folder,) = spark_folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert spark.session.conf.get("spark.local.dir") == str(folder)


def test_outside_with_there_is_no_session() -> None:
    with pytest.raises(RunError, match="not started"):
        list(SparkEngine().map(squared, [1]))


def test_without_java_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    told = f"Java 17 or later and there is none in {tmp_path} (JAVA_HOME); nothing"
    with pytest.raises(RunError, match=re.escape(told)), spark_session(work=tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("master", ["nonsense", "local[", "spark://", "", "http://host:7077"])
def test_what_is_no_master_is_refused_before_java_starts(master: str, tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    told = "is no master of Spark; nothing was done. Give spark://"
    with pytest.raises(RunError, match=told), spark_session(master, work=tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
