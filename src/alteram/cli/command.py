"""What all commands share: exit codes, options, and errors told in one line."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from alteram import api
from alteram.errors import AlteramError
from alteram.terminal.words import say

SOME_SET_ASIDE = 1
NOTHING_DONE = 2
STOPPED = 130

dossier_option = click.option(
    "--dossier",
    default=api.DEFAULT_DOSSIER,
    show_default=True,
    metavar="FILE",
    help="The dossier: a file, or a database as postgresql://user@host/name.",
)
processes_option = click.option(
    "--processes",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="So many processes analyse at once; one a core, as memory allows, unless told.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON, no table.")


def with_clear_errors(command: Callable[..., int | None]) -> Callable[..., None]:
    """Turn our own exceptions into one line on standard error and exit code 2."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs) or 0
        except AlteramError as error:
            say(f"alteram: {error}", err=True)
            code = NOTHING_DONE
        except BrokenPipeError:
            # The reader of our output went away; that is its right.
            _let_go_of_output()
            code = 0
        except OSError as error:
            _let_go_of_output()
            reason = error.strerror or str(error)
            say(
                f"alteram: the output cannot be written ({reason}); it is incomplete or not there, "
                "a dossier that was there is as it was. Make room or write elsewhere.",
                err=True,
            )
            code = NOTHING_DONE
        except KeyboardInterrupt:
            say(
                "alteram: stopped; what was done until then is kept, what was being written may be "
                "incomplete. Run the command again to finish it.",
                err=True,
            )
            code = STOPPED
        sys.exit(code)

    return run


def _let_go_of_output() -> None:
    """Keep the exit from trying once more to write what cannot be written."""
    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - closed by the exit
