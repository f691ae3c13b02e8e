"""The matrix: rows speakers, columns actors; denials and acceptances where they belong."""

from dataclasses import replace

from tests.builders import Said, collection, entry
from tests.compare.test_points import KESH, OSTROVIA, VARDANIA, compared

from alteram.compare import compare
from alteram.comparison import Comparison

Cells = dict[str, list[tuple[str, tuple[str, ...]]]]


def cells(found: Comparison) -> Cells:
    return {
        row.speaker: [(cell.actor, cell.positions) for cell in row.cells]
        for row in found.responsibility.rows
    }


def test_a_denial_of_blame_stands_in_the_own_column() -> None:
    answer = replace(OSTROVIA, position="acknowledges_denies_responsibility", counts=())
    assert cells(compared(VARDANIA, answer)) == {
        "Ada Merin": [("Ostrovia", ("attributes_to",))],
        "Bo Lund": [("Ostrovia", ("acknowledges_denies_responsibility",))],
    }


def test_a_denial_that_names_another_stands_in_the_own_column_too() -> None:
    answer = replace(
        OSTROVIA, position="acknowledges_denies_responsibility", blamed=("Kesh",), counts=()
    )
    assert cells(compared(VARDANIA, answer))["Bo Lund"] == [
        ("Ostrovia", ("acknowledges_denies_responsibility",))
    ]


def test_who_denies_without_being_blamed_stands_in_a_column_of_the_own_name() -> None:
    answer = replace(KESH, position="acknowledges_denies_responsibility", counts=())
    assert cells(compared(VARDANIA, answer))["Cy Tarn"] == [
        ("Cy Tarn", ("acknowledges_denies_responsibility",))
    ]


def test_a_denial_of_the_act_stands_under_nobody_named() -> None:
    denial = replace(OSTROVIA, position="denies_act", counts=())
    found = compared(VARDANIA, denial)
    assert found.responsibility.columns == ("Ostrovia", "nobody named")
    assert cells(found)["Bo Lund"] == [("nobody named", ("denies_act",))]


def test_acceptance_stands_in_the_own_column() -> None:
    taken = replace(OSTROVIA, position="accepts_responsibility", counts=())
    assert cells(compared(VARDANIA, taken))["Bo Lund"] == [("Bo Lund", ("accepts_responsibility",))]


def test_a_speaker_of_several_documents_has_one_row() -> None:
    again = replace(VARDANIA, quote="It was Ostrovia that killed them in Belmar.", counts=())
    found = compared(VARDANIA, again)
    (row,) = found.responsibility.rows
    assert len({line.document for line in row.cells[0].lines}) == 2


def test_rows_stand_by_party() -> None:
    other = replace(VARDANIA, speaker="Zed Abel", quote="They killed people in Belmar.", counts=())
    third = replace(KESH, position="attributes_to", blamed=("Ostrovia",), counts=())
    rows = compared(other, VARDANIA, third).responsibility.rows
    assert [(row.party, row.speaker) for row in rows] == [
        ("Kesh", "Cy Tarn"),
        ("Vardania", "Ada Merin"),
        ("Vardania", "Zed Abel"),
    ]


def _document(*said: Said) -> Comparison:
    """Compare claims of one document, all of one event."""
    held = collection(entry("a", *said))
    claims = tuple(claim.id for claim in held.entries[0].analysis.claims)
    return compare(replace(held.links.events[0], claims=claims), held)


TOOK = replace(
    VARDANIA, quote="Ostrovian troops took Belmar on 4 March.", act="occupation", counts=()
)
BURNED = replace(
    VARDANIA,
    quote="The occupiers burned Belmar.",
    act="destruction",
    blamed=("occupiers",),
    counts=(),
)


def test_occupiers_stand_under_the_one_named_for_taking_the_place() -> None:
    found = _document(TOOK, BURNED)
    (row,) = found.responsibility.rows
    (cell,) = row.cells
    assert (cell.actor, cell.as_written) == ("Ostrovia", ("occupiers",))
    assert [line.quote for line in cell.lines] == [TOOK.quote, BURNED.quote]


def test_occupiers_of_whom_nothing_was_said_stay_as_written() -> None:
    assert _document(BURNED).responsibility.columns == ("occupiers",)
    killed = replace(TOOK, act="killing", quote="Ostrovian troops killed people.")
    assert set(_document(killed, BURNED).responsibility.columns) == {"Ostrovia", "occupiers"}


def test_another_speakers_occupiers_are_not_this_ones() -> None:
    other = replace(TOOK, speaker="Zed Abel")
    assert set(_document(other, BURNED).responsibility.columns) == {"Ostrovia", "occupiers"}


def test_two_who_took_the_place_leave_open_who_is_meant() -> None:
    both = replace(TOOK, blamed=("Ostrovia", "Kesh"))
    assert "occupiers" in _document(both, BURNED).responsibility.columns
