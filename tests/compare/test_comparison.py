"""What each party said about one event, side by side."""

from dataclasses import replace

import msgspec
from tests.builders import Count, Said, collection, entry

from alteram.compare import Comparison, compare
from alteram.comparison import Line
from alteram.model import Collection, Event

DAY = {"date": "1990-01-19/1990-01-20", "place": "Belmar"}
STORY = " ".join(f"word{i}" for i in range(80))

OURS = Said(
    quote="The Ostrovian army killed 214 people in Belmar that night.",
    speaker="Ada Merin",
    body="Foreign Ministry of Vardania",
    state="Vardania",
    position="attributes_to",
    blamed=("Ostrovia",),
    labels=("massacre",),
    counts=(Count(words="214 people", value=214),),
    date=DAY["date"],
    place=DAY["place"],
)
THEIRS = Said(
    quote="No more than 60 people died in Belmar, our forces never fired.",
    speaker="Bo Lund",
    body="Foreign Ministry of Ostrovia",
    state="Ostrovia",
    position="denies_act",
    counts=(Count(words="No more than 60 people", high=60, qualifier="at_most"),),
    date=DAY["date"],
    place=DAY["place"],
)
SOURCES = replace(
    OURS,
    quote="According to various sources, between 150 and 300 people died in Belmar.",
    speaker="various sources",
    speaker_kind="unknown",
    body=None,
    position="asserts",
    blamed=(),
    labels=(),
    chain=("various sources", "Foreign Ministry of Vardania", "Daily"),
    counts=(Count(words="between 150 and 300 people", low=150, high=300, qualifier="between"),),
)


def _compared(held: Collection) -> Comparison:
    (event,) = held.links.events
    return compare(event, held)


def _both() -> Collection:
    return collection(
        entry("a", OURS, published="2020-01-01"), entry("b", THEIRS, published="2020-01-02")
    )


def test_accounts_stand_by_state() -> None:
    found = _compared(_both())
    assert [account.party for account in found.accounts] == ["Ostrovia", "Vardania"]
    assert found.accounts[1].speakers == ("Ada Merin",)
    assert [name.name for name in found.accounts[1].names] == ["massacre"]
    assert (found.documents, found.copies, found.independent_origins) == (2, 0, 2)


def test_every_line_points_into_its_text() -> None:
    held = _both()
    texts = {one.document.id: one.text.text for one in held.entries}
    for account in _compared(held).accounts:
        for line in account.lines:
            assert texts[line.document][line.start : line.end] == line.quote
            assert line.speaker == line.chain[0]
        for figure in account.figures:
            assert texts[figure.line.document][figure.start : figure.end] == figure.verbatim


def test_whether_and_how_many_compete() -> None:
    found = _compared(_both())
    assert [one.kind for one in found.competing] == ["act", "figure"]
    assert [(side.party, side.words) for side in found.competing[1].sides] == [
        ("Ostrovia", "denied it: \u201cNo more than 60 people\u201d"),
        ("Vardania", "\u201c214 people\u201d"),
    ]


def test_blame_and_denial_stand_in_the_matrix() -> None:
    matrix = _compared(_both()).responsibility
    assert matrix.columns == ("Ostrovia", "nobody named")
    cells = {row.speaker: [(c.actor, c.positions) for c in row.cells] for row in matrix.rows}
    assert cells == {
        "Ada Merin": [("Ostrovia", ("attributes_to",))],
        "Bo Lund": [("nobody named", ("denies_act",))],
    }


def test_relations_name_the_later_and_the_earlier() -> None:
    found = {(one.relation, one.words) for one in _compared(_both()).relations}
    assert found == {
        ("denies", "Bo Lund denied what Ada Merin said"),
        ("gives_other_figure", "Bo Lund gave another figure than Ada Merin"),
    }


def test_described_speakers_stand_with_who_cites_them() -> None:
    ministry = replace(OURS, speaker="Foreign Ministry of Vardania", speaker_kind="body", body=None)
    found = _compared(collection(entry("a", SOURCES, ministry)))
    assert [account.party for account in found.accounts] == ["Vardania"]
    assert found.accounts[0].lines[0].chain == SOURCES.chain


def test_copies_are_one_line_with_all_documents() -> None:
    copies = [
        entry(f"c{i}", OURS, headline=f"Headline {i}", filler=STORY, published=f"2020-01-0{i}")
        for i in range(1, 4)
    ]
    found = _compared(collection(*copies))
    (line,) = found.accounts[0].lines
    assert line.document == copies[0].document.id
    assert line.also_in == ("c2.txt", "c3.txt")
    assert (found.documents, found.copies, found.independent_origins) == (3, 2, 1)


def test_common_points_and_points_of_one() -> None:
    same = replace(
        THEIRS,
        quote="214 people died in Belmar.",
        position="asserts",
        counts=(Count(words="214 people", value=214),),
    )
    found = _compared(collection(entry("a", OURS), entry("b", same)))
    assert {(point.kind, frozenset(point.parties)) for point in found.common} == {
        (kind, frozenset(("Vardania", "Ostrovia"))) for kind in ("act", "date", "place", "figure")
    }
    assert {point.kind for point in found.only} == {"responsibility", "name"}


def test_other_actor_for_one_act() -> None:
    other = replace(
        THEIRS,
        quote="Vardanian gunmen killed people in Belmar.",
        counts=(),
        position="attributes_to",
        blamed=("Vardania",),
    )
    found = _compared(
        collection(
            entry("a", OURS, published="2020-01-01"), entry("b", other, published="2020-01-02")
        )
    )
    assert [one.kind for one in found.competing] == ["responsibility"]
    assert [one.relation for one in found.relations] == ["gives_other_actor"]


def test_same_speaker_later_revises() -> None:
    later = replace(
        OURS,
        quote="In Belmar 220 people were killed.",
        counts=(Count(words="220 people", value=220),),
    )
    found = _compared(
        collection(
            entry("a", OURS, published="2020-01-01"), entry("b", later, published="2020-02-01")
        )
    )
    assert [one.relation for one in found.relations] == ["revises"]
    assert not found.competing


def test_outlet_stands_as_itself() -> None:
    own = Said(quote="People were killed.", **DAY)  # type: ignore[arg-type]
    found = _compared(collection(entry("a", own, outlet="Daily")))
    assert [account.party for account in found.accounts] == ["Daily"]


def test_comparison_survives_json() -> None:
    found = _compared(_both())
    assert msgspec.json.decode(msgspec.json.encode(found), type=Comparison) == found


def test_swapped_parties_give_swapped_accounts() -> None:
    table = {"Vardania": "Ostrovia", "Ostrovia": "Vardania"}

    def swap(said: Said) -> Said:
        state = said.state or ""
        body = (said.body or "").replace(state, table[state])
        blamed = tuple(table[name] for name in said.blamed)
        return replace(said, state=table[state], body=body, blamed=blamed)

    def shape(found: Comparison, names: dict[str, str]) -> list[tuple[str, int, int]]:
        # The order of accounts is that of the alphabet, which a swap of names turns round.
        return sorted((names[a.party], len(a.lines), len(a.figures)) for a in found.accounts)

    held = collection(
        entry("a", swap(OURS), published="2020-01-01"),
        entry("b", swap(THEIRS), published="2020-01-02"),
    )
    same = {name: name for name in table}
    assert shape(_compared(held), table) == shape(_compared(_both()), same)


def test_event_of_claims_that_are_gone() -> None:
    event = Event(
        id="event-0",
        label="Belmar",
        date=None,
        place="Belmar",
        lat=None,
        lon=None,
        claims=("claim-0",),
        documents=(),
        independent_origins=0,
    )
    assert compare(event, Collection()).accounts == ()


def test_lines_hold_no_verdict() -> None:
    assert not {"truth", "credibility", "rank", "best"} & set(Line.__slots__)


def test_described_speakers_of_a_copy_stand_with_its_first_outlet() -> None:
    story = " ".join(f"word{i}" for i in range(90))
    said = Said(
        quote="At least nine people were killed.",
        speaker="A witness",
        speaker_kind="group",
        date="2022-03-04",
        place="Belmar",
    )
    chains = (("A witness", "Ostrov Press"), ("A witness", "Lesk Courier"))
    first, copy = (replace(said, chain=chain) for chain in chains)
    held = collection(
        entry("a", first, outlet="Ostrov Press", filler=story, published="2022-03-04"),
        entry("b", copy, outlet="Lesk Courier", filler=story, published="2022-03-05"),
    )
    (account,) = compare(held.links.events[0], held).accounts
    assert account.party == "witness, cited by Ostrov Press"
    assert account.independent_origins == 1
    assert [line.also_in for line in account.lines] == [("b.txt",)]


def test_an_outlets_own_words_in_a_copy_are_those_of_the_first_outlet() -> None:
    own = Said(quote="Two trucks burned.", act="destruction", date="2022-03-04", place="Belmar")
    added = replace(own, quote="A bus burned too.")
    held = collection(
        entry("a", own, outlet="Kesh News", filler=STORY, published="2022-03-04"),
        entry("b", own, added, outlet="Morava Post", filler=STORY, published="2022-03-05"),
    )
    first, second = _compared(held).accounts
    assert [(line.quote, line.also_in) for line in first.lines] == [(own.quote, ("b.txt",))]
    assert [(line.quote, line.also_in) for line in second.lines] == [(added.quote, ())]
    assert (first.party, second.party) == ("Kesh News", "Morava Post")
