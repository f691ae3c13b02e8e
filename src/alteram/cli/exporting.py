"""Commands that write a dossier out: as a page, as files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce, wraps
from pathlib import Path
from typing import Any

import click

from alteram import api
from alteram.api.reporting import Pages, Part, report_of
from alteram.cli.command import SOME_SET_ASIDE, dossier_option, json_option, with_clear_errors
from alteram.errors import ReportError
from alteram.export import EXPORTERS
from alteram.export.annex import FORMS, MOST_PAGES, Asked
from alteram.export.masking import Masking
from alteram.report import FORMS as REPORTS
from alteram.terminal.exporting import print_annex, print_exported
from alteram.terminal.words import print_json, progress

_FILE = click.Path(path_type=Path, dir_okay=False)
_LEAST_KEY = 32


def discretion(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options by which names are masked and restricted items included."""
    options = (
        click.option("--mask", "names", multiple=True, metavar="NAME",
                     help='Mask this name; forms of one name parted by ";". Repeatable.'),
        click.option("--mask-file", type=_FILE, help="Mask the names in a file, one a line."),
        click.option("--mask-private", is_flag=True, help="Mask all that people marked private."),
        click.option("--mask-persons", is_flag=True,
                     help="Mask all persons of whom no text tells a body or a state."),
        click.option("--mask-key", type=_FILE,
                     help="Make pseudonyms with this file's bytes, not the dossier's secret."),
        click.option("--with-restricted", is_flag=True,
                     help="Include what people restricted, which is left out otherwise."),
    )  # fmt: skip

    @wraps(command)
    @with_clear_errors
    def run(
        *args: object,
        names: tuple[str, ...],
        mask_file: Path | None,
        mask_private: bool,
        mask_persons: bool,
        mask_key: Path | None,
        **others: object,
    ) -> None:
        masking = Masking(
            names=(*names, *names_in(mask_file)),
            private=mask_private,
            persons=mask_persons,
            secret=secret_in(mask_key),
        )
        command(*args, masking=masking, **others)

    return reduce(lambda made, option: option(made), reversed(options), run)


def names_in(path: Path | None) -> tuple[str, ...]:
    """Return the names of a file, one a line; empty lines and lines after "#" are none."""
    if path is None:
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(
            f"{path}: the names cannot be read ({error}); nothing was written. Give a text file "
            "in UTF-8 with one name a line."
        ) from error
    names = tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    if not names:
        raise ReportError(
            f"{path}: holds no name, so nobody would be masked; nothing was written. Give one name "
            "a line, or leave the option out."
        )
    return names


def secret_in(path: Path | None) -> bytes:
    """Return the bytes of a key file; raises ReportError for one too short to be a secret."""
    if path is None:
        return b""
    try:
        held = path.read_bytes()
    except OSError as error:
        raise ReportError(
            f"{path}: the key cannot be read ({error.strerror}); nothing was written."
        ) from error
    if len(held) < _LEAST_KEY:
        raise ReportError(
            f"{path}: {len(held)} bytes are no secret; nothing was written. Make one with: "
            f"head -c {_LEAST_KEY} /dev/urandom > {path}"
        )
    return held


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--event",
    "events",
    multiple=True,
    metavar="EVENT",
    help="Tell of this event alone, as in `compare`. Repeatable.",
)
@click.option(
    "--form",
    type=click.Choice(REPORTS),
    help="html, md or docx.  [default: by the ending of OUT, else html]",
)
@discretion
@dossier_option
@with_clear_errors
def report(
    out: Path, events: tuple[str, ...], form: str | None, dossier: str, **shown: Any
) -> int:  # fmt: skip
    """Write a report of the dossier: one page with charts, Markdown, or DOCX.

    One of more than 500 documents is a folder of pages: begin with its index.

    It holds accounts, figures, statements, passages, method and what is not in it. What people
    restricted is left out, and counted. Options mask names everywhere.

    Example: alteram report report.html

    Example: alteram report harsk.docx --event "Harsk, 4 March 2022"
    """
    with progress("Writing", None) as advance:
        part, pages = Part(events=events, **shown), Pages(progress=advance)
        done = report_of(part, out, dossier, form=form, pages=pages)
    print_exported(done)
    return SOME_SET_ASIDE if done.unmet else 0


ANNEX = "annex"


def _listed() -> str:
    """Return each format's name with its line of help, one a line."""
    formats = [*((one.name, one.what) for one in EXPORTERS), (ANNEX, "every statement on an event, "
               "with hash, index, method and exclusions (html, docx, pdf)")]  # fmt: skip
    wide = max(len(name) for name, _ in formats)
    return "\n    ".join(f"{name:{wide}}  {what}" for name, what in formats)


def annex_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of the annex; given for another format they are refused."""
    options = (
        click.option("--event", "events", multiple=True, metavar="EVENT",
                     help="Annex: on this event, as in `compare`. Repeatable."),
        click.option("--party", "parties", multiple=True, help="Annex: this party. Repeatable."),
        click.option("--speaker", "speakers", multiple=True,
                     help="Annex: this speaker. Repeatable."),
        click.option("--from", "first", metavar="DATE", help="Annex: said on this date or later."),
        click.option("--to", "last", metavar="DATE", help="Annex: said on this date or earlier."),
        click.option("--max-pages", type=int, metavar="N",
                     help=f"Annex: pages at most.  [default: {MOST_PAGES}]"),
        click.option("--form", "forms", multiple=True, type=click.Choice(FORMS),
                     help="Annex: html, docx or pdf. Repeatable.  [default: html and docx]"),
        click.option("--dry-run", is_flag=True, help="Annex: count the pages, write nothing."),
    )  # fmt: skip

    @wraps(command)
    def run(
        *args: Any,
        form: str,
        events: tuple[str, ...],
        forms: tuple[str, ...],
        dry_run: bool,
        **others: Any,
    ) -> None:
        asked = {name: others.pop(name) for name in ("parties", "speakers", "first", "last")}
        asked["events"] = events
        pages = others.pop("max_pages")
        given = forms or dry_run or pages is not None or any(asked.values())
        if form != ANNEX and given:
            raise click.UsageError("--event and what follows it are options of the annex alone.")
        if form == ANNEX and not events:
            raise click.UsageError("An annex is of events: name one with --event.")
        wanted = Asked(max_pages=MOST_PAGES if pages is None else pages, **asked)
        wish = _Wish(asked=wanted, forms=forms, dry_run=dry_run)
        command(*args, form=form, wish=wish, **others)

    return reduce(lambda made, option: option(made), reversed(options), run)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What is asked of an annex."""

    asked: Asked
    forms: tuple[str, ...]
    dry_run: bool


@click.command(
    help=f"""Write the dossier's records in another format, to the file or folder OUT.

    \b
    {_listed()}

    What people restricted is left out, and counted. Options mask names everywhere.

    Exit code: 0 all done, 1 something could not be written, 2 nothing done.

    Example: alteram export jsonl records/

    Example: alteram export annex annex/ --event "Harsk, 4 March 2022" --max-pages 750
    """
)
@click.argument(
    "form", metavar="FORMAT", type=click.Choice([*(one.name for one in EXPORTERS), ANNEX])
)
@click.argument("out", type=click.Path(path_type=Path))
@dossier_option
@annex_options
@discretion
@json_option
@with_clear_errors
def export(
    form: str,
    out: Path,
    wish: _Wish,
    as_json: bool,
    **shown: Any,
) -> int:
    """Write the dossier in another format; its help is made of the formats."""
    if form == ANNEX:
        return _annex(out, wish, as_json, shown)
    with progress("Writing", None) as advance:
        done = api.export(form, out, progress=advance, **shown)
    if as_json:
        print_json(done)
    else:
        print_exported(done)
    return SOME_SET_ASIDE if done.left_out or done.unmet else 0


def _annex(out: Path, wish: _Wish, as_json: bool, shown: Mapping[str, Any]) -> int:
    done = api.annex(None if wish.dry_run else out, wish.asked, forms=wish.forms, **shown)
    if as_json:
        print_json(done)
    else:
        print_annex(done)
    return SOME_SET_ASIDE if done.problems or done.unmet else 0
