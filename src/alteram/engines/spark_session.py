"""A session of Spark for one run: started as asked, quiet, and gone with all it wrote.

Local mode listens on the loopback interface alone. Nothing is downloaded: no package of Java is
asked for beyond what pyspark brings, and no page is served.
"""

import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alteram.errors import RunError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

FAILURES = 4
_MASTER = re.compile(r"(spark|k8s)://.|(yarn|local)$|local\[[^\]]+\]$|local-cluster\[")
_LOOPBACK = "127.0.0.1"
_SECONDS_TO_END = 20
_LOGGING = """\
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
logger.start.name = org.apache.spark.api.python.PythonGatewayServer
logger.start.level = error
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = Spark: %p %c{1}: %m%n%ex{0}
"""

_ALWAYS: dict[str, str | bool] = {
    "spark.app.name": "alteram",
    "spark.ui.enabled": False,
    "spark.ui.showConsoleProgress": False,
    "spark.task.maxFailures": str(FAILURES),
    # Models that a Python worker has loaded serve the next share too.
    "spark.python.worker.reuse": True,
    # One thread per worker; Spark gives each task one core.
    "spark.executorEnv.OMP_NUM_THREADS": "1",
    # What comes back are weighed pairs, some 40 bytes each, of a whole collection.
    "spark.driver.maxResultSize": "0",
    "spark.sql.session.timeZone": "UTC",
    # Numbers that do not fit are errors, and the length of nothing is nothing, as in DuckDB.
    "spark.sql.ansi.enabled": True,
    "spark.sql.legacy.sizeOfNull": False,
    "spark.sql.catalogImplementation": "in-memory",
}


@contextmanager
def spark_session(master: str | None = None, work: Path | None = None) -> "Iterator[SparkSession]":
    """Start Spark and stop it at the end; what it writes lies in a folder of its own in `work`.

    `master` is a master's URL; without one, `spark-submit` decides where it started the program,
    else all cores of this machine are used. Raises RunError where pyspark or Java is missing, or
    the master cannot be reached.
    """
    _demand(master)
    folder = Path(tempfile.mkdtemp(prefix="alteram-spark-", dir=work))
    try:
        session = _started(master, folder)
        try:
            yield session
        finally:
            _stopped(session)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _demand(master: str | None) -> None:
    try:
        import pyspark  # noqa: F401
    except ImportError as error:
        message = "Spark is not installed; nothing was done: pip install 'alteram[spark]'"
        raise RunError(message) from error
    home = os.environ.get("JAVA_HOME")
    if not _submitted() and shutil.which("java", path=f"{home}/bin" if home else None) is None:
        there = f"there is none in {home} (JAVA_HOME)" if home else "there is none"
        raise RunError(
            f"Spark needs Java 17 or later and {there}; nothing was done. On Debian: "
            "apt-get install default-jre-headless; elsewhere set JAVA_HOME"
        )
    if master is not None and not _MASTER.match(master):
        raise RunError(
            f"{master!r} is no master of Spark; nothing was done. "
            "Give spark://host:7077, k8s://..., yarn or local[4]."
        )


def _submitted() -> bool:
    """Tell whether spark-submit started this program, and with it the Java side."""
    return "PYSPARK_GATEWAY_PORT" in os.environ


def local_master() -> str:
    """Return the master of this machine alone: all its cores, each task tried some times."""
    return f"local[{len(os.sched_getaffinity(0))},{FAILURES}]"


def _as_spark(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value


def settings(master: str | None, folder: Path) -> dict[str, str]:
    """Return the settings of a session; an empty master leaves the choice to spark-submit."""
    chosen = master or ("" if _submitted() else local_master())
    made = {name: _as_spark(value) for name, value in _ALWAYS.items()}
    made["spark.local.dir"] = str(folder)
    made["spark.sql.warehouse.dir"] = str(folder / "warehouse")
    quiet = folder / "log4j2.properties"
    made["spark.driver.extraJavaOptions"] = (
        f"-Djava.io.tmpdir={folder} -XX:-UsePerfData -Dlog4j2.configurationFile={quiet.as_uri()}"
    )
    if chosen:
        made["spark.master"] = chosen
    if chosen.startswith("local"):
        made["spark.driver.bindAddress"] = made["spark.driver.host"] = _LOOPBACK
    return made


def _started(master: str | None, folder: Path) -> "SparkSession":
    from py4j.protocol import Py4JError
    from pyspark import SparkConf
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    (folder / "log4j2.properties").write_text(_LOGGING)
    # Errors are raised as well; their traces of Java are for nobody's eyes.
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    conf = SparkConf(loadDefaults=_submitted())
    for name, value in settings(master, folder).items():
        conf.set(name, value)
    try:
        session = SparkSession.builder.config(conf=conf).getOrCreate()
    except (PySparkException, Py4JError, OSError) as error:
        said = str(error).strip().splitlines()
        message = f"Spark could not be started ({said[0] if said else error!r}); nothing was done"
        raise RunError(message) from error
    cores = session.sparkContext.defaultParallelism
    session.conf.set("spark.sql.shuffle.partitions", str(max(4, 2 * cores)))
    return session


def _stopped(session: "SparkSession") -> None:
    """Stop the session and the Java process that was started for it."""
    from pyspark import SparkContext

    session.stop()
    gateway = SparkContext._gateway
    process = getattr(gateway, "proc", None)
    if gateway is None or process is None:
        return
    gateway.shutdown()
    SparkContext._gateway = SparkContext._jvm = None
    # It ends when it can read no more.
    process.stdin.close()
    try:
        process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
