"""Parties that a person chose: the nearest choice holds, with its reason."""

from dataclasses import replace

import pytest
from tests.builders import Said, collection, entry

from alteram.compare import Comparison, Index, compare
from alteram.decisions import By, decide
from alteram.model import Collection

MINISTRY = "Foreign Ministry of Vardania"
PERSON = Said(
    quote="People were killed in Belmar.",
    speaker="Ada Merin",
    body=MINISTRY,
    state="Vardania",
    date="2022-03-04",
    place="Belmar",
)
OTHER = replace(PERSON, quote="Many died in Belmar.", speaker="Bo Lund", body=None)
OUTSIDE = replace(PERSON, quote="Some died in Belmar.", speaker="Cy Tarn", body=None, state="Kesh")


def _held() -> Collection:
    return collection(entry("a", PERSON), entry("b", OTHER), entry("c", OUTSIDE))


def _id(held: Collection, name: str) -> str:
    return next(actor.id for actor in held.links.actors if actor.name == name)


def _chosen(held: Collection, **parties: str) -> Comparison:
    """Compare with parties chosen for actors or proposed parties, each "for NAME" a reason."""
    made = tuple(
        decide("party", [key], [name], By(who="ann", why=f"for {name}", made=f"2024-01-0{n}"))
        for n, (key, name) in enumerate(parties.items(), start=1)
    )
    (event,) = held.links.events
    return compare(event, replace(held, decisions=made))


def _accounts(found: Comparison) -> dict[str, tuple[str, ...]]:
    return {account.party: account.speakers for account in found.accounts}


def test_until_somebody_chooses_the_state_is_the_party() -> None:
    found = _chosen(_held())
    assert _accounts(found) == {"Kesh": ("Cy Tarn",), "Vardania": ("Ada Merin", "Bo Lund")}
    assert {account.reasons for account in found.accounts} == {()}


@pytest.mark.parametrize(
    ("choices", "accounts"),
    [
        ({"Vardania": "North"}, {"Kesh": ("Cy Tarn",), "North": ("Ada Merin", "Bo Lund")}),
        (
            {MINISTRY: "Diplomats"},
            {"Diplomats": ("Ada Merin",), "Kesh": ("Cy Tarn",), "Vardania": ("Bo Lund",)},
        ),
        (
            {"Vardania": "North", MINISTRY: "Diplomats"},
            {"Diplomats": ("Ada Merin",), "Kesh": ("Cy Tarn",), "North": ("Bo Lund",)},
        ),
        (
            {"Vardania": "North", MINISTRY: "Diplomats", "Ada Merin": "Merin"},
            {"Kesh": ("Cy Tarn",), "Merin": ("Ada Merin",), "North": ("Bo Lund",)},
        ),
        (
            {"Vardania": "Allies", "Kesh": "Allies"},
            {"Allies": ("Ada Merin", "Bo Lund", "Cy Tarn")},
        ),
    ],
)
def test_the_nearest_choice_holds(
    choices: dict[str, str], accounts: dict[str, tuple[str, ...]]
) -> None:
    held = _held()
    found = _chosen(held, **{_id(held, name): party for name, party in choices.items()})
    assert {party: tuple(sorted(names)) for party, names in _accounts(found).items()} == accounts


def test_a_choice_by_the_name_of_the_proposed_party() -> None:
    found = _chosen(_held(), Vardania="North")
    assert set(_accounts(found)) == {"Kesh", "North"}


def test_a_chosen_party_is_shown_with_its_reason() -> None:
    found = _chosen(_held(), Vardania="North")
    assert [account.reasons for account in found.accounts] == [(), ("for North",)]


def test_an_outlet_may_stand_with_a_party_too() -> None:
    own = Said(quote="People died.", date="2022-03-04", place="Belmar")
    held = collection(entry("a", PERSON), entry("b", own, outlet="Daily"))
    assert set(_accounts(_chosen(held))) == {"Daily", "Vardania"}
    assert set(_accounts(_chosen(held, Daily="Vardania"))) == {"Vardania"}


def test_one_party_by_choice_is_no_longer_in_dispute_with_itself() -> None:
    denial = replace(OUTSIDE, position="denies_act", quote="Nobody died in Belmar.")
    held = collection(entry("a", PERSON), entry("b", denial))
    assert _chosen(held).competing
    assert not _chosen(held, Vardania="Allies", Kesh="Allies").competing


def test_the_documents_of_the_event_are_enough() -> None:
    elsewhere = replace(OTHER, quote="Lesk was shelled.", place="Lesk", date="1999-01-01")
    story = " ".join(f"word{i}" for i in range(90))
    wire = Said(quote="People died.", date="2022-03-04", place="Belmar")
    held = collection(
        entry("a", PERSON),
        entry("b", elsewhere),
        entry("c", wire, outlet="Wire", filler=story, published="2022-03-05"),
        entry("d", wire, outlet="Daily", filler=story, published="2022-03-06"),
    )
    event = next(one for one in held.links.events if one.place == "Belmar")
    needed = tuple(one for one in held.entries if one.document.id in event.documents)
    assert len(needed) < len(held.entries)
    less = replace(held, entries=needed)
    assert compare(event, less) == compare(event, held)
    last = replace(held, entries=tuple(e for e in needed if e.document.location != "c.txt"))
    first = next(e.document for e in held.entries if e.document.location == "c.txt")
    index = Index(last, documents=[first])
    (item,) = (i for i in index.every_item(event) if i.line.location == "d.txt")
    assert (item.origin.name, item.copy) == ("Wire", True)


def test_outlets_that_no_text_names_are_no_one_party() -> None:
    own = replace(
        PERSON, speaker="", body=None, state=None, position="attributes_to", act="shelling"
    )
    north = replace(own, quote="The northern army shelled Belmar.", blamed=("northern army",))
    south = replace(own, quote="The southern army shelled Belmar.", blamed=("southern army",))
    crowd = replace(PERSON, quote="It came at night.", speaker="witnesses", body=None, state=None)
    held = collection(entry("a", north, crowd), entry("b", south, crowd))
    claims = tuple(claim for event in held.links.events for claim in event.claims)
    found = compare(replace(held.links.events[0], claims=claims), held)
    assert set(_accounts(found)) == {
        "unnamed outlet of a.txt",
        "unnamed outlet of b.txt",
        "witnesses, cited by unnamed outlet of a.txt",
        "witnesses, cited by unnamed outlet of b.txt",
    }


def test_a_ministrys_own_page_stands_in_its_states_account() -> None:
    page = replace(PERSON, quote="Nine people died in Belmar.", speaker="", body=None, state=None)
    paper = replace(page, quote="Seven people died in Belmar.")
    held = collection(
        entry("a", PERSON), entry("p", page, outlet=MINISTRY), entry("n", paper, outlet="Lenn Post")
    )
    assert _accounts(_chosen(held)) == {
        "Vardania": ("Ada Merin", MINISTRY),
        "Lenn Post": ("Lenn Post",),
    }
