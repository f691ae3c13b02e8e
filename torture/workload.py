"""The work that is disturbed: each kind runs in a process of its own and tells what it finished.

Started by `kill.py` as `python -m torture.workload KIND DOSSIER FOLDER`. A line on standard
output is an acknowledgement: what it names must be there whatever happens next.
"""

import itertools
import sys
from collections.abc import Callable
from pathlib import Path

from alteram import api
from alteram.export import EXPORTERS

TEXTS = Path(__file__).parent.parent / "demo" / "texts"
READY = "ready"


def acknowledge(what: str) -> None:
    """Tell the parent that something is done."""
    print(what, flush=True)


def read(dossier: Path, _: Path) -> None:
    """Read the sample collection, and tell of each text that is kept."""

    def told(step: api.Step) -> None:
        if step.document is not None:
            acknowledge(step.document.location)

    api.read(sorted(map(str, TEXTS.iterdir())), dossier, told=told, processes=2)


def link(dossier: Path, _: Path) -> None:
    """Link all anew, again and again."""
    while True:
        api.relink(dossier, whole=True)
        acknowledge("linked")


def decide(dossier: Path, _: Path) -> None:
    """Make one decision after the other, some of which change the links."""
    claims = [one for event in api.events(dossier) for one in event.claims]
    for number in itertools.count():
        first, second = claims[number % len(claims)], claims[(number * 7 + 1) % len(claims)]
        if first != second:
            made = api.make_decision(
                "other_event" if number % 2 else "same_event",
                first,
                second,
                dossier,
                who="A. Coder",
                why=f"torture {number}",
            )
            acknowledge(made.id)


def export(dossier: Path, folder: Path) -> None:
    """Write the dossier in every format, again and again."""
    for number in itertools.count():
        for form in EXPORTERS:
            out = folder / f"{form.name}-{number}"
            api.export(form.name, out, dossier)
            acknowledge(out.name)


KINDS: dict[str, Callable[[Path, Path], None]] = {
    "read": read,
    "link": link,
    "decide": decide,
    "export": export,
}


if __name__ == "__main__":
    kind, dossier, folder = sys.argv[1:]
    acknowledge(READY)
    KINDS[kind](Path(dossier), Path(folder))
