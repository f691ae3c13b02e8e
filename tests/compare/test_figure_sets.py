"""Sets of comparable figures: what a person decided, and figures of a whole collection."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import Count, Said, collection, entry

from alteram.compare import compare
from alteram.compare.figure_sets import Group, group_figures, reasons
from alteram.compare.figures import Scope, count_figures
from alteram.compare.index import Index
from alteram.comparison import Comparison, FigureSet
from alteram.decisions import By, Pairs, decide, pair
from alteram.model import Collection

DAY = Said(
    quote="",
    speaker="Ada Merin",
    state="Vardania",
    date="2022-03-04",
    place="Belmar",
)
NAMES = ("Ada Merin", "Bo Lund", "Cy Tarn", "Dag Orn", "Eva Lis")
STATES = ("Vardania", "Ostrovia", "Kesh", "Morava", "Lumia")


def _said(number: int, words: str, value: float, group: str = "not_stated") -> Said:
    return replace(
        DAY,
        quote=f"In Belmar {words} were killed.",
        speaker=NAMES[number],
        state=STATES[number],
        counts=(Count(words=words, value=value, group=(group,)),),
    )


FOUR = (
    _said(0, "ten people", 10),
    _said(1, "twelve people", 12),
    _said(2, "eleven people", 11),
    _said(3, "nine villagers", 9, "villagers of Belmar"),
)


def _held(*said: Said) -> Collection:
    return collection(
        *(entry(f"d{i}", one, published=f"2022-03-{i + 10}") for i, one in enumerate(said))
    )


def _ids(held: Collection) -> list[str]:
    return [figure.id for one in held.entries for figure in one.analysis.figures]


def _decided(held: Collection, *decisions: tuple[str, int, int]) -> Comparison:
    ids = _ids(held)
    made = tuple(
        decide(action, [ids[a]], [ids[b]], By(who="ann", why="read", made=f"2024-01-0{n}"))
        for n, (action, a, b) in enumerate(decisions, start=1)
    )
    (event,) = held.links.events
    return compare(event, replace(held, decisions=made))


def _verbatims(sets: tuple[FigureSet, ...]) -> list[tuple[list[str], bool]]:
    return [([one.verbatim for one in found.figures], found.by_decision) for found in sets]


def test_sets_say_who_gives_them_and_which_figure_gives_the_ends() -> None:
    held = _held(*FOUR)
    ids = _ids(held)
    people = _decided(held).figures[0]
    assert (people.reported_min, people.reported_max) == (10, 12)
    assert (people.least, people.greatest) == ((ids[0],), (ids[1],))
    assert (people.documents, people.independent_origins) == (3, 3)
    assert people.parties == ("Kesh", "Ostrovia", "Vardania")


def test_one_number_from_two_documents_of_one_body_has_one_origin() -> None:
    body = "Foreign Ministry of Vardania"
    first = replace(FOUR[0], body=body)
    second = replace(first, speaker="Bo Lund", quote="We count ten people among the dead.")
    (found,) = _decided(_held(first, second)).figures
    assert (found.documents, found.independent_origins, found.parties) == (2, 1, ("Vardania",))


def test_figures_that_a_person_joined_stand_in_one_set() -> None:
    found = _decided(_held(*FOUR), ("comparable", 0, 3)).figures
    assert _verbatims(found) == [
        (["ten people", "twelve people", "eleven people", "nine villagers"], True)
    ]
    assert found[0].words.endswith("(compared by a person's decision)")
    assert (found[0].reported_min, found[0].reported_max) == (9, 12)


def test_figures_that_a_person_parted_never_do() -> None:
    found = _decided(_held(*FOUR), ("not_comparable", 0, 1))
    assert _verbatims(found.figures) == [
        (["ten people", "eleven people"], True),
        (["twelve people"], True),
        (["nine villagers"], False),
    ]
    assert "told apart by a person's decision" in {one.reason for one in found.not_comparable}
    assert len({one.id for one in found.figures}) == 3
    assert [one.words.endswith("(told apart by a person's decision)") for one in found.figures] == [
        True,
        True,
        False,
    ]


def test_parting_holds_against_joining_through_others() -> None:
    found = _decided(
        _held(*FOUR), ("not_comparable", 0, 1), ("comparable", 0, 3), ("comparable", 1, 3)
    )
    for figures in found.figures:
        verbatims = {one.verbatim for one in figures.figures}
        assert not {"ten people", "twelve people"} <= verbatims


def test_a_decision_about_a_copy_holds_for_the_figure_that_is_shown() -> None:
    story = " ".join(f"word{i}" for i in range(90))
    copies = [
        entry(f"c{i}", FOUR[0], filler=story + str(i), published=f"2022-03-2{i}") for i in "12"
    ]
    held = collection(*copies, entry("v", FOUR[3], published="2022-03-30"))
    copied = next(f.id for f in copies[1].analysis.figures)
    other = next(f.id for f in held.entries[2].analysis.figures)
    assert copied not in {f.id for f in copies[0].analysis.figures}
    made = decide("comparable", [copied], [other], By(who="ann", why="read", made="2024-01-01"))
    (event,) = held.links.events
    (found,) = compare(event, replace(held, decisions=(made,))).figures
    assert [one.verbatim for one in found.figures] == ["ten people", "nine villagers"]


INDEXES = st.lists(st.tuples(st.booleans(), st.integers(0, 3), st.integers(0, 3)), max_size=6)


HELD = _held(*FOUR)
COUNTED = count_figures(Index(HELD).items(HELD.links.events[0]), HELD.links.events[0])


def _shape(groups: list[Group]) -> list[list[str]]:
    return [[one.figure.id for one in group.members] for group in groups]


@settings(max_examples=60, deadline=None)
@given(INDEXES)
def test_every_figure_stands_in_one_set_and_parted_ones_apart(
    made: list[tuple[bool, int, int]],
) -> None:
    ids = [one.figure.id for one in COUNTED]
    joined = frozenset(pair(ids[a], ids[b]) for join, a, b in made if join and a != b)
    parted = frozenset(pair(ids[a], ids[b]) for join, a, b in made if not join and a != b)
    groups = group_figures(COUNTED, Pairs(joined=joined - parted, parted=parted))
    shape = _shape(groups)
    assert sorted(figure for group in shape for figure in group) == sorted(ids)
    for one, other in parted:
        assert not any({one, other} <= set(group) for group in shape)
    if not parted:
        for one, other in joined:
            assert any({one, other} <= set(group) for group in shape)
    assert shape == _shape(group_figures(COUNTED, Pairs(joined=joined - parted, parted=parted)))


@settings(max_examples=24, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    ids = _ids(HELD)
    made = decide(
        "not_comparable", [ids[0]], [ids[1]], By(who="ann", why="read", made="2024-01-01")
    )
    ours = replace(HELD, decisions=(made,))
    other = replace(ours, entries=tuple(ours.entries[number] for number in order))
    (event,) = HELD.links.events
    assert compare(event, other) == compare(event, ours)


def test_every_number_of_a_set_stands_in_its_passage() -> None:
    held = _held(*FOUR)
    texts = {one.document.id: one.text.text for one in held.entries}
    for figures in _decided(held, ("comparable", 0, 3)).figures:
        for one in figures.figures:
            assert texts[one.line.document][one.start : one.end] == one.verbatim
            assert one.line.start <= one.start < one.end <= one.line.end
        numbers = {one.value for one in figures.figures}
        assert {figures.reported_min, figures.reported_max} <= numbers


def test_many_sets_that_are_not_comparable_take_few_lines() -> None:
    many = [_said(0, f"{n} people of group {n}", n, f"group {n}") for n in range(10, 40)]
    found = _decided(_held(*many))
    assert len(found.figures) == 30
    assert [len(one.sets) for one in found.not_comparable] == [30]
    assert found.not_comparable[0].reason.endswith(" / 24 more)")


def test_reasons_name_each_way_in_which_scopes_differ() -> None:
    one = Scope(outcome="killed", group=(), unit="persons", place="", interval="", part="")
    assert list(reasons([one, replace(one, unit="families")])) == ["persons, not families"]
    assert list(reasons([one, replace(one, place="Lesk", interval="2020")])) == [
        "different places (that of the event / Lesk)",
        "different periods (that of the event / 2020)",
    ]
    units = [replace(one, unit=unit) for unit in ("persons", "families", "graves")]
    assert list(reasons(units)) == ["different counting units (persons / families / graves)"]
