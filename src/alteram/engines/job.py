"""What a run is asked to do, the shares that its work is cut into, and where its results stand.

The layout of the folder of results, each table a folder of Parquet files, one a share:

    run.json                 what was asked, of which texts, and by which program
    entries/<share>.parquet  each document as it came, with all that it gives by itself
    documents/ attributions/ claims/ figures/ problems/ receipts/  <share>.parquet
    events/ actors/ copies/  all.parquet
    done.json                how many rows each table has, and what they hash to
    work/                    what is under way; gone once the run is done
"""

from dataclasses import dataclass
from typing import NamedTuple

from alteram.read import Columns

RUN = "run.json"
DONE = "done.json"
ENTRIES = "entries"
WORK = "work"
OF_SHARES = ("documents", "attributions", "claims", "figures", "problems", "receipts")
"""The tables that each share writes a file of."""
OF_ALL = ("events", "actors", "copies")
"""The tables that are made of all documents at once, each in one file."""
ALL = "all"


class Size(NamedTuple):
    """A share is cut before it has more files or bytes; a larger file is one by itself."""

    files: int = 64
    bytes: int = 8_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What holds for all texts of a run.

    `given` and `out` are folders or addresses (file://, s3://, gs://, hdfs://), as somebody gave
    them: they may hold secrets and are never written. `captured` is one time for the whole run;
    `outlet`, `date` (EDTF) and `columns` are those of a reading. `program` stands for the program
    that analyses, with its rules and models. What is made does not depend on `size`.
    """

    given: str
    out: str
    captured: str
    program: str
    outlet: str | None = None
    date: str | None = None
    columns: Columns | None = None
    size: Size = Size()


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Some files of a run, by their paths below `Job.given`, in the order of its listing.

    `name` is the place of the share among all, in digits. `bytes` is how large the files are.
    """

    name: str
    files: tuple[str, ...]
    bytes: int


def share_name(number: int) -> str:
    """Return the name of a share by its place among all."""
    return f"{number:07}"


def file_of(table: str, share: str = ALL) -> str:
    """Return where the rows of a share stand in the folder of results."""
    return f"{table}/{share}.parquet"
