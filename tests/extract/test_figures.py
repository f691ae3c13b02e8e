"""Figures: each quantity in the shortest claim around it, with its stated scope."""

from alteram.extract.figures import build_figures
from alteram.extract.quantities import find_quantities
from alteram.model import Claim, DateMention, PlaceMention, Span
from alteram.text.parse import parse

TEXT = "In Kesh 12 people, including 3 children, were killed on 4 May 1993. Dozens fled."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(name: str, words: str) -> Claim:
    return Claim(id=name, attribution="a", span=span(words), act=None, position="asserts")


DATE = DateMention(
    span=span("4 May 1993"), text="4 May 1993", edtf="1993-05-04", kind="date",
    timex_type="DATE", timex_value="1993-05-04",
)  # fmt: skip
PLACE = PlaceMention(span=span("Kesh"), text="Kesh", name="Kesh")


def test_shortest_claim_scope_and_parts() -> None:
    parsed = parse(TEXT)
    claims = (claim("all", TEXT), claim("first", TEXT[:67]), claim("second", "Dozens fled."))
    found = build_figures(parsed, find_quantities(parsed, (DATE,)), claims, (DATE,), (PLACE,))
    assert [(f.verbatim, f.claim) for f in found] == [
        ("12 people", "first"), ("3 children", "first"), ("Dozens", "second"),
    ]  # fmt: skip
    assert [f.scope_place for f in found] == ["Kesh", "Kesh", None]
    assert [f.scope_interval for f in found] == ["1993-05-04", "1993-05-04", None]
    assert found[1].subset_of == found[0].id
    assert len({f.id for f in found}) == 3


def test_no_claim_no_figure() -> None:
    parsed = parse(TEXT)
    assert build_figures(parsed, find_quantities(parsed, ()), (), (), ()) == ()
