"""The command line: each verb parses, calls the function of the same name in `api`, writes."""

import os

# One thread per process: results then do not depend on how many cores a machine has.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import gc

import click

from alteram import __version__
from alteram.cli.agreeing import agreement
from alteram.cli.analysing import analyse
from alteram.cli.checking import audit, verify
from alteram.cli.chronicling import figure, timeline
from alteram.cli.comparing import compare, events
from alteram.cli.copying import copies
from alteram.cli.deciding import decide, decisions, review
from alteram.cli.exporting import export, report
from alteram.cli.importing import import_group
from alteram.cli.linking import link
from alteram.cli.people import people_group
from alteram.cli.reading import annotate, read
from alteram.cli.reasons import why
from alteram.cli.running import run
from alteram.cli.searching import search
from alteram.cli.serving import serve
from alteram.cli.slicing import slice_command

COMMANDS = (
    read,
    analyse,
    link,
    events,
    compare,
    figure,
    copies,
    timeline,
    search,
    why,
    review,
    decide,
    decisions,
    agreement,
    report,
    export,
    import_group,
    verify,
    audit,
    annotate,
    run,
    slice_command,
    serve,
    people_group,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="alteram")
def main() -> None:
    """Lay out, side by side, who says what about contested events."""
    # A text is read into many small tuples that hold no circles; looking for some after every
    # few hundred of them costs a fifteenth of the time.
    gc.set_threshold(50_000, 20, 50)


for _command in COMMANDS:
    main.add_command(_command)
