"""Decisions by name: what they name is found, they are written, and the links follow them."""

from pathlib import Path

import pytest

from alteram import api
from alteram.decisions import replay
from alteram.errors import DecisionError, DossierError, NotFoundError

FIRST = """Kesh Gazette
5 March 2031

The Foreign Ministry of Vardania said on Tuesday that 12 people were killed in the shelling of \
Tarnova on 4 March 2031.
"""
SECOND = """Lesk Courier
6 March 2031

The Interior Ministry of Vardania said that 40 people were killed in Tarnova on 4 March 2031.
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "x.alteram"
    api.read([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], path)
    return path


def decided(dossier: Path, action: str, subject: str, value: str = "") -> str:
    return api.make_decision(
        action, subject, value, dossier, who="Ilin Marat", why="by the passages"
    ).id


def test_figures_are_named_by_their_words(dossier: Path) -> None:
    decided(dossier, "not_comparable", "12 people", "40 people")
    figures = {
        figure.verbatim: figure.id
        for entry in api.collection(dossier).entries
        for figure in entry.analysis.figures
    }
    (pair,) = replay(api.decisions(dossier)).figures.parted
    assert set(pair) == {figures["12 people"], figures["40 people"]}


def test_texts_are_named_by_their_path(dossier: Path, tmp_path: Path) -> None:
    decided(dossier, "other_text", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    (pair,) = replay(api.decisions(dossier)).texts.parted
    assert set(pair) == {entry.document.id for entry in api.collection(dossier).entries}


def test_a_party_is_given_to_an_actor_by_name(dossier: Path) -> None:
    decided(dossier, "party", "Interior Ministry of Vardania", "Police of Vardania")
    linked = {one.name: one.id for one in api.collection(dossier).links.actors}
    chosen = replay(api.decisions(dossier)).parties
    assert chosen == {linked["Interior Ministry of Vardania"]: "Police of Vardania"}


def test_a_party_is_given_to_a_proposed_party_that_is_no_actor(dossier: Path) -> None:
    decided(dossier, "party", "witnesses, cited by Kesh Gazette", "Residents of Tarnova")
    assert "witnesses, cited by Kesh Gazette" in replay(api.decisions(dossier)).parties


def test_claims_of_an_event_are_told_apart_from_one_claim(dossier: Path) -> None:
    (event,) = (e for e in api.events(dossier) if e.place == "Tarnova")
    claim = event.claims[0]
    decided(dossier, "other_event", claim, event.id)
    parted = replay(api.decisions(dossier)).events.parted
    assert {one for pair in parted for one in pair} == set(event.claims)
    assert len(parted) == len(event.claims) - 1


def test_a_claim_told_apart_leaves_the_event_and_comes_back_when_undone(dossier: Path) -> None:
    (event,) = (e for e in api.events(dossier) if e.place == "Tarnova")
    claim = event.claims[-1]
    made = decided(dossier, "other_event", claim, event.id)
    after = {one.id: one.claims for one in api.events(dossier)}
    assert claim not in after[event.id]
    assert set(after[event.id]) == set(event.claims) - {claim}
    decided(dossier, "undo", made)
    assert {one.id: one.claims for one in api.events(dossier)}[event.id] == event.claims


def test_events_put_together_are_one(dossier: Path, tmp_path: Path) -> None:
    third = "Lesk Courier\n9 June 2031\n\nPolice of Vardania said that five people were killed "
    (tmp_path / "c.txt").write_text(third + "in Lesk on 8 June 2031.\n", encoding="utf-8")
    api.read([str(tmp_path / "c.txt")], dossier)
    before = api.events(dossier)
    assert len(before) == 2
    decided(dossier, "same_event", before[0].label, before[1].label)
    (event,) = api.events(dossier)
    assert set(event.claims) == {claim for one in before for claim in one.claims}
    assert event.id in {one.id for one in before}


def test_what_is_undone_is_named_by_its_id(dossier: Path) -> None:
    made = decided(dossier, "comparable", "12 people", "40 people")
    decided(dossier, "undo", made)
    assert not replay(api.decisions(dossier)).figures
    assert len(api.decisions(dossier)) == 2


@pytest.mark.parametrize(
    ("action", "subject", "value"),
    [
        ("comparable", "12 people", "thirteen people"),
        ("same_text", "a.txt", "nowhere.txt"),
        ("same_actor", "Nobody", "Interior Ministry of Vardania"),
        ("same_event", "Orlu", "Tarnova"),
        ("undo", "decision-0", ""),
    ],
)
def test_a_name_that_nothing_answers_to_writes_nothing(
    dossier: Path, action: str, subject: str, value: str
) -> None:
    with pytest.raises(NotFoundError):
        decided(dossier, action, subject, value)
    assert api.decisions(dossier) == ()


def test_an_event_is_not_told_apart_from_itself(dossier: Path) -> None:
    with pytest.raises(DecisionError):
        decided(dossier, "other_event", "Tarnova", "Tarnova")


def test_a_decision_needs_a_dossier(tmp_path: Path) -> None:
    with pytest.raises(DossierError):
        decided(tmp_path / "none.alteram", "undo", "decision-0")


def test_two_events_put_together_are_one_with_all_their_claims(tmp_path: Path) -> None:
    told = {
        "a": "On 12 March 2021 shells killed nine people in Tarnova, the army of Kesh said. "
        "On 12 March 2021 twenty people were injured in Tarnova, the army said.",
        "b": "On 20 March 2021 a mine killed two people in Tarnova, the mayor Ilan Torev said. "
        "On 20 March 2021 five people were injured in Tarnova, Torev said.",
    }
    for name, text in told.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    dossier = tmp_path / "d.alteram"
    api.read([str(tmp_path / f"{name}.txt") for name in told], dossier)
    one, other = api.events(dossier)
    made = api.make_decision("same_event", one.id, other.id, dossier, who="Ada Merin", why="one")
    (event,) = api.events(dossier)
    assert set(event.claims) == {*one.claims, *other.claims}
    api.relink(dossier, whole=True)
    assert [held.claims for held in api.events(dossier)] == [event.claims]
    api.make_decision("undo", made.id, "", dossier, who="Ada Merin", why="two")
    assert {held.claims for held in api.events(dossier)} == {one.claims, other.claims}
