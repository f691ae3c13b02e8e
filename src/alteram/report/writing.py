"""A report in the form asked for, written to a file."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, get_args

from alteram.errors import ReportError
from alteram.report.contents import Contents
from alteram.report.docx import docx_bytes
from alteram.report.markdown import markdown
from alteram.report.page import page
from alteram.report.parts import parts

Form = Literal["html", "md", "docx"]
FORMS: tuple[Form, ...] = get_args(Form)


def form_of(out: Path, form: str | None = None) -> Form:
    """Return the form to write: the one asked for, else that of the file's ending, else html."""
    wanted = form or out.suffix.lower().removeprefix(".")
    return next((one for one in FORMS if one == wanted), "html")


def write_report(contents: Contents, out: Path, form: Form = "html") -> Path:
    """Write a report to `out` and return it; the same contents give the same bytes.

    The file takes its name once all of it is there. Raises ReportError where it cannot be written;
    what stood under the name is then as it was.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.exists() and not out.is_file():
            # A pipe or a device has no draft that could take its place.
            _filled(out, contents, form)
        else:
            _replaced(out.resolve(), contents, form)
    except OSError as error:
        raise ReportError(
            f"{out} could not be written ({error.strerror}). The dossier is as it was, and so is "
            "what stood there; name another file or make room."
        ) from error
    return out


def _replaced(out: Path, contents: Contents, form: Form) -> None:
    draft = out.with_name(f"{out.name}.{os.getpid()}.new")
    try:
        _filled(draft, contents, form)
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)


def _filled(path: Path, contents: Contents, form: Form) -> None:
    with path.open("wb") as file:
        for piece in made(contents, form):
            file.write(piece)


def made(contents: Contents, form: Form) -> Iterator[bytes]:
    """Yield a report piece by piece."""
    title = f"Who says what: {len(contents.entries)} documents"
    if form == "docx":
        yield docx_bytes(parts(contents), title)
    else:
        pieces = page(parts(contents), title) if form == "html" else markdown(parts(contents))
        yield from _encoded(pieces)


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    for piece in pieces:
        yield piece.encode("utf-8", "replace")
