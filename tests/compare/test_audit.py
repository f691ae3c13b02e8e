"""The even-handedness audit: swapping of names, the map of offsets, and what differs."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alteram.compare import audit, read_swaps, swap_names
from alteram.compare.swapping import Swapped
from alteram.errors import SwapError
from alteram.model import Analysis, Span
from alteram.pipeline import analyse

FORMS = "Vardania,Vardanian,Tolmar=Ostrovia,Ostrovian,Istrel"
SAID = (
    "The Vardanian Ministry of Defence said on 4 March 2022 that an Ostrovian shell killed nine "
    "civilians in Harsk. Ostrovia's Foreign Minister Anna Lesk denied it in Istrel."
)


def swapped(text: str, *swaps: str) -> Swapped:
    return swap_names(text, read_swaps(swaps, [text]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VARDANIA and Vardania", "OSTROVIA and Ostrovia"),
        ("an Ostrovian and a Vardanian", "a Vardanian and an Ostrovian"),
        ("An Ostrovian left.", "A Vardanian left."),
        ("two Vardanians, Ostrovia’s", "two Ostrovians, Vardania’s"),
        ("Vardania-held, anti-Ostrovian", "Ostrovia-held, anti-Vardanian"),
        ("the Republic of Vardania", "the Republic of Ostrovia"),
        ("Vardaniada is another word", "Vardaniada is another word"),
    ],
)
def test_names_are_swapped_with_case_and_article(text: str, expected: str) -> None:
    assert swapped(text, FORMS).new_text == expected
    assert swapped(expected, FORMS).new_text == text


def test_forms_of_a_name_that_no_list_has_are_those_of_the_text() -> None:
    text = "Drovians left Drovia. A Marlandese minister of Marland spoke."
    made = swapped(text, "Drovia=Marland")
    assert made.new_text == "Marlandese left Marland. A Drovian minister of Drovia spoke."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian troops left Oslo.", "Emirati troops left Abu Dhabi."),
        ("Norway said so.", "The United Arab Emirates said so."),
        ("They left Norway.", "They left the United Arab Emirates."),
        ("Emirati troops left Abu Dhabi.", "Norwegian troops left Oslo."),
        ("The United Arab Emirates said so.", "Norway said so."),
        ("The UAE said so.", "Norway said so."),
        ("A UAE minister left.", "A Norway minister left."),
        ("The Norway team left.", "The U.A.E. team left."),
    ],
)
def test_states_of_the_list_bring_their_forms(text: str, expected: str) -> None:
    assert swapped(text, "Norway=United Arab Emirates").new_text == expected


def test_a_full_stop_that_ends_a_sentence_stays() -> None:
    made = swapped("Aid came from the U.S. The Norway team left.", "Norway=United States")
    assert made.new_text == "Aid came from Norway. The U.S. team left."


@pytest.mark.parametrize("text", ["in New Mexico", "North America", "near Mexico Beach"])
def test_names_inside_longer_names_of_places_stay(text: str) -> None:
    assert swapped(text, "Mexico=United States").new_text == text


def test_of_two_states_named_alike_each_keeps_its_own() -> None:
    text = "South Korea and North Korea, South Korean and North Korean"
    made = swapped(text, "North Korea=South Korea").new_text
    assert made == "North Korea and South Korea, North Korean and South Korean"


@pytest.mark.parametrize(
    "swap",
    ["Vardania", "A=B=C", "=B", "A,B=C", "A,=B,C", "Vardania=Vardania", "A,B=B,C", "Kesh=Al Kesh"],
)
def test_what_cannot_be_swapped_is_refused(swap: str) -> None:
    with pytest.raises(SwapError, match="nothing was analysed"):
        read_swaps([swap], [""])


def test_two_swaps_may_not_share_a_side() -> None:
    with pytest.raises(SwapError, match="two sides"):
        read_swaps(["Vardania=Ostrovia", "Ostrovia=Kesh"], [""])


WORDS = st.lists(
    st.sampled_from(
        [
            "Vardania",
            "an Ostrovian",
            "a Vardanian",
            "VARDA",
            "said",
            "Ostro's",
            "in",
            "Ostrovia.",
            "\n",
        ]
    ),
    max_size=5,
).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(WORDS)
@example("Vardania \n \n \n Vardania")
def test_swapping_twice_gives_the_text_and_the_map_leads_there_and_back(text: str) -> None:
    made = swapped(text, FORMS)
    again = swapped(made.new_text, FORMS)
    assert again.new_text == text
    for edit in made.edits:
        span = Span(edit.start, edit.end)
        there = made.there(span)
        assert there == (edit.new_start, edit.new_end)
        assert made.here(there) == span
        assert again.there(there) == span
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            there = made.there(Span(start, end))
            assert there is None or again.there(there) == (start, end)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_a_text_without_the_names_stays_as_it_is(text: str) -> None:
    made = swapped(text, "Vardania=Ostrovia")
    if "ardania" not in text.lower() and "ostrovia" not in text.lower():
        assert made.new_text == text


def test_a_span_that_cuts_a_name_leads_nowhere() -> None:
    made = swapped("in Vardania", FORMS)
    assert made.there(Span(3, 7)) is None
    assert made.here(Span(5, 7)) == (3, 11)


def test_all_records_of_an_even_handed_reading_survive() -> None:
    made = swapped(SAID, FORMS)
    found = audit(analyse(SAID), analyse(made.new_text), made)
    assert found.differences == ()
    assert found.survived == found.total > 8
    assert found.share == 1.0


def test_what_differs_is_named_with_passage_and_field() -> None:
    made = swapped(SAID, FORMS)
    before, after = analyse(SAID), analyse(made.new_text)
    unfair = replace(
        after,
        figures=tuple(replace(one, outcome="injured") for one in after.figures),
        dates=(),
    )
    found = audit(before, unfair, made, "a.txt")
    assert found.survived == found.total - 2
    date, figure = found.differences
    assert (date.kind, date.passage, date.found) == ("date", "4 March 2022", "only before the swap")
    assert (figure.kind, figure.passage, figure.found) == (
        "figure",
        "nine civilians",
        "changed by the swap",
    )
    (change,) = figure.changes
    assert (change.field, change.before, change.after) == ("outcome", "killed", "injured")


def test_what_the_swap_alone_brings_counts_against_it() -> None:
    made = swapped(SAID, FORMS)
    before, after = analyse(SAID), analyse(made.new_text)
    less = replace(before, dates=())
    (gained,) = audit(less, after, made).differences
    assert (gained.kind, gained.passage, gained.found) == (
        "date", "4 March 2022", "only after the swap",
    )  # fmt: skip


def test_names_in_changes_are_those_of_the_text() -> None:
    made = swapped(SAID, FORMS)
    after = analyse(made.new_text)
    other = replace(after, actors=tuple(replace(a, state=None) for a in after.actors))
    changes = [c for d in audit(analyse(SAID), other, made).differences for c in d.changes]
    assert {(c.field, c.after) for c in changes} == {("state", "-")}
    assert {c.before for c in changes} <= {"Vardania", "Ostrovia"}


def test_an_empty_analysis_survives() -> None:
    nothing = Analysis(text_sha256="", language="fr", date=None)
    assert audit(nothing, nothing, swapped("", FORMS)).share == 1.0
