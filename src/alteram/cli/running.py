"""The command that works through a whole collection."""

from typing import Any

import click

from alteram import api
from alteram.cli.command import (
    NOTHING_DONE,
    SOME_SET_ASIDE,
    json_option,
    processes_option,
    with_clear_errors,
)
from alteram.cli.reading import columns_option
from alteram.pipeline import NOTES
from alteram.terminal.running import print_run, run_progress
from alteram.terminal.words import print_json


@click.command()
@click.option("--in", "given", required=True, metavar="DIR|URI", help="Where the texts are.")
@click.option("--out", required=True, metavar="DIR|URI", help="Where the tables go.")
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="Processes of this machine, or a Spark cluster.",
)
@processes_option
@click.option("--master", metavar="URL", help="The master of a Spark cluster.")
@click.option("--captured", metavar="TIME", help="When the texts were captured (ISO); else now.")
@click.option("--outlet", help="The outlet, for texts that do not name theirs.")
@click.option("--date", help="The date of publication (EDTF), for texts without one.")
@columns_option
@json_option
@with_clear_errors
def run(given: str, out: str, as_json: bool, **options: Any) -> int:
    """Read, analyse and link a whole folder of texts; write one Parquet table per sort of record.

    DIR is a folder; URI is one in an object store (s3://bucket/folder, gs://, hdfs://), with the
    credentials of the environment. What was stopped goes on where it was when the same command is
    given again, and the same texts give the same tables on every engine. alteram slice makes a
    dossier of a part of them.

    Exit code: 0 all done, 1 some set aside, 2 nothing done.

    Example: alteram run --in texts --out tables
    """
    reading = api.ReadOptions(
        outlet=options.pop("outlet"), date=options.pop("date"), columns=options.pop("columns")
    )
    with run_progress() as told:
        done = api.run(given, out, options=api.RunOptions(reading=reading, **options), told=told)
    if as_json:
        print_json(done)
    else:
        print_run(done)
    if all(stage in NOTES for stage in done.record.problems):
        return 0
    return SOME_SET_ASIDE if done.record.tables["documents"].rows else NOTHING_DONE
