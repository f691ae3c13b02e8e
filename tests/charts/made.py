"""Lines and figures as charts receive them; all people, places and bodies are invented."""

from dataclasses import replace

from alteram.comparison import FigureLine, FigureSet, Line
from alteram.model import Qualifier

LINE = Line(
    claim="c-0", speaker="Ada Merin", chain=("Ada Merin", "Kesh Post"), party="Kesh", origin="o-1",
    quote="At least 40 people were killed", document="d-1", location="texts/a.txt",
    outlet="Kesh Post", published="2022-03-05", start=0, end=30, position="asserts",
    act="killing", date="2022-03-04",
)  # fmt: skip


def said(party: str, speaker: str = "", claim: str = "c-0") -> Line:
    name = speaker or f"Speaker of {party}"
    return replace(LINE, party=party, speaker=name, chain=(name, "Kesh Post"), claim=claim)


def figure(
    line: Line, low: float | None, high: float | None, qualifier: Qualifier = "exact",
    verbatim: str = "",
) -> FigureLine:  # fmt: skip
    value = low if low is not None else high
    return FigureLine(
        figure=f"f-{line.claim}", line=line, verbatim=verbatim or f"{value}", start=0, end=2,
        value=value if low == high else None, low=low, high=high, qualifier=qualifier,
    )  # fmt: skip


def figures(*lines: FigureLine, words: str = "killed, civilian, persons") -> FigureSet:
    return FigureSet(
        id=f"s-{words}", words=words, outcome="killed", group=("civilian",),
        counting_unit="persons", scope_place=None, scope_interval=None, reported_min=None,
        reported_max=None, least=(), greatest=(), documents=1, independent_origins=1,
        parties=tuple(sorted({one.line.party for one in lines})), figures=lines,
    )  # fmt: skip


def url(line: Line) -> str:
    return f"/documents/{line.document}#{line.claim}"
