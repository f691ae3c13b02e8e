"""The last step of a run over shares: the flat tables of the documents of a share."""

from contextlib import ExitStack
from typing import NamedTuple

from alteram.decisions import NO_JUDGEMENTS
from alteram.engines.entries import columns_in, record_of
from alteram.engines.job import OF_SHARES, WORK, Job
from alteram.engines.places import Place, place
from alteram.engines.tables import TableWriter, Tally, rows_in, table_file
from alteram.engines.telling_share import Counted
from alteram.errors import RunError
from alteram.export.rows import review_of, rows_of
from alteram.model import Entry, Problem
from alteram.store.codec import unpack_kept


class ShareTabled(NamedTuple):
    """A share whose tables are written: what each of them has, and its problems by stage."""

    name: str
    tallies: dict[str, Tally]
    problems: dict[str, int]


def homes_file(share: str) -> str:
    """Return where the events of a share's claims stand, by the claims' ids."""
    return f"{WORK}/homes/{share}"


def table_share(job: Job, share: Counted) -> ShareTabled:
    """Write the tables of a share; its problems are written already and only counted."""
    out = place(job.out)
    homes = unpack_kept(out.held(homes_file(share.name)), dict[str, str])
    columns = ["document", "location", "captured", "entry"]
    with ExitStack() as stack:
        writers = {
            table: stack.enter_context(table_file(out, table, share.name))
            for table in OF_SHARES
            if table != "problems"
        }
        for row, (document, location, captured, packed) in enumerate(
            columns_in(out, share.name, columns)
        ):
            if row in share.repeated:
                again = {"document_id": document, "location": location, "captured": captured}
                writers["receipts"].add(again)
            else:
                _write(record_of(out, share.name, packed, Entry), homes, writers)
    problems, stages = _problems(out, share.name)
    tallies = {table: writer.tally for table, writer in writers.items()}
    return ShareTabled(share.name, {**tallies, "problems": problems}, stages)


def _write(entry: Entry, homes: dict[str, str], writers: dict[str, TableWriter]) -> None:
    for found in rows_of(entry, homes):
        if isinstance(found, Problem):
            raise RunError(
                f"{found.location}: a stored record no longer stands in its text; no table was "
                "written of its share. Take the folder `entries` away and start the run again."
            )
        table, row = found
        writers[table].add(row | review_of(str(row["id"]), NO_JUDGEMENTS))


def _problems(out: Place, share: str) -> tuple[Tally, dict[str, int]]:
    tally, stages = Tally(), dict[str, int]()
    for row in rows_in(out, "problems", share, ["location", "stage", "message"]):
        tally += Tally.of(row)
        stage = str(row["stage"])
        stages[stage] = stages.get(stage, 0) + 1
    return tally, stages
