"""Accounts by question, and the points that accounts share, compete on, or hold alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import Count, Said, collection, entry

from alteram.compare import compare
from alteram.comparison import Comparison, PointKind
from alteram.model import Collection, Entry

NINE = Count(words="nine people", value=9)
VARDANIA = Said(
    quote="Ostrovian troops killed nine people in Belmar on 4 March.",
    speaker="Ada Merin",
    state="Vardania",
    position="attributes_to",
    blamed=("Ostrovia",),
    counts=(NINE,),
    date="2022-03-04",
    place="Belmar",
)
OSTROVIA = Said(
    quote="We know of nine people who were killed in Belmar on 4 March.",
    speaker="Bo Lund",
    state="Ostrovia",
    counts=(NINE,),
    date="2022-03-04",
    place="Belmar",
)
KESH = replace(OSTROVIA, speaker="Cy Tarn", state="Kesh")


def held(*said: Said) -> Collection:
    return collection(
        *(entry(f"d{i}", one, published=f"2022-04-{i + 1:02d}") for i, one in enumerate(said))
    )


def compared(*said: Said) -> Comparison:
    ours = held(*said)
    (event,) = ours.links.events
    return compare(event, ours)


def together(*said: Said) -> Comparison:
    """Compare claims that a person put into one event, wherever they are set."""
    ours = held(*said)
    first = ours.links.events[0]
    every = tuple(claim.id for one in ours.entries for claim in one.analysis.claims)
    documents = tuple(one.document.id for one in ours.entries)
    return compare(replace(first, claims=every, documents=documents), ours)


def kinds(found: Comparison) -> list[PointKind]:
    return [one.kind for one in found.competing]


def shared(found: Comparison) -> set[tuple[PointKind, str]]:
    return {(point.kind, point.words) for point in found.common}


def test_an_account_is_laid_out_by_question() -> None:
    found = compared(replace(VARDANIA, labels=("massacre",)))
    (account,) = found.accounts
    assert {one.question: [point.sentence for point in one.points] for one in account.answers} == {
        "what": ["Ada Merin said: killing"],
        "when": ["Ada Merin said when: 4 March 2022"],
        "where": ["Ada Merin said where: Belmar"],
        "how_many": ["Ada Merin said how many: killed: \u201cnine people\u201d"],
        "responsible": ["Ada Merin said who is responsible: Ostrovia"],
        "name": ["Ada Merin used the name \u201cmassacre\u201d"],
    }


def test_what_an_account_leaves_open_is_no_answer() -> None:
    (account,) = compared(Said(quote="It was bad.", speaker="Ada", place="Belmar")).accounts
    assert [answer.question for answer in account.answers] == ["what", "where"]


@pytest.mark.parametrize(
    ("position", "sentence"),
    [
        ("denies_act", "Bo Lund denied: killing"),
        ("demands", "Bo Lund made a demand: killing"),
        ("declines_comment", "Bo Lund declined to comment"),
        ("acknowledges_other_explanation", "Bo Lund gave another explanation: killing"),
        ("acknowledges_denies_responsibility", "Bo Lund acknowledged it, denied responsibility"),
        ("accepts_responsibility", "Bo Lund accepted responsibility"),
        ("attributes_to_unknown", "Bo Lund said who is responsible: persons unknown"),
    ],
)
def test_each_position_has_a_sentence_of_its_own(position: str, sentence: str) -> None:
    one = replace(OSTROVIA, position=position, counts=())  # type: ignore[arg-type]
    (account,) = compared(one).accounts
    assert sentence in [point.sentence for one in account.answers for point in one.points]


def test_every_point_has_a_speaker_and_a_passage() -> None:
    found = compared(VARDANIA, OSTROVIA, KESH)
    points = [point for a in found.accounts for answer in a.answers for point in answer.points]
    for point in (*points, *found.common, *found.only):
        assert point.speakers
        assert all(name in point.sentence for name in point.speakers)
        assert point.lines
        assert all(line.speaker and line.quote for line in point.lines)


def test_shared_without_a_dispute() -> None:
    found = compared(VARDANIA, OSTROVIA)
    assert shared(found) == {
        ("act", "killing"),
        ("date", "4 March 2022"),
        ("place", "Belmar"),
        ("figure", "killed, group not stated, persons: \u201cnine people\u201d"),
    }
    assert not found.competing


def test_an_actor_whom_both_blame_is_shared() -> None:
    both = replace(OSTROVIA, position="attributes_to", blamed=("Ostrovia",))
    assert ("responsibility", "Ostrovia") in shared(compared(VARDANIA, both))


def test_words_that_only_describe_an_actor_are_not_shared() -> None:
    one = replace(VARDANIA, blamed=("armed men",))
    both = replace(OSTROVIA, position="attributes_to", blamed=("armed men",))
    assert not [kind for kind, _ in shared(compared(one, both)) if kind == "responsibility"]


def test_a_third_party_that_denies_makes_it_a_dispute() -> None:
    denial = replace(KESH, position="denies_act", counts=(), quote="Nobody was killed in Belmar.")
    found = compared(VARDANIA, OSTROVIA, denial)
    assert "act" not in {kind for kind, _ in shared(found)}
    assert [side.party for side in found.competing[0].sides] == ["Kesh", "Ostrovia", "Vardania"]
    assert [side.words for side in found.competing[0].sides] == ["denied it", "said it", "said it"]


def test_a_party_is_not_in_dispute_with_itself() -> None:
    denial = replace(VARDANIA, position="denies_act", counts=(), quote="No one was killed here.")
    assert not compared(VARDANIA, denial).competing


def test_copies_do_not_make_a_point_shared() -> None:
    story = " ".join(f"word{i}" for i in range(90))
    ours = collection(
        *(
            entry(f"c{i}", VARDANIA, outlet=f"Paper {i}", filler=story, published=f"2022-03-1{i}")
            for i in range(3)
        )
    )
    (event,) = ours.links.events
    found = compare(event, ours)
    assert not found.common
    (figures,) = found.figures
    assert (figures.documents, figures.independent_origins) == (3, 1)


def test_points_of_one_account_alone() -> None:
    found = compared(VARDANIA, replace(OSTROVIA, counts=()))
    assert {(point.kind, point.parties) for point in found.only} == {
        ("responsibility", ("Vardania",)),
        ("figure", ("Vardania",)),
    }


SIDES = {"Vardania": "Ostrovia", "Ostrovia": "Vardania", "Ada Merin": "Bo Lund"}
SIDES["Bo Lund"] = "Ada Merin"
DENIAL = replace(KESH, position="denies_act", counts=(), quote="Nobody was killed in Belmar.")
ELEVEN = replace(
    OSTROVIA,
    quote="We know of eleven people who were killed in Belmar on 4 March.",
    position="attributes_to",
    blamed=("Kesh",),
    labels=("tragedy",),
    counts=(Count(words="eleven people", value=11),),
)


def swapped(words: str) -> str:
    for number, name in enumerate(SIDES):
        words = words.replace(name, f"<{number}>")
    for number, name in enumerate(SIDES):
        words = words.replace(f"<{number}>", SIDES[name])
    return words


def swap(said: Said) -> Said:
    return replace(
        said,
        speaker=swapped(said.speaker),
        state=swapped(said.state or ""),
        blamed=tuple(map(swapped, said.blamed)),
    )


def shape(found: Comparison) -> list[list[str]]:
    """Return all words of a comparison, in an order that no name decides."""
    return [
        sorted(
            f"{a.party}: {p.sentence}" for a in found.accounts for o in a.answers for p in o.points
        ),
        sorted(f"{c.words} {s.party} {s.words}" for c in found.competing for s in c.sides),
        sorted(f"{point.kind} {point.words}" for point in (*found.common, *found.only)),
        sorted(f"{one.words} {party}" for one in found.figures for party in one.parties),
        sorted(
            f"{row.speaker} {cell.actor} {cell.positions}"
            for row in found.responsibility.rows
            for cell in row.cells
        ),
    ]


def test_a_swap_of_two_parties_swaps_the_output_and_nothing_else() -> None:
    said = (VARDANIA, ELEVEN, DENIAL)
    before, after = compared(*said), compared(*map(swap, said))
    assert before.competing
    assert [sorted(map(swapped, words)) for words in shape(before)] == shape(after)


FOUR = held(VARDANIA, ELEVEN, DENIAL, KESH)


@settings(max_examples=24, deadline=None)
@given(st.permutations(FOUR.entries))
def test_the_order_of_documents_does_not_matter(entries: list[Entry]) -> None:
    (event,) = FOUR.links.events
    assert compare(event, replace(FOUR, entries=tuple(entries))) == compare(event, FOUR)


def test_a_number_in_a_denial_is_not_one_that_the_speaker_gave() -> None:
    denial = replace(OSTROVIA, position="denies_act", quote="It is not true that nine people died.")
    found = compared(KESH, denial)
    theirs = [
        point.kind
        for account in found.accounts
        for answer in account.answers
        for point in answer.points
        if point.speakers == ("Bo Lund",)
    ]
    assert theirs == ["denial", "dispute"]
    assert not found.common
