"""What the terminal shows of one event: every point with its speaker, tables that fit a page."""

from dataclasses import replace

import pytest
from tests.builders import Count, Said, collection, entry

from alteram.compare import compare
from alteram.comparison import Comparison
from alteram.decisions import By, decide
from alteram.terminal.comparing import print_comparison
from alteram.terminal.responsibility import WIDTH

DAY = Said(
    quote="Ostrovian troops killed nine people in Belmar on 4 March.",
    speaker="Ada Merin",
    state="Vardania",
    position="attributes_to",
    blamed=("Ostrovia",),
    counts=(Count(words="nine people", value=9),),
    date="2022-03-04",
    place="Belmar",
)
DENIAL = replace(
    DAY,
    quote="Nobody was killed in Belmar.",
    speaker="Bo Lund",
    state="Ostrovia",
    position="denies_act",
    blamed=(),
    counts=(),
)


def _compared(*said: Said, party: str | None = None) -> Comparison:
    held = collection(
        *(entry(f"d{i}", one, published=f"2022-04-{i + 1:02d}") for i, one in enumerate(said))
    )
    if party is not None:
        made = decide(
            "party", ["Vardania"], [party], By(who="ann", why="one side", made="2024-01-01")
        )
        held = replace(held, decisions=(made,))
    (event,) = held.links.events
    return compare(event, held)


def _printed(capsys: pytest.CaptureFixture[str], found: Comparison) -> str:
    print_comparison(found)
    return capsys.readouterr().out


def test_passages_are_numbered_once_and_points_refer_to_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = _printed(capsys, _compared(DAY, DENIAL))
    assert "    [1] Bo Lund <- unnamed outlet [denied it]" in out
    assert "    Bo Lund denied: killing [1]" in out
    assert "    Ada Merin said how many: killed: “nine people” [2]" in out
    assert "    Ostrovia (Bo Lund): denied it [1]" in out


def test_a_set_says_who_gives_it(capsys: pytest.CaptureFixture[str]) -> None:
    out = _printed(capsys, _compared(DAY))
    assert "  killed, group not stated, persons: reported 9\n" in out
    assert "1 document, 1 independent origin found in this collection, party: Vardania" in out


def test_a_chosen_party_is_printed_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    out = _printed(capsys, _compared(DAY, party="North"))
    assert "  Party North (chosen by a person: one side)\n" in out


def test_a_matrix_of_many_actors_fits_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    many = [
        replace(
            DAY, quote=f"Army {n} killed people.", blamed=(f"Army {n} of the North",), counts=()
        )
        for n in range(11)
    ]
    out = _printed(capsys, _compared(*many))
    matrix = out[out.index("Responsibility, as said") :]
    assert max(map(len, matrix.splitlines())) <= WIDTH
    assert matrix.count("party: speaker") == 3
    assert all(f"Army {n} of the" in matrix for n in range(11))


def test_many_sets_that_are_not_comparable_take_a_few_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [f"{n} people of group {n}" for n in range(10, 60)]
    said = [
        replace(
            DAY,
            quote=f"In Belmar {one} died.",
            counts=(Count(words=one, value=n, group=(f"group {n}",)),),
        )
        for n, one in enumerate(words, start=10)
    ]
    out = _printed(capsys, _compared(*said))
    assert [line for line in out.splitlines() if "not comparable" in line] == [
        "  not comparable: 50 sets of killed: different groups "
        "(group 10 / group 11 / group 12 / group 13 / group 14 / group 15 / 44 more)"
    ]


def test_what_could_steer_a_terminal_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    nasty = replace(DAY, speaker="Ada\x1b[31m Merin", blamed=("Ostro\u202evia",))
    out = _printed(capsys, _compared(nasty))
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_number_that_is_disputed_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    dispute = replace(
        DENIAL,
        quote="It was not nine people who died in Belmar.",
        position="disputes_figure",
        counts=(Count(words="nine people", value=9),),
    )
    out = _printed(capsys, _compared(DAY, dispute))
    assert "“nine people”: Bo Lund <- unnamed outlet [disputed a figure] [1]" in out
    assert "“nine people”: Ada Merin <- unnamed outlet [2]" in out
