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


def test_scope_of_another_clause_is_not_taken() -> None:
    text = "He spoke in Morava on 2 May 2001 and recalled that 40 farmers were killed."
    parsed = parse(text)
    at = Span(text.index("2 May"), text.index(" and"))
    date = DateMention(
        span=at, text="2 May 2001", edtf="2001-05-02", kind="date", timex_type="DATE",
        timex_value="2001-05-02",
    )  # fmt: skip
    start = text.index("Morava")
    place = PlaceMention(span=Span(start, start + 6), text="Morava", name="Morava")
    whole = Claim(
        id="c", attribution="a", span=Span(0, len(text)), act=None, position="asserts",
        date="2001-05-02", place=0,
    )  # fmt: skip
    (found,) = build_figures(parsed, find_quantities(parsed, (date,)), (whole,), (date,), (place,))
    assert (found.scope_place, found.scope_interval) == (None, None)
