"""An annex gathered, laid out and written in the forms asked for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal, get_args

from alteram.decisions import replay
from alteram.export.annex.asked import Asked, asked_for
from alteram.export.annex.contents import Annex
from alteram.export.annex.docx import docx_bytes
from alteram.export.annex.exhibits import SayingDate, gather
from alteram.export.annex.fitting import Laid, fit
from alteram.export.annex.html import html
from alteram.export.annex.pdf import pages_in, pdf_bytes
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Position, Problem

Form = Literal["html", "docx", "pdf"]
FORMS: tuple[Form, ...] = get_args(Form)
USUAL: tuple[Form, ...] = ("html", "docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the annex takes from comparing: words for positions, and the date of a statement."""

    positions: Mapping[Position, str]
    said_on: SayingDate


def lay_out(holding: Holding, asked: Asked, wording: Wording) -> Laid:
    """Return the annex on the events of a holding, on pages; nothing is written.

    Raises NotFoundError where a party or speaker said nothing on them, ReportError where the
    pages asked for do not hold it.
    """
    comparisons = tuple(holding.comparisons)
    asked = asked_for(asked, comparisons, holding.links.actors)
    methods: Counter[str] = Counter()
    entries = []
    for entry in holding.entries:
        methods[entry.text.method] += 1
        entries.append(entry)
    annex = Annex(
        asked=asked,
        gathered=gather(comparisons, entries, asked, wording.said_on),
        judged=replay(holding.decisions),
        positions=wording.positions,
        version=version("alteram"),
        documents=len(entries),
        methods=methods,
        notes=holding.notes,
    )
    return fit(annex)


def write(laid: Laid, out: Path, forms: Sequence[Form]) -> tuple[Problem, ...]:
    """Write an annex: one form to the file `out`, several to files in the folder `out`.

    Returns a problem where a form has other pages than were laid out. Each file is complete or
    as it was; raises ReportError.
    """
    page, document = html(laid), docx_bytes(laid)
    made: dict[Form, bytes] = {"html": page.encode("utf-8"), "docx": document}
    problems: list[Problem] = []
    if "pdf" in forms:
        made["pdf"] = pdf_bytes(page, document)
        count = pages_in(made["pdf"])
        if count != len(laid.pages):
            problems.append(
                Problem(
                    location="annex.pdf",
                    stage="export",
                    message=f"The PDF has {count:,} pages, not the {len(laid.pages):,} that were "
                    "laid out: its fonts need more room. Install a face as wide as Times, such "
                    "as Liberation Serif, and write it again.",
                )
            )
    for form in dict.fromkeys(forms):
        path = out if len(set(forms)) == 1 and out.suffix else out / f"annex.{form}"
        with whole_file(path) as file:
            file.write(made[form])
    return tuple(problems)


def forms_of(out: Path, forms: Sequence[str]) -> tuple[Form, ...]:
    """Return the forms to write: those asked for, else that of the file's ending, else usual."""
    asked = tuple(form for form in FORMS if form in forms)
    named = tuple(form for form in FORMS if out.suffix.lower() == f".{form}")
    return asked or named or USUAL
