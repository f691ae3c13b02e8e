"""BibTeX: a citation for each document and for each statement."""

import re
from collections.abc import Iterator
from pathlib import Path

from alteram.export.citations import Citation, Citations, CitedAs
from alteram.export.csl import csl_date
from alteram.export.exporter import Exporter
from alteram.export.said import said
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Problem

_TYPES: dict[CitedAs, str] = {
    "article-newspaper": "article",
    "webpage": "misc",
    "speech": "misc",
    "interview": "misc",
    "report": "techreport",
    "document": "misc",
}
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "_": r"\_", "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_ESCAPED = re.compile(r"[\\{}$&#_%~^]")
_EDTF = re.compile(r"[0-9X~?%./-]*", re.ASCII)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def latex(words: str) -> str:
    """Return words on one line with the characters escaped that LaTeX takes for commands.

    A brace is written as a command without braces of its own, for BibTeX counts braces whether
    they are escaped or not.
    """
    plain = " ".join("".join(one if one.isprintable() else " " for one in words).split())
    escaped = _ESCAPED.sub(lambda found: _SPECIAL[found[0]], plain)
    return escaped.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")


def bibtex_entry(citation: Citation) -> str:
    """Return one entry.

    `date` is the EDTF date itself, which biblatex reads; `year` and `month` are for BibTeX.
    """
    kind = _TYPES[citation.kind]
    place = {"article": "journal", "techreport": "institution"}.get(kind, "howpublished")
    fields = {
        "author": f"{{{latex(citation.author)}}}" if citation.author else "",
        "title": f"{{{latex(citation.title)}}}",
        place: latex(citation.container or ""),
        "date": _date(citation.issued or ""),
        "origdate": _date(citation.original_date or ""),
        "url": _url(citation.url),
        "urldate": latex(citation.accessed[:10]) if citation.url else "",
        "type": {"speech": "Statement", "interview": "Interview"}.get(citation.kind, ""),
        "note": latex(citation.note),
        "annote": latex(citation.archive_location),
        "langid": {"en": "english"}.get(citation.language, ""),
    }
    lines = [f"  {name} = {{{held}}}" for name, held in fields.items() if held]
    return f"@{kind}{{{citation.id},\n" + ",\n".join([*lines, *_year(citation.issued)]) + "\n}\n"


def _date(edtf: str) -> str:
    """Return an EDTF date as it is, for biblatex reads its marks; other words as words."""
    return edtf if _EDTF.fullmatch(edtf) else latex(edtf)


def _url(url: str | None) -> str:
    """Return an address as it is, with what would end a field or a line taken in percents."""
    return re.sub(
        r"[{}\\%\s]", lambda found: "\\%" if found[0] == "%" else f"\\%{ord(found[0]):02X}", url
    ) if url else ""  # fmt: skip


def _year(edtf: str | None) -> Iterator[str]:
    parts = (csl_date(edtf) or {}).get("date-parts")
    if isinstance(parts, list):
        yield f"  year = {{{parts[0][0]:04d}}}"
        if len(parts[0]) > 1 and 1 <= parts[0][1] <= 12:
            yield f"  month = {_MONTHS[parts[0][1] - 1]}"


def write_bibtex(holding: Holding, path: Path) -> tuple[Problem, ...]:
    """Write one BibTeX file in UTF-8, each document before its statements.

    Returns what was left out; raises ReportError where the file cannot be written.
    """
    left_out: list[Problem] = []
    citations = Citations(holding)
    with whole_file(path) as file:
        for entry in holding.entries:
            found = said(entry)
            left_out.extend(found.left_out)
            for one in citations.of(found):
                file.write(f"{bibtex_entry(one)}\n".encode("utf-8", "replace"))
    return tuple(left_out)


BIBTEX = Exporter(
    name="bibtex",
    what="a file of BibTeX: a citation for each document and each statement",
    write=write_bibtex,
)
