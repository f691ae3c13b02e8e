"""The report: one self-contained HTML page of a whole dossier, without script or request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path, PurePath

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from alteram.comparison import Comparison, FigureLine
from alteram.errors import ReportError
from alteram.model import Collection, CopyCluster, CopyKind, Entry, Position
from alteram.report.marks import Mark, marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The program's words for each position, and for each way of sharing a text."""

    positions: Mapping[Position, str]
    copies: Mapping[CopyKind, str]


def write_report(
    collection: Collection, comparisons: Sequence[Comparison], words: Words, out: Path
) -> Path:
    """Write the page to `out` and return it.

    Raises ReportError where the file cannot be written.
    """
    html = render(collection, comparisons, words)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(html, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise ReportError(
            f"{out} could not be written ({error.strerror}). The dossier is as it was; "
            "name another file or make room."
        ) from error
    return out


def render(collection: Collection, comparisons: Sequence[Comparison], words: Words) -> str:
    """Return the page as HTML."""
    environment = Environment(
        loader=PackageLoader("alteram.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = number
    environment.filters["numbers"] = numbers
    environment.globals["set_words"] = set_words
    css = files("alteram.report").joinpath("templates/report.css").read_text(encoding="utf-8")
    return environment.get_template("report.html").render(
        collection=collection,
        comparisons=comparisons,
        positions=words.positions,
        copies=copies_by_kind(collection.links.copies, words),
        claims=sum(len(entry.analysis.claims) for entry in collection.entries),
        names={e.document.id: PurePath(e.document.location).name for e in collection.entries},
        texts={e.document.id: marked_text(e) for e in collection.entries},
        css=Markup(css),
        version=version("alteram"),
    )


def copies_by_kind(
    clusters: Sequence[CopyCluster], words: Words
) -> list[tuple[str, list[CopyCluster]]]:
    """Return the clusters of documents that share text under the words for how they share it."""
    found: dict[str, list[CopyCluster]] = {words.copies[kind]: [] for kind in words.copies}
    for cluster in clusters:
        kind = cluster.links[0].kind if cluster.links else "same_text"
        found[words.copies[kind]].append(cluster)
    return [(heading, ours) for heading, ours in found.items() if ours]


def marked_text(entry: Entry) -> Markup:
    """Return a document's text with claims as link targets, and who says what marked."""
    marks = [Mark(span=part.span, name="aside") for part in entry.text.parts]
    for attribution in entry.analysis.attributions:
        through = " ← ".join(attribution.chain)
        if attribution.kind != "outlet":
            marks += [Mark(span=s, name="content", title=through) for s in attribution.content]
        marks += [Mark(span=s, name="speaker") for s in attribution.speaker]
        marks += [Mark(span=s, name="cue") for s in attribution.cue]
    marks += [Mark(span=c.span, name="claim", anchor=c.id) for c in entry.analysis.claims]
    marks += [Mark(span=f.span, name="figure") for f in entry.analysis.figures]
    return marked(entry.text.text, marks)


def set_words(comparison: Comparison) -> dict[str, str]:
    """Return each comparable set's id and the words for it."""
    return {figures.id: figures.words for figures in comparison.figures}


def number(value: float | None) -> str:
    """Return a number as a reader writes it, or "open" where none is given."""
    if value is None:
        return "open"
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def numbers(figure: FigureLine) -> str:
    """Return the numbers that the words give: a value, a range or one end; else "in words"."""
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return f"{number(figure.low)} to {number(figure.high)}"
    if figure.qualifier in ("at_least", "more_than") and figure.low is not None:
        return f"{number(figure.low)} or more"
    if figure.qualifier in ("at_most", "up_to", "fewer_than", "nearly") and figure.high is not None:
        return f"{number(figure.high)} or fewer"
    return "in words" if figure.value is None else number(figure.value)
