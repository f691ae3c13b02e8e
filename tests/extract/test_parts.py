"""Parts of wholes: told after them, before them, sentences later; and parts that exceed them."""

import pytest

from alteram.extract.parts import excesses
from alteram.extract.quantities import find_quantities
from alteram.model import Figure, Qualifier, Span
from alteram.text.parse import parse


def wholes(text: str) -> list[tuple[str, str | None]]:
    """Return each quantity's words with those of the whole that it is a part of."""
    found = find_quantities(parse(text), ())
    return [(q.verbatim, None if q.subset is None else found[q.subset].verbatim) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Kesh 131 civilians were killed. The governor resigned. Later he wrote that 14 of"
            " those killed were under 18.",
            [("131 civilians", None), ("14 of those", "131 civilians")],
        ),
        (
            "Four of the seven miners taken hostage on Friday have been released.",
            [("Four of the seven miners", "seven miners"), ("seven miners", None)],
        ),
        (
            "About 26,000 people had been displaced by the fighting in the valley since spring, of"
            " whom 15,000 were Ostrovians and 11,000 Vardanians.",
            [
                ("About 26,000 people", None),
                ("15,000", "About 26,000 people"),
                ("11,000 Vardanians", "About 26,000 people"),
            ],
        ),
        (
            "Of the 120 people on board the ferry, 97 drowned.",
            [("120 people", None), ("97", "120 people")],
        ),
        (
            "Shells wounded 48 people, 13 of them badly.",
            [("48 people", None), ("13 of them", "48 people")],
        ),
        (
            "In May 30 people were killed. In June, 12 soldiers were killed.",
            [("30 people", None), ("12 soldiers", None)],
        ),
    ],
)
def test_part_knows_its_whole(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert wholes(text) == expected


def figure(
    name: str, value: float, whole: str | None = None, qualifier: Qualifier = "exact"
) -> Figure:
    exact = qualifier == "exact"
    return Figure(
        id=name,
        claim="c",
        span=Span(0, 1),
        verbatim=str(value),
        value=value,
        low=value if exact else None,
        high=value if exact else None,
        qualifier=qualifier,
        outcome="killed",
        counting_unit="persons",
        subset_of=whole,
    )


def test_part_larger_than_its_whole() -> None:
    assert excesses([figure("a", 10), figure("b", 12, "a")]) == (("a", "b"),)


def test_parts_larger_together() -> None:
    parts = [figure("a", 10), figure("b", 6, "a"), figure("c", 7, "a"), figure("d", 1, "a")]
    assert excesses(parts) == (("a", None),)


def test_parts_that_fit_or_cannot_be_compared() -> None:
    fitting = [figure("a", 10), figure("b", 6, "a"), figure("c", 4, "a")]
    rough = [figure("d", 10, None, "about"), figure("e", 11, "d")]
    assert excesses(fitting + rough + [figure("f", 3, "elsewhere")]) == ()
