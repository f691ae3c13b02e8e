"""A place told before the text came to other years is not carried to what happened in them."""

import pytest
from tests.builders import entry

from alteram.link import link
from alteram.pipeline import analyse

BEFORE = (
    "Ilina Marr said that troops were deployed against civilians in massacres in Harsk and Lenn "
    "cities.\n\n"
)


def places_of(text: str, words: str) -> set[str | None]:
    base = entry("a")
    one = type(base)(
        document=base.document,
        text=type(base.text)(
            sha256=analyse(text).text_sha256, document=base.document.id, text=text,
            language="en", method="plain",
        ),
        analysis=analyse(text, date="2022-01-21"),
    )  # fmt: skip
    claims = {c.id for c in one.analysis.claims if words in text[c.span.start : c.span.end]}
    assert claims
    return {event.place for event in link([one]).events if claims & set(event.claims)}


@pytest.mark.parametrize(
    "later",
    [
        "In 2020, she said, more than 450 people were wounded.",
        "About 4,000 people are missing as a result of aggression over the past 30 years.",
    ],
)
def test_a_place_is_not_carried_to_other_years(later: str) -> None:
    words = "450" if "450" in later else "4,000"
    assert places_of(BEFORE + later + "\n", words) <= {None}


def test_a_place_is_carried_to_the_days_told_after_it() -> None:
    text = (
        "A bomb went off in Harsk.\n\n"
        "On 19 January 2022, more than 450 people were wounded there.\n"
    )
    assert places_of(text, "450") == {"Harsk"}
