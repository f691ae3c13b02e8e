"""The program's own words in graph and citation formats: who said what, and through whom."""

from alteram.export.said import chain_of
from alteram.model import UNNAMED_OUTLET, Attribution, Claim, Figure

_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


def according_to(by: Attribution) -> str:
    """Return "According to X, cited by Y, in Z": the speaker, then those through whom it came."""
    speaker, *through = chain_of(by)
    outlet = through.pop() if through else ""
    told = [f"cited by {one}" for one in through]
    at = [f"in {'an ' if outlet == UNNAMED_OUTLET else ''}{outlet}"] if outlet else []
    return ", ".join([f"According to {speaker}", *told, *at])


def quoted(words: str) -> str:
    """Return others' words between quotation marks."""
    return f"{_OPEN}{words}{_CLOSE}"


def what_was_said(by: Attribution, claim: Claim | None = None, figure: Figure | None = None) -> str:
    """Return in one sentence who said what; a figure's words stand between quotation marks."""
    said = [according_to(by)]
    if claim is not None:
        said.append(f"position {_words(claim.position)}")
        if claim.act is not None:
            said.append(f"act {_words(claim.act)}")
    if figure is not None:
        counted = ", ".join(map(_words, (figure.outcome, *figure.group, figure.counting_unit)))
        said.append(f"figure {quoted(figure.verbatim)} ({counted})")
    return "; ".join(said)


def _words(code: str) -> str:
    return code.replace("_", " ")
